// Words of lists of units: what joins, opens and ends them.
//
// Conjunctions, 等有关部门, role marks (牵头, 配合), the words between a unit and its marker. Shared by
// the files of unit_list; knows no unit by name. Works on clean text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "extract/word_set.h"

namespace liye {

inline constexpr size_t kLongestListedName = 120;  // bytes of one unit's name
inline constexpr size_t kLongestListRun = 1200;    // bytes of a list in running text
inline constexpr size_t kMostListedUnits = 150;

// Rows of the lexicon duty_words by what they do; the values of `roles` are those of Role.
struct ListWords {
  WordSet links, openings, cuts, roles, bad_starts, carriers, inserted, basis, zeal, deeds;
  static const ListWords& Get();

 private:
  ListWords();
};

// Longest first: 以及 before 及.
inline constexpr std::string_view kConjunctions[] = {"以及", "或者", "和", "与", "及", "或", "并", "暨"};

// Bytes of the conjunction at `at`.
size_t ConjunctionAt(std::string_view text, size_t at);
// Whether `name` is 市, 各县(市、区), 自治区 and the like, without a name of its own.
bool IsBareLevel(std::string_view name);
// Bytes of 等有关部门和单位, 等9个部门 at `at`; `tail` is what it says the listed ones are.
size_t EtCeteraLength(std::string_view text, size_t at, std::string* tail);
// Whether an item of a list can end at `at`.
bool EndsStemAt(std::string_view text, size_t at);
// 规划资源 in 市规划资源、水务等行政管理部门: bytes of a short item that only the 等部门 behind its list makes a
// department, its level included; 0 when no such words follow.
size_t UnknownStemLength(std::string_view text, size_t at);
// 单位, 企业, 部门 without a word that says which; 两个以上单位.
bool IsGenericName(std::string_view name);
// 各有关部门和单位 is one: bytes of 和单位 behind the collective [begin, end).
size_t AlsoUnitsLength(std::string_view text, size_t begin, size_t end);

// 其 before the name of an office that is no part of it: 其|主管部门, not 其他部门, 其委托的单位.
size_t TheirsLength(std::string_view text, size_t at);
// Bytes of the words between a unit and its marker (具体, 按职责分工, 应当) that end at `end`.
size_t LinkLengthBefore(std::string_view text, size_t floor, size_t end);
// Bytes of such words at `at`.
size_t LinkLengthAt(std::string_view text, size_t at);

}  // namespace liye
