// Names of documents without 《》.
//
// Lists of acts often print names bare, the number behind: 1.平川市人民政府关于加强路灯管理的通知（平政〔2013〕7号）. Such a name
// is no mention of its own; it belongs to its number, whose reference takes it in so that words within the name
// (关于贯彻落实…的意见) govern nothing. Works on clean text.
#pragma once

#include <cstddef>
#include <string_view>

#include "extract/reference.h"

namespace liye {

// Whether `text` is the name of a document: 平川市人民政府关于加强路灯管理的通知.
bool IsBareName(std::string_view text);
// Whether the item `text` names a document and says nothing else.
bool IsBareItem(std::string_view text);
// The reference of the number in [begin, end) that stands beside no title: with brackets of its own, and with the name
// before it from 关于 on. Nothing before `from` is taken.
Reference NumberReference(std::string_view text, size_t from, size_t begin, size_t end);

}  // namespace liye
