// What a cleanup finds, in words: proposals, reasons, what rests on a document and what falls with it.
//
// Shared by the formats of `liye cleanup` (cleanup_printer.h).
#pragma once

#include <string>
#include <vector>

#include "index/cleanup.h"

namespace liye {

std::string ProposalWord(CleanupProposal proposal);  // 保留, 修改, 废止, 宣布失效
std::string CodeWord(CleanupCode code);              // 有效期已满

// One reason as a line: the word, the other document, where, from when.
std::string ReasonLine(const CleanupReason& reason);

struct CleanupCells {
  std::string title;  // its row id and file where it has neither number nor title
  std::string standing, proposal;
  std::string reasons;   // a line each, the evidence below it
  std::string rests_on;  // how many documents, the first of them a line each; "" for none
  std::string falls;     // duties and deadlines; "" for none
};
CleanupCells CellsOf(const CleanupRow& row);

}  // namespace liye
