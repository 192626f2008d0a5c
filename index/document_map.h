// What ranking has to know of every document, in memory.
//
// Leads from a clause's id to its document without touching the database: a document's clauses
// are the ids first_clause..last_clause. Read at the first search and again after somebody has written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

class DocumentMap {
 public:
  struct Entry {
    int64_t first_clause = 0, last_clause = 0;
    int64_t id = 0;
    uint64_t identity = 0;  // hash: names the document whatever its row, settles ties the same way in every file
    int32_t date = 0;       // 20170307; 0 for none
    bool repealed = false;
  };

  // Reads again when the database has changed, and tells whether it has.
  Result<bool> Refresh(Database& database);

  const std::vector<Entry>& entries() const { return entries_; }  // by first_clause
  // Index of the document that holds `clause`, at `from` or behind it; the number of entries when none does.
  size_t IndexOf(int64_t clause, size_t from = 0) const;
  int32_t newest() const { return newest_; }  // date of the newest document

 private:
  Result<void> MarkRepealed(Database& database);

  std::vector<Entry> entries_;
  int32_t newest_ = 0;
  int64_t data_version_ = -1;
  int64_t total_changes_ = -1;
};

}  // namespace liye
