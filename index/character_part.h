// How the list of a character is cut into rows of the table character_posting; see index/character_posting.h.
//
// A row holds its first clause and the differences from one clause to the next as varints: seven bits a byte, the
// lowest first. For index/character_posting.cc and index/character_rebuild.cc alone.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "index/sqlite.h"

namespace liye {

// Bytes of `clauses` in a row. Four rows fill a page of 16384 bytes; longer ones would have pages of their own that they
// do not fill. A part less than half as long is continued instead of beginning another.
inline constexpr size_t kLongestPart = 4040;

inline void AppendVarint(uint64_t value, std::string& bytes) {
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>(value | 0x80);
  bytes += static_cast<char>(value);
}

// Calls visit(difference, end) for each varint, until it gives false; `end` is the place behind it.
template <typename Visit>
void ReadDifferences(std::string_view bytes, Visit&& visit) {
  uint64_t difference = 0;
  int shift = 0;
  for (size_t at = 0; at < bytes.size(); ++at) {
    difference |= static_cast<uint64_t>(bytes[at] & 0x7f) << shift;
    shift = (bytes[at] & 0x80) != 0 ? std::min(shift + 7, 56) : 0;
    if (shift == 0 && !visit(std::exchange(difference, 0), at + 1)) return;
  }
}

// Calls visit(clause) for each of a part.
template <typename Visit>
void ReadPart(int64_t first, std::string_view differences, Visit&& visit) {
  visit(first);
  auto clause = static_cast<uint64_t>(first);  // of a damaged list it may be any number
  ReadDifferences(differences, [&](uint64_t difference, size_t) {
    clause += difference;
    visit(static_cast<int64_t>(clause));
    return true;
  });
}

// Puts lists into a table, long ones in parts.
class PartWriter {
 public:
  PartWriter(Database& database, const std::string& table)
      : put_(database, "INSERT INTO " + table +
                           " (character, first_clause, last_clause, clauses) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO "
                           "UPDATE SET last_clause = excluded.last_clause, clauses = excluded.clauses") {}

  // `last` is the clause that the differences lead to.
  Result<void> Put(char32_t character, int64_t first, int64_t last, std::string_view differences) {
    for (;;) {
      const Cut cut = differences.size() <= kLongestPart ? Cut{last, differences.size()} : CutPart(first, differences);
      put_.Bind(static_cast<int64_t>(character), first, cut.last);
      put_.BindBlobAt(4, differences.substr(0, cut.size));
      if (!put_.Run()) return std::unexpected(put_.error());
      if (cut.next < 0) return {};
      first = cut.next;
      differences.remove_prefix(cut.behind);
    }
  }

 private:
  struct Cut {
    int64_t last = 0;
    size_t size = 0;
    int64_t next = -1;  // the first clause of the next part; its difference lies between size and behind
    size_t behind = 0;
  };

  static Cut CutPart(int64_t first, std::string_view differences) {
    Cut cut{first};
    size_t at = 0;
    ReadDifferences(differences, [&](uint64_t difference, size_t end) {
      if (cut.next < 0 && end > kLongestPart) cut = {cut.last, at, cut.last + static_cast<int64_t>(difference), end};
      if (cut.next >= 0) return false;
      cut.last += static_cast<int64_t>(difference);
      at = end;
      return true;
    });
    if (cut.next < 0) cut.size = differences.size();
    return cut;
  }

  Statement put_;
};

}  // namespace liye
