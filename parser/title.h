// What titles and names of offices look like.
//
// Judges bare text (see Squeeze) by its ending: a title ends in a genre word (文种), an office in 局, 政府 and the
// like. The words stand in lexicon/genres.tsv and lexicon/office_endings.tsv. Views passed in are not kept.
#pragma once

#include <string>
#include <string_view>

namespace liye {

enum class GenreKind : unsigned char { kNoGenre, kOwn, kAttached, kList };

struct Genre {
  std::string_view type;  // 意见 for 实施意见; lives as long as the program
  GenreKind kind = GenreKind::kNoGenre;
  explicit operator bool() const { return kind != GenreKind::kNoGenre; }
};

// `title` without a last part in brackets: …办法（试行）.
std::string_view WithoutLastBrackets(std::string_view title);
// The genre that the title ends in, brackets at the end set aside.
Genre GenreOf(std::string_view title);
// Whether `name` can be an office, or several joined by blanks or 、.
bool IsOfficeName(std::string_view name);
// The issuer in front of 关于, or of an order (中华人民共和国商务部令); empty when there is none.
std::string IssuerOfTitle(std::string_view title);
// How alike two titles are: the share of pairs of characters they have in common, 0..1.
double Likeness(std::string_view a, std::string_view b);

}  // namespace liye
