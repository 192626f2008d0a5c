// Reading rows of the table document.
//
// The columns every answer about documents shares, and the condition that SearchFilters stand for.
#pragma once

#include <string>
#include <string_view>

#include "index/knowledge_base.h"
#include "index/record.h"
#include "index/sqlite.h"

namespace liye {

// SQL: 'repealed' or 'unknown' of the row `d` of document.
extern const std::string_view kStatusOfDocument;

// SELECT … FROM document d JOIN source s …, followed by `rest`: WHERE, ORDER BY.
std::string SelectDocument(std::string_view rest);
DocumentRecord ReadDocument(const Statement& row);
Result<std::vector<DocumentRecord>> ReadDocuments(Statement& rows);

class DocumentCondition {
 public:
  explicit DocumentCondition(const SearchFilters& filters);
  bool empty() const { return empty_; }
  std::string sql() const;
  // Binds ?1 to ?5; this object must outlive the use of the statement.
  void BindTo(Statement& statement) const;

 private:
  std::string type_, issuer_, from_, to_, status_;
  bool empty_ = true;
};

}  // namespace liye
