// Which names mean one office, and which office took over from which.
//
// 市发改委, 市发展改革委 and 郑州市发展和改革委员会 are one in documents of Zhengzhou; 市财政局 of another city is another. After the
// reforms of 2008-10, 2013-15, 2018-19 and 2023-24 (index/lexicon/unit_reforms.tsv) an office has a successor. Offices of a
// name that no lexicon knows are one when their names are equal but for 和, 管理, 人民政府 and the like. Knows no database.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace liye {

// Equal for names of one office of one place: 郑州/发展和改革委员会. `region` as for PlaceOfUnit.
std::string UnitKey(std::string_view name, std::string_view region);

enum class UnitRelation : uint8_t {
  kOther,      // two offices
  kSame,       // two names of one office
  kSuccessor,  // the second took over from the first
};
// Both named in documents of `region`; reforms up to `year` count, 0 for all.
UnitRelation CompareUnits(std::string_view one, std::string_view other, std::string_view region, int year = 0);

// The place of the office: the beginning of its key.
std::string PlaceOfOffice(std::string_view name, std::string_view region);

// The years of the first and the last document that names an office; 0 for none.
struct NamedYears {
  int first = 0, last = 0;
};
using NamedIn = std::function<NamedYears(const std::string& name)>;

// The office that does its work now, under its full name and with the same words for the place; "" when it goes on itself or no
// reform is known. Reforms behind `year`, that of the document, up to `until`, 0 for all. Where a reform went differently
// from place to place, the successor is taken that documents name from then on, else the usual one.
std::string SuccessorOf(std::string_view name, std::string_view region, int year, int until = 0,
                        const NamedIn& named_in = nullptr);

}  // namespace liye
