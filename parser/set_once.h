// Elements of a document, each set once.
//
// The first place that states an element wins over all that come later. Where one place beats another (a number in the
// title block that of the metadata), the caller assigns instead.
#pragma once

#include <string>
#include <utility>

#include "parser/document.h"

namespace liye {

// Does nothing when `element` has been set, or `value` is empty.
inline void SetOnce(Element& element, Span span, std::string value) {
  if (element || value.empty()) return;
  element.span = span;
  element.value = std::move(value);
}

}  // namespace liye
