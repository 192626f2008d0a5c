// Documents that a list of repeals names without repealing them.
//
// An item may say why it is repealed (已被《…》代替, 与《…》不一致, 依据《…》废止): the act that it names there stays in force.
// Tells such a mention from the item's own name. Works on clean text.
#pragma once

#include <string_view>

#include "extract/reference.h"

namespace liye {

// Whether what stands right before or behind a list of references makes it the reason of an act: 被, 与 … 不一致.
bool TellsReason(std::string_view before, std::string_view behind);
// Whether `behind` says that what stands before it differs from another: 不一致, 相抵触.
bool SaysDiffers(std::string_view behind);
// Whether `remark`, the inside of brackets behind a title, speaks of another document.
bool IsReasonRemark(std::string_view remark);
// Whether the item `text` begins with the name of `first`, its first reference.
bool BeginsWithName(std::string_view text, const Reference& first);
// Whether `gap`, what stands between two references, ends one item and begins the next: ;2. or ,(三).
bool BeginsNextItem(std::string_view gap);

}  // namespace liye
