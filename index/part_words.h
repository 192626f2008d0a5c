// The parts of a document that words name: 第十二条第二款第（三）项、第十五条, 附件1, 第三条至第五条.
//
// Reads the words into steps from the outermost to the innermost, numbers in Chinese or Arabic alike, and completes what a list
// leaves out (第三、五条; 第三条第一款、第二款). Which clauses these are is for index/clause_reference.h. Knows no database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liye {

// From the outermost to the innermost.
enum class PartUnit : uint8_t { kAnnex, kPart, kChapter, kSection, kArticle, kParagraph, kItem, kSubitem };

struct PartStep {
  PartUnit unit = PartUnit::kArticle;
  uint32_t first = 0, last = 0;  // 第三条至第五条: 3 and 5; equal for one; 0 for an annex without a number
  uint32_t inserted = 0;         // 第十二条之一: 1
  std::string words;             // as written, without what was left out
};

// One of the parts that are named; the innermost stands last.
using NamedPart = std::vector<PartStep>;

// In the order of the words; empty when they name none (有关条款). Stops where they go over to something else.
std::vector<NamedPart> ReadParts(std::string_view words);

// The number of a label as printed: 第 十二 条之一, （三）, 三、, 附件1; 0 where it has none.
struct LabelNumber {
  uint32_t number = 0, inserted = 0;
};
LabelNumber NumberOfLabel(std::string_view label);

}  // namespace liye
