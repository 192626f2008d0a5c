#include "index/cleanup.h"

#include <algorithm>
#include <utility>

#include "index/cleanup_falling.h"
#include "index/cleanup_survey.h"
#include "index/cleanup_words.h"
#include "index/fold.h"
#include "index/sqlite.h"
#include "index/validity_words.h"

namespace liye {
namespace {

using Kind = ValidityReason::Kind;
using Code = CleanupCode;

constexpr size_t kMostNamed = 5;  // dependents that a row names

constexpr const char* kDocuments = R"sql(
SELECT d.id, d.key, coalesce(d.number, e.number),
       -- An order is called by what it puts in force.
       iif(d.title GLOB '*令' AND d.title NOT GLOB '*关于*',
           d.title || coalesce('《' || (SELECT a.title FROM document a WHERE a.parent = d.id ORDER BY a.id LIMIT 1) || '》', ''),
           d.title), coalesce(d.issuing_authority, e.issuing_authority),
       coalesce(d.document_date, e.document_date), d.parent, d.document_type, s.path
FROM document d JOIN source s ON s.id = d.source LEFT JOIN document e ON e.id = d.parent
WHERE ?1 IS NULL OR instr(liye_fold(coalesce(d.issuing_authority, e.issuing_authority)), ?1) > 0
ORDER BY coalesce(d.issuing_authority, e.issuing_authority) IS NULL, coalesce(d.issuing_authority, e.issuing_authority),
         coalesce(d.document_date, e.document_date), coalesce(e.key, d.key), d.first_clause
)sql";
constexpr const char* kNames = R"sql(
SELECT coalesce(d.number, e.number), d.title FROM document d LEFT JOIN document e ON e.id = d.parent WHERE d.id = ?1
)sql";
// Of a document and the papers that it prints.
constexpr const char* kBases = R"sql(
SELECT r.target, c.path, r.text FROM document d JOIN citation r ON r.clause BETWEEN d.first_clause AND d.last_clause
JOIN clause c ON c.id = r.clause
WHERE (d.id = ?1 OR d.parent = ?1) AND r.relation = 'based_on' AND r.paired = 0 AND r.target IS NOT NULL
ORDER BY r.clause, r.ordinal
)sql";
constexpr const char* kMissing = R"sql(
SELECT r.number, r.title, c.path, r.text FROM document d
JOIN citation r ON r.clause BETWEEN d.first_clause AND d.last_clause JOIN clause c ON c.id = r.clause
WHERE (d.id = ?1 OR d.parent = ?1) AND r.relation <> 'own' AND r.paired = 0 AND r.resolved_by IS NULL
ORDER BY r.relation <> 'based_on', r.clause, r.ordinal LIMIT 1
)sql";
// Where one document cites another or a paper of it as its basis.
constexpr const char* kDependents = R"sql(
SELECT c.path FROM document d JOIN citation r ON r.clause BETWEEN d.first_clause AND d.last_clause
JOIN clause c ON c.id = r.clause
WHERE (d.id = ?1 OR d.parent = ?1) AND r.relation = 'based_on' AND r.paired = 0
  AND (r.target = ?2 OR r.target IN (SELECT id FROM document WHERE parent = ?2))
ORDER BY r.clause, r.ordinal LIMIT 1
)sql";

// A paper of the document itself is named without the number that they share.
CleanupReason ReasonOf(Code code, const ValidityReason& said, const CleanupRow& row) {
  CleanupReason reason;
  reason.code = code;
  reason.day = said.day;
  reason.part = said.part;
  if (said.document != row.document) {
    reason.document = said.document;
    if (said.number != row.number) reason.number = said.number;
    reason.title = said.title;
  }
  reason.path = said.path;
  reason.evidence = said.evidence;
  return reason;
}

class Cleaner {
 public:
  Cleaner(Database& database, const CleanupOptions& options, const CleanupSurvey& survey)
      : database_(database),
        survey_(survey),
        at_(FormatDay(options.at)),
        soon_(FormatDay(AddMonths(options.at, options.horizon))),
        long_ago_(FormatDay(AddMonths(options.at, -24))),
        validity_(database),
        names_(database, kNames),
        bases_(database, kBases),
        missing_(database, kMissing),
        dependents_(database, kDependents),
        papers_(database, "SELECT id FROM document WHERE parent = ?1"),
        falling_(database) {}

  Result<void> Fill(CleanupRow& row) {
    row.standing = survey_.of(row.document).standing;
    Result<void> done;
    if (!survey_.of(row.document).plain) {
      const Result<Validity> validity = validity_.Of(row.document, ParseDay(at_).value());
      if (!validity) return std::unexpected(validity.error());
      done = ReadValidity(*validity, row);
    }
    const bool over = survey_.of(row.document).over();
    if (done && !over && survey_.of(row.document).has_papers) done = ReadPapers(row);
    if (done && !over) done = ReadSurvey(row);
    if (done) done = ReadVersions(row);
    if (!done) return done;
    std::stable_sort(row.reasons.begin(), row.reasons.end(),
                     [](const CleanupReason& a, const CleanupReason& b) { return a.code < b.code; });
    if (!row.reasons.empty()) row.proposal = ProposalFor(row.reasons.front().code);
    row.dependents = survey_.of(row.document).dependents;
    const bool goes = row.proposal == CleanupProposal::kRepeal || row.proposal == CleanupProposal::kLapsed;
    if (goes && row.dependents > 0) done = NameDependents(row);
    if (done) done = falling_.Count(goes, row);
    return done;
  }

 private:
  Result<void> ReadValidity(const Validity& validity, CleanupRow& row) {
    std::string repealed_since;
    for (const ValidityReason& said : validity.reasons) {
      switch (said.kind) {
        case Kind::kRepeals:
          if (said.older) {
            Add(row, Code::kRepealedByOlder, said);
          } else {
            Add(row, said.part.empty() ? Code::kRepealed : Code::kPartRepealed, said);
            if (said.part.empty()) repealed_since = std::max(repealed_since, said.day);
          }
          break;
        case Kind::kMark: Add(row, Code::kRepealed, said); break;
        case Kind::kAmends:
        case Kind::kNewEdition: Add(row, Code::kAmended, said); break;
        case Kind::kTrial:
          if (!row.document_date.empty() && row.document_date < long_ago_) Add(row, Code::kTrialNoTerm, said);
          break;
        case Kind::kExpires: row.expires = std::max(row.expires, said.day); break;
        case Kind::kProlongs: row.expires = std::max(row.expires, said.until); break;
        default: break;
      }
    }
    for (const ValidityReason& said : validity.to_come) {
      if (said.kind == Kind::kExpires) row.expires = std::max(row.expires, said.day);
      if (said.kind == Kind::kRepeals && said.part.empty() && !said.older) Add(row, Code::kRepealedLater, said);
      if (row.standing == Standing::kNotYet && said.kind != Kind::kExpires && row.reasons.empty())
        Add(row, Code::kNotYet, said);
    }
    ReadTerm(validity, row);
    for (const ValidityReason& said : validity.reasons)
      if (said.kind == Kind::kConfirms && !repealed_since.empty() && said.day > repealed_since)
        row.reasons.push_back(ReasonOf(Code::kConfirmedRepealed, said, row));
    return {};
  }

  // A notice says nothing of the 试行 in the title of the paper that it prints.
  Result<void> ReadPapers(CleanupRow& row) {
    std::vector<int64_t> papers;
    papers_.Reset();
    papers_.Bind(row.document);
    while (papers_.Next()) papers.push_back(papers_.integer(0));
    if (!papers_.ok()) return std::unexpected(papers_.error());
    for (const int64_t paper : papers) {
      const SurveyEntry& entry = survey_.of(paper);
      if (entry.plain || entry.standing != row.standing) continue;
      const Result<Validity> validity = validity_.Of(paper, ParseDay(at_).value());
      if (!validity) return std::unexpected(validity.error());
      for (const ValidityReason& said : validity->reasons)
        if (said.kind == Kind::kTrial && !row.document_date.empty() && row.document_date < long_ago_)
          Add(row, Code::kTrialNoTerm, said);
    }
    return {};
  }

  // A document that names another several times is one reason.
  static void Add(CleanupRow& row, Code code, const ValidityReason& said) {
    for (CleanupReason& known : row.reasons) {
      const int64_t other = said.document == row.document ? 0 : said.document;
      if (known.code != code || known.document != other) continue;
      if (known.part == said.part) return;
      if (code != Code::kAmended) continue;
      known.part += (known.part.empty() || said.part.empty() ? "" : "、") + said.part;
      return;
    }
    row.reasons.push_back(ReasonOf(code, said, row));
  }

  void ReadTerm(const Validity& validity, CleanupRow& row) const {
    const bool soon = row.standing != Standing::kRepealed && row.expires >= at_ && row.expires <= soon_;
    if (row.standing != Standing::kExpired && !soon) return;
    const ValidityReason* end = nullptr;
    for (const auto* reasons : {&validity.reasons, &validity.to_come})
      for (const ValidityReason& said : *reasons)
        if ((said.kind == Kind::kExpires && said.day == row.expires) ||
            (said.kind == Kind::kProlongs && said.until == row.expires))
          end = &said;
    if (end == nullptr) return;
    constexpr std::string_view kOnTrial = "试行";
    const bool trial = !TrialMark(row.title).empty() || end->evidence.find(kOnTrial) != std::string::npos;
    CleanupReason reason = ReasonOf(soon ? Code::kExpiresSoon : trial ? Code::kTrialOver : Code::kExpired, *end, row);
    reason.day = row.expires;
    row.reasons.push_back(std::move(reason));
  }

  Result<void> ReadSurvey(CleanupRow& row) {
    const SurveyEntry& entry = survey_.of(row.document);
    if (Result<void> done = ReadBases(entry, row); !done) return done;
    if (&survey_.at(entry.newest) != &entry) {
      CleanupReason reason;
      reason.code = Code::kOlderSameTitle;
      reason.day = survey_.at(entry.newest).date;
      if (Result<void> named = Name(survey_.at(entry.newest).id, reason); !named) return named;
      row.reasons.push_back(std::move(reason));
    }
    const TitlePeriod period = PeriodOfTitle(row.title);
    // A year that was past when the document was issued is not that of its work.
    const std::string end = std::to_string(period.last_year) + "-12-31";
    if (period.last_year > 0 && end < at_ && end >= entry.date) {
      CleanupReason reason;
      reason.code = Code::kPeriodOver;
      reason.day = end;
      reason.evidence = period.words;
      row.reasons.push_back(std::move(reason));
    }
    if (entry.circle > 0)
      if (Result<void> done = ReadCircle(entry, row); !done) return done;
    return entry.missing > 0 ? ReadMissing(entry, row) : Result<void>();
  }

  Result<void> ReadBases(const SurveyEntry& entry, CleanupRow& row) {
    const uint32_t top = survey_.place(row.document);
    const auto bases = survey_.bases(top);
    size_t gone = 0, changed = 0;
    const auto is_changed = [&](const SurveyEntry& basis) {
      return !basis.over() && !entry.date.empty() && basis.changed > entry.date;
    };
    for (const auto& [from, to] : bases) {
      gone += survey_.at(to).over();
      changed += is_changed(survey_.at(to));
    }
    if (gone == 0 && (changed == 0 || changed < bases.size())) return {};
    const bool every = gone + changed == bases.size();
    const Code of_gone = gone == bases.size() ? Code::kBasesGone : Code::kBasisRepealed;
    std::vector<int64_t> told;
    bases_.Reset();
    bases_.Bind(row.document);
    while (bases_.Next()) {
      const SurveyEntry& basis = survey_.of(bases_.integer(0));
      const bool counts = basis.over() || (every && is_changed(basis));
      if (!counts || survey_.at(basis.top).id == row.document ||
          std::find(told.begin(), told.end(), basis.id) != told.end())
        continue;
      told.push_back(basis.id);
      CleanupReason reason;
      reason.code = basis.over() ? of_gone : Code::kBasesChanged;
      reason.day = basis.over() ? "" : basis.changed;
      reason.path = bases_.string(1);
      reason.evidence = bases_.string(2);
      if (Result<void> named = Name(basis.id, reason); !named) return named;
      row.reasons.push_back(std::move(reason));
    }
    if (!bases_.ok()) return std::unexpected(bases_.error());
    return {};
  }

  // The next document of the circle stands for it.
  Result<void> ReadCircle(const SurveyEntry& entry, CleanupRow& row) {
    for (const auto& [from, to] : survey_.bases(survey_.place(row.document))) {
      if (survey_.at(to).circle != entry.circle) continue;
      CleanupReason reason;
      reason.code = Code::kCycle;
      if (Result<void> named = Name(survey_.at(to).id, reason); !named) return named;
      row.reasons.push_back(std::move(reason));
      break;
    }
    return {};
  }

  Result<void> ReadMissing(const SurveyEntry& entry, CleanupRow& row) {
    missing_.Reset();
    missing_.Bind(row.document);
    if (missing_.Next()) {
      CleanupReason reason;
      reason.code = Code::kReferenceMissing;
      reason.number = missing_.string(0);
      reason.title = missing_.string(1);
      reason.path = missing_.string(2);
      reason.evidence = missing_.string(3);
      reason.count = entry.missing;
      row.reasons.push_back(std::move(reason));
    }
    if (!missing_.ok()) return std::unexpected(missing_.error());
    missing_.Reset();
    return {};
  }

  Result<void> ReadVersions(CleanupRow& row) {
    const int64_t other = survey_.other_version(row.document);
    if (other == 0) return {};
    CleanupReason reason;
    reason.code = Code::kTwoVersions;
    if (other != row.document)
      if (Result<void> named = Name(other, reason); !named) return named;
    row.reasons.push_back(std::move(reason));
    return {};
  }

  Result<void> Name(int64_t document, CleanupReason& reason) {
    names_.Reset();
    names_.Bind(document);
    reason.document = document;
    if (names_.Next()) {
      reason.number = names_.string(0);
      reason.title = names_.string(1);
    }
    if (!names_.ok()) return std::unexpected(names_.error());
    names_.Reset();
    return {};
  }

  Result<void> NameDependents(CleanupRow& row) {
    for (const uint32_t place : survey_.dependents(survey_.place(row.document), kMostNamed)) {
      CleanupReason name;
      if (Result<void> named = Name(survey_.at(place).id, name); !named) return named;
      dependents_.Reset();
      dependents_.Bind(name.document, row.document);
      const std::string path = dependents_.Next() ? dependents_.string(0) : std::string();
      if (!dependents_.ok()) return std::unexpected(dependents_.error());
      row.first_dependents.push_back({name.document, name.number, name.title, path});
    }
    return {};
  }

  Database& database_;
  const CleanupSurvey& survey_;
  const std::string at_, soon_, long_ago_;  // ISO
  ValidityReader validity_;
  Statement names_, bases_, missing_, dependents_, papers_;
  FallingReader falling_;
};

}  // namespace

Result<void> ReadCleanup(Database& database, const CleanupOptions& options,
                         const std::function<Result<void>(const CleanupRow&)>& take) {
  const Result<CleanupSurvey> survey = CleanupSurvey::Take(database, options.at);
  if (!survey) return std::unexpected(survey.error());
  Cleaner cleaner(database, options, *survey);
  const std::string issuer = FoldedKey(options.issuer);
  Statement rows = database.Query(kDocuments, issuer);
  while (rows.Next()) {
    CleanupRow row;
    row.document = rows.integer(0);
    const SurveyEntry& entry = survey->of(row.document);
    if (rows.integer(6) != 0 && survey->at(entry.top).standing == entry.standing) continue;
    row.key = rows.string(1);
    row.number = rows.string(2);
    row.title = rows.string(3);
    row.issuing_authority = rows.string(4);
    row.document_date = rows.string(5);
    row.document_type = rows.string(7);
    row.file = rows.string(8);
    row.normative = !IsSingleAct(row.title) && !IsSingleAct(row.document_type);
    Result<void> done = cleaner.Fill(row);
    if (done) done = take(row);
    if (!done) return done;
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return {};
}

}  // namespace liye
