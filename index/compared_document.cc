#include "index/compared_document.h"

#include <string_view>

namespace liye {
namespace {

struct ClauseParts {
  const std::string &label, &heading, &path, &text;
  uint32_t depth;
};

// Lines that stand together: a row of a table is alone, and so is a paragraph that no label holds.
void AppendParts(const ClauseParts& clause, std::vector<DiffClause>& clauses) {
  const size_t first = clauses.size();
  bool open = false;  // the last part may take the next line
  for (size_t from = 0; from <= clause.text.size();) {
    const size_t eol = std::min(clause.text.find('\n', from), clause.text.size());
    const std::string_view line = std::string_view(clause.text).substr(from, eol - from);
    from = eol + 1;
    const bool row = line.find('\t') != line.npos;
    if (line.empty() && !(clause.text.empty() && !clause.label.empty())) continue;
    if (open && !row) {
      clauses.back().text.append("\n").append(line);
      continue;
    }
    clauses.push_back({"", "", clause.path, std::string(line), clause.depth});
    open = !row && !clause.label.empty();
  }
  if (clauses.size() == first) return;
  clauses[first].label = clause.label;
  clauses[first].heading = clause.heading;
}

}  // namespace

void AppendClauses(const PreparedDocument& document, std::vector<DiffClause>& clauses) {
  for (const PreparedClause& clause : document.clauses)
    AppendParts({clause.label, clause.heading, clause.path, clause.text, clause.depth}, clauses);
}

void AppendClauses(const std::vector<ClauseRecord>& records, std::vector<DiffClause>& clauses) {
  for (const ClauseRecord& record : records)
    AppendParts({record.label, record.heading, record.path, record.text, record.depth}, clauses);
}

}  // namespace liye
