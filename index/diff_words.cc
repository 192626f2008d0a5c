#include "index/diff_words.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>

#include "corpus/utf8.h"
#include "index/diff_key.h"
#include "index/fold.h"

namespace liye {
namespace {

// A break iterator costs much to make and serves one thread.
icu::BreakIterator* Breaker() {
  const auto make = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
    return U_SUCCESS(status) ? std::move(made) : nullptr;
  };
  thread_local const std::unique_ptr<icu::BreakIterator> breaker = make();
  return breaker.get();
}

// Where words end, in bytes; one word when ICU's data are not there.
std::vector<uint32_t> WordEnds(std::string_view text) {
  std::vector<uint32_t> ends;
  UErrorCode status = U_ZERO_ERROR;
  UText* view = utext_openUTF8(nullptr, text.data(), static_cast<int64_t>(text.size()), &status);
  if (icu::BreakIterator* breaker = Breaker(); breaker != nullptr && U_SUCCESS(status)) {
    breaker->setText(view, status);
    breaker->first();
    for (int32_t end; U_SUCCESS(status) && (end = breaker->next()) != icu::BreakIterator::DONE;)
      ends.push_back(static_cast<uint32_t>(end));
  }
  utext_close(view);
  if (ends.empty() || ends.back() != text.size()) ends.push_back(static_cast<uint32_t>(text.size()));
  return ends;
}

// Brackets are one mark whatever their form, and so are quotes.
char32_t MarkOf(char32_t folded) {
  constexpr std::u32string_view kOpening = U"([{〔【〖〈《「『“‘<＜";
  constexpr std::u32string_view kClosing = U")]}〕】〗〉》」』”’>＞";
  if (kOpening.find(folded) != kOpening.npos) return U'(';
  if (kClosing.find(folded) != kClosing.npos) return U')';
  return folded;
}

// The marks of a word without letters; empty for blanks.
std::u32string MarksOf(std::string_view word) {
  std::u32string marks;
  for (size_t at = 0; at < word.size();) {
    int length = 0;
    const char32_t code = DecodeUtf8(word, at, length);
    FoldCharacter(code, [&](CharClass kind, char32_t folded) {
      if (kind == CharClass::kBreak && folded > U' ') marks += MarkOf(folded);
    });
    at += static_cast<size_t>(length);
  }
  return marks;
}

}  // namespace

std::vector<DiffWord> WordsOf(std::string_view text) {
  std::vector<DiffWord> words;
  if (text.empty()) return words;
  const std::vector<KeyCharacter> characters = KeyCharacters(text);
  size_t next = 0;
  uint32_t start = 0;
  for (uint32_t end : WordEnds(text)) {
    DiffWord word;
    word.span = {start, end};
    for (; next < characters.size() && characters[next].at < end; ++next) word.key += characters[next].code;
    if (word.key.empty()) {
      word.mark = true;
      word.key = MarksOf(word.span.of(text));
    }
    start = end;
    if (word.key.empty() && !words.empty())
      words.back().span.end = end;
    else
      words.push_back(std::move(word));
  }
  return words;
}

}  // namespace liye
