#include "tests/index/pieces.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "index/fold.h"

namespace liye {
namespace {

std::vector<char32_t> Characters(std::string_view text) {
  std::vector<char32_t> characters;
  for (size_t at = 0; at < text.size();) {
    int bytes = 0;
    characters.push_back(DecodeUtf8(text, at, bytes));
    at += static_cast<size_t>(bytes);
  }
  return characters;
}

bool Holds(char32_t code, CharClass wanted) {
  bool holds = false;
  FoldCharacter(code, [&](CharClass kind, char32_t) { holds |= kind == wanted; });
  return holds;
}

// Words that begin or end inside a run of letters and digits are not what the text holds as words: whole runs are.
bool CutsAWord(const std::vector<char32_t>& text, size_t begin, size_t end) {
  // What is as if it were not there does not end a run either.
  const auto word_behind = [&](size_t at) {
    while (at < text.size() && Holds(text[at], CharClass::kNothing)) ++at;
    return at < text.size() && Holds(text[at], CharClass::kWord);
  };
  const auto word_before = [&](size_t at) {
    while (at > 0 && Holds(text[at - 1], CharClass::kNothing)) --at;
    return at > 0 && Holds(text[at - 1], CharClass::kWord);
  };
  return (word_before(begin) && word_behind(begin)) || (word_before(end) && word_behind(end));
}

// By a character, those that index/fold/*.tsv takes for it.
std::multimap<char32_t, char32_t> Variants() {
  std::multimap<char32_t, char32_t> variants;
  for (const char* list : {"simplified", "radicals"}) {
    std::ifstream file(std::string(LIYE_SOURCE_DIR "/index/fold/") + list + ".tsv");
    for (std::string line; std::getline(file, line);) {
      const std::vector<char32_t> row = Characters(line);
      if (row.size() == 3 && row[1] == '\t') variants.emplace(row[2], row[0]);
    }
  }
  return variants;
}

}  // namespace

std::string Varied(std::string_view text, std::mt19937& random) {
  static const std::multimap<char32_t, char32_t> variants = Variants();
  std::string varied;
  for (char32_t code : Characters(text)) {
    const bool letter = (code | 0x20) >= 'a' && (code | 0x20) <= 'z', digit = code >= '0' && code <= '9';
    const size_t known = variants.count(code);
    if (random() % 2 == 0) {
      // as it is
    } else if (letter || digit) {
      code = (letter ? code ^ 0x20 : code) + 0xfee0;
    } else if (known > 0) {
      code = std::next(variants.lower_bound(code), static_cast<std::ptrdiff_t>(random() % known))->second;
    }
    AppendUtf8(varied, code);
  }
  return varied;
}

std::vector<StoredClause> AllClauses(Database& database) {
  std::vector<StoredClause> clauses;
  Statement rows(database, "SELECT id, text FROM clause ORDER BY id");
  while (rows.Next()) clauses.push_back({rows.integer(0), rows.string(1)});
  EXPECT_TRUE(rows.ok());
  return clauses;
}

std::string RandomPiece(const std::vector<StoredClause>& clauses, size_t length, PieceOf what, std::mt19937& random) {
  const std::vector<char32_t> text = Characters(clauses[random() % clauses.size()].text);
  if (text.size() < length) return "";
  const size_t begin = random() % (text.size() - length + 1);
  if (CutsAWord(text, begin, begin + length)) return "";
  std::string piece;
  bool han = false, word = false, digit = false;
  for (size_t i = begin; i < begin + length; ++i) {
    AppendUtf8(piece, text[i]);
    han |= Holds(text[i], CharClass::kHan);
    word |= Holds(text[i], CharClass::kWord);
    digit |= text[i] >= '0' && text[i] <= '9';
  }
  const bool good = what == PieceOf::kAny ? han || word : han && digit;
  return good ? piece : "";
}

std::string Comparable(std::string_view text) {
  std::string comparable;
  CharClass last = CharClass::kBreak;  // of the last unit: Han, word (its run is open), or none yet
  bool open = false, parted = false;
  const auto close = [&] {
    if (open) comparable += '|';
    open = false;
  };
  for (char32_t code : Characters(text)) {
    FoldCharacter(code, [&](CharClass kind, char32_t folded) {
      if (kind == CharClass::kNothing) return;
      if (kind != CharClass::kWord) close();
      if (kind == CharClass::kBlank) return;
      if (kind == CharClass::kBreak) return void(parted = true);
      if (kind == CharClass::kHan && last == CharClass::kHan && parted) comparable += '/';
      if (kind == CharClass::kWord && !open) comparable += '|', open = true;
      AppendUtf8(comparable, folded);
      last = kind;
      parted = false;
    });
  }
  close();
  return comparable;
}

}  // namespace liye
