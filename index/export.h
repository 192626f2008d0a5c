// Everything that a knowledge base holds as JSON lines, for other programs and for index/import.h.
//
// Sources, units, then each document with its clauses, and each clause with its facts, in an order that depends on what
// is held and not on how it came in: two equal knowledge bases have equal exports. Written as it is read, from one
// moment of the file.
#pragma once

#include <cstdint>
#include <cstdio>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

struct ExportSummary {
  uint64_t lines = 0, documents = 0;
};

// Errors are those of the database; whether everything arrived, ferror(out) tells.
Result<ExportSummary> Export(Database& database, std::FILE* out);

}  // namespace liye
