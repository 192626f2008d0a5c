// Where SQLite enters liye_fts5.so.
//
//   sqlite3 liye.db '.load liye_fts5'
//   connection.load_extension("liye_fts5")
//
// SQLite looks for sqlite3_extension_init and, failing that, for the name that it makes of the file's.
#include <sqlite3ext.h>

SQLITE_EXTENSION_INIT1

#include "index/fts5_tokenizer.h"

namespace {

int Enter(sqlite3* handle, char** message, const sqlite3_api_routines* routines) {
  SQLITE_EXTENSION_INIT2(routines);
  const int status = liye::RegisterTokenizer(handle);
  if (status != SQLITE_OK && message != nullptr)
    *message = sqlite3_mprintf("liye_fts5: cannot register the tokenizer: this SQLite has no FTS5");
  return status;
}

}  // namespace

extern "C" {

__attribute__((visibility("default"))) int sqlite3_extension_init(sqlite3* handle, char** message,
                                                                  const sqlite3_api_routines* routines) {
  return Enter(handle, message, routines);
}

__attribute__((visibility("default"))) int sqlite3_liyefts_init(sqlite3* handle, char** message,
                                                                const sqlite3_api_routines* routines) {
  return Enter(handle, message, routines);
}
}
