// Several issuers of one document (联合发文).
//
// Tells where one office ends and the next begins in names that stand side by side or one below the other, and which
// of them is only a part of the office before it (平川市水务局 办公室).
#pragma once

#include <string>
#include <string_view>

namespace liye {

// The offices in `raw`, which parts them by blanks, joined by 、 and without 中华人民共和国; empty when it names no two.
std::string JoinIssuersAtBlanks(std::string_view raw);

// Whether `name`, which stands behind the name of an office, is a part of that office: 办公室, 综合司, 国际合作局.
bool IsPartOfOffice(std::string_view name);

// The beginning of `raw` that reads `name` when its blanks are left out; empty when it does not begin so.
std::string_view PrefixThatReads(std::string_view raw, std::string_view name);

}  // namespace liye
