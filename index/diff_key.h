// What counts when two versions of a text are compared.
//
// Letters, digits and Han characters, folded as index/fold.h has it, and the few marks that change what is said: a
// decimal point, a sign, a range between digits, %, currency. Brackets, quotes, blanks, line ends and the marks of a
// sentence do not count. FoldedKey would take 1.5万元 for 15万元.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liye {

struct KeyCharacter {
  char32_t code = 0;
  uint32_t at = 0;  // where in the text the character that it was made of begins
};

std::vector<KeyCharacter> KeyCharacters(std::string_view text);

// Equal for two texts that differ in typography only.
std::u32string DiffKey(std::string_view text);

}  // namespace liye
