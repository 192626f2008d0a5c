#include "index/cleanup_survey.h"

#include <xxhash.h>

#include <algorithm>
#include <map>
#include <utility>

#include "index/cleanup_words.h"
#include "index/sqlite.h"

namespace liye {
namespace {

// The day of the last change that counts.
std::string LastChange(const Validity& validity) {
  using Kind = ValidityReason::Kind;
  std::string day;
  for (const ValidityReason& reason : validity.reasons) {
    const bool change =
        reason.kind == Kind::kAmends || reason.kind == Kind::kNewEdition || reason.kind == Kind::kRepeals;
    if (change && !reason.older) day = std::max(day, reason.day);
  }
  return day;
}

bool IsPlain(const Validity& validity) {
  for (const auto* reasons : {&validity.reasons, &validity.to_come})
    for (const ValidityReason& reason : *reasons)
      if (reason.kind != ValidityReason::Kind::kTakesEffect || validity.standing == Standing::kNotYet) return false;
  return true;
}

}  // namespace

Result<CleanupSurvey> CleanupSurvey::Take(Database& database, Day at) {
  CleanupSurvey survey;
  Result<void> done = survey.ReadDocuments(database, at);
  if (done) done = survey.ReadMentions(database);
  if (done) done = survey.ReadVersions(database);
  if (!done) return std::unexpected(done.error());
  survey.CountDependents();
  const auto circles = CirclesOf(static_cast<uint32_t>(survey.entries_.size()), survey.bases_);
  for (size_t i = 0; i < circles.size(); ++i) survey.entries_[i].circle = circles[i];
  return survey;
}

Result<void> CleanupSurvey::ReadDocuments(Database& database, Day at) {
  Statement rows = database.Query(
      "SELECT d.id, d.parent, coalesce(d.document_date, e.document_date), d.title, d.title_issuer FROM document d "
      "LEFT JOIN document e ON e.id = d.parent ORDER BY d.first_clause");
  ValidityReader validity(database);
  std::map<std::pair<uint64_t, uint64_t>, uint32_t> newest;  // by matter and issuer
  std::vector<std::pair<uint64_t, uint64_t>> matters;
  std::vector<int64_t> parents;
  while (rows.Next()) {
    SurveyEntry entry;
    entry.id = rows.integer(0);
    entry.date = rows.string(2);
    const Result<Validity> stands = validity.Of(entry.id, at);
    if (!stands) return std::unexpected(stands.error());
    entry.standing = stands->standing;
    entry.changed = LastChange(*stands);
    entry.plain = IsPlain(*stands);
    const std::string_view issuer = rows.text(4);
    const auto place = static_cast<uint32_t>(entries_.size());
    entry.newest = place;
    matters.emplace_back(issuer.empty() ? 0 : MatterOfTitle(rows.text(3)), XXH3_64bits(issuer.data(), issuer.size()));
    if (matters.back().first != 0 && !entry.date.empty() && entry.standing != Standing::kNotYet) {
      const auto [known, fresh] = newest.try_emplace(matters.back(), place);
      if (!fresh && entry.date > entries_[known->second].date) known->second = place;
    }
    parents.push_back(rows.integer(1));
    places_.emplace(entry.id, place);
    entries_.push_back(std::move(entry));
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const auto parent = places_.find(parents[i]);
    entries_[i].top = parent == places_.end() ? i : parent->second;
    if (entries_[i].top != i) entries_[entries_[i].top].has_papers = true;
    const auto later = newest.find(matters[i]);
    if (later != newest.end() && entries_[later->second].date > entries_[i].date && !entries_[i].date.empty())
      entries_[i].newest = later->second;
  }
  return {};
}

// Mentions stand in the order of clauses, and so do documents.
Result<void> CleanupSurvey::ReadMentions(Database& database) {
  std::vector<int64_t> last_clauses;
  Statement documents = database.Query("SELECT last_clause FROM document ORDER BY first_clause");
  while (documents.Next()) last_clauses.push_back(documents.integer(0));
  if (!documents.ok()) return std::unexpected(documents.error());
  Statement rows = database.Query(
      "SELECT clause, target, relation = 'based_on', resolved_by IS NULL FROM citation "
      "WHERE relation <> 'own' AND paired = 0 ORDER BY clause");
  size_t place = 0;
  while (rows.Next()) {
    while (place < last_clauses.size() && last_clauses[place] < rows.integer(0)) ++place;
    if (place == last_clauses.size()) break;
    const uint32_t top = entries_[place].top;
    if (rows.integer(1) == 0) {
      entries_[top].missing += rows.integer(3) != 0;
      continue;
    }
    const auto basis = places_.find(rows.integer(1));
    if (rows.integer(2) == 0 || basis == places_.end() || entries_[basis->second].top == top) continue;
    bases_.emplace_back(top, basis->second);
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  std::sort(bases_.begin(), bases_.end());
  bases_.erase(std::unique(bases_.begin(), bases_.end()), bases_.end());
  return {};
}

// Copies of one document that differ, and documents of one number whose issuers may be one.
Result<void> CleanupSurvey::ReadVersions(Database& database) {
  for (const char* sql :
       {"SELECT document, document FROM document_source GROUP BY document HAVING count(DISTINCT text_hash) > 1",
        "SELECT d.id, o.id FROM document d JOIN document o ON o.number = d.number AND o.id <> d.id "
        "WHERE d.parent IS NULL AND o.parent IS NULL AND (d.title_issuer IS NULL OR o.title_issuer IS NULL "
        "OR instr(d.title_issuer, o.title_issuer) > 0 OR instr(o.title_issuer, d.title_issuer) > 0) ORDER BY o.key "
        "DESC"}) {
    Statement rows = database.Query(sql);
    while (rows.Next()) versions_[rows.integer(0)] = rows.integer(1);
    if (!rows.ok()) return std::unexpected(rows.error());
  }
  return {};
}

void CleanupSurvey::CountDependents() {
  for (const auto& [from, to] : bases_)
    if (!entries_[from].over()) dependents_.emplace_back(entries_[to].top, from);
  std::sort(dependents_.begin(), dependents_.end());
  dependents_.erase(std::unique(dependents_.begin(), dependents_.end()), dependents_.end());
  for (const auto& [to, from] : dependents_) ++entries_[to].dependents;
}

std::vector<uint32_t> CleanupSurvey::dependents(uint32_t top, size_t most) const {
  std::vector<uint32_t> found;
  for (auto edge = std::lower_bound(dependents_.begin(), dependents_.end(), NodeEdge{top, 0});
       edge != dependents_.end() && edge->first == top; ++edge)
    found.push_back(edge->second);
  most = std::min(most, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most), found.end(),
                    [this](uint32_t a, uint32_t b) {
                      return entries_[a].date != entries_[b].date ? entries_[a].date > entries_[b].date : a < b;
                    });
  found.resize(most);
  return found;
}

std::span<const NodeEdge> CleanupSurvey::bases(uint32_t top) const {
  const auto first = std::lower_bound(bases_.begin(), bases_.end(), NodeEdge{top, 0});
  const auto last = std::lower_bound(first, bases_.end(), NodeEdge{top + 1, 0});
  return {first, last};
}

int64_t CleanupSurvey::other_version(int64_t document) const {
  const auto found = versions_.find(document);
  return found == versions_.end() ? 0 : found->second;
}

}  // namespace liye
