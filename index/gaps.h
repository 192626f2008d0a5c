// The holes in each issuer's numbers: 平政〔2017〕1号, 2号, 5号 are here, 3号 and 4号 are not.
//
// A number belongs to its issuer: 政发〔2017〕6号 of two cities are of two sequences. A number that is only cited shows that
// it was given out. What is not here may exist.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/error.h"

namespace liye {

class Database;

struct NumberSequence {
  std::string issuer;                 // who bears most of the numbers here
  std::string code;                   // 平政; 国务院令 for orders
  int year = 0;                       // 0 for a sequence that runs through the years
  std::vector<uint32_t> held, cited;  // serials, ascending; `cited` are those that are not held
  // Serials up to the highest known, cited or held, that are not held; from the lowest on where there is no year.
  std::vector<uint32_t> missing() const;
};

// By issuer, code and year. `issuer` leaves only those whose issuer or code contains it, `year` only that one; "" and 0 for all.
Result<std::vector<NumberSequence>> NumberSequences(Database& database, const std::string& issuer, int year);

// 1–3, 5, 9–12.
std::string SerialRanges(const std::vector<uint32_t>& serials);

}  // namespace liye
