#include "index/document_rows.h"

#include <cstdio>

#include "index/fold.h"

namespace liye {
namespace {

std::string Year(int year) {
  char digits[16] = "";
  if (year > 0) std::snprintf(digits, sizeof digits, "%04d", year);
  return digits;
}

}  // namespace

// As the view treatment says it, but by index for one document.
const std::string_view kStatusOfDocument = R"sql(
CASE WHEN EXISTS (SELECT 1 FROM citation r WHERE r.target IN (d.id, d.parent) AND r.relation = 'repeals'
                    AND r.part IS NULL)
       OR EXISTS (SELECT 1 FROM document a JOIN citation r ON r.target = a.id
                  WHERE a.parent = d.id AND r.number = d.number AND r.relation = 'repeals' AND r.part IS NULL)
     THEN 'repealed' ELSE 'unknown' END)sql";

std::string SelectDocument(std::string_view rest) {
  std::string sql = R"sql(
SELECT d.id, d.key, d.parent, d.number, d.title, d.issuing_authority, d.document_date, d.document_type,
       d.primary_recipients, d.signatory, d.classification, d.urgency, d.effective_date, d.cc_recipients,
       d.printing_office, d.printing_date, d.subject_terms, s.path, d.start, d."end",
       d.last_clause - d.first_clause + 1, )sql";
  return sql.append(kStatusOfDocument).append(" FROM document d JOIN source s ON s.id = d.source ").append(rest);
}

DocumentRecord ReadDocument(const Statement& row) {
  DocumentRecord document;
  document.id = row.integer(0);
  document.key = row.string(1);
  document.parent = row.integer(2);
  int column = 3;
  for (std::string* field :
       {&document.number, &document.title, &document.issuing_authority, &document.document_date,
        &document.document_type, &document.primary_recipients, &document.signatory, &document.classification,
        &document.urgency, &document.effective_date, &document.cc_recipients, &document.printing_office,
        &document.printing_date, &document.subject_terms, &document.path})
    *field = row.string(column++);
  document.span = {static_cast<uint32_t>(row.integer(column)), static_cast<uint32_t>(row.integer(column + 1))};
  document.clauses = static_cast<uint32_t>(row.integer(column + 2));
  document.status = row.string(column + 3);
  return document;
}

Result<std::vector<DocumentRecord>> ReadDocuments(Statement& rows) {
  std::vector<DocumentRecord> documents;
  while (rows.Next()) documents.push_back(ReadDocument(rows));
  if (!rows.ok()) return std::unexpected(rows.error());
  return documents;
}

std::string DocumentCondition::sql() const {
  std::string sql = R"sql(
    (?1 IS NULL OR d.document_type = ?1)
AND (?2 IS NULL OR instr(liye_fold(d.issuing_authority), ?2) > 0)
AND (?3 IS NULL OR substr(d.document_date, 1, 4) >= ?3)
AND (?4 IS NULL OR substr(d.document_date, 1, 4) <= ?4)
AND (?5 IS NULL OR ?5 = )sql";
  return sql.append(kStatusOfDocument).append(") ");
}

DocumentCondition::DocumentCondition(const SearchFilters& filters)
    : type_(filters.document_type),
      issuer_(FoldedKey(filters.issuing_authority)),
      from_(Year(filters.year_from)),
      to_(Year(filters.year_to)),
      status_(filters.status) {
  empty_ = type_.empty() && issuer_.empty() && from_.empty() && to_.empty() && status_.empty();
}

void DocumentCondition::BindTo(Statement& statement) const { statement.Bind(type_, issuer_, from_, to_, status_); }

}  // namespace liye
