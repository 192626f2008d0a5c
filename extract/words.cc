#include "extract/words.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "corpus/lexicon.h"

namespace liye {
namespace {

size_t FirstKey(std::string_view text) {
  size_t key = static_cast<unsigned char>(text[0]);
  for (size_t i = 1; i < std::min<size_t>(3, text.size()) && (static_cast<unsigned char>(text[i]) & 0xc0) == 0x80; ++i)
    key = key * 31 + static_cast<unsigned char>(text[i]);
  return key & 0xff;
}

// The first eight bytes of `text` as a number, the first the lowest; fewer where there are fewer.
uint64_t FirstBytes(std::string_view text) {
  uint64_t bytes = 0;
  if (text.size() >= sizeof bytes)
    std::memcpy(&bytes, text.data(), sizeof bytes);
  else
    std::memcpy(&bytes, text.data(), text.size());
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

// The last eight bytes, the last the highest.
uint64_t LastBytes(std::string_view text) {
  if (text.size() >= sizeof(uint64_t)) return FirstBytes(text.substr(text.size() - sizeof(uint64_t)));
  return FirstBytes(text) << 8 * (sizeof(uint64_t) - text.size());
}

// Which bits of such a number a word of `size` bytes fills.
uint64_t MaskOf(size_t size) { return size >= sizeof(uint64_t) ? ~uint64_t{0} : (uint64_t{1} << 8 * size) - 1; }
uint64_t MaskOfLast(size_t size) {
  return size >= sizeof(uint64_t) ? ~uint64_t{0} : MaskOf(size) << 8 * (sizeof(uint64_t) - size);
}

size_t LastKey(std::string_view text) { return static_cast<unsigned char>(text.back()); }

// The bytes of a character as one number.
uint32_t Code(std::string_view c) {
  uint32_t code = 0;
  for (const char byte : c) code = code << 8 | static_cast<unsigned char>(byte);
  return code;
}

bool EndsSentence(std::string_view c) {
  switch (Code(c)) {
    case ';':
    case '!':
    case '?':
    case 0xe38082: return true;  // 。
    default: return false;
  }
}

bool EndsClause(std::string_view c) {
  switch (Code(c)) {
    case ',':
    case ':':
    case '(':
    case ')':
    case 0xe3808a:  // 《
    case 0xe3808b:  // 》
    case 0xe2809c:  // “
    case 0xe2809d: return true;
    default: return EndsSentence(c);
  }
}

template <typename Stop>
size_t Backward(std::string_view text, size_t at, size_t reach, Stop stop) {
  const size_t limit = at > reach ? at - reach : 0;
  while (at > limit) {
    const std::string_view c = GlyphBefore(text, at);
    if (stop(c)) break;
    at -= c.size();
  }
  return at;
}

template <typename Stop>
size_t Forward(std::string_view text, size_t at, size_t reach, Stop stop) {
  const size_t limit = std::min(text.size(), at + reach);
  while (at < limit) {
    const std::string_view c = GlyphAt(text, at);
    if (stop(c)) break;
    at += c.size();
  }
  return std::min(at, text.size());
}

}  // namespace

WordList::WordList(std::string_view lexicon, std::string_view word_class) {
  for (const LexiconRow& row : Lexicon(lexicon))
    if (row.size() >= 2 && row[0] == word_class) Add(row[1]);
  Finish();
}

WordList::WordList(std::initializer_list<std::string_view> words) {
  for (std::string_view word : words) Add(word);
  Finish();
}

void WordList::Add(std::string_view word) {
  if (word.empty()) return;
  by_first_[FirstKey(word)].push_back({FirstBytes(word), MaskOf(word.size()), word});
  by_last_[LastKey(word)].push_back({LastBytes(word), MaskOfLast(word.size()), word});
}

void WordList::Finish() {
  const auto longer = [](const Entry& a, const Entry& b) { return a.word.size() > b.word.size(); };
  for (auto& bucket : by_first_) std::stable_sort(bucket.begin(), bucket.end(), longer);
  for (auto& bucket : by_last_) std::stable_sort(bucket.begin(), bucket.end(), longer);
}

size_t WordList::At(std::string_view text, size_t at) const {
  if (at >= text.size()) return 0;
  const std::string_view rest = text.substr(at);
  const std::vector<Entry>& bucket = by_first_[FirstKey(rest)];
  if (bucket.empty()) return 0;
  const uint64_t bytes = FirstBytes(rest);
  for (const Entry& entry : bucket) {
    if ((bytes & entry.mask) != entry.bytes || entry.word.size() > rest.size()) continue;
    if (entry.word.size() <= sizeof bytes || rest.starts_with(entry.word)) return entry.word.size();
  }
  return 0;
}

size_t WordList::Before(std::string_view text, size_t end) const {
  if (end == 0) return 0;
  const std::string_view head = text.substr(0, end);
  const std::vector<Entry>& bucket = by_last_[LastKey(head)];
  if (bucket.empty()) return 0;
  const uint64_t bytes = LastBytes(head);
  for (const Entry& entry : bucket) {
    if ((bytes & entry.mask) != entry.bytes || entry.word.size() > head.size()) continue;
    if (entry.word.size() <= sizeof bytes || head.ends_with(entry.word)) return entry.word.size();
  }
  return 0;
}

bool WordList::In(std::string_view text) const {
  for (size_t at = 0; at < text.size(); at += GlyphLength(text, at))
    if (At(text, at)) return true;
  return false;
}

bool WordList::Has(std::string_view text) const { return !text.empty() && At(text) == text.size(); }

size_t ClauseBegin(std::string_view text, size_t at, size_t reach) { return Backward(text, at, reach, EndsClause); }
size_t ClauseEnd(std::string_view text, size_t at, size_t reach) { return Forward(text, at, reach, EndsClause); }
size_t SentenceBegin(std::string_view text, size_t at, size_t reach) { return Backward(text, at, reach, EndsSentence); }
size_t SentenceEnd(std::string_view text, size_t at, size_t reach) { return Forward(text, at, reach, EndsSentence); }

}  // namespace liye
