#include "extract/decimal.h"

#include <algorithm>

namespace liye {
namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }

// Whether the commas of an integer part stand before groups of three: 1,200 and 12,345,678.
bool GroupedByThree(std::string_view integer) {
  size_t comma = integer.find(',');
  if (comma == integer.npos) return true;
  if (comma == 0 || comma > 3) return false;
  for (; comma < integer.size(); comma += 4) {
    if (integer[comma] != ',' || integer.size() - comma < 4) return false;
    if (!std::all_of(integer.begin() + comma + 1, integer.begin() + comma + 4, IsDigitByte)) return false;
  }
  return comma == integer.size();
}

}  // namespace

Decimal::Decimal(uint64_t integer) : digits_(std::to_string(integer)) { Normalize(); }

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  const size_t point = text.find('.');
  const std::string_view integer = text.substr(0, point);
  const std::string_view fraction = point == text.npos ? std::string_view() : text.substr(point + 1);
  if (integer.empty() || !IsDigitByte(integer.front()) || (point != text.npos && fraction.empty()) ||
      !GroupedByThree(integer))
    return std::nullopt;
  Decimal number;
  for (char c : integer) {
    if (c == ',') continue;
    if (!IsDigitByte(c)) return std::nullopt;
    number.digits_ += c;
  }
  for (char c : fraction) {
    if (!IsDigitByte(c)) return std::nullopt;
    number.digits_ += c;
    --number.exponent_;
  }
  number.Normalize();
  return number;
}

Decimal Decimal::Shifted(int places) const {
  Decimal moved = *this;
  if (!zero()) moved.exponent_ += places;
  return moved;
}

Decimal Decimal::Plus(const Decimal& other) const {
  if (zero()) return other;
  if (other.zero()) return *this;
  const int exponent = std::min(exponent_, other.exponent_);
  std::string a = DigitsDownTo(exponent), b = other.DigitsDownTo(exponent);
  if (a.size() < b.size()) a.swap(b);
  b.insert(0, a.size() - b.size(), '0');
  int carry = 0;
  for (size_t i = a.size(); i-- > 0;) {
    const int sum = (a[i] - '0') + (b[i] - '0') + carry;
    a[i] = static_cast<char>('0' + sum % 10);
    carry = sum / 10;
  }
  if (carry) a.insert(0, 1, '1');
  Decimal total;
  total.digits_ = std::move(a);
  total.exponent_ = exponent;
  total.Normalize();
  return total;
}

std::string Decimal::ToString() const {
  if (zero()) return "0";
  if (exponent_ >= 0) return digits_ + std::string(exponent_, '0');
  const size_t places = -exponent_;
  std::string text = digits_;
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  text.insert(text.size() - places, 1, '.');
  return text;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int exponent = std::min(a.exponent_, b.exponent_);
  const std::string x = a.DigitsDownTo(exponent), y = b.DigitsDownTo(exponent);
  if (x.size() != y.size()) return x.size() <=> y.size();
  return x.compare(y) <=> 0;
}

void Decimal::Normalize() {
  digits_.erase(0, digits_.find_first_not_of('0'));
  while (!digits_.empty() && digits_.back() == '0') digits_.pop_back(), ++exponent_;
  if (digits_.empty()) exponent_ = 0;
}

std::string Decimal::DigitsDownTo(int exponent) const {
  return zero() ? std::string() : digits_ + std::string(exponent_ - exponent, '0');
}

}  // namespace liye
