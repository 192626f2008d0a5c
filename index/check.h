// Is the knowledge base sound?
//
// Asks SQLite and the full-text index about themselves, holds the schema against the one this program makes, and
// counts what must agree: clauses with their documents, spans with the texts they stand in, facts with their
// clauses, what is kept for ranking with the texts it follows from. Nothing of what the file holds is changed;
// index/repair.h makes anew what can be made anew.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

struct CheckReport {
  std::vector<Error> problems;     // subject: file, table, or document and clause; one sentence each
  bool repair_unfinished = false;  // a repair was stopped: what it had begun lies beside what is in use
};

// For checking: neither migrated nor set up. Errors: those of KnowledgeBase::Open, and an older schema.
Result<std::unique_ptr<Database>> OpenForCheck(const std::string& path);

// Takes the write lock meanwhile, since FTS5 checks itself by a command that SQLite counts as writing: kBusy while
// somebody writes, kUnwritable where nobody may. Readers go on.
Result<CheckReport> Check(Database& database);

}  // namespace liye
