#include "index/validity.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "index/due_day.h"
#include "index/sqlite.h"
#include "index/title_key.h"
#include "index/validity_decision.h"
#include "index/validity_facts.h"
#include "index/validity_words.h"

namespace liye {
namespace {

using Kind = ValidityReason::Kind;

// As the view treatment says it, but by index for one document: named itself, by the number of its notice's paper, or with
// the notice that printed it. The + keeps SQLite from looking through all mentions of the number.
constexpr std::string_view kTouching = "relation IN ('repeals', 'amends', 'prolongs', 'confirms', 'corrects')";
constexpr std::string_view kTreatment = R"sql(
SELECT r.relation, b.id, coalesce(b.number, e.number), b.title, b.document_date,
       c.path, r.text, r.part, c.text, r.target, r.clause
FROM (%) x
JOIN citation r ON r.clause = x.clause AND r.ordinal = x.ordinal JOIN clause c ON c.id = r.clause
JOIN document b ON b.id = c.document LEFT JOIN document e ON e.id = b.parent
ORDER BY b.document_date DESC, b.key, r.start
)sql";
constexpr std::string_view kOfDocument = R"sql(
SELECT clause, ordinal FROM citation WHERE target = ?1 AND # AND paired = 0
UNION
SELECT r.clause, r.ordinal FROM document d JOIN document a ON a.parent = d.id JOIN citation r
  ON r.target = a.id AND +r.number = d.number AND r.# AND r.paired = 0 WHERE d.id = ?1
UNION
SELECT r.clause, r.ordinal FROM document d JOIN citation r ON r.target = d.parent AND r.# AND r.paired = 0
  AND (r.relation IN ('repeals', 'prolongs', 'confirms') OR r.part IS NOT NULL) WHERE d.id = ?1
)sql";
// Known by its number, or by its title where no number is given.
constexpr std::string_view kOfCited = R"sql(
SELECT clause, ordinal FROM citation WHERE number = ?1 AND target IS NULL AND # AND paired = 0
UNION
SELECT clause, ordinal FROM citation WHERE title_key = ?2 AND target IS NULL AND # AND paired = 0
  AND (number IS NULL OR ?1 IS NULL)
)sql";

// A law published again: the same title of the same issuer without a number, later.
constexpr const char* kNewEdition = R"sql(
SELECT t.id, t.title, t.document_date FROM document d JOIN document t ON t.title_key = d.title_key
WHERE d.id = ?1 AND d.parent IS NULL AND t.parent IS NULL AND d.number IS NULL AND t.number IS NULL
  AND t.document_date > d.document_date AND t.title_issuer IS d.title_issuer
ORDER BY t.document_date, t.key LIMIT 9
)sql";

std::string Filled(std::string text, char hole, std::string_view filling) {
  for (size_t at = 0; (at = text.find(hole, at)) != text.npos; at += filling.size()) text.replace(at, 1, filling);
  return text;
}
std::string TreatmentSql(std::string_view mentions) {
  return Filled(Filled(std::string(kTreatment), '%', mentions), '#', kTouching);
}

unsigned DayOfMonth(Day day) { return static_cast<unsigned>(std::chrono::year_month_day(day).day()); }

bool IsLaw(std::string_view title) {
  const size_t paren = std::min(title.find("（"), title.find('('));
  const std::string_view name = title.substr(0, paren);
  for (std::string_view genre : {"条例", "法", "规定", "细则", "规则"})
    if (name.ends_with(genre)) return true;
  return false;
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
    case Kind::kNewEdition: return "new_edition";
    case Kind::kProlongs: return "prolongs";
    case Kind::kConfirms: return "confirms";
    case Kind::kCorrects: return "corrects";
    case Kind::kMark: return "mark";
    case Kind::kTrial: return "trial";
  }
  return "";
}

struct ValidityReader::Statements {
  explicit Statements(Database& database)
      : facts(database),
        of_document(database, TreatmentSql(kOfDocument)),
        of_cited(database, TreatmentSql(kOfCited)),
        new_edition(database, kNewEdition) {}

  FactsReader facts;
  Statement of_document, of_cited, new_edition;
};

namespace {

class Reader {
 public:
  explicit Reader(FactsReader& facts) : facts_(facts) {}

  Result<Validity> Read(int64_t id, Statement& treatments, Statement& new_edition, const std::string& at) {
    const Result<DocumentFacts> facts = facts_.Facts(id);
    if (!facts) return std::unexpected(facts.error());
    if (Result<void> done = ReadTerms(id, *facts); !done) return std::unexpected(done.error());
    treatments.Reset();
    treatments.Bind(id);
    if (Result<void> done = ReadTreatments(treatments, id, *facts); !done) return std::unexpected(done.error());
    if (IsLaw(facts->title))
      if (Result<void> done = ReadNewEdition(id, new_edition); !done) return std::unexpected(done.error());
    ReadTitle(id, *facts);
    return DecideValidity(std::move(reasons_), at);
  }

  Result<Validity> ReadCited(const std::string& number, const std::string& title, Statement& treatments,
                             const std::string& at) {
    treatments.Reset();
    treatments.Bind(number, TitleKeyOf(title).hash);
    if (Result<void> done = ReadTreatments(treatments, 0, {}); !done) return std::unexpected(done.error());
    return DecideValidity(std::move(reasons_), at);
  }

 private:
  ValidityReason Own(int64_t id, const DocumentFacts& facts, Kind kind) const {
    ValidityReason reason;
    reason.kind = kind;
    reason.document = id;
    reason.number = facts.number;
    reason.title = facts.title;
    reason.date = facts.date;
    return reason;
  }

  struct Term {
    ValidityReason reason;
    std::string value;
  };

  Result<void> CollectTerms(int64_t id, const DocumentFacts& facts, std::vector<Term>& terms) {
    const auto stated = facts_.Terms(facts);
    if (!stated) return std::unexpected(stated.error());
    for (const StatedTerm& each : *stated) {
      Term term{Own(id, facts, each.ends ? Kind::kExpires : Kind::kTakesEffect), each.value};
      term.reason.path = each.path;
      term.reason.evidence = each.evidence;
      terms.push_back(std::move(term));
    }
    return {};
  }

  // When it takes effect and how long it holds, as it says itself; as its notice says of the paper it prints, and the
  // one paper of the notice that is asked for.
  Result<void> ReadTerms(int64_t id, const DocumentFacts& facts) {
    std::vector<Term> terms;
    if (Result<void> done = CollectTerms(id, facts, terms); !done) return done;
    for (const int64_t other : {facts.parent, facts.paper}) {
      if (other == 0) continue;
      const Result<DocumentFacts> of_other = facts_.Facts(other);
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
      const std::optional<Day> start = ParseDay(due.start);
      // From 29 February a year ends with the last day of February, which is none too many.
      const bool cut = last && start && DayOfMonth(*last) != DayOfMonth(*start);
      const bool counted = last && due.how == DueDay::How::kCounted && !cut;
      term.reason.day = counted ? FormatDay(*last - std::chrono::days(1)) : due.day;
      reasons_.push_back(std::move(term.reason));
    }
    if (!facts.date.empty()) {
      reasons_.push_back(Own(id, facts, Kind::kIssued));
      reasons_.back().day = facts.date;
    }
    return {};
  }

  // One mention of the document by another, with where it stands.
  struct Said {
    ValidityReason reason;
    Prolongation longer;
    int64_t clause = 0;
    bool dated = false;  // its sentence names the day
  };

  Result<void> ReadTreatments(Statement& rows, int64_t id, const DocumentFacts& facts) {
    std::vector<Said> all;
    while (rows.Next()) {
      Said said;
      ValidityReason& reason = said.reason;
      reason.kind = KindOf(rows.text(0));
      reason.document = rows.integer(1);
      reason.number = rows.string(2);
      reason.title = rows.string(3);
      reason.date = rows.string(4);
      reason.path = rows.string(5);
      reason.evidence = rows.string(6);
      reason.part = rows.string(7);
      reason.older = !reason.date.empty() && !facts.date.empty() && reason.date < facts.date;
      said.clause = rows.integer(10);
      if (reason.kind == Kind::kRepeals || reason.kind == Kind::kAmends)
        reason.day = DayOfEnding(rows.text(8), reason.evidence);
      if (reason.kind == Kind::kProlongs) said.longer = ProlongationIn(rows.text(8), reason.evidence);
      said.dated = !reason.day.empty();
      // One of several papers that a notice prints is a part of it.
      const int64_t target = rows.integer(9);
      const bool of_paper = id != 0 && target != id && target != facts.parent && facts.paper == 0;
      if (of_paper && reason.part.empty()) reason.part = reason.evidence;
      all.push_back(std::move(said));
    }
    if (!rows.ok()) return std::unexpected(rows.error());
    for (Said& said : all)
      if (Result<void> done = Date(said, all); !done) return done;
    // Longer terms in the order in which they were given, each counted from the one before.
    std::stable_sort(all.begin(), all.end(), [](const Said& a, const Said& b) { return a.reason.day < b.reason.day; });
    for (Said& said : all) {
      if (said.reason.kind == Kind::kProlongs) Prolong(said.longer, said.reason);
      reasons_.push_back(std::move(said.reason));
    }
    return {};
  }

  // What others say counts from the day that their sentence names, or the head of their list, or on which they take effect.
  Result<void> Date(Said& said, const std::vector<Said>& all) {
    ValidityReason& reason = said.reason;
    if (reason.kind == Kind::kProlongs && said.longer.until.empty() && said.longer.years == 0) {
      const Result<std::string> above = facts_.TextAbove(reason.document, said.clause);
      if (!above) return std::unexpected(above.error());
      said.longer = ProlongationIn(*above, "");
    }
    if (reason.kind == Kind::kRepeals && !said.dated) {
      for (const Said& other : all)  // the title of a notice says that it repeals, its text from when
        if (other.dated && other.reason.document == reason.document && other.reason.kind == reason.kind &&
            other.reason.part == reason.part)
          reason.day = other.reason.day;
      if (reason.day.empty()) {
        const Result<std::string> above = facts_.TextAbove(reason.document, said.clause);
        if (!above) return std::unexpected(above.error());
        reason.day = DayOfListEnding(*above);
      }
    }
    if (!reason.day.empty()) return {};
    const Result<std::string> day = facts_.DayOf(reason.document);
    if (!day) return std::unexpected(day.error());
    reason.day = *day;
    return {};
  }

  static Kind KindOf(std::string_view relation) {
    if (relation == "repeals") return Kind::kRepeals;
    if (relation == "amends") return Kind::kAmends;
    if (relation == "prolongs") return Kind::kProlongs;
    return relation == "confirms" ? Kind::kConfirms : Kind::kCorrects;
  }

  // A number of years is counted from the last day of the term before.
  void Prolong(const Prolongation& longer, ValidityReason& reason) const {
    reason.until = longer.until;
    if (!reason.until.empty() || longer.years == 0) return;
    std::string end;
    for (const ValidityReason& own : reasons_) {
      if (own.kind == Kind::kExpires) end = std::max(end, own.day);
      if (own.kind == Kind::kProlongs && own.document != reason.document) end = std::max(end, own.until);
    }
    if (const std::optional<Day> last = ParseDay(end)) {
      const std::chrono::year_month_day day(*last);
      const auto later =
          std::chrono::year_month_day(day.year() + std::chrono::years(longer.years), day.month(), day.day());
      // 29 February has no day of its own in most years.
      reason.until = FormatDay(later.ok() ? Day(later) : Day(later.year() / later.month() / std::chrono::last));
    }
  }

  // An old clause on when the law took effect stays in its later editions: those count from their own date on.
  Result<void> ReadNewEdition(int64_t id, Statement& rows) {
    std::vector<ValidityReason> editions;
    rows.Reset();
    rows.Bind(id);
    while (rows.Next()) {
      ValidityReason reason;
      reason.kind = Kind::kNewEdition;
      reason.document = rows.integer(0);
      reason.title = rows.string(1);
      reason.date = rows.string(2);
      editions.push_back(std::move(reason));
    }
    if (!rows.ok()) return std::unexpected(rows.error());
    rows.Reset();
    for (ValidityReason& reason : editions) {
      const Result<std::string> day = facts_.DayOf(reason.document);
      if (!day) return std::unexpected(day.error());
      reason.day = std::max(*day, reason.date);
      reasons_.push_back(std::move(reason));
    }
    return {};
  }

  void ReadTitle(int64_t id, const DocumentFacts& facts) {
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

  FactsReader& facts_;
  std::vector<ValidityReason> reasons_;
};

}  // namespace

ValidityReader::ValidityReader(Database& database) : statements_(std::make_unique<Statements>(database)) {}
ValidityReader::~ValidityReader() = default;

Result<Validity> ValidityReader::Of(int64_t document, Day at) {
  return Reader(statements_->facts).Read(document, statements_->of_document, statements_->new_edition, FormatDay(at));
}

Result<Validity> ValidityReader::OfCited(const std::string& number, const std::string& title, Day at) {
  return Reader(statements_->facts).ReadCited(number, title, statements_->of_cited, FormatDay(at));
}

}  // namespace liye
