// KnowledgeBase::Duties: the responsibility list (责任清单).
#include "index/document_rows.h"
#include "index/fold.h"
#include "index/knowledge_base.h"
#include "index/sqlite.h"

namespace liye {
namespace {

constexpr std::string_view kFrom = R"sql(
FROM duty y JOIN unit u ON u.id = y.unit JOIN clause c ON c.id = y.clause JOIN document d ON d.id = c.document
LEFT JOIN document e ON e.id = d.parent
WHERE (?1 IS NULL OR y.unit IN (SELECT id FROM unit WHERE instr(liye_fold(name), ?1) > 0))
  AND (?2 IS NULL OR y.role = ?2)
  AND (?3 = 0 OR d.id = ?3 OR d.parent = ?3)
  AND ((?4 IS NULL AND ?5 IS NULL) OR y.due_date BETWEEN coalesce(?4, '') AND coalesce(?5, '9999-12-31'))
  AND (?6 = 0 OR d.id NOT IN (SELECT document FROM treatment WHERE relation = 'repeals'))
)sql";

constexpr std::string_view kColumns = R"sql(
SELECT d.id, c.id, u.name, y.role, y.task, y.deadline, y.due_date, d.key, coalesce(d.number, e.number), d.title,
       d.issuing_authority, d.document_date, c.path, c.heading, y.start, y."end", y.scope_start, y.scope_end, y.text,
       y.rule, y.certainty, c.ordinal, )sql";

constexpr std::string_view kOrder =
    " ORDER BY d.document_date IS NULL, d.document_date DESC, d.key, y.start, y.\"end\" LIMIT ?7 OFFSET ?8";

Span SpanOf(const Statement& row, int column) {
  return {static_cast<uint32_t>(row.integer(column)), static_cast<uint32_t>(row.integer(column + 1))};
}

DutyRecord ReadDuty(const Statement& row) {
  DutyRecord duty;
  duty.document = row.integer(0);
  duty.clause = row.integer(1);
  int column = 2;
  for (std::string* field :
       {&duty.unit, &duty.role, &duty.task, &duty.deadline, &duty.due_date, &duty.key, &duty.number, &duty.title,
        &duty.issuing_authority, &duty.document_date, &duty.path, &duty.heading})
    *field = row.string(column++);
  duty.span = SpanOf(row, column);
  duty.scope = SpanOf(row, column + 2);
  duty.evidence = row.string(column + 4);
  duty.rule = row.string(column + 5);
  duty.certainty = row.string(column + 6);
  duty.status = row.string(column + 8);
  if (row.integer(column + 7) == 0) duty.heading.clear();  // the document's own text: its heading is the title
  return duty;
}

}  // namespace

Result<DutyResult> KnowledgeBase::Duties(const DutyFilters& filters) {
  const std::string unit = FoldedKey(filters.unit);
  DutyResult result;
  const auto bind = [&](Statement& statement) {
    statement.Bind(unit, filters.role, filters.document, filters.due_from, filters.due_to, filters.leave_out_repealed);
  };
  Statement count(*database_, "SELECT count(*)" + std::string(kFrom));
  bind(count);
  if (count.Next()) result.total = static_cast<uint64_t>(count.integer(0));
  if (!count.ok()) return std::unexpected(count.error());
  Statement rows(*database_, std::string(kColumns).append(kStatusOfDocument).append(kFrom).append(kOrder));
  bind(rows);
  rows.BindAt(7, filters.limit);
  rows.BindAt(8, filters.offset);
  while (rows.Next()) result.duties.push_back(ReadDuty(rows));
  if (!rows.ok()) return std::unexpected(rows.error());
  return result;
}

}  // namespace liye
