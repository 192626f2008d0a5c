#include "extract/official.h"

#include <algorithm>
#include <vector>

#include "corpus/lexicon.h"
#include "parser/clean_text.h"
#include "parser/utf8.h"

namespace liye {
namespace {

// Measured on 468 documents: the poorest headless one has 1.7 different words of the list in a hundred of its first six
// hundred characters, stories and news reports have 0.5 to 1.2.
constexpr size_t kCharacters = 600;  // looked at
constexpr size_t kFewest = 60;       // a shorter text is taken at its word
constexpr size_t kWordsPer100 = 3;   // halves: 1.5 different words in a hundred characters
constexpr size_t kHalves = 200;

bool HasHeader(const Document& document) {
  return document.number || document.document_date || document.issuing_authority || document.primary_recipients ||
         document.document_type;
}

// The first Chinese characters of the document, marks left out.
std::string FirstCharacters(const Source& source, const Document& document, size_t& count) {
  std::string text;
  count = 0;
  CleanText clean;
  for (const Block& block : document.blocks) {
    if (block.role == BlockRole::kChrome || count >= kCharacters) continue;
    clean.Assign(source.text, block.span, document.noise);
    const std::string_view body = clean.text();
    for (size_t i = 0; i < body.size() && count < kCharacters; i += CharLength(body[i])) {
      if (!IsHan(CharAt(body, i))) continue;
      text.append(body.substr(i, CharLength(body[i])));
      ++count;
    }
  }
  return text;
}

}  // namespace

bool ReadsAsOfficial(const Source& source, const Document& document) {
  if (HasHeader(document)) return true;
  const auto labelled = [](const Clause& clause) {  // a story has chapters, but neither articles nor items
    return !clause.label.empty() && clause.kind > ClauseKind::kSection && clause.kind != ClauseKind::kAttached;
  };
  if (std::any_of(document.clauses.begin(), document.clauses.end(), labelled) || !document.tables.empty()) return true;
  size_t count = 0;
  const std::string text = FirstCharacters(source, document, count);
  if (count < kFewest) return true;
  size_t words = 0;
  for (const LexiconRow& row : Lexicon("official_words")) words += text.find(row[0]) != text.npos;
  return words * kHalves >= count * kWordsPer100;
}

}  // namespace liye
