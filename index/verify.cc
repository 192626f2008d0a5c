#include "index/verify.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "corpus/utf8.h"
#include "extract/extract.h"
#include "index/likeness.h"
#include "index/sqlite.h"
#include "index/title_key.h"
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

// 人民政府令第12号 of 市政府令第12号; "" for other numbers.
std::string OrderOfGovernment(const std::string& number) {
  constexpr std::string_view kOrder = "政府令第";
  const size_t at = number.find(kOrder);
  constexpr size_t kLongestLevel = 9;  // 市, 省人民
  if (at == number.npos || at > kLongestLevel) return {};
  return "人民" + number.substr(at);
}

class Verifier {
 public:
  Verifier(Database& database, Day at) : database_(database), validity_(database), at_(at) {}

  Result<CitationCheck> Check(CitationCheck check) {
    const int64_t key = check.title.empty() ? 0 : TitleKeyOf(check.title).hash;
    Result<std::vector<Candidate>> numbered, titled;
    if (!check.number.empty())
      numbered = Ask("d.number = ?1 OR d.parent IN (SELECT id FROM document WHERE number = ?1)", check.number);
    // 市政府令第12号 is 平川市人民政府令第12号 in a draft of the city; the title decides which city's.
    const std::string order = OrderOfGovernment(check.number);
    if (numbered && numbered->empty() && !order.empty() && key != 0)
      numbered =
          Ask("d.number LIKE '%' || ?1 OR d.parent IN (SELECT id FROM document WHERE number LIKE '%' || ?1)", order);
    if (key != 0) titled = Ask("d.title_key = ?1", key);
    if (!numbered || !titled) return std::unexpected(numbered ? titled.error() : numbered.error());
    if (Result<void> done = Judge(*numbered, *titled, key, check); !done) return std::unexpected(done.error());
    if (check.verdict == CitationVerdict::kAbsent)
      if (Result<void> done = JudgeByName(key, check); !done) return std::unexpected(done.error());
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
      check.document = meant.id;
      if (meant.number.empty()) return Accept({meant}, check);  // it bears none here: nothing to compare with
      check.verdict = CitationVerdict::kWrongNumber;
      check.correction = meant.number;
      return {};
    }
    if (numbered.empty()) return {};
    check.document = numbered.front().id;
    check.verdict = CitationVerdict::kWrongTitle;
    check.correction = numbered.front().title;
    return {};
  }

  // What is not here may be known to be repealed: a document that is here says so.
  Result<void> JudgeByName(int64_t key, CitationCheck& check) {
    const std::string at = FormatDay(at_);
    Statement rows = database_.Query(
        "SELECT coalesce(b.number, e.number, b.title) FROM citation r JOIN clause c ON c.id = r.clause "
        "JOIN document b ON b.id = c.document LEFT JOIN document e ON e.id = b.parent "
        "WHERE r.relation = 'repeals' AND r.part IS NULL AND r.paired = 0 AND b.document_date <= ?3 "
        "AND (r.number = ?1 OR (?2 <> 0 AND r.title_key = ?2 AND (r.number IS NULL OR ?1 IS NULL))) "
        "ORDER BY b.document_date DESC, b.key LIMIT 1",
        check.number, key, at);
    if (rows.Next()) {
      check.verdict = CitationVerdict::kRepealed;
      check.standing = Standing::kRepealed;
      check.correction = rows.string(0);
    }
    if (!rows.ok()) return std::unexpected(rows.error());
    return {};
  }

  static bool IsPartOf(const std::string& cited, const std::string& title) {
    const std::string part = TitleKeyOf(cited).bare, whole = TitleKeyOf(title).bare;
    return !part.empty() && !whole.empty() &&
           (whole.find(part) != std::string::npos || part.find(whole) != std::string::npos);
  }

  // One of them holds: it is meant. Otherwise what has become of the newest is told.
  Result<void> Accept(const std::vector<Candidate>& candidates, CitationCheck& check) {
    bool first = true;
    for (const Candidate& candidate : candidates) {
      const Result<Validity> validity = validity_.Of(candidate.id, at_);
      if (!validity) return std::unexpected(validity.error());
      const bool over = validity->standing == Standing::kRepealed || validity->standing == Standing::kExpired;
      if (!first && over) continue;
      first = false;
      check.document = candidate.id;
      check.standing = validity->standing;
      check.correction.clear();
      check.verdict = validity->standing == Standing::kRepealed  ? CitationVerdict::kRepealed
                      : validity->standing == Standing::kExpired ? CitationVerdict::kExpired
                                                                 : CitationVerdict::kRight;
      if (over && !validity->reasons.empty()) {
        const ValidityReason& reason = validity->reasons.front();
        const bool expired = reason.kind == ValidityReason::Kind::kExpires;
        if (reason.document != candidate.id || expired)
          check.correction = expired ? reason.day : reason.number.empty() ? reason.title : reason.number;
      }
      if (!over) break;
    }
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

// The citations of one document of the draft, each once: a number beside a title is told with it, and a short name that
// comes again is not told again.
class Citations {
 public:
  Citations(const Source& draft, const Document& document) : draft_(draft), own_(TitleKeyOf(document.title.value)) {}

  std::vector<CitationCheck> Of(const std::vector<Fact>& facts) {
    for (const Fact& fact : facts)
      if (const auto* title = std::get_if<TitleMention>(&fact.value))
        if (!title->number.empty()) beside_.insert(title->number);
    for (const Fact& fact : facts) {
      if (const auto* title = std::get_if<TitleMention>(&fact.value)) TakeTitle(fact, *title);
      if (const auto* number = std::get_if<NumberMention>(&fact.value)) TakeNumber(fact, *number);
    }
    return std::move(checks_);
  }

 private:
  void TakeTitle(const Fact& fact, const TitleMention& title) {
    // What the draft itself prints or is, is no citation.
    if (title.relation == Relation::kForwards && title.number.empty()) return;
    if (own_.hash != 0 && TitleKeyOf(title.value).hash == own_.hash) return;
    if (!told_.insert(title.value + '|' + title.number).second) return;
    if (title.number.empty() && !titles_.insert(title.value).second) return;
    titles_.insert(title.value);
    CitationCheck check;
    check.span = fact.span;
    check.title = title.value;
    check.number = title.number;
    checks_.push_back(std::move(check));
  }

  void TakeNumber(const Fact& fact, const NumberMention& number) {
    if (number.relation == Relation::kOwn || !number.title.empty() || beside_.contains(number.value)) return;
    if (!checks_.empty() && checks_.back().number.empty() && checks_.back().span.end <= fact.span.start &&
        InNextCell(
            std::string_view(draft_.text).substr(checks_.back().span.end, fact.span.start - checks_.back().span.end))) {
      checks_.back().number = number.value;
      return;
    }
    if (!told_.insert('|' + number.value).second) return;
    CitationCheck check;
    check.span = fact.span;
    check.number = number.value;
    checks_.push_back(std::move(check));
  }

  const Source& draft_;
  const TitleKey own_;
  std::unordered_set<std::string> beside_;  // numbers that a title has
  std::unordered_set<std::string> told_, titles_;
  std::vector<CitationCheck> checks_;
};

}  // namespace

const char* to_string(CitationVerdict verdict) {
  switch (verdict) {
    case CitationVerdict::kRight: return "right";
    case CitationVerdict::kWrongNumber: return "wrong_number";
    case CitationVerdict::kWrongTitle: return "wrong_title";
    case CitationVerdict::kRepealed: return "repealed";
    case CitationVerdict::kExpired: return "expired";
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
    for (CitationCheck& citation : Citations(draft, document).Of(extractor.Extract(draft, document))) {
      Result<CitationCheck> check = verifier.Check(std::move(citation));
      if (!check) return std::unexpected(check.error());
      checks.push_back(*std::move(check));
    }
  return checks;
}

}  // namespace liye
