#include "index/character_posting.h"

#include <algorithm>
#include <map>
#include <utility>

#include "index/clause_set.h"
#include "index/tokenizer.h"

namespace liye {
namespace {

constexpr size_t kLongPart = 2000;  // bytes; a shorter one is continued instead of beginning another
constexpr int64_t kClausesAtOnce = 20000;
constexpr char32_t kCodePoints = 0x110000;

struct HanCollector {
  std::u32string& characters;
  void Han(char32_t folded, size_t, size_t) { characters += folded; }
  void Word(std::string_view, size_t, size_t) {}
  void Break() {}
};

void AppendVarint(uint64_t value, std::string& bytes) {
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
  bytes += static_cast<char>(value);
}

// Calls visit(clause) for each of a part.
template <typename Visit>
void ReadPart(int64_t first, std::string_view differences, Visit&& visit) {
  visit(first);
  int64_t clause = first;
  uint64_t difference = 0;
  int shift = 0;
  for (char byte : differences) {
    difference |= static_cast<uint64_t>(byte & 0x7f) << shift;
    shift = (byte & 0x80) != 0 ? std::min(shift + 7, 56) : 0;
    if (shift != 0) continue;
    clause += static_cast<int64_t>(std::exchange(difference, 0));
    visit(clause);
  }
}

// Calls visit(clause, text) for all clauses by ascending id.
template <typename Visit>
Result<void> ForEachClause(Database& database, Visit&& visit) {
  Statement rows = database.Query("SELECT id, text FROM clause ORDER BY id");
  while (rows.Next()) visit(rows.integer(0), rows.text(1));
  if (!rows.ok()) return std::unexpected(rows.error());
  return {};
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

std::u32string HanCharacters(std::string_view text) {
  std::u32string characters;
  HanCollector collector{characters};
  ReadUnits(text, collector);
  std::sort(characters.begin(), characters.end());
  characters.erase(std::unique(characters.begin(), characters.end()), characters.end());
  return characters;
}

void CharacterPostings::Add(int64_t clause, std::u32string_view characters) {
  if (place_.empty()) place_.resize(kCodePoints);
  for (char32_t character : characters) {
    uint32_t& place = place_[character];
    if (place != 0) {
      List& list = lists_[place - 1];
      AppendVarint(static_cast<uint64_t>(clause - list.last), list.differences);
      list.last = clause;
    } else {
      lists_.push_back({clause, clause, {}});
      characters_ += character;
      place = static_cast<uint32_t>(lists_.size());
    }
  }
}

Result<void> CharacterPostings::Write(Database& database) {
  if (lists_.empty()) return {};
  Statement latest(database,
                   "SELECT first_clause, last_clause, length(clauses), clauses FROM character_posting WHERE character "
                   "= ?1 ORDER BY first_clause DESC LIMIT 1");
  Statement put(database,
                "INSERT INTO character_posting (character, first_clause, last_clause, clauses) VALUES (?1, ?2, ?3, ?4) "
                "ON CONFLICT DO UPDATE SET last_clause = excluded.last_clause, clauses = excluded.clauses");
  std::u32string ordered = characters_;
  std::sort(ordered.begin(), ordered.end());  // the table's order
  for (char32_t character : ordered) {
    List& list = lists_[place_[character] - 1];
    latest.Bind(static_cast<int64_t>(character));
    if (latest.Next() && static_cast<size_t>(latest.integer(2)) < kLongPart) {
      std::string differences(latest.blob(3));
      AppendVarint(static_cast<uint64_t>(list.first - latest.integer(1)), differences);
      list = {latest.integer(0), list.last, differences + list.differences};
    }
    latest.Reset();
    put.Bind(static_cast<int64_t>(character), list.first, list.last);
    put.BindBlobAt(4, list.differences);
    if (!latest.ok() || !put.Run()) return std::unexpected(latest.ok() ? put.error() : latest.error());
  }
  Clear();
  return {};
}

void CharacterPostings::Clear() {
  for (char32_t character : characters_) place_[character] = 0;
  characters_.clear();
  lists_.clear();
}

Result<std::vector<int64_t>> ClausesWithCharacter(Database& database, char32_t folded) {
  std::vector<int64_t> clauses;
  Statement parts =
      database.Query("SELECT first_clause, clauses FROM character_posting WHERE character = ?1 ORDER BY first_clause",
                     static_cast<int64_t>(folded));
  while (parts.Next()) ReadPart(parts.integer(0), parts.blob(1), [&](int64_t clause) { clauses.push_back(clause); });
  if (!parts.ok()) return std::unexpected(parts.error());
  return clauses;
}

Result<void> RebuildCharacters(Database& database) {
  if (Result<void> emptied = database.Execute("DELETE FROM character_posting"); !emptied) return emptied;
  CharacterPostings postings;
  Result<void> written;
  int64_t waiting = 0;
  const Result<void> read = ForEachClause(database, [&](int64_t clause, std::string_view text) {
    postings.Add(clause, HanCharacters(text));
    if (++waiting % kClausesAtOnce == 0 && written) written = postings.Write(database);
  });
  if (!read) return read;
  return written ? postings.Write(database) : written;
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
