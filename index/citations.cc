// KnowledgeBase's answers about references and what follows from them for validity.
#include <utility>

#include "index/document_rows.h"
#include "index/knowledge_base.h"
#include "index/sqlite.h"
#include "index/title_key.h"
#include "parser/document_number.h"

namespace liye {
namespace {

// A number beside a title stands in the row of the title; a document's own number refers to nothing.
constexpr std::string_view kColumns = R"sql(
SELECT d.id, c.id, d.key, coalesce(d.number, e.number), d.title, d.document_date, c.path, r.relation, r.number, r.title,
       r.target, t.key, t.number, t.title, r.resolved_by, r.start, r."end", r.text, r.rule, r.certainty,
       r.part, r.edition
)sql";
constexpr std::string_view kJoins = R"sql(
JOIN clause c ON c.id = r.clause JOIN document d ON d.id = c.document LEFT JOIN document e ON e.id = d.parent
LEFT JOIN document t ON t.id = r.target
WHERE r.relation <> 'own' AND r.paired = 0
)sql";
constexpr std::string_view kNewestFirst = " ORDER BY d.document_date IS NULL, d.document_date DESC, d.key, r.start";

Result<std::vector<CitationRecord>> Read(Statement& rows) {
  std::vector<CitationRecord> citations;
  while (rows.Next()) {
    CitationRecord citation;
    citation.document = rows.integer(0);
    citation.clause = rows.integer(1);
    citation.key = rows.string(2);
    citation.number = rows.string(3);
    citation.title = rows.string(4);
    citation.document_date = rows.string(5);
    citation.path = rows.string(6);
    citation.relation = rows.string(7);
    citation.cited_number = rows.string(8);
    citation.cited_title = rows.string(9);
    citation.target = rows.integer(10);
    citation.target_key = rows.string(11);
    citation.target_number = rows.string(12);
    citation.target_title = rows.string(13);
    citation.resolved_by = rows.string(14);
    citation.span = {static_cast<uint32_t>(rows.integer(15)), static_cast<uint32_t>(rows.integer(16))};
    citation.evidence = rows.string(17);
    citation.rule = rows.string(18);
    citation.certainty = rows.string(19);
    citation.part = rows.string(20);
    citation.edition = rows.string(21);
    citations.push_back(std::move(citation));
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return citations;
}

std::string Select(std::string_view from, std::string_view condition, std::string_view order) {
  std::string sql(kColumns);
  return sql.append(from).append(kJoins).append(condition).append(order);
}

}  // namespace

Result<std::vector<CitationRecord>> KnowledgeBase::CitationsFrom(int64_t document) {
  const std::string sql =
      Select("FROM document own JOIN citation r ON r.clause BETWEEN own.first_clause AND own.last_clause ",
             "AND own.id = ?1", " ORDER BY r.start");
  Statement rows = database_->Query(sql, document);
  Result<std::vector<CitationRecord>> citations = Read(rows);
  if (!citations) return citations;
  Statement meant = database_->Query(
      "SELECT id FROM document WHERE (number = ?1 OR title_key = ?2) AND id <> ?3 ORDER BY document_date DESC, key "
      "LIMIT 10");
  for (CitationRecord& citation : *citations) {
    if (citation.resolved_by != "ambiguous") continue;
    meant.Reset();
    meant.Bind(citation.cited_number, TitleKeyOf(citation.cited_title).hash, document);
    while (meant.Next()) citation.may_mean.push_back(meant.integer(0));
    if (!meant.ok()) return std::unexpected(meant.error());
  }
  return citations;
}

Result<std::vector<CitationRecord>> KnowledgeBase::CitationsTo(int64_t document) {
  Statement rows = database_->Query(Select("FROM citation r ", "AND r.target = ?1", kNewestFirst), document);
  return Read(rows);
}

namespace {

constexpr std::string_view kOfCited =
    "AND r.target IS NULL AND (r.number = ?1 OR (r.title_key = ?2 AND (r.number IS NULL OR ?1 IS NULL)))";

}  // namespace

Result<std::vector<CitationRecord>> KnowledgeBase::CitationsTo(const CitedDocument& cited) {
  const int64_t key = cited.title.empty() ? 0 : TitleKeyOf(cited.title).hash;
  Statement rows = database_->Query(Select("FROM citation r ", kOfCited, kNewestFirst), cited.number, key);
  return Read(rows);
}

Result<std::optional<CitedDocument>> KnowledgeBase::FindCited(std::string_view name) {
  const std::optional<std::string> number = CanonicalDocumentNumber(name);
  const int64_t key = number ? 0 : TitleKeyOf(name).hash;
  Statement rows = database_->Query(
      "SELECT r.number, r.title, count(*) OVER () FROM citation r WHERE r.relation <> 'own' AND r.paired = 0 " +
          std::string(kOfCited) + " ORDER BY r.title IS NULL, r.number IS NULL, r.clause LIMIT 1",
      number.value_or(""), key);
  std::optional<CitedDocument> cited;
  if (rows.Next()) cited = CitedDocument{rows.string(0), rows.string(1), static_cast<uint64_t>(rows.integer(2))};
  if (!rows.ok()) return std::unexpected(rows.error());
  return cited;
}

Result<std::optional<KnowledgeBase::Coverage>> KnowledgeBase::CoverageOf(std::string_view name) {
  const std::optional<std::string> canonical = CanonicalDocumentNumber(name);
  const std::optional<NumberMatch> number = canonical ? FindDocumentNumber(*canonical) : std::nullopt;
  if (!number || number->year == 0) return std::nullopt;
  Coverage coverage;
  coverage.code = number->code;
  coverage.year = number->year;
  const std::string front = canonical->substr(0, canonical->find(std::to_string(number->year)));
  const std::string begin = front + std::to_string(number->year), end = front + std::to_string(number->year + 1);
  Statement rows = database_->Query("SELECT number FROM document WHERE number >= ?1 AND number < ?2", begin, end);
  uint32_t highest = 0;
  while (rows.Next()) {
    ++coverage.documents;
    const std::string held = rows.string(0);
    const std::optional<NumberMatch> match = FindDocumentNumber(held);
    if (!match || match->serial < highest) continue;
    highest = match->serial;
    coverage.highest = held;
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return coverage;
}

Result<StatusRecord> KnowledgeBase::Status(int64_t document) {
  Result<DocumentRecord> found = Get(document);
  if (!found) return std::unexpected(found.error());
  StatusRecord status{*std::move(found), "", {}};
  status.status = status.document.status;
  Statement rows = database_->Query(
      Select("FROM treatment x JOIN citation r ON r.clause = x.clause AND r.ordinal = x.ordinal ",
             "AND x.document = ?1", " ORDER BY r.relation = 'amends', d.document_date DESC, d.key, r.start"),
      document);
  Result<std::vector<CitationRecord>> reasons = Read(rows);
  if (!reasons) return std::unexpected(reasons.error());
  status.reasons = *std::move(reasons);
  return status;
}

Result<std::vector<StatusRecord>> KnowledgeBase::Repealed() {
  Statement rows = database_->Query(
      "SELECT t.id FROM document t WHERE t.id IN (SELECT document FROM treatment WHERE relation = 'repeals' AND part "
      "IS NULL) "
      "ORDER BY t.document_date IS NULL, t.document_date DESC, t.key");
  std::vector<StatusRecord> repealed;
  while (rows.Next()) {
    Result<StatusRecord> status = Status(rows.integer(0));
    if (!status) return std::unexpected(status.error());
    repealed.push_back(*std::move(status));
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return repealed;
}

}  // namespace liye
