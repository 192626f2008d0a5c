#include "index/hit_order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <unordered_map>

namespace liye {
namespace {

// 平政〔2016〕14号 → 平政〔2016〕000014号: every run of digits as six, so that bytes compare as numbers do.
std::string Sortable(std::string_view number) {
  constexpr size_t kDigits = 6;
  std::string key;
  for (size_t at = 0; at < number.size();) {
    const size_t begin = at;
    while (at < number.size() && number[at] >= '0' && number[at] <= '9') ++at;
    const size_t digits = at - begin;
    if (digits > 0) key.append(digits < kDigits ? kDigits - digits : 0, '0').append(number, begin, digits);
    if (at < number.size()) key += number[at++];
  }
  return key;
}

std::string Hex(uint64_t value) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
  return {digits.data(), end};
}

bool ReadNumber(std::string_view text, auto& value, int base) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  return error == std::errc() && end == text.data() + text.size();
}

// The text behind the last colon, which is cut off with it.
std::string_view TakeLast(std::string_view& text) {
  const size_t colon = text.rfind(':');
  const std::string_view last = colon == text.npos ? std::string_view() : text.substr(colon + 1);
  text = text.substr(0, colon == text.npos ? 0 : colon);
  return last;
}

}  // namespace

Result<void> HitOrder::Load(Database& database) {
  if (order_ != SearchOrder::kNumber) return {};
  std::unordered_map<int64_t, std::string> keys;
  Statement rows = database.Query(
      "SELECT d.id, coalesce(d.number, e.number) FROM document d LEFT JOIN document e ON e.id = d.parent "
      "WHERE coalesce(d.number, e.number) IS NOT NULL");
  while (rows.Next()) {
    number_of_place_.push_back(rows.string(1));
    keys.emplace(rows.integer(0), Sortable(rows.text(1)));
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  const auto before = [](const std::string& a, const std::string& b) {
    return std::pair(Sortable(a), std::string_view(a)) < std::pair(Sortable(b), std::string_view(b));
  };
  std::sort(number_of_place_.begin(), number_of_place_.end(), before);
  number_of_place_.erase(std::unique(number_of_place_.begin(), number_of_place_.end()), number_of_place_.end());
  for (const std::string& number : number_of_place_) numbers_.push_back(Sortable(number));
  for (const DocumentMap::Entry& entry : documents_.entries()) {
    const auto key = keys.find(entry.id);
    places_.push_back(key == keys.end() ? static_cast<uint32_t>(numbers_.size()) : PlaceOf(key->second));
  }
  return {};
}

uint32_t HitOrder::PlaceOf(const std::string& key) const {
  return static_cast<uint32_t>(std::lower_bound(numbers_.begin(), numbers_.end(), key) - numbers_.begin());
}

void HitOrder::FillPlaces(std::vector<Hit>& hits) const {
  if (places_.empty()) return;
  for (Hit& hit : hits) hit.place = places_[hit.document];
}

char HitOrder::Letter() const {
  constexpr std::string_view kLetters = "rnod";  // relevance, newest, oldest, document number
  return kLetters[static_cast<size_t>(order_)];
}

std::string HitOrder::SortKey(const Hit& hit) const {
  switch (order_) {
    case SearchOrder::kRelevance: return Hex(std::bit_cast<uint64_t>(hit.score)) + '.' + std::to_string(hit.date);
    case SearchOrder::kNumber:
      return (hit.place < number_of_place_.size() ? number_of_place_[hit.place] : "") + '.' + std::to_string(hit.date);
    case SearchOrder::kNewest:
    case SearchOrder::kOldest: break;
  }
  return '.' + std::to_string(hit.date);
}

bool HitOrder::ReadSortKey(std::string_view key, Hit& hit) const {
  const size_t dot = key.rfind('.');
  if (dot == key.npos || !ReadNumber(key.substr(dot + 1), hit.date, 10)) return false;
  const std::string_view first = key.substr(0, dot);
  if (order_ == SearchOrder::kNumber)
    hit.place = first.empty() ? static_cast<uint32_t>(numbers_.size()) : PlaceOf(Sortable(first));
  uint64_t bits = 0;
  if (order_ != SearchOrder::kRelevance) return order_ == SearchOrder::kNumber || first.empty();
  if (!ReadNumber(first, bits, 16)) return false;
  hit.score = std::bit_cast<double>(bits);
  return hit.score == hit.score;
}

std::string HitOrder::CursorOf(const Hit& hit) const {
  const int64_t ordinal = hit.clause - documents_.entries()[hit.document].first_clause;
  return std::string(1, Letter()) + ':' + SortKey(hit) + ':' + Hex(hit.identity) + ':' + std::to_string(ordinal);
}

Result<Hit> HitOrder::Locate(std::string_view cursor, const std::vector<Hit>& hits) const {
  Hit named;
  int64_t ordinal = 0;
  std::string_view rest = cursor;
  const bool good = ReadNumber(TakeLast(rest), ordinal, 10) && ReadNumber(TakeLast(rest), named.identity, 16) &&
                    rest.size() > 2 && rest[0] == Letter() && rest[1] == ':' && ReadSortKey(rest.substr(2), named);
  if (!good)
    return std::unexpected(Error{Error::Kind::kUsage, std::string(cursor), "this is no cursor of such a search",
                                 "Take it from the last answer, with the same --sort, or leave it out."});
  const auto& entries = documents_.entries();
  const auto same = [&](const DocumentMap::Entry& entry) { return entry.identity == named.identity; };
  const auto document = std::find_if(entries.begin(), entries.end(), same);
  if (document == entries.end()) return named;
  named.clause =
      document->first_clause + std::clamp<int64_t>(ordinal, 0, document->last_clause - document->first_clause);
  const auto before = [](const Hit& hit, int64_t clause) { return hit.clause < clause; };
  const auto found = std::lower_bound(hits.begin(), hits.end(), named.clause, before);
  return found != hits.end() && found->clause == named.clause && found->identity == named.identity ? *found : named;
}

}  // namespace liye
