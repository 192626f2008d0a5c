// The part of index/import.h that turns a line into a row.
//
// Lines must come as index/export.h writes them: a row that is referred to before the one that refers to it (but for
// targets of references, which are looked up in the end).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/error.h"
#include "index/import.h"
#include "index/sqlite.h"

namespace liye {

class ImportRows {
 public:
  // `file` is what errors are about.
  ImportRows(Database& database, std::string file);
  ~ImportRows();

  Result<void> Prepare();
  Result<void> Take(uint64_t number, std::string_view line);
  // After the last line.
  Result<void> Finish();
  // Gives back all statements, so that the schema can be changed.
  void Close();
  const ImportSummary& summary() const;

 private:
  class Rows;
  std::unique_ptr<Rows> rows_;
};

}  // namespace liye
