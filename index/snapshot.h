// One moment of the knowledge base for an answer that takes several statements.
//
// While a Snapshot lives, what others commit is not seen: a clause that was found is still there when it is
// shown. Within a transaction it does nothing. It holds nobody up.
#pragma once

#include "index/sqlite.h"

namespace liye {

class Snapshot {
 public:
  explicit Snapshot(Database& database)
      : database_(database),
        begun_(sqlite3_get_autocommit(database.handle()) != 0 && database.Execute("BEGIN").has_value()) {}
  ~Snapshot() {
    if (begun_) (void)database_.Execute("COMMIT");
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
  const bool begun_;
};

}  // namespace liye
