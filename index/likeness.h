// Which of many names are written almost as a given one.
//
// For what to say when a unit, a number or a title is in no document: the names that differ least, told by how many
// characters have to be changed. Knows no database.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liye {

// Characters to be changed, added or left out, or neighbours to be exchanged, to make one of the other; `most` + 1 when more
// than `most` would be needed.
size_t EditDistance(std::u32string_view one, std::u32string_view other, size_t most);

class NearestTexts {
 public:
  // At most `most` texts. A text is near when a third of the characters of `wanted` at most are different.
  NearestTexts(std::string_view wanted, size_t most);

  // Of texts that are equally near those of more weight come first. `shown` is the name that is given for a near text.
  // The wanted text is not near itself.
  void Take(std::string_view text, uint64_t weight, const std::string& shown);
  std::vector<std::string> Best() const;

 private:
  struct Near {
    size_t distance;
    uint64_t weight;
    std::string text;
  };
  std::u32string wanted_;
  size_t most_, allowed_;
  std::vector<Near> near_;
};

}  // namespace liye
