#include "extract/relation_verb.h"

#include <utility>

#include "extract/words.h"
#include "parser/number_issuer.h"

namespace liye {
namespace {

struct Words {
  WordList based_on = WordList("relation_words", "based_on");
  WordList based_on_next = WordList("relation_words", "based_on_next");
  WordList amends = WordList("relation_words", "amends");
  WordList repeals = WordList("relation_words", "repeals");
  WordList forwards = WordList("relation_words", "forwards");
  WordList issue = WordList("relation_words", "issue");
  WordList cites = WordList("relation_words", "cites");
  WordList noun_after = WordList("relation_words", "noun_after");
};
const Words& TheWords() {
  static const Words words;
  return words;
}

// 转发省水利厅《…》, 转发省发展改革委、省财政厅《…》: the offices whose paper it is.
bool IsOfficeOfTitle(std::string_view tail) {
  constexpr size_t kLongest = 60 * 3;
  if (tail.size() > kLongest || !LooksLikeOffice(tail)) return false;
  for (std::string_view other : {"由", "后", "并", "将", "报", "向", "对", "按", ",", "(", "》", "的"})
    if (tail.find(other) != tail.npos) return false;
  return true;
}

}  // namespace

RelationVerb RelationVerbBefore(std::string_view text, size_t end, size_t& length) {
  const Words& words = TheWords();
  const std::pair<const WordList*, RelationVerb> sets[] = {
      {&words.based_on, RelationVerb::kBasedOn},  {&words.based_on_next, RelationVerb::kBasedOnNext},
      {&words.amends, RelationVerb::kAmends},     {&words.repeals, RelationVerb::kRepeals},
      {&words.forwards, RelationVerb::kForwards}, {&words.issue, RelationVerb::kIssue},
      {&words.cites, RelationVerb::kCites}};
  RelationVerb verb = RelationVerb::kNone;
  length = 0;
  for (const auto& [set, kind] : sets) {
    const size_t n = set->Before(text, end);
    if (n > length) length = n, verb = kind;
  }
  return verb;
}

bool HasJoint(std::string_view text) {
  for (std::string_view sign : {"、", "和", "及", "与", "或", "暨"})
    if (text.find(sign) != text.npos) return true;
  return false;
}

bool Reaches(std::string_view tail) {
  if (tail.ends_with("的") || IsOfficeOfTitle(tail)) return true;
  return tail.size() <= 3 * std::string_view("市").size() && !HasJoint(tail);
}

bool IsAttribute(std::string_view tail) {
  return tail.starts_with("的") || tail.starts_with("后的") || TheWords().noun_after.At(tail) > 0;
}

bool MakesNoun(RelationVerb verb, std::string_view tail) {
  if (verb != RelationVerb::kAmends) return false;
  for (std::string_view genre : {"通知", "意见", "规定", "决定", "说明"})
    if (tail == genre) return true;
  return false;
}

bool IsPassiveBefore(std::string_view before) {
  constexpr std::string_view kBy = "被";
  if (before.ends_with("由")) return true;
  const size_t by = before.rfind(kBy);
  return by != before.npos && Reaches(before.substr(by + kBy.size()));
}

bool JoinsOn(std::string_view text) {
  for (std::string_view word : {"以及", "及", "和"})
    if (text.starts_with(word)) return true;
  return false;
}

}  // namespace liye
