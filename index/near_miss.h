// Words one edit away from a word that stands nowhere.
//
// Looks for them where words are chosen with care: in titles and in names of units. One edit is a
// character changed, left out, added, or two neighbours exchanged (海棉城市, 海城市, 海绵绵城市, 绵海城市 → 海绵城市).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

// How many characters of `text`, from its beginning, are `word` with one edit; 0 when none are, or when they are the
// word itself. Of a word of two characters only the exchange is tried.
size_t NearMissLength(std::u32string_view text, std::u32string_view word);

// The near misses of `word`, those of most titles and names first, at most `most`; folded (index/fold.h).
Result<std::vector<std::string>> NearMisses(Database& database, std::string_view word, size_t most);

}  // namespace liye
