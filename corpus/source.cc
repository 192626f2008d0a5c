#include "corpus/source.h"

#include <algorithm>

namespace liye {

uint32_t Source::page_of(uint32_t offset) const {
  return static_cast<uint32_t>(std::upper_bound(page_starts.begin(), page_starts.end(), offset) - page_starts.begin());
}

const char* to_string(MediaType type) {
  switch (type) {
    case MediaType::kPlainText: return "text/plain";
    case MediaType::kMarkdown: return "text/markdown";
    case MediaType::kHtml: return "text/html";
  }
  return "text/plain";
}

}  // namespace liye
