// What titles say that matters for a cleanup: the period that a plan is for, and the matter that documents of one title share.
//
// For index/cleanup.cc. Knows no database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace liye {

// The words of a title that name the years it is for, and the last of them: 2018—2020年, “十三五”, 2017年度…要点.
struct TitlePeriod {
  std::string words;
  int last_year = 0;  // 0 for none
};
TitlePeriod PeriodOfTitle(std::string_view title);

// Whether a title or a kind of document (文种) is that of an act that comes again and binds nobody in general: 任免, 批复, 表彰, 函
// (lexicon/single_acts.tsv).
bool IsSingleAct(std::string_view words);

// Hash of what two documents of the same matter share: the title without the issuer, editions and 试行, 暂行. 0 for a title
// that says too little, or is of a single act.
uint64_t MatterOfTitle(std::string_view title);

}  // namespace liye
