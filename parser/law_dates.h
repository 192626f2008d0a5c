// The dates of a law below its title.
//
// Reads one line such as 2018年10月10日 中华人民共和国国务院令第704号公布, or the first date of the note in brackets
// （1999年5月23日…发布 根据…修订）: the day, what happened, who adopted it and by which order.
#pragma once

#include <optional>
#include <string>

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

// nullopt when the line says nothing of a law's adoption, change or force.
std::optional<LawDate> ReadLawDate(Reading& reading, Span line);

}  // namespace liye
