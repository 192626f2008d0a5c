// Clause labels: 第三条, 一、, （一）, 1., (1), ①, 附件1.
//
// Reads the label that stands at a place of the raw text, blanks inside it included. Whether a label there
// begins a clause is for clauses.h: a label alone is only a form. 1.1, 2017.3 and 1.5万元 are none.
// Source of the forms: GB/T 9704-2012, 7.3.3; Legislation Law, art. 61.
#pragma once

#include <cstdint>
#include <string_view>

#include "corpus/span.h"

namespace liye {

// In the order in which they nest when nothing else is known.
enum class LabelStyle : uint8_t {
  kNoLabel,
  kPart,
  kChapter,
  kSection,
  kArticle,
  kHan,
  kHanParen,
  kArabic,
  kArabicParen,
  kArabicHalf,
  kCircle,
  kAnnex,
};
inline constexpr int kLabelStyles = 12;

struct Label {
  LabelStyle style = LabelStyle::kNoLabel;
  uint32_t number = 0;  // 0 where it has none (附件)
  uint32_t end = 0;     // position behind the label, its mark included
  explicit operator bool() const { return style != LabelStyle::kNoLabel; }
};

// The characters of `label`, which begins at text[at]: without blanks at its end and without a private character that
// stands for its mark.
Span LabelSpan(std::string_view text, uint32_t at, const Label& label);

// The label at text[at], looking no further than `end`.
Label ParseLabel(std::string_view text, uint32_t at, uint32_t end);

}  // namespace liye
