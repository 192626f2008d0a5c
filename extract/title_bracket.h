// Where titles in 《》 begin and end in clean text.
//
// Matches nested brackets, bears a missing one, and finds the remarks in () that follow a
// title. Positions are bytes of the clean text. What a title names is others' business.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/source.h"
#include "parser/clean_text.h"

namespace liye {

// 《中江省实施〈…法〉办法》（试行）（平政〔2016〕1号）
// |-------- title --------||remark||--- remark ---|
// begin                    end

struct TitleBracket {
  size_t begin = 0, end = 0;  // of 《, behind 》; end is 0 when there is none
};

// The first title that begins at or after `from`. 《 in 《》 belongs to the outer title; where a
// 》 is missing, the innermost pair counts.
TitleBracket NextTitle(std::string_view text, size_t from);

// Behind the remark in () that begins at `at`; `at` where there is none.
size_t RemarkEnd(std::string_view text, size_t at);
// Behind all remarks that begin at `at`.
size_t SkipRemarks(std::string_view text, size_t at);

// Whether `gap` may stand between two titles of one list: nothing, 、 和 或者.
bool JoinsTitles(std::string_view gap);

// The characters of the source that clean bytes [begin, end) stand for, without white space:
// punctuation as the source has it, page headers left out.
std::string SourceCharacters(const Source& source, const CleanText& clean, size_t begin, size_t end);

}  // namespace liye
