#include "index/query_reader.h"

#include <algorithm>

#include "index/fold.h"

namespace liye {
namespace {

struct Quotes {
  std::string_view open, close;
};
constexpr std::array<Quotes, 5> kQuotes = {{{"\"", "\""}, {"“", "”"}, {"「", "」"}, {"『", "』"}, {"＂", "＂"}}};

}  // namespace

bool QueryReader::Take(std::string_view literal) {
  if (!Looks(literal)) return false;
  at_ += literal.size();
  return true;
}

// Length of the white space at `at`, 0 for none.
size_t QueryReader::SpaceAt(size_t at) const {
  int length = 0;
  const char32_t code = DecodeUtf8(text_, at, length);
  const bool space = code == ' ' || (code >= 9 && code <= 13) || code == 0xa0 || code == 0x3000 || code == 0x85 ||
                     code == 0x1680 || (code >= 0x2000 && code <= 0x200b) || code == 0x2028 || code == 0x2029 ||
                     code == 0x202f || code == 0x205f || code == 0xfeff;
  return space ? static_cast<size_t>(length) : 0;
}

void QueryReader::SkipSpace() {
  while (!AtEnd() && SpaceAt(at_) > 0) at_ += SpaceAt(at_);
}

// An operator in capitals that stands as a word of its own.
bool QueryReader::TakeKeyword(std::string_view word) {
  constexpr std::array<std::string_view, 6> kBehind = {"(", "（", ")", "）", "|", "｜"};
  const size_t begin = at_;
  if (!Take(word)) return false;
  const auto looks = [this](std::string_view mark) { return Looks(mark); };
  if (AtEnd() || SpaceAt(at_) > 0 || AtQuotes() || std::any_of(kBehind.begin(), kBehind.end(), looks)) return true;
  at_ = begin;
  return false;
}

bool QueryReader::AtQuotes() const {
  return std::any_of(kQuotes.begin(), kQuotes.end(), [this](const Quotes& quotes) { return Looks(quotes.open); });
}

bool QueryReader::AtOperator() const {
  QueryReader copy = *this;
  std::string_view distance;
  return copy.TakeAny("(", "（") || copy.TakeOr() || copy.TakeNot() || copy.TakeAnd() || copy.TakeNearOpening() ||
         copy.TakeNear(distance);
}

bool QueryReader::TakeNear(std::string_view& distance) {
  const size_t begin = at_;
  SkipSpace();
  distance = {};
  if (Take("NEAR/")) {
    distance = TakeWord();
    return true;
  }
  if (!QueryReader(*this).TakeNearOpening() && TakeKeyword("NEAR")) return true;
  at_ = begin;
  return false;
}

std::optional<QueryReader::Quoted> QueryReader::TakeQuoted() {
  for (const Quotes& quotes : kQuotes) {
    if (!Take(quotes.open)) continue;
    const size_t end = text_.find(quotes.close, at_);
    if (end == text_.npos) return Quoted{};
    const std::string_view phrase = text_.substr(at_, end - at_);
    at_ = end + quotes.close.size();
    return Quoted{true, phrase};
  }
  return std::nullopt;
}

std::string_view QueryReader::TakeWord(std::string_view also, std::string_view also_wide) {
  const size_t begin = at_;
  int open = 0;
  while (!AtEnd() && SpaceAt(at_) == 0) {
    if (Looks("|") || Looks("｜")) break;
    if (!also.empty() && (Looks(also) || Looks(also_wide))) break;
    if (Looks("(") || Looks("（")) ++open;
    if ((Looks(")") || Looks("）")) && --open < 0) break;
    int length = 0;
    DecodeUtf8(text_, at_, length);
    at_ += static_cast<size_t>(length);
  }
  return text_.substr(begin, at_ - begin);
}

}  // namespace liye
