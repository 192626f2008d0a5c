// Tables, views and versions of the knowledge base.
//
// The schema is SQL text, readable as it stands; each migration leads from one version to the next.
// PRAGMA application_id tells our files from others, user_version tells the schema's version.
#pragma once

#include <cstdint>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

inline constexpr int64_t kApplicationId = 0x6c697965;  // "liye"

// For a file that is new. Rows of clauses are long: on pages of 4096 bytes an ingest takes a fifth more time.
inline constexpr const char* kPageSize = "PRAGMA page_size = 16384";

// For a connection that writes. Some builds of SQLite overwrite what is deleted with zeros, and write twice as much.
inline constexpr const char* kFreePages = "PRAGMA secure_delete = OFF";

int64_t SchemaVersion();  // what this program reads and writes

// Makes an empty database ours, or brings an older schema up to date, in one transaction. Errors:
// kNotOurs, kNewerSchema, and those of the database.
Result<void> MigrateSchema(Database& database);

// The same checks without changing anything; an older schema is an error too.
Result<void> CheckSchema(Database& database);

}  // namespace liye
