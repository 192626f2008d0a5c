#include "index/character_posting.h"

#include <algorithm>
#include <utility>

#include "index/character_part.h"
#include "index/tokenizer.h"

namespace liye {
namespace {

constexpr char32_t kCodePoints = 0x110000;

struct HanCollector {
  std::u32string& characters;
  void Han(char32_t folded, size_t, size_t) { characters += folded; }
  void Word(std::string_view, size_t, size_t) {}
  void Break() {}
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

CharacterLists ListCharacters(const std::vector<std::string_view>& texts) {
  std::vector<uint64_t> places;  // a character and the clause, for each of a clause's characters
  for (size_t clause = 0; clause < texts.size(); ++clause)
    for (char32_t character : HanCharacters(texts[clause])) places.push_back(uint64_t{character} << 32 | clause);
  std::sort(places.begin(), places.end());
  CharacterLists all;
  for (uint64_t place : places) {
    const auto character = static_cast<char32_t>(place >> 32);
    const auto clause = static_cast<uint32_t>(place);
    if (all.lists.empty() || all.lists.back().character != character)
      all.lists.push_back({character, clause, clause, 0});
    else
      AppendVarint(clause - std::exchange(all.lists.back().last, clause), all.differences);
    all.lists.back().end = static_cast<uint32_t>(all.differences.size());
  }
  return all;
}

void CharacterPostings::Add(int64_t first_clause, const CharacterLists& lists) {
  if (place_.empty()) place_.resize(kCodePoints);
  size_t begin = 0;
  for (const CharacterLists::List& list : lists.lists) {
    uint32_t& place = place_[list.character];
    const int64_t first = first_clause + list.first;
    if (place == 0) {
      lists_.push_back({first, first, {}});
      characters_ += list.character;
      place = static_cast<uint32_t>(lists_.size());
    } else {
      AppendVarint(static_cast<uint64_t>(first - lists_[place - 1].last), lists_[place - 1].differences);
    }
    List& known = lists_[place - 1];
    known.differences.append(lists.differences, begin, list.end - begin);
    known.last = first_clause + list.last;
    begin = list.end;
  }
}

Result<void> CharacterPostings::Write(Database& database) {
  if (lists_.empty()) return {};
  Statement latest(database,
                   "SELECT first_clause, last_clause, length(clauses), clauses FROM character_posting WHERE character "
                   "= ?1 ORDER BY first_clause DESC LIMIT 1");
  PartWriter put(database, "character_posting");
  std::u32string ordered = characters_;
  std::sort(ordered.begin(), ordered.end());  // the table's order
  for (char32_t character : ordered) {
    List& list = lists_[place_[character] - 1];
    latest.Bind(static_cast<int64_t>(character));
    if (latest.Next() && static_cast<size_t>(latest.integer(2)) < kLongestPart / 2) {
      std::string differences(latest.blob(3));
      AppendVarint(static_cast<uint64_t>(list.first - latest.integer(1)), differences);
      list = {latest.integer(0), list.last, differences + list.differences};
    }
    latest.Reset();
    if (!latest.ok()) return std::unexpected(latest.error());
    if (Result<void> done = put.Put(character, list.first, list.last, list.differences); !done) return done;
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

}  // namespace liye
