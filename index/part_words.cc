#include "index/part_words.h"

#include <optional>
#include <utility>

#include "corpus/utf8.h"
#include "index/fold.h"
#include "parser/numeral.h"

namespace liye {
namespace {

// Folded, blanks left out, and where each byte of it comes from.
struct FoldedWords {
  std::string text;
  std::vector<uint32_t> origins;
};

FoldedWords Fold(std::string_view words) {
  FoldedWords folded;
  for (size_t at = 0; at < words.size();) {
    int length = 0;
    const char32_t code = DecodeUtf8(words, at, length);
    FoldCharacter(code, [&](CharClass kind, char32_t character) {
      const bool blank = kind == CharClass::kBlank || kind == CharClass::kNothing || character <= ' ';
      if (!blank) AppendUtf8(folded.text, character);
    });
    folded.origins.resize(folded.text.size(), static_cast<uint32_t>(at));
    at += static_cast<size_t>(length);
  }
  folded.origins.push_back(static_cast<uint32_t>(words.size()));
  return folded;
}

constexpr std::pair<std::string_view, PartUnit> kUnits[] = {
    {"编", PartUnit::kPart},      {"篇", PartUnit::kPart},    {"部分", PartUnit::kPart},
    {"章", PartUnit::kChapter},   {"节", PartUnit::kSection}, {"条", PartUnit::kArticle},
    {"款", PartUnit::kParagraph}, {"项", PartUnit::kItem},    {"目", PartUnit::kSubitem}};

class Reader {
 public:
  explicit Reader(std::string_view words) : words_(words), folded_(Fold(words)) {}

  std::vector<NamedPart> Read() {
    while (ReadOne()) {
    }
    return std::move(parts_);
  }

  LabelNumber ReadLabel() {
    LabelNumber label;
    for (std::string_view sheet : {"附件", "附表", "附录"}) Take(sheet);
    Take("第");
    label.number = Number().value_or(0);
    TakeUnit();
    label.inserted = Inserted();
    return label;
  }

 private:
  struct Range {
    uint32_t first, last;
  };

  bool Take(std::string_view word) {
    if (!std::string_view(folded_.text).substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  bool TakeListMark() {
    for (std::string_view mark : {"、", ",", "，", "和", "及", "与", "以"})
      if (Take(mark)) return true;
    return false;
  }
  bool TakeRangeMark() {
    for (std::string_view mark : {"至", "到", "-", "—", "–", "~", "～"})
      if (Take(mark)) return true;
    return false;
  }
  std::optional<PartUnit> TakeUnit() {
    for (const auto& [word, unit] : kUnits)
      if (Take(word)) return unit;
    return std::nullopt;
  }

  // 三, (三), 12.
  std::optional<uint32_t> Number() {
    const size_t before = at_;
    const bool bracket = Take("(") || Take("〔");
    const std::string_view rest = std::string_view(folded_.text).substr(at_);
    size_t length = NumeralLength(rest);
    if (length == 0)
      while (length < rest.size() && rest[length] >= '0' && rest[length] <= '9') ++length;
    const std::optional<uint32_t> number = ParseNumeral(rest.substr(0, length));
    if (!number) {
      at_ = before;
      return std::nullopt;
    }
    at_ += length;
    if (bracket) Take(")") || Take("〕");
    return number;
  }

  uint32_t Inserted() {
    const size_t before = at_;
    if (!Take("之")) return 0;
    const std::optional<uint32_t> number = Number();
    if (!number) at_ = before;
    return number.value_or(0);
  }

  std::string Since(size_t begin) const {
    const uint32_t from = folded_.origins[begin], to = folded_.origins[at_];
    return std::string(words_.substr(from, to - from));
  }

  // 第三、五 or 三至五 before their unit. Nothing is taken when no unit follows.
  std::vector<Range> Numbers() {
    std::vector<Range> ranges;
    Take("第");
    std::optional<uint32_t> number = Number();
    for (bool range = false; number;) {
      if (range)
        ranges.back().last = *number;
      else
        ranges.push_back({*number, *number});
      const size_t before = at_;
      range = TakeRangeMark();
      if (!range && !TakeListMark()) break;
      Take("第");
      number = Number();
      if (!number) at_ = before;
    }
    return ranges;
  }

  // 附件1、2: an annex has its number behind it.
  bool ReadAnnex(NamedPart& chain) {
    const size_t begin = at_;
    if (!Take("附件") && !Take("附表") && !Take("附录")) return false;
    const uint32_t number = Number().value_or(0);
    chain = {{PartUnit::kAnnex, number, number, 0, Since(begin)}};
    for (size_t before = at_; number != 0 && TakeListMark(); before = at_) {
      const size_t more = at_;
      const std::optional<uint32_t> next = Number();
      if (!next || TakeUnit()) {
        at_ = before;
        break;
      }
      parts_.push_back(chain);
      chain = {{PartUnit::kAnnex, *next, *next, 0, Since(more)}};
    }
    return true;
  }

  // What a part that begins with `unit` takes over from the one before: 第三条第一款、第二款.
  NamedPart Inherited(PartUnit unit) const {
    NamedPart above;
    if (parts_.empty()) return above;
    for (const PartStep& step : parts_.back())
      if (step.unit < unit) above.push_back(step);
    if (above.size() == parts_.back().size()) above.clear();
    return above;
  }

  bool ReadStep(NamedPart& chain, bool first) {
    const size_t begin = at_;
    const std::vector<Range> ranges = Numbers();
    const std::optional<PartUnit> unit = ranges.empty() ? std::nullopt : TakeUnit();
    const bool goes_down = unit && (first || chain.empty() || chain.back().unit < *unit);
    if (!goes_down) {
      at_ = begin;
      return false;
    }
    const uint32_t inserted = Inserted();
    if (first) chain = Inherited(*unit);
    for (size_t i = 0; i < ranges.size(); ++i) {
      NamedPart part = chain;
      part.push_back({*unit, ranges[i].first, ranges[i].last, inserted, Since(begin)});
      if (i + 1 == ranges.size())
        chain = std::move(part);
      else
        parts_.push_back(std::move(part));
    }
    return true;
  }

  // 第十二条至第十五条: the part before goes on to this one.
  bool JoinRange(const NamedPart& chain, const std::string& words) {
    if (parts_.empty() || chain.empty()) return false;
    const PartStep& end = chain.back();
    NamedPart& before = parts_.back();
    for (size_t i = 0; i < before.size(); ++i) {
      if (before[i].unit != end.unit || before[i].last >= end.first) continue;
      if (i + 1 == before.size()) {
        before[i].last = end.last;
        before[i].words += words;
        return true;
      }
      NamedPart between(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(i));
      between.push_back({end.unit, before[i].last + 1, end.last, 0, words});
      parts_.push_back(std::move(between));
      return true;
    }
    return false;
  }

  bool ReadOne() {
    const size_t begin = at_;
    const bool range = TakeRangeMark();
    while (!range && TakeListMark()) {
    }
    NamedPart chain;
    bool any = ReadAnnex(chain);
    while (ReadStep(chain, !any)) any = true;
    if (!any) return false;
    if (!range || !JoinRange(chain, Since(begin))) parts_.push_back(std::move(chain));
    return true;
  }

  std::string_view words_;
  FoldedWords folded_;
  size_t at_ = 0;
  std::vector<NamedPart> parts_;
};

}  // namespace

std::vector<NamedPart> ReadParts(std::string_view words) { return Reader(words).Read(); }

LabelNumber NumberOfLabel(std::string_view label) { return Reader(label).ReadLabel(); }

}  // namespace liye
