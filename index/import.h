// A knowledge base made of what index/export.h has written.
//
// It is equal to the one that was exported: its own export is the same, and so are its answers. Made whole or not at
// all, beside its place; lines are read one by one. An error names the line.
#pragma once

#include <cstdint>
#include <string>

#include "corpus/error.h"

namespace liye {

struct ImportSummary {
  uint64_t lines = 0, documents = 0, clauses = 0, facts = 0;
};

// `database` must not exist yet. Errors: kNotFound, kUnreadable (what a line says cannot be), kNewerSchema, kUsage (the
// knowledge base exists), kUnwritable.
Result<ImportSummary> Import(const std::string& file, const std::string& database);

}  // namespace liye
