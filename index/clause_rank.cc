#include "index/clause_rank.h"

#include <xxhash.h>

#include <algorithm>

#include "index/tokenizer.h"

namespace liye {
namespace {

constexpr uint32_t kFewestUnits = 12;  // shorter texts (特此通知。) are equal by chance
constexpr size_t kRankBytes = 10;
constexpr uint32_t kMost = 0xffff;

struct Measurer {
  std::string folded;
  uint32_t units = 0;

  void Han(char32_t code, size_t, size_t) {
    AppendUtf8(folded, code);
    ++units;
  }
  void Word(std::string_view word, size_t, size_t) {
    folded.append(1, ' ').append(word).append(1, ' ');
    ++units;
  }
  void Break() {}
};

void AppendBytes(uint64_t value, size_t count, std::string& data) {
  for (size_t i = 0; i < count; ++i) data += static_cast<char>(value >> (8 * i) & 0xff);
}

uint64_t ReadBytes(const char* data, size_t count) {
  uint64_t value = 0;
  for (size_t i = 0; i < count; ++i) value |= static_cast<uint64_t>(static_cast<unsigned char>(data[i])) << (8 * i);
  return value;
}

}  // namespace

TextMeasure MeasureText(std::string_view text) {
  Measurer measurer;
  measurer.folded.reserve(text.size() + 16);
  ReadUnits(text, measurer);
  TextMeasure measure{measurer.units, 0};
  if (measure.tokens >= kFewestUnits) measure.key = XXH3_64bits(measurer.folded.data(), measurer.folded.size());
  return measure;
}

void AppendRank(const ClauseRank& rank, std::string& data) {
  AppendBytes(std::min(rank.tokens, kMost), 2, data);
  AppendBytes(std::min(rank.below, kMost), 2, data);
  AppendBytes(rank.key, 6, data);
}

Result<void> ClauseRanks::Refresh(Database& database) {
  const Result<int64_t> last_clause = database.Integer("SELECT max(id) FROM clause");
  if (!last_clause) return std::unexpected(last_clause.error());
  Statement rows =
      database.Query("SELECT first_clause, data FROM clause_rank WHERE first_clause > ?1 ORDER BY 1", last_read_);
  while (rows.Next()) {
    last_read_ = rows.integer(0);
    if (last_read_ >= 0 && last_read_ <= *last_clause) Read(last_read_, rows.blob(1));  // others are damage
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return {};
}

void ClauseRanks::Read(int64_t first, std::string_view data) {
  const size_t begin = static_cast<size_t>(first), count = data.size() / kRankBytes;
  if (tokens_.size() < begin + count) {
    tokens_.resize(begin + count);
    below_.resize(begin + count);
    keys_.resize(begin + count);
  }
  for (size_t i = 0; i < count; ++i) {
    const char* at = data.data() + i * kRankBytes;
    tokens_[begin + i] = static_cast<uint16_t>(ReadBytes(at, 2));
    below_[begin + i] = static_cast<uint16_t>(ReadBytes(at + 2, 2));
    keys_[begin + i] = ReadBytes(at + 4, 6);
  }
}

}  // namespace liye
