// Text to the tokens of the full-text index.
//
// A run of Han characters gives overlapping pairs and, last, its final character alone:
// 信息公开 → 信息 息公 公开 开, so that positions are exact, words inside words are found and a
// single character can be found by prefix. A run of letters and digits is one token. Tokens
// are folded (index/fold.h); offsets are those of the text as given. Knows no database.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "index/fold.h"

namespace liye {

// Words longer than this (base64, long URLs) are cut into several; the cut depends on nothing but the word.
inline constexpr size_t kLongestWord = 60;

// The units that search compares. Calls
//   visitor.Han(char32_t folded, start, end)
//   visitor.Word(std::string_view folded, start, end)   a run of letters and digits
//   visitor.Break()                                     punctuation; several may follow each other
template <typename Visitor>
void ReadUnits(std::string_view text, Visitor&& visitor) {
  std::string word;
  size_t word_start = 0, word_end = 0;
  const auto end_word = [&] {
    if (word.empty()) return;
    visitor.Word(std::string_view(word), word_start, word_end);
    word.clear();
  };
  for (size_t at = 0; at < text.size();) {
    int length = 0;
    const char32_t code = DecodeUtf8(text, at, length);
    const size_t start = at;
    at += length;
    FoldCharacter(code, [&](CharClass kind, char32_t folded) {
      switch (kind) {
        case CharClass::kHan:
          end_word();
          visitor.Han(folded, start, at);
          break;
        case CharClass::kWord:
          if (word.size() >= kLongestWord) end_word();
          if (word.empty()) word_start = start;
          AppendUtf8(word, folded);
          word_end = at;
          break;
        case CharClass::kBreak:
          end_word();
          visitor.Break();
          break;
        case CharClass::kBlank: end_word(); break;
        case CharClass::kNothing: break;
      }
    });
  }
  end_word();
}

// What Tokenize reads: a text to be indexed, or a phrase to be looked for.
enum class TokenizeFor : uint8_t {
  kIndex,
  kPhrase,  // the last character alone is left out when its run is longer: the text may go on there
};

// Calls sink(std::string_view token, size_t start, size_t end) → bool; stops when it gives false.
template <typename Sink>
void Tokenize(std::string_view text, TokenizeFor purpose, Sink&& sink) {
  struct Visitor {
    Sink& sink;
    char pair[8];      // the last Han character of the run and, behind it, the new one
    size_t first = 0;  // bytes of the last Han character in `pair`; 0 outside a run
    size_t start = 0, end = 0;
    size_t run = 0;       // characters of the run
    bool broken = false;  // punctuation since the run
    bool going = true;

    void Emit(std::string_view token, size_t from, size_t to) {
      if (going) going = sink(token, from, to);
    }
    void EndRun() {
      if (first != 0) Emit({pair, first}, start, end);
      first = run = 0;
    }
    void Han(char32_t folded, size_t from, size_t to) {
      if (broken) EndRun();
      broken = false;
      const size_t size = EncodeUtf8(folded, pair + first);
      if (first != 0) {
        Emit({pair, first + size}, start, to);
        std::memmove(pair, pair + first, 4);
      }
      first = size;
      start = from;
      end = to;
      ++run;
    }
    void Word(std::string_view folded, size_t from, size_t to) {
      EndRun();
      broken = false;
      Emit(folded, from, to);
    }
    void Break() { broken = true; }
  } visitor{sink, {}};
  ReadUnits(text, visitor);
  if (purpose == TokenizeFor::kIndex || visitor.run == 1) visitor.EndRun();
}

// How a phrase has to be asked of the index.
struct PhraseShape {
  bool empty = true;                // holds no token: matches nothing, is dropped
  bool ends_in_single_han = false;  // its last run is one Han character: ask for it as a prefix
  bool single_han = false;          // the whole phrase is one Han character
};
PhraseShape ShapeOf(std::string_view phrase);

// The phrase as an FTS5 expression for a table of this tokenizer: in quotes, with a * behind a last
// character that stands alone, since in the index it may begin a pair: 5号 → "5号" *. Any text may be
// given: no operator of FTS5 in it has a meaning. A phrase that is empty by its shape finds nothing, and
// makes an AND that it stands in find nothing: leave it out there.
std::string PhraseExpression(std::string_view phrase);

}  // namespace liye
