// Deadlines: by when, within what time, or from when something has to be done or is in force.
//
// Finds the time expressions of each block, decides which of them are deadlines and of what kind, and gives
// their normal form (2017-06-30, P15WD@公告, R/P1Y/--01-20), filling in a missing year or month from the text
// and the document's date. Leaves to others on what day a relative deadline falls (index/). Masks what it claims.
#pragma once

#include <vector>

#include "extract/block_text.h"
#include "extract/deadline_rules.h"
#include "extract/fact.h"

namespace liye {

class DeadlineExtractor {
 public:
  void Begin(const Source& source, const Document& document);
  void Read(BlockText& block, std::vector<Fact>& facts);
  void End(std::vector<Fact>& facts);

 private:
  void Prepare(const BlockText& block);
  void Scan();

  DeadlineScene scene_;
  const Source* source_ = nullptr;
  const Document* document_ = nullptr;
  bool label_alone_ = false;  // the last block was 完成时间： and nothing else
  int32_t goal_clause_ = -2;  // clause for which goal_section was last worked out
  bool goal_ = false;
};

}  // namespace liye
