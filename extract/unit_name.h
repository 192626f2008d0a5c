// Names of units: offices, governments, regions, zones, companies, bodies.
//
// Tells by its ending whether a text names a unit (市财政局, 各县(市、区), 高新区管委会) and where a name
// that begins at a place ends, conjunctions inside names (发展和改革委员会) included. All knowledge
// stands in lexicons; lists of units are unit_list's business. Works on clean text. One
// instance for the program, shared by threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/word_set.h"

namespace liye {

enum class UnitClass : uint8_t {
  kNoUnit,
  kDepartment,  // 局 委 办 厅 部: takes the level that its list gives (市财政局)
  kGovernment,  // 人民政府, 管委会, 国务院
  kRegion,      // 县(市、区), 上街区
  kZone,        // 开发区, 高新区
  kCompany,     // 公司, 银行
  kBody,        // 领导小组, 协会, 医院
  kCollective,  // 有关部门, 成员单位
  kStem,        // 财政, 市发改: a name without its ending, which another of the list gives
};

struct UnitEnding {
  UnitClass unit_class = UnitClass::kNoUnit;
  size_t size = 0;         // bytes
  bool list_only = false;  // tells a unit only in a list
};

enum class UnitContext : uint8_t { kSentence, kList };

class UnitNames {
 public:
  static const UnitNames& Get();

  // The ending of a unit's name that ends at `end`; none when what follows makes another word
  // of it (局 in 局部, 部 in 部门) or a person (局长, 市财政局负责人).
  UnitEnding EndingAt(std::string_view text, size_t end) const;

  // What `name` as a whole is; kNoUnit when it is none.
  UnitClass Classify(std::string_view name, UnitContext context) const;

  // End of the unit that begins at `at` in running text, not beyond `limit`; `at` when none does.
  size_t EndOfName(std::string_view text, size_t at, size_t limit) const;

  // Bytes of the longest stem (财政, 发展和改革) at `at`; 0 when there is none.
  size_t StemAt(std::string_view text, size_t at) const;
  bool IsStem(std::string_view text) const;
  // Whether `text` consists of stems, words such as 有关 主管 行政, place names and endings.
  bool IsNameMatter(std::string_view text) const;

  // Bytes of the place or level that `name` begins with: 市 in 市财政局, 平川市 in 平川市财政局,
  // 县级以上人民政府 in 县级以上人民政府教育部门; 0 for 财政局 and 市场监管局.
  size_t PlaceLength(std::string_view name) const;
  // Whether `name` says whose it is without a level: 各县, 有关部门, 国家税务总局, 济南海关.
  bool StandsAlone(std::string_view name) const;
  bool StartsWithRegionName(std::string_view name) const { return static_cast<bool>(regions_.LongestAt(name, 0)); }

  // Whether what begins at `at` makes a person of the unit before it: 局|长, 市财政局|负责人.
  bool PersonAt(std::string_view text, size_t at) const;
  size_t VerbAt(std::string_view text, size_t at) const { return verbs_.LongestAt(text, at).size; }

 private:
  UnitNames();
  bool HasBranches(std::string_view text, size_t end) const;
  bool IsBranch(std::string_view text, size_t at, size_t best, size_t end, const UnitEnding& ending) const;
  bool IsOwnDepartment(std::string_view text, size_t begin, size_t end) const;
  bool MayEndHere(std::string_view text, size_t end) const;
  size_t FoundedLength(std::string_view text, size_t end, size_t limit) const;
  size_t DescriptionLength(std::string_view text, size_t end, size_t limit) const;

  struct Suffix {
    UnitClass unit_class;
    bool list_only;
    std::string_view not_before;
  };
  WordSet suffixes_, stems_, modifiers_, regions_, false_levels_, persons_, verbs_, actor_verbs_, alone_;
  std::vector<Suffix> suffix_rows_;
};

// Whether 等 at `at` ends a list that begins at `begin`, unlike 等 in 高等学校, 中等职业.
bool EndsListAt(std::string_view text, size_t begin, size_t at);

// Bytes of 各省、自治区、直辖市及计划单列市, 各市、县, 有关区、市 or 中央和国家机关 at `at`, which as one word opens the name of one
// addressee; 0 elsewhere.
size_t AllProvincesLength(std::string_view text, size_t at);

// A bracket that belongs to a name, as in 县(市、区) and 办公厅(室): bytes from the bracket at `at` to
// behind its partner, or 0.
size_t NameBracketLength(std::string_view text, size_t at);
// The same, for the closing bracket that ends at `end`.
size_t NameBracketLengthBefore(std::string_view text, size_t end);

}  // namespace liye
