#include "index/unit_alias.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "corpus/ascii.h"
#include "corpus/lexicon.h"
#include "index/fold.h"

namespace liye {
namespace {

constexpr size_t kMostPhrases = 256;     // of a widened query
constexpr size_t kMostNears = 16;        // that one NEAR becomes
constexpr size_t kShortStem = 2 * 3;     // bytes
constexpr size_t kLongestForm = 30 * 3;  // bytes: longer words are no department's name
constexpr std::string_view kLongEnding = "委员会";

// What a place or level ends with that may stand in front of a department.
constexpr std::array<std::string_view, 14> kLevels = {"省", "市", "县", "区", "州", "盟",   "旗",
                                                      "镇", "乡", "师", "团", "厅", "国家", "国务院"};

// All stems with all forms of one ending.
std::vector<std::string> FormsOf(const std::vector<std::string_view>& stems, std::string_view endings) {
  std::vector<std::string> forms;
  for (std::string_view stem : stems)
    for (std::string_view ending : SplitAt(endings, "=")) {
      const bool shortened = stem != stems.front() && stem.size() <= kShortStem;
      if (!shortened || ending != kLongEnding) forms.push_back(std::string(stem).append(ending));
    }
  return forms;
}

class UnitForms {
 public:
  static const UnitForms& Get() {
    static const UnitForms forms;
    return forms;
  }

  // The forms that mean the same as `form`, itself among them; null when it is none.
  const std::vector<std::string>* Same(const std::string& form) const {
    const auto found = sets_by_form_.find(form);
    return found == sets_by_form_.end() ? nullptr : &sets_[found->second];
  }

 private:
  UnitForms() {
    for (const LexiconRow& row : Lexicon("unit_names")) {
      if (row.size() < 2) continue;
      for (std::string_view endings : SplitAt(row[1], ";")) {
        sets_.push_back(FormsOf(SplitAt(row[0], "|"), endings));
        for (const std::string& form : sets_.back()) sets_by_form_.emplace(form, sets_.size() - 1);
      }
    }
  }

  std::vector<std::vector<std::string>> sets_;
  std::unordered_map<std::string, size_t> sets_by_form_;
};

bool IsPlace(std::string_view text) {
  return text.empty() ||
         std::any_of(kLevels.begin(), kLevels.end(), [&](std::string_view level) { return text.ends_with(level); });
}

class Widener {
 public:
  Query Widen(Query query) {
    switch (query.kind) {
      case Query::Kind::kPhrase: return query.literal ? query : AnyOf(Names(query));
      case Query::Kind::kNear: return WidenNear(std::move(query));
      case Query::Kind::kDocument: return query;
      case Query::Kind::kField:
        if (query.field.field == QueryField::kUnit || query.field.field == QueryField::kIssuer)
          if (!query.field.literal) query.field.other_names = OtherUnitNames(query.field.value);
        return query;
      default:
        for (Query& child : query.children) child = Widen(std::move(child));
        return query;
    }
  }

 private:
  // The phrase, and one for each other name as long as there is room.
  std::vector<Query> Names(const Query& phrase) {
    std::vector<Query> names = {phrase};
    for (std::string& name : OtherUnitNames(phrase.phrase))
      if (++phrases_ <= kMostPhrases) names.emplace_back(Query::Kind::kPhrase, std::move(name), std::vector<Query>());
    return names;
  }

  static Query AnyOf(std::vector<Query> choices) {
    if (choices.size() == 1) return std::move(choices.front());
    return {Query::Kind::kOr, {}, std::move(choices)};
  }

  // NEAR holds phrases only: one NEAR for every choice of names.
  Query WidenNear(Query query) {
    std::vector<Query> nears = {query};
    for (size_t i = 0; i < query.children.size(); ++i) {
      if (query.children[i].literal) continue;
      const std::vector<Query> names = Names(query.children[i]);
      if (names.size() * nears.size() > kMostNears) continue;
      const size_t before = nears.size();
      for (size_t n = 1; n < names.size(); ++n)
        for (size_t k = 0; k < before; ++k) {
          nears.push_back(nears[k]);
          nears.back().children[i] = names[n];
        }
    }
    return AnyOf(std::move(nears));
  }

  size_t phrases_ = 0;
};

}  // namespace

std::vector<std::string> OtherUnitNames(std::string_view name) {
  const std::string folded = FoldedKey(name);
  if (folded.empty() || folded.size() > kLongestForm) return {};
  for (size_t at = 0; at < folded.size(); ++at) {  // the longest form first
    if ((folded[at] & 0xc0) == 0x80) continue;
    const std::vector<std::string>* same = UnitForms::Get().Same(folded.substr(at));
    if (same == nullptr || !IsPlace(std::string_view(folded).substr(0, at))) continue;
    std::vector<std::string> names;
    for (const std::string& form : *same)
      if (folded.compare(at, folded.npos, form) != 0) names.push_back(folded.substr(0, at) + form);
    return names;
  }
  return {};
}

Query WidenUnits(Query query) { return Widener().Widen(std::move(query)); }

}  // namespace liye
