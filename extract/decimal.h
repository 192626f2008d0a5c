// Exact decimal numbers of any length, for sums of money.
//
// Holds an integer coefficient and a power of ten, so that 1.9651亿 is 196510000 and nothing else; no floating
// point anywhere. Only what reading sums needs: parsing, moving the point, adding, comparing, writing. Not negative.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liye {

class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(uint64_t integer);
  // 1880, 0.5, 1,200 and 1,200.50; a comma must stand before each group of three. nullopt for anything else.
  static std::optional<Decimal> Parse(std::string_view text);

  // This number times 10 to the `places`.
  Decimal Shifted(int places) const;
  Decimal Plus(const Decimal& other) const;
  bool zero() const { return digits_.empty(); }
  // Plain: no exponent, no separators, no needless zeros (196510000, 0.5, 0).
  std::string ToString() const;

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

 private:
  void Normalize();
  std::string DigitsDownTo(int exponent) const;

  std::string digits_;  // of the coefficient, no leading or trailing zeros; empty for zero
  int exponent_ = 0;    // the value is digits_ · 10^exponent_
};

}  // namespace liye
