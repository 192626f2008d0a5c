#include "index/validity.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "index/due_day.h"
#include "index/sqlite.h"
#include "index/validity_words.h"

namespace liye {
namespace {

using Kind = ValidityReason::Kind;

constexpr const char* kDocument = R"sql(
SELECT coalesce(d.number, e.number), d.title, coalesce(d.document_date, e.document_date),
       coalesce(d.effective_date, e.effective_date), d.first_clause, d.last_clause, d.parent, e.title,
       (SELECT iif(count(*) = 1, min(a.id), 0) FROM document a WHERE a.parent = d.id)
FROM document d LEFT JOIN document e ON e.id = d.parent WHERE d.id = ?1
)sql";

// As the view treatment says it, but by index for one document: named itself, by the number of its notice's paper, or with
// the notice that printed it.
constexpr const char* kTreatments = R"sql(
SELECT r.relation, b.id, coalesce(b.number, e.number), b.title, b.document_date,
       c.path, r.text, r.part, c.text
FROM (SELECT clause, ordinal FROM citation WHERE target = ?1 AND relation IN ('repeals', 'amends') AND paired = 0
      UNION
      SELECT r.clause, r.ordinal FROM document d JOIN document a ON a.parent = d.id JOIN citation r
        ON r.target = a.id AND r.number = d.number AND r.relation IN ('repeals', 'amends') AND r.paired = 0 WHERE d.id = ?1
      UNION
      SELECT r.clause, r.ordinal FROM document d JOIN citation r
        ON r.target = d.parent AND r.relation IN ('repeals', 'amends') AND r.paired = 0
        AND (r.relation = 'repeals' OR r.part IS NOT NULL) WHERE d.id = ?1) x
JOIN citation r ON r.clause = x.clause AND r.ordinal = x.ordinal JOIN clause c ON c.id = r.clause
JOIN document b ON b.id = c.document LEFT JOIN document e ON e.id = b.parent
ORDER BY b.document_date DESC, b.key, r.start
)sql";

constexpr const char* kTerms = R"sql(
SELECT f.kind, f.value, f.text, c.path, c.text FROM deadline f JOIN clause c ON c.id = f.clause
WHERE f.clause BETWEEN ?1 AND ?2 AND f.kind IN ('effective', 'expiry') ORDER BY f.clause, f.ordinal
)sql";

// What is read of a document before its relations.
struct Facts {
  std::string number, title, date, effective, notice_title;
  int64_t first_clause = 0, last_clause = 0, parent = 0;
  int64_t paper = 0;  // that it prints, when it is one
};

bool IsBehind(const std::string& day, const std::string& at) { return !day.empty() && day > at; }

// The decisive first: what ends it, then what changes it.
int Weight(const ValidityReason& reason) {
  switch (reason.kind) {
    case Kind::kRepeals: return reason.part.empty() ? 0 : 4;
    case Kind::kMark: return 1;
    case Kind::kExpires: return 2;
    case Kind::kIssued:
    case Kind::kTakesEffect: return 3;
    case Kind::kAmends: return 5;
    case Kind::kTrial: return 6;
  }
  return 7;
}

}  // namespace

const char* to_string(Standing standing) {
  switch (standing) {
    case Standing::kUnknown: return "unknown";
    case Standing::kInForce: return "in_force";
    case Standing::kNotYet: return "not_yet";
    case Standing::kAmended: return "amended";
    case Standing::kPartlyRepealed: return "partly_repealed";
    case Standing::kRepealed: return "repealed";
    case Standing::kExpired: return "expired";
  }
  return "";
}

const char* to_string(ValidityReason::Kind kind) {
  switch (kind) {
    case Kind::kRepeals: return "repeals";
    case Kind::kAmends: return "amends";
    case Kind::kTakesEffect: return "takes_effect";
    case Kind::kIssued: return "issued";
    case Kind::kExpires: return "expires";
    case Kind::kMark: return "mark";
    case Kind::kTrial: return "trial";
  }
  return "";
}

struct ValidityReader::Statements {
  explicit Statements(Database& database)
      : document(database, kDocument), treatments(database, kTreatments), terms(database, kTerms) {}

  Statement document, treatments, terms;
};

namespace {

class Reader {
 public:
  Reader(Statement& document, Statement& treatments, Statement& terms)
      : document_(document), treatments_(treatments), terms_(terms) {}

  Result<Validity> Read(int64_t id, const std::string& at) {
    const Result<Facts> facts = ReadFacts(id);
    if (!facts) return std::unexpected(facts.error());
    if (Result<void> done = ReadTerms(id, *facts); !done) return std::unexpected(done.error());
    if (Result<void> done = ReadTreatments(id); !done) return std::unexpected(done.error());
    ReadTitle(id, *facts);
    return Decide(at, facts->date);
  }

 private:
  Result<Facts> ReadFacts(int64_t id) {
    document_.Reset();
    document_.Bind(id);
    Facts facts;
    if (document_.Next()) {
      facts.number = document_.string(0);
      facts.title = document_.string(1);
      facts.date = document_.string(2);
      facts.effective = document_.string(3);
      facts.first_clause = document_.integer(4);
      facts.last_clause = document_.integer(5);
      facts.parent = document_.integer(6);
      facts.notice_title = document_.string(7);
      facts.paper = document_.integer(8);
    }
    if (!document_.ok()) return std::unexpected(document_.error());
    document_.Reset();
    return facts;
  }

  ValidityReason Own(int64_t id, const Facts& facts, Kind kind) const {
    ValidityReason reason;
    reason.kind = kind;
    reason.document = id;
    reason.number = facts.number;
    reason.title = facts.title;
    reason.date = facts.date;
    return reason;
  }

  // A term or a day of taking effect that a document states of itself, with its value.
  struct Term {
    ValidityReason reason;
    std::string value;
  };

  Result<void> CollectTerms(int64_t id, const Facts& facts, std::vector<Term>& terms) {
    terms_.Reset();
    terms_.Bind(facts.first_clause, facts.last_clause);
    while (terms_.Next()) {
      if (!SpeaksOfItself(terms_.text(4), terms_.text(2))) continue;
      Term term{Own(id, facts, terms_.text(0) == "effective" ? Kind::kTakesEffect : Kind::kExpires), terms_.string(1)};
      term.reason.path = terms_.string(3);
      term.reason.evidence = terms_.string(2);
      terms.push_back(std::move(term));
    }
    if (!terms_.ok()) return std::unexpected(terms_.error());
    return {};
  }

  // When it takes effect and how long it holds, as it says itself; as its notice says of the paper it prints, and the
  // one paper of the notice that is asked for.
  Result<void> ReadTerms(int64_t id, const Facts& facts) {
    std::vector<Term> terms;
    if (Result<void> done = CollectTerms(id, facts, terms); !done) return done;
    for (const int64_t other : {facts.parent, facts.paper}) {
      if (other == 0) continue;
      const Result<Facts> of_other = ReadFacts(other);
      if (!of_other) return std::unexpected(of_other.error());
      if (Result<void> done = CollectTerms(other, *of_other, terms); !done) return done;
    }
    DocumentDays days{facts.date, facts.effective};
    for (Term& term : terms) {
      if (term.reason.kind != Kind::kTakesEffect) continue;
      term.reason.day = WorkOut(term.value, days).day;
      if (term.reason.day.empty()) continue;
      if (days.effective.empty()) days.effective = term.reason.day;
      reasons_.push_back(std::move(term.reason));
    }
    if (reasons_.empty() && !facts.effective.empty()) {
      reasons_.push_back(Own(id, facts, Kind::kTakesEffect));
      reasons_.back().day = facts.effective;
    }
    // A term that does not say from when, or from a day that is not known, is counted from the date.
    if (days.effective.empty()) days.effective = facts.date;
    for (Term& term : terms) {
      if (term.reason.kind != Kind::kExpires) continue;
      if (term.value.ends_with('@')) term.value += "施行";
      // The first day belongs to a term: of 自2019年3月1日起施行，有效期5年 the last is 2024-02-29.
      const DueDay due = WorkOut(term.value, days);
      const std::optional<Day> last = ParseDay(due.day);
      const bool counted = last && due.how == DueDay::How::kCounted;
      term.reason.day = counted ? FormatDay(*last - std::chrono::days(1)) : due.day;
      reasons_.push_back(std::move(term.reason));
    }
    if (!facts.date.empty()) {
      reasons_.push_back(Own(id, facts, Kind::kIssued));
      reasons_.back().day = facts.date;
    }
    return {};
  }

  // A repeal counts from the day that the repealing document takes effect.
  Result<void> ReadTreatments(int64_t id) {
    treatments_.Reset();
    treatments_.Bind(id);
    while (treatments_.Next()) {
      ValidityReason reason;
      reason.kind = treatments_.text(0) == "repeals" ? Kind::kRepeals : Kind::kAmends;
      reason.document = treatments_.integer(1);
      reason.number = treatments_.string(2);
      reason.title = treatments_.string(3);
      reason.date = treatments_.string(4);
      reason.day = reason.date;
      reason.path = treatments_.string(5);
      reason.evidence = treatments_.string(6);
      reason.part = treatments_.string(7);
      if (const std::string day = DayOfEnding(treatments_.text(8), reason.evidence); !day.empty()) {
        reason.day = day;
        dated_.push_back(reasons_.size());
      }
      reasons_.push_back(std::move(reason));
    }
    if (!treatments_.ok()) return std::unexpected(treatments_.error());
    for (size_t i = 0; i < reasons_.size(); ++i) {
      ValidityReason& reason = reasons_[i];
      if (reason.kind != Kind::kRepeals && reason.kind != Kind::kAmends) continue;
      if (std::find(dated_.begin(), dated_.end(), i) != dated_.end()) continue;
      const Result<std::string> day = EffectiveDayOf(reason.document);
      if (!day) return std::unexpected(day.error());
      if (!day->empty()) reason.day = *day;
    }
    return {};
  }

  // As the document itself says it; "" when it does not.
  Result<std::string> EffectiveDayOf(int64_t id) {
    const Result<Facts> facts = ReadFacts(id);
    if (!facts) return std::unexpected(facts.error());
    if (!facts->effective.empty()) return facts->effective;
    std::string day;
    const DocumentDays days{facts->date, ""};
    terms_.Reset();
    terms_.Bind(facts->first_clause, facts->last_clause);
    while (terms_.Next())
      if (day.empty() && terms_.text(0) == "effective" && SpeaksOfItself(terms_.text(4), terms_.text(2)))
        day = WorkOut(terms_.text(1), days).day;
    if (!terms_.ok()) return std::unexpected(terms_.error());
    return day;
  }

  void ReadTitle(int64_t id, const Facts& facts) {
    for (const std::string* title : {&facts.title, &facts.notice_title}) {
      if (std::string mark = EndedMark(*title); !mark.empty()) {
        reasons_.push_back(Own(id, facts, Kind::kMark));
        reasons_.back().evidence = std::move(mark);
        break;
      }
    }
    const bool has_end = std::any_of(reasons_.begin(), reasons_.end(),
                                     [](const ValidityReason& reason) { return reason.kind == Kind::kExpires; });
    if (std::string mark = TrialMark(facts.title); !mark.empty() && !has_end) {
      reasons_.push_back(Own(id, facts, Kind::kTrial));
      reasons_.back().evidence = std::move(mark);
    }
  }

  Validity Decide(const std::string& at, const std::string& issued) {
    Validity validity;
    bool ended = false, over = false, amended = false, partly = false, term = false, later = false,
         issued_later = false;
    for (ValidityReason& reason : reasons_) {
      const bool behind = IsBehind(reason.day, at);
      // What an older document says of a newer one contradicts itself and decides nothing.
      const bool older = !reason.date.empty() && !issued.empty() && reason.date < issued;
      switch (reason.kind) {
        case Kind::kRepeals:
          if (!older) (reason.part.empty() ? ended : partly) |= !behind;
          break;
        case Kind::kAmends: amended |= !behind; break;
        case Kind::kMark: ended = true; break;
        case Kind::kExpires:
          if (!reason.day.empty()) (reason.day < at ? over : term) = true;
          break;
        case Kind::kIssued: issued_later |= behind; break;
        case Kind::kTakesEffect: later |= behind; break;
        case Kind::kTrial: break;
      }
      // A term holds to its last day, that day included.
      const bool counts = reason.kind == Kind::kExpires ? reason.day < at && !reason.day.empty() : !behind;
      const bool idle = reason.kind == Kind::kIssued && !behind;
      if (!idle) (counts ? validity.reasons : validity.to_come).push_back(std::move(reason));
    }
    validity.standing = issued_later ? Standing::kNotYet
                        : ended      ? Standing::kRepealed
                        : later      ? Standing::kNotYet
                        : over       ? Standing::kExpired
                        : partly     ? Standing::kPartlyRepealed
                        : amended    ? Standing::kAmended
                        : term       ? Standing::kInForce
                                     : Standing::kUnknown;
    std::stable_sort(validity.reasons.begin(), validity.reasons.end(),
                     [](const ValidityReason& a, const ValidityReason& b) {
                       return Weight(a) != Weight(b) ? Weight(a) < Weight(b) : a.day > b.day;
                     });
    std::stable_sort(validity.to_come.begin(), validity.to_come.end(),
                     [](const ValidityReason& a, const ValidityReason& b) { return a.day < b.day; });
    return validity;
  }

  Statement &document_, &treatments_, &terms_;
  std::vector<ValidityReason> reasons_;
  std::vector<size_t> dated_;  // those whose sentence states their day
};

}  // namespace

ValidityReader::ValidityReader(Database& database) : statements_(std::make_unique<Statements>(database)) {}
ValidityReader::~ValidityReader() = default;

Result<Validity> ValidityReader::Of(int64_t document, Day at) {
  return Reader(statements_->document, statements_->treatments, statements_->terms).Read(document, FormatDay(at));
}

}  // namespace liye
