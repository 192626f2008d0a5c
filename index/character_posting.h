// Which clauses hold a character: the posting lists (倒排表) that answer a query of one Han character.
//
// Pairs of characters are the business of FTS5 (index/tokenizer.h). To give it every single one too would
// cost a second pass over all texts and find them ten times slower than a list of ids that only has to be read. A list
// is kept in parts in the table character_posting and only ever grows: what is removed from the collection stays
// in it until the next repair and is passed over by search, since no id of a clause is used twice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

// The folded Han characters of a text, each once, ascending.
std::u32string HanCharacters(std::string_view text);

// The lists of some clauses that follow each other. Made by the threads that parse; the writer only joins them.
struct CharacterLists {
  struct List {
    char32_t character = 0;
    uint32_t first = 0, last = 0;  // clauses, counted from the first of all
    uint32_t end = 0;              // in `differences`, where the next list begins
  };
  std::vector<List> lists;  // by character
  std::string differences;  // from one clause to the next, as varints

  size_t bytes() const { return lists.size() * sizeof(List) + differences.size(); }
};
CharacterLists ListCharacters(const std::vector<std::string_view>& texts);

// Collects lists and appends them to the table.
class CharacterPostings {
 public:
  // `first_clause` is the id of the first clause of `lists`. Ids must ascend, also from one Write to the next.
  void Add(int64_t first_clause, const CharacterLists& lists);
  // Appends what was added and forgets it. Runs within the caller's transaction.
  Result<void> Write(Database& database);
  void Clear();

 private:
  struct List {
    int64_t first = 0, last = 0;
    std::string differences;  // from one clause to the next, as varints
  };

  std::vector<uint32_t> place_;  // by character: one more than its index in lists_, 0 for none
  std::vector<List> lists_;
  std::u32string characters_;  // by index in lists_
};

// Ascending; clauses that have been removed may be among them.
Result<std::vector<int64_t>> ClausesWithCharacter(Database& database, char32_t folded);

// Brings the parts together that many commits have left, so that they fill their pages. Runs within the caller's
// transaction.
Result<void> JoinCharacters(Database& database);

// Writes all lists anew from the stored texts. Runs within the caller's transaction.
Result<void> RebuildCharacters(Database& database);
// The first character whose list does not agree with the stored texts, as text.
Result<std::optional<std::string>> FindWrongCharacter(Database& database);

}  // namespace liye
