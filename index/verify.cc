#include "index/verify.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "corpus/utf8.h"
#include "extract/extract.h"
#include "index/likeness.h"
#include "index/reference_words.h"
#include "index/sqlite.h"
#include "index/title_key.h"
#include "index/verify_part.h"
#include "parser/parse.h"

namespace liye {
namespace {

// A document that may be meant, with what it bears: an attached paper has the number of its notice.
struct Candidate {
  int64_t id = 0;
  std::string number, title, date;
  int64_t title_key = 0, notice_title_key = 0;
};

constexpr std::string_view kCandidate = R"sql(
SELECT d.id, coalesce(d.number, e.number), d.title, coalesce(d.document_date, e.document_date), coalesce(d.title_key, 0),
       coalesce(e.title_key, 0)
FROM document d LEFT JOIN document e ON e.id = d.parent WHERE )sql";
constexpr std::string_view kNewestFirst = " ORDER BY 4 DESC, d.key";

// How the full number ends of which this is a short form: 人民政府令第12号 of 市政府令第12号, 人民代表大会常务委员会公告第9号 of
// 市人大常委会公告第9号; "" for other numbers.
std::string EndOfFullNumber(const std::string& number) {
  constexpr std::string_view kOrder = "政府令第", kCongress = "人大常委会";
  constexpr size_t kLongestLevel = 9;  // 市, 省人民
  const size_t order = number.find(kOrder), congress = number.find(kCongress);
  if (congress != number.npos) return "人民代表大会常务委员会" + number.substr(congress + kCongress.size());
  if (order == number.npos || order > kLongestLevel) return {};
  return "人民" + number.substr(order);
}

class Verifier {
 public:
  Verifier(Database& database, Day at) : database_(database), validity_(database), at_(at) {}

  Result<CitationCheck> Check(CitationCheck check) {
    const int64_t key = check.title.empty() ? 0 : TitleKeyOf(check.title).hash;
    Result<std::vector<Candidate>> numbered, titled;
    if (!check.number.empty())
      numbered = Ask("d.number = ?1 OR d.parent IN (SELECT id FROM document WHERE number = ?1)", check.number);
    // 市政府令第12号 is 平川市人民政府令第12号 in a draft of the city; the title decides which city's, or that there is one.
    const std::string full = EndOfFullNumber(check.number);
    if (numbered && numbered->empty() && !full.empty()) {
      numbered =
          Ask("d.number LIKE '%' || ?1 OR d.parent IN (SELECT id FROM document WHERE number LIKE '%' || ?1)", full);
      if (numbered && key == 0 && !OfOneNumber(*numbered)) numbered->clear();
    }
    if (key != 0) titled = Ask("d.title_key = ?1", key);
    if (!numbered || !titled) return std::unexpected(numbered ? titled.error() : numbered.error());
    if (Result<void> done = Judge(*numbered, *titled, key, check); !done) return std::unexpected(done.error());
    if (check.verdict == CitationVerdict::kAbsent)
      if (Result<void> done = JudgeByName(check); !done) return std::unexpected(done.error());
    if (check.verdict == CitationVerdict::kAbsent && !check.number.empty()) {
      const auto near = NearNumbers(check.number);
      if (!near) return std::unexpected(near.error());
      check.near = *near;
    }
    return check;
  }

 private:
  template <typename Value>
  Result<std::vector<Candidate>> Ask(std::string_view condition, const Value& value) {
    Statement rows = database_.Query(std::string(kCandidate).append(condition).append(kNewestFirst), value);
    std::vector<Candidate> candidates;
    while (rows.Next())
      candidates.push_back(
          {rows.integer(0), rows.string(1), rows.string(2), rows.string(3), rows.integer(4), rows.integer(5)});
    if (!rows.ok()) return std::unexpected(rows.error());
    return candidates;
  }

  static bool OfOneNumber(const std::vector<Candidate>& candidates) {
    return std::all_of(candidates.begin(), candidates.end(),
                       [&](const Candidate& each) { return each.number == candidates.front().number; });
  }

  Result<void> Judge(const std::vector<Candidate>& numbered, const std::vector<Candidate>& titled, int64_t key,
                     CitationCheck& check) {
    if (!numbered.empty()) {
      // The number alone, or with a title too short to tell, means the document that bears it.
      if (key == 0) return Accept(numbered, check);
      std::vector<Candidate> both;
      for (const Candidate& each : numbered)
        if (each.title_key == key) both.push_back(each);
      if (!both.empty()) return Accept(both, check);
      // A shortened title may still be that of the document.
      for (const Candidate& each : numbered)
        if (IsPartOf(check.title, each.title)) both.push_back(each);
      if (!both.empty()) return Accept(both, check);
    }
    if (!titled.empty() && check.number.empty()) return Accept(titled, check);
    if (!titled.empty()) {
      const Candidate& meant = titled.front();
      if (meant.number.empty()) return Accept({meant}, check);  // it bears none here: nothing to compare with
      // An older document of the same title that is not here, but that documents here say has ended.
      if (numbered.empty()) {
        if (Result<void> done = JudgeByName(check); !done) return done;
        if (check.verdict != CitationVerdict::kAbsent) return {};
      }
      check.document = meant.id;
      check.verdict = CitationVerdict::kWrongNumber;
      check.correction = meant.number;
      return ReadStanding(check);
    }
    if (numbered.empty()) return {};
    check.document = numbered.front().id;
    check.verdict = CitationVerdict::kWrongTitle;
    check.correction = numbered.front().title;
    return ReadStanding(check);
  }

  // The document that is right may be over too.
  Result<void> ReadStanding(CitationCheck& check) {
    const Result<Validity> validity = validity_.Of(check.document, at_);
    if (!validity) return std::unexpected(validity.error());
    check.standing = validity->standing;
    return {};
  }

  // What is not here may be known to have ended: a document that is here says so.
  Result<void> JudgeByName(CitationCheck& check) {
    const Result<Validity> validity = validity_.OfCited(check.number, check.title, at_);
    if (!validity) return std::unexpected(validity.error());
    if (!IsOver(validity->standing)) return {};
    Tell(*validity, 0, check);
    return {};
  }

  static bool IsPartOf(const std::string& cited, const std::string& title) {
    const std::string part = TitleKeyOf(cited).bare, whole = TitleKeyOf(title).bare;
    return !part.empty() && !whole.empty() &&
           (whole.find(part) != std::string::npos || part.find(whole) != std::string::npos);
  }

  static bool IsOver(Standing standing) { return standing == Standing::kRepealed || standing == Standing::kExpired; }

  // What has become of a document that is over, and by what.
  static void Tell(const Validity& validity, int64_t document, CitationCheck& check) {
    check.standing = validity.standing;
    check.verdict = validity.standing == Standing::kRepealed ? CitationVerdict::kRepealed : CitationVerdict::kExpired;
    if (validity.reasons.empty()) return;
    const ValidityReason& reason = validity.reasons.front();
    if (reason.kind == ValidityReason::Kind::kProlongs)
      check.correction = reason.until;
    else if (reason.kind == ValidityReason::Kind::kExpires)
      check.correction = reason.day;
    else if (reason.document != document)
      check.correction = reason.number.empty() ? reason.title : reason.number;
  }

  // One of them holds: it is meant. Otherwise what has become of the newest is told.
  Result<void> Accept(const std::vector<Candidate>& candidates, CitationCheck& check) {
    bool first = true;
    for (const Candidate& candidate : candidates) {
      const Result<Validity> validity = validity_.Of(candidate.id, at_);
      if (!validity) return std::unexpected(validity.error());
      const bool over = IsOver(validity->standing);
      if (!first && over) continue;
      first = false;
      check.document = candidate.id;
      check.standing = validity->standing;
      check.correction.clear();
      check.verdict = CitationVerdict::kRight;
      if (over) Tell(*validity, candidate.id, check);
      if (!over) return CheckPartOf(*validity, check);
    }
    return {};
  }

  Result<void> CheckPartOf(const Validity& validity, CitationCheck& check) {
    if (check.part.empty()) return {};
    const Result<PartCheck> part = CheckPart(database_, check.document, check.part, validity);
    if (!part) return std::unexpected(part.error());
    if (part->fault == PartCheck::Fault::kRepealed) check.verdict = CitationVerdict::kPartRepealed;
    if (part->fault == PartCheck::Fault::kNoSuchArticle) check.verdict = CitationVerdict::kNoSuchPart;
    check.correction = part->correction;
    return {};
  }

  Result<std::vector<std::string>> NearNumbers(const std::string& number) {
    constexpr size_t kMost = 3, kNear = 1;  // one character
    if (numbers_.empty()) {
      Statement rows = database_.Query("SELECT DISTINCT number FROM document WHERE number IS NOT NULL");
      while (rows.Next()) numbers_.push_back(rows.string(0));
      if (!rows.ok()) return std::unexpected(rows.error());
    }
    NearestTexts nearest(number, kMost);
    for (const std::string& each : numbers_)
      if (EditDistance(CodePoints(number), CodePoints(each), kNear) <= kNear) nearest.Take(each, 1, each);
    return nearest.Best();
  }

  Database& database_;
  ValidityReader validity_;
  const Day at_;
  std::vector<std::string> numbers_;  // of all documents, from the first absent one on
};

// 《…》 in one cell of a table and its number in the next, or in brackets of another kind: nothing else stands between.
bool InNextCell(std::string_view between) {
  constexpr size_t kMost = 24;
  if (between.size() > kMost) return false;
  while (!between.empty()) {
    size_t size = std::string_view(" |\t\n\r[(").find(between.front()) != std::string_view::npos ? 1 : 0;
    for (std::string_view open : {"【", "（", "［", "　", "｜"})
      if (between.starts_with(open)) size = open.size();
    if (size == 0) return false;
    between.remove_prefix(size);
  }
  return true;
}

// A citation, and whether the same document has been told before: then only a fault of the part that it names is told.
struct Mention {
  CitationCheck check;
  bool again = false;
};

// The citations of one document of the draft: a number beside a title is told with it.
class Citations {
 public:
  Citations(const Source& draft, const Document& document) : draft_(draft), own_(TitleKeyOf(document.title.value)) {}

  std::vector<Mention> Of(const std::vector<Fact>& facts) {
    for (const Fact& fact : facts)
      if (const auto* title = std::get_if<TitleMention>(&fact.value))
        if (!title->number.empty()) beside_.insert(title->number);
    for (const Fact& fact : facts) {
      if (const auto* title = std::get_if<TitleMention>(&fact.value)) TakeTitle(fact, *title);
      if (const auto* number = std::get_if<NumberMention>(&fact.value)) TakeNumber(fact, *number);
    }
    return std::move(mentions_);
  }

 private:
  void TakeTitle(const Fact& fact, const TitleMention& title) {
    // What the draft itself prints or is, is no citation.
    if (title.relation == Relation::kForwards && title.number.empty()) return;
    if (own_.hash != 0 && TitleKeyOf(title.value).hash == own_.hash) return;
    const bool fresh = told_.insert(title.value + '|' + title.number).second;
    const bool fresh_title = titles_.insert(title.value).second;
    const bool again = !fresh || (title.number.empty() && !fresh_title);
    CitationCheck check;
    check.span = fact.span;
    check.title = title.value;
    check.number = title.number;
    check.part = PartOf(fact);
    Take(std::move(check), again);
  }

  // Of a document that has been told, each part once.
  void Take(CitationCheck check, bool again) {
    if (again && (check.part.empty() || !told_.insert(check.title + '|' + check.number + '|' + check.part).second))
      return;
    mentions_.push_back({std::move(check), again});
  }

  void TakeNumber(const Fact& fact, const NumberMention& number) {
    if (number.relation == Relation::kOwn || !number.title.empty()) return;
    if (!mentions_.empty()) {
      CitationCheck& last = mentions_.back().check;
      constexpr uint32_t kBeside = 6;  // bytes: a bracket and a blank
      if (last.number == number.value && fact.span.start - last.span.end <= kBeside) return;
      const bool behind = last.number.empty() && last.span.end <= fact.span.start;
      if (behind && InNextCell(std::string_view(draft_.text).substr(last.span.end, fact.span.start - last.span.end))) {
        last.number = number.value;
        return;
      }
    }
    const bool again = beside_.contains(number.value) || !told_.insert('|' + number.value).second;
    CitationCheck check;
    check.span = fact.span;
    check.number = number.value;
    check.part = PartOf(fact);
    Take(std::move(check), again);
  }

  std::string PartOf(const Fact& fact) const { return PartAt(std::string_view(draft_.text).substr(fact.span.end)); }

  const Source& draft_;
  const TitleKey own_;
  std::unordered_set<std::string> beside_;  // numbers that a title has
  std::unordered_set<std::string> told_, titles_;
  std::vector<Mention> mentions_;
};

}  // namespace

const char* to_string(CitationVerdict verdict) {
  switch (verdict) {
    case CitationVerdict::kRight: return "right";
    case CitationVerdict::kWrongNumber: return "wrong_number";
    case CitationVerdict::kWrongTitle: return "wrong_title";
    case CitationVerdict::kRepealed: return "repealed";
    case CitationVerdict::kExpired: return "expired";
    case CitationVerdict::kPartRepealed: return "part_repealed";
    case CitationVerdict::kNoSuchPart: return "no_such_part";
    case CitationVerdict::kAbsent: return "absent";
  }
  return "";
}

bool IsFault(CitationVerdict verdict) {
  return verdict != CitationVerdict::kRight && verdict != CitationVerdict::kAbsent;
}

Result<std::vector<CitationCheck>> VerifyCitations(Database& database, const Source& draft, Day at) {
  Verifier verifier(database, at);
  Extractor extractor;
  std::vector<CitationCheck> checks;
  for (const Document& document : Parse(draft))
    for (Mention& mention : Citations(draft, document).Of(extractor.Extract(draft, document))) {
      Result<CitationCheck> check = verifier.Check(std::move(mention.check));
      if (!check) return std::unexpected(check.error());
      const bool of_part =
          check->verdict == CitationVerdict::kPartRepealed || check->verdict == CitationVerdict::kNoSuchPart;
      if (!mention.again || of_part) checks.push_back(*std::move(check));
    }
  return checks;
}

}  // namespace liye
