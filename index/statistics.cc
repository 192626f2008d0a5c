// KnowledgeBase::Stats: figures about the whole collection.
#include "index/knowledge_base.h"
#include "index/sqlite.h"

namespace liye {
namespace {

using Counts = std::vector<std::pair<std::string, uint64_t>>;

bool ReadCounts(Database& database, const char* sql, Counts& counts) {
  Statement rows = database.Query(sql);
  while (rows.Next()) counts.emplace_back(rows.string(0), static_cast<uint64_t>(rows.integer(1)));
  return rows.ok();
}

}  // namespace

Result<Statistics> KnowledgeBase::Stats() {
  Statistics figures;
  struct Figure {
    uint64_t* value;
    const char* sql;
  };
  const Figure all[] = {
      {&figures.sources, "SELECT count(*) FROM source"},
      {&figures.source_bytes, "SELECT coalesce(sum(byte_size), 0) FROM source"},
      {&figures.replaced, "SELECT coalesce(sum(replaced), 0) FROM source"},
      {&figures.documents, "SELECT count(*) FROM document"},
      {&figures.attached_documents, "SELECT count(*) FROM document WHERE parent IS NOT NULL"},
      {&figures.clauses, "SELECT count(*) FROM clause"},
      {&figures.units, "SELECT count(*) FROM unit"},
      {&figures.document_numbers, "SELECT count(*) FROM citation WHERE kind = 'number'"},
      {&figures.document_titles, "SELECT count(*) FROM citation WHERE kind = 'title'"},
      {&figures.deadlines, "SELECT count(*) FROM deadline"},
      {&figures.amounts, "SELECT count(*) FROM amount"},
      {&figures.duties, "SELECT count(*) FROM duty"},
      {&figures.resolved_citations,
       "SELECT count(*) FROM citation WHERE relation <> 'own' AND paired = 0 AND target IS NOT NULL"},
      {&figures.unresolved_citations,
       "SELECT count(*) FROM citation WHERE relation <> 'own' AND paired = 0 AND target IS NULL"},
      {&figures.repealed_documents,
       "SELECT count(DISTINCT document) FROM treatment WHERE relation = 'repeals' AND part IS NULL"},
      {&figures.database_bytes, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"},
  };
  for (const Figure& figure : all) {
    const Result<int64_t> value = database_->Integer(figure.sql);
    if (!value) return std::unexpected(value.error());
    *figure.value = static_cast<uint64_t>(*value);
  }
  const bool read =
      ReadCounts(*database_, "SELECT substr(document_date, 1, 4), count(*) FROM document GROUP BY 1 ORDER BY 1",
                 figures.years) &&
      ReadCounts(*database_, "SELECT issuing_authority, count(*) FROM document GROUP BY 1 ORDER BY 2 DESC, 1",
                 figures.issuers) &&
      ReadCounts(*database_, "SELECT document_type, count(*) FROM document GROUP BY 1 ORDER BY 2 DESC, 1",
                 figures.types);
  if (!read)
    return std::unexpected(
        database_->ErrorFor(sqlite3_errcode(database_->handle()), sqlite3_errmsg(database_->handle())));
  return figures;
}

}  // namespace liye
