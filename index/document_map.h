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
    int32_t date = 0;    // 20170307; 0 for none
    uint32_t place = 0;  // in the order of keys: settles ties the same way whatever the order of ingestion
  };

  // Reads again when the database has changed, and tells whether it has.
  Result<bool> Refresh(Database& database);
  // The document that holds `clause`, or null.
  const Entry* Find(int64_t clause) const;

 private:
  std::vector<Entry> entries_;  // by first_clause
  int64_t data_version_ = -1;
  int64_t total_changes_ = -1;
};

}  // namespace liye
