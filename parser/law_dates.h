// The dates of a law below its title.
//
// Reads one line such as 2018年10月10日 中华人民共和国国务院令第704号公布, or the first date of the note in brackets
// （1999年5月23日…发布 根据…修订）: the day, what happened, who adopted it and by which order.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/span.h"
#include "parser/date.h"
#include "parser/line_kind.h"

namespace liye {

struct LawDate {
  std::optional<Date> date;  // absent in a note that goes on over several lines
  bool effective = false;    // the day from which it holds (施行)
  std::string adopter;       // 北京市人民代表大会常务委员会; empty when not stated
  std::string number;        // canonical, of the order that publishes it
  Span number_span;
};

// The last change that a note without white space tells: …通过根据2018年7月1日…的决定》修正2021年9月1日…修订. It made the text that stands
// below the note; nullopt when there was none.
std::optional<Date> LastChangeOfLaw(std::string_view note);

// nullopt when the line says nothing of a law's adoption, change or force.
std::optional<LawDate> ReadLawDate(Reading& reading, Span line);

}  // namespace liye
