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
       coalesce(d.effective_date, e.effective_date), d.first_clause, d.last_clause, d.parent, e.title
FROM document d LEFT JOIN document e ON e.id = d.parent WHERE d.id = ?1
)sql";

// As the view treatment says it, but by index for one document: named itself, by the number of its notice's paper, or with
// the notice that printed it.
constexpr const char* kTreatments = R"sql(
SELECT r.relation, b.id, coalesce(b.number, e.number), b.title, b.document_date,
       c.path, r.text, r.part
FROM (SELECT clause, ordinal FROM citation WHERE target = ?1 AND relation IN ('repeals', 'amends') AND paired = 0
      UNION
      SELECT r.clause, r.ordinal FROM document d JOIN document a ON a.parent = d.id JOIN citation r
        ON r.target = a.id AND r.number = d.number AND r.relation IN ('repeals', 'amends') AND r.paired = 0 WHERE d.id = ?1
      UNION
      SELECT r.clause, r.ordinal FROM document d JOIN citation r
        ON r.target = d.parent AND r.relation = 'repeals' AND r.paired = 0 AND r.part IS NULL WHERE d.id = ?1) x
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
    return Decide(at);
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

  // The term of a notice is that of the paper it prints.
  Result<void> ReadTermsOfNotice(int64_t notice, std::vector<std::pair<ValidityReason, std::string>>& ends) {
    if (notice == 0) return {};
    const Result<Facts> facts = ReadFacts(notice);
    if (!facts) return std::unexpected(facts.error());
    terms_.Reset();
    terms_.Bind(facts->first_clause, facts->last_clause);
    while (terms_.Next()) {
      if (terms_.text(0) != "expiry" || !SpeaksOfItself(terms_.text(4), terms_.text(2))) continue;
      ValidityReason reason = Own(notice, *facts, Kind::kExpires);
      reason.path = terms_.string(3);
      reason.evidence = terms_.string(2);
      ends.emplace_back(std::move(reason), terms_.string(1));
    }
    if (!terms_.ok()) return std::unexpected(terms_.error());
    return {};
  }

  // When it takes effect and how long it holds, as it says itself. Every sentence is read before a term is counted, since the
  // day of taking effect often stands behind it.
  Result<void> ReadTerms(int64_t id, const Facts& facts) {
    DocumentDays days{facts.date, facts.effective};
    std::vector<std::pair<ValidityReason, std::string>> ends;  // with the value
    terms_.Reset();
    terms_.Bind(facts.first_clause, facts.last_clause);
    while (terms_.Next()) {
      if (!SpeaksOfItself(terms_.text(4), terms_.text(2))) continue;
      const bool effective = terms_.text(0) == "effective";
      ValidityReason reason = Own(id, facts, effective ? Kind::kTakesEffect : Kind::kExpires);
      reason.path = terms_.string(3);
      reason.evidence = terms_.string(2);
      if (!effective) {
        ends.emplace_back(std::move(reason), terms_.string(1));
      } else if (reason.day = WorkOut(terms_.text(1), days).day; !reason.day.empty()) {
        if (days.effective.empty()) days.effective = reason.day;
        reasons_.push_back(std::move(reason));
      }
    }
    if (!terms_.ok()) return std::unexpected(terms_.error());
    if (Result<void> done = ReadTermsOfNotice(facts.parent, ends); !done) return done;
    for (auto& [reason, value] : ends) {
      reason.day = WorkOut(value, days).day;
      if (!reason.day.empty()) reasons_.push_back(std::move(reason));
    }
    if (reasons_.empty() && !facts.effective.empty()) {
      reasons_.push_back(Own(id, facts, Kind::kTakesEffect));
      reasons_.back().day = facts.effective;
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
      reasons_.push_back(std::move(reason));
    }
    if (!treatments_.ok()) return std::unexpected(treatments_.error());
    for (ValidityReason& reason : reasons_) {
      if (reason.kind != Kind::kRepeals && reason.kind != Kind::kAmends) continue;
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

  Validity Decide(const std::string& at) {
    Validity validity;
    bool ended = false, over = false, amended = false, partly = false, term = false, later = false;
    for (ValidityReason& reason : reasons_) {
      const bool behind = IsBehind(reason.day, at);
      switch (reason.kind) {
        case Kind::kRepeals: (reason.part.empty() ? ended : partly) |= !behind; break;
        case Kind::kAmends: amended |= !behind; break;
        case Kind::kMark: ended = true; break;
        case Kind::kExpires: (reason.day < at ? over : term) = true; break;
        case Kind::kIssued:
        case Kind::kTakesEffect: later |= behind; break;
        case Kind::kTrial: break;
      }
      // A term holds to its last day, that day included.
      const bool counts = reason.kind == Kind::kExpires ? reason.day < at : !behind;
      const bool idle = reason.kind == Kind::kIssued && !behind;
      if (!idle) (counts ? validity.reasons : validity.to_come).push_back(std::move(reason));
    }
    validity.standing = ended     ? Standing::kRepealed
                        : later   ? Standing::kNotYet
                        : over    ? Standing::kExpired
                        : partly  ? Standing::kPartlyRepealed
                        : amended ? Standing::kAmended
                        : term    ? Standing::kInForce
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
};

}  // namespace

ValidityReader::ValidityReader(Database& database) : statements_(std::make_unique<Statements>(database)) {}
ValidityReader::~ValidityReader() = default;

Result<Validity> ValidityReader::Of(int64_t document, Day at) {
  return Reader(statements_->document, statements_->treatments, statements_->terms).Read(document, FormatDay(at));
}

}  // namespace liye
