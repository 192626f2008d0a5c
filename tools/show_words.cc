#include "tools/show_words.h"

#include <algorithm>

#include "tools/base.h"
#include "tools/message.h"

namespace liye {
namespace {

// The day on which it takes effect as it says itself, whether that is over or to come.
std::string EffectiveDay(const MarkedDocument& marked) {
  for (const auto* reasons : {&marked.validity.reasons, &marked.validity.to_come})
    for (const ValidityReason& reason : *reasons)
      if (reason.kind == ValidityReason::Kind::kTakesEffect) return reason.day;
  return "";
}

// The last day of its term, or of the longer one that another document gives it.
std::string LastDay(const MarkedDocument& marked) {
  std::string day;
  for (const auto* reasons : {&marked.validity.reasons, &marked.validity.to_come})
    for (const ValidityReason& reason : *reasons) {
      if (reason.kind == ValidityReason::Kind::kExpires) day = std::max(day, reason.day);
      if (reason.kind == ValidityReason::Kind::kProlongs) day = std::max(day, reason.until);
    }
  return day;
}

}  // namespace

std::string MarkWords(const ClauseMark& mark) {
  const ValidityReason& reason = mark.reason;
  std::string by = reason.number.empty() ? reason.title : reason.number;
  if (by.empty()) by = '#' + std::to_string(reason.document);
  // Of 一、 the mark is left out in a sentence.
  std::string path = reason.path;
  for (std::string_view mark_behind : {"、", "．", "."})
    if (path.ends_with(mark_behind)) path.resize(path.size() - mark_behind.size());
  if (!path.empty()) by += ' ' + path;
  std::string words = mark.is_repeal()
                          ? mark.to_come ? TrReport("to be repealed by {}", {by}) : TrReport("repealed by {}", {by})
                      : mark.to_come ? TrReport("to be amended by {}", {by})
                                     : TrReport("amended by {}", {by});
  if (!reason.day.empty()) words = TrReport("{}, from {}", {words, reason.day});
  return mark.rest.empty() ? words : mark.rest + ' ' + words;
}

std::string NameOf(const CitedWork& reference) {
  const std::string title = reference.title.empty() ? "" : "《" + reference.title + "》";
  return NameOf(reference.number, title, reference.date);
}

std::string RelationWords(const CitedWork& reference) {
  std::string words;
  for (const std::string& relation : reference.relations) words += (words.empty() ? "" : "、") + RelationWord(relation);
  return words;
}

std::string StandingWords(const CitedWork& reference) {
  const std::string word = StandingWord(to_string(reference.standing));
  if (reference.target != 0) return word;
  return reference.standing == Standing::kUnknown ? TrReport("not here") : TrReport("not here") + " " + word;
}

std::string StandingWords(const MarkedDocument& marked) {
  return TrReport("{} (on {})", {StandingWord(to_string(marked.validity.standing)), marked.at});
}

std::string TitleOf(const DocumentRecord& d) {
  return d.title.empty() ? NameOf(d.number, d.title, d.document_date) : d.title;
}

std::vector<std::pair<std::string, std::string>> HeadWords(const MarkedDocument& marked) {
  const DocumentRecord& d = marked.document;
  std::vector<std::pair<std::string, std::string>> words;
  const auto add = [&words](std::string name, const std::string& value) {
    if (!value.empty()) words.emplace_back(std::move(name), value);
  };
  add(TrReport("Number"), d.number);
  add(TrReport("Issuer"), d.issuing_authority);
  add(TrReport("Date"), d.document_date);
  add(TrReport("Kind"), d.document_type);
  add(TrReport("To"), d.primary_recipients);
  add(TrReport("Signatory"), d.signatory);
  add(TrReport("Classification"), d.classification);
  add(TrReport("Urgency"), d.urgency);
  add(TrReport("Effective"), d.effective_date.empty() ? EffectiveDay(marked) : d.effective_date);
  add(TrReport("Last day"), LastDay(marked));
  add(TrReport("Copies to"), d.cc_recipients);
  add(TrReport("Printed by"), d.printing_office);
  add(TrReport("Printed on"), d.printing_date);
  add(TrReport("Subjects"), d.subject_terms);
  add(TrReport("Standing"), StandingWords(marked));
  return words;
}

}  // namespace liye
