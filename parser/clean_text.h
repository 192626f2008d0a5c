// The text of one block as extractors want it, with the way back to the source.
//
// Drops white space, zero-width characters, Markdown emphasis and inline HTML tags; joins lines; folds full-width
// ASCII to ASCII, every bracket of document numbers to 〔〕 and every long dash to —. One blank stays between two ASCII
// letters or digits that stood apart on a line. Source offsets are kept for each byte, so evidence is exact. The buffers are
// reused by Assign: views into text() die with the next Assign.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/span.h"

namespace liye {

// Cheap knowledge of what a block can hold, gathered while cleaning.
enum Feature : uint32_t {
  kHasDigit = 1u << 0,        // 0-9
  kHasNumeral = 1u << 1,      // 一二三…十百千万亿〇零两壹贰…
  kHasTitle = 1u << 2,        // 《
  kHasHao = 1u << 3,          // 号
  kHasMoney = 1u << 4,        // 元 圆 亿 万 币 角 分 镑 $ ￥
  kHasTime = 1u << 5,         // 年 月 日 天 周 时 期 季 旬
  kHasDuty = 1u << 6,         // 责 负 牵 由 会 配 督 协 承 参 主
  kHasColon = 1u << 7,        // ：
  kHasParenthesis = 1u << 8,  // （
  kHasLimit = 1u << 9,        // 前 内 起 底 止 后 到 至
  kHasBracket = 1u << 10,     // 〔
};

class CleanText {
 public:
  // Cleans `span` of `source`, leaving out `noise` (sorted, see Document.noise). `source`
  // must outlive the use of this object.
  void Assign(std::string_view source, Span span, std::span<const Span> noise = {});

  std::string_view text() const { return {buffer_.data(), size_}; }
  uint32_t features() const { return features_; }
  bool has(uint32_t feature) const { return (features_ & feature) != 0; }

  // Source offset of the character that holds clean byte `at`; `at` may be the size.
  uint32_t source_offset(size_t at) const { return at < size_ ? map_[at] : end_; }
  // The source characters from clean byte `begin` up to `end`, without white space around.
  Span source_span(size_t begin, size_t end) const;
  Span source_span(std::string_view part) const;  // `part` must be a view into text()

 private:
  std::string_view source_;
  std::vector<char> buffer_;
  std::vector<uint32_t> map_;
  size_t size_ = 0;
  uint32_t end_ = 0;
  uint32_t features_ = 0;
};

// `span` of `source` as people write it in a list: white space, zero-width characters and markup dropped, punctuation
// as the source has it. For titles, headings and values.
std::string Squeeze(std::string_view source, Span span);
// Only white space dropped (Unicode White_Space): the `text` field of the data contract.
std::string WithoutWhiteSpace(std::string_view text);

}  // namespace liye
