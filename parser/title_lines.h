// Which of the short lines of a head are the title.
//
// Gathers runs of lines into titles, leaves only issuers in front of 关于, and takes the run that is most surely a
// title: by its genre, by what frames it, or by its likeness to the title that a metadata line gives.
// Works on lines that header.h has found able to be parts of a title; knows nothing of the other elements.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parser/line.h"

namespace liye {

// What the head says about its title.
struct TitleSigns {
  std::string wanted;             // the title of a metadata line; may be empty
  bool framed = false;            // a number or recipients have been found
  bool has_order_number = false;  // 第12号 stands alone: the title is that of an order
  uint32_t stop = 0;              // the line that is no part of the head
};

struct TitleLines {
  uint32_t first = 0, last = 0;  // indexes of lines
  std::string value;             // without white space and 《》 around
};

// The title among `candidates`, ascending indexes of `lines`; none when no line is sure enough.
std::optional<TitleLines> FindTitle(std::string_view text, std::span<const Line> lines,
                                    std::span<const uint32_t> candidates, const TitleSigns& signs);

// The last run of `candidates` that reads `title`, the name a web page gives itself (关于…的公告_平川市水务局).
std::optional<TitleLines> FindPageTitle(std::string_view text, std::span<const Line> lines,
                                        std::span<const uint32_t> candidates, std::string_view title);

}  // namespace liye
