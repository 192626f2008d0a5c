// The tokenizer and the SQL functions as SQLite sees them.
//
// Registers with a connection: the FTS5 tokenizers `liye` (index/tokenizer.h) and `liye_character`
// (every Han character by itself: without it SQLite could not drop a table of schema 1 or 2), and the SQL functions
// liye_fold(text) (FoldedKey) and liye_phrase(text) (PhraseExpression).
// The loadable extension is this file, tokenizer, fold and its table: nothing else of the project.
#pragma once

#include <sqlite3.h>

namespace liye {

// SQLite's FTS5 interface of this connection; null when SQLite was built without FTS5.
fts5_api* Fts5Api(sqlite3* handle);

// SQLITE_OK or SQLite's error code.
int RegisterTokenizer(sqlite3* handle);

}  // namespace liye
