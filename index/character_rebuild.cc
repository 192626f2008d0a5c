// The lists of characters as a whole: brought together, made anew, held against the stored texts.
#include <map>
#include <utility>

#include "corpus/utf8.h"
#include "index/character_part.h"
#include "index/character_posting.h"
#include "index/clause_set.h"

namespace liye {
namespace {

constexpr int64_t kClausesAtOnce = 20000;
// Filled in the order of its key, so that its pages are full.
constexpr const char* kJoinedTable =
    "CREATE TABLE character_posting_joined (character INTEGER NOT NULL, first_clause INTEGER NOT NULL, last_clause "
    "INTEGER NOT NULL, clauses BLOB NOT NULL, PRIMARY KEY (character, first_clause)) STRICT, WITHOUT ROWID";

// Calls visit(clause, text) for all clauses by ascending id.
template <typename Visit>
Result<void> ForEachClause(Database& database, Visit&& visit) {
  Statement rows = database.Query("SELECT id, text FROM clause ORDER BY id");
  while (rows.Next()) visit(rows.integer(0), rows.text(1));
  if (!rows.ok()) return std::unexpected(rows.error());
  return {};
}

// All lists, each in as few parts as it takes.
Result<void> FillJoinedTable(Database& database) {
  PartWriter joined(database, "character_posting_joined");
  Statement parts = database.Query(
      "SELECT character, first_clause, last_clause, clauses FROM character_posting ORDER BY character, first_clause");
  int64_t character = -1, first = 0, last = 0;
  std::string differences;
  const auto put = [&]() -> Result<void> {
    return character < 0 ? Result<void>() : joined.Put(static_cast<char32_t>(character), first, last, differences);
  };
  while (parts.Next()) {
    if (parts.integer(0) == character) {
      AppendVarint(static_cast<uint64_t>(parts.integer(1) - last), differences);
      differences.append(parts.blob(3));
    } else {
      if (Result<void> done = put(); !done) return done;
      character = parts.integer(0);
      first = parts.integer(1);
      differences = parts.blob(3);
    }
    last = parts.integer(2);
  }
  if (!parts.ok()) return std::unexpected(parts.error());
  return put();
}

// A list as a number and a sum that hardly any other list has.
struct Digest {
  uint64_t count = 0, sum = 0;
  void Add(int64_t clause) {
    constexpr uint64_t kOdd = 0x9e3779b97f4a7c15;
    const uint64_t mixed = static_cast<uint64_t>(clause) * kOdd;
    ++count;
    sum += mixed ^ mixed >> 29;
  }
  friend bool operator==(const Digest&, const Digest&) = default;
};

}  // namespace

Result<void> JoinCharacters(Database& database) {
  Result<void> done = database.Execute(kJoinedTable);
  if (done) done = FillJoinedTable(database);
  if (done)
    done = database.Execute(
        "DROP TABLE character_posting; ALTER TABLE character_posting_joined RENAME TO character_posting");
  return done;
}

Result<void> RebuildCharacters(Database& database) {
  if (Result<void> emptied = database.Execute("DELETE FROM character_posting"); !emptied) return emptied;
  CharacterPostings postings;
  Result<void> written;
  int64_t waiting = 0;
  const Result<void> read = ForEachClause(database, [&](int64_t clause, std::string_view text) {
    postings.Add(clause, ListCharacters({text}));
    if (++waiting % kClausesAtOnce == 0 && written) written = postings.Write(database);
  });
  if (!read) return read;
  if (written) written = postings.Write(database);
  return written ? JoinCharacters(database) : written;
}

Result<std::optional<std::string>> FindWrongCharacter(Database& database) {
  std::map<char32_t, Digest> wanted, found;
  ClauseSet clauses;
  const Result<void> read = ForEachClause(database, [&](int64_t clause, std::string_view text) {
    clauses.Add(clause);
    for (char32_t character : HanCharacters(text)) wanted[character].Add(clause);
  });
  if (!read) return std::unexpected(read.error());
  Statement parts = database.Query("SELECT character, first_clause, clauses FROM character_posting");
  while (parts.Next()) {
    const auto character = static_cast<char32_t>(parts.integer(0));
    ReadPart(parts.integer(1), parts.blob(2), [&](int64_t clause) {
      if (clauses.Contains(clause)) found[character].Add(clause);
    });
  }
  if (!parts.ok()) return std::unexpected(parts.error());
  const auto [first, second] = std::mismatch(wanted.begin(), wanted.end(), found.begin(), found.end());
  if (first == wanted.end() && second == found.end()) return std::nullopt;
  std::string character;
  AppendUtf8(character, first == wanted.end() || (second != found.end() && second->first < first->first)
                            ? second->first
                            : first->first);
  return character;
}

}  // namespace liye
