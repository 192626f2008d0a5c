// What the items of a list of repealed or amended documents look like.
//
// An item names a document and no more, tells below it how it changes, or changes it itself (《甲》第七条修改为…); a list may
// also stand in one paragraph, behind a colon (现决定废止以下文件：《甲》；《乙》。). What the heading above says is
// relation_head's business. Works on clean text.
#pragma once

#include <string_view>

#include "extract/fact.h"
#include "extract/reference.h"

namespace liye {

// 1.《甲》(平政〔2013〕7号), (平政〔2013〕7号): nothing before and behind the references from `first` to `last`.
bool IsPlainItem(std::string_view text, const Reference& first, const Reference& last);
// 将第二条修改为…: whether `text`, below an item of what is amended, goes on about it.
bool SaysHowToChange(std::string_view text);
// 第七条修改为…, 删去第十二条: whether `behind`, right behind the document that begins an item, changes it.
bool ChangesItself(std::string_view behind);
// 序号 文件名称 文号: the names of columns above rows that no table holds.
bool IsColumnRow(std::string_view text);
// 2 平川市人民政府办公室: whether `gap` begins another row, up to the name of its document.
bool BeginsRow(std::string_view gap);
// What the words behind `left` and a colon right before `first` say of the documents behind it: kRepeals, kAmends, else
// kCites.
Relation OpenedRelation(std::string_view text, size_t left, const Reference& first);

}  // namespace liye
