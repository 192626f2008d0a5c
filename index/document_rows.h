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

// SELECT … FROM document d JOIN source s …, to be followed by WHERE or ORDER BY.
extern const char* const kSelectDocument;
DocumentRecord ReadDocument(const Statement& row);
Result<std::vector<DocumentRecord>> ReadDocuments(Statement& rows);

class DocumentCondition {
 public:
  explicit DocumentCondition(const SearchFilters& filters);
  bool empty() const { return empty_; }
  std::string sql() const { return std::string(kSql); }
  static constexpr int kParameters = 5;
  // Binds ?1 to ?5; this object must outlive the use of the statement.
  void BindTo(Statement& statement) const;

 private:
  static const std::string_view kSql;

  std::string type_, issuer_, from_, to_, status_;
  bool empty_ = true;
};

}  // namespace liye
