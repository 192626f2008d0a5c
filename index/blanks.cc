#include "index/blanks.h"

#include "corpus/ascii.h"

namespace liye {

std::string WithoutBlanks(std::string_view text) {
  constexpr std::string_view kIdeographicSpace = "　";
  std::string plain;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with(kIdeographicSpace)) {
      at += kIdeographicSpace.size() - 1;
    } else if (!IsAsciiSpace(text[at]) || text[at] == '\n') {
      plain += text[at];
    }
  }
  return plain;
}

}  // namespace liye
