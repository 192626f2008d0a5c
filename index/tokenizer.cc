#include "index/tokenizer.h"

namespace liye {

PhraseShape ShapeOf(std::string_view phrase) {
  struct Visitor {
    size_t units = 0, run = 0;
    bool broken = false;
    void Han(char32_t, size_t, size_t) {
      run = broken ? 1 : run + 1;
      broken = false;
      ++units;
    }
    void Word(std::string_view, size_t, size_t) {
      run = 0;
      broken = false;
      ++units;
    }
    void Break() { broken = true; }
  } visitor;
  ReadUnits(phrase, visitor);
  return {.empty = visitor.units == 0,
          .ends_in_single_han = visitor.run == 1,
          .single_han = visitor.run == 1 && visitor.units == 1};
}

std::string PhraseExpression(std::string_view phrase) {
  std::string expression = "\"";
  for (char c : phrase) expression += c == '"' || c == '\0' ? ',' : c;  // a mark is a mark to the tokenizer
  expression += ShapeOf(phrase).ends_in_single_han ? "\" *" : "\"";
  return expression;
}

}  // namespace liye
