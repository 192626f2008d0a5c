// What a table says of the document that one of its rows names.
//
// A table of results gives each document its fate in a cell of its own (处理结果: 废止 | 宣布失效 | 修改 | 继续有效); a column of
// reasons (备注, 废止理由) names acts that stay in force. What the heading above the table says is RelationReader's
// business.
#pragma once

#include <optional>

#include "extract/block_text.h"
#include "extract/fact.h"

namespace liye {

// What the row of `cell` says is done to its document: kRepeals, kAmends, kCites for what stays or is only meant; nothing
// where the row does not say.
std::optional<Relation> RowVerdict(const BlockText& cell);
// Whether `cell` stands in a column that says why or how, and so names other documents than that of its row.
bool StandsInReasonColumn(const BlockText& cell);
// Whether `cell` is the only one of its row that holds text: a heading inside the table (二、继续有效的文件).
bool IsHeadingRow(const BlockText& cell);

}  // namespace liye
