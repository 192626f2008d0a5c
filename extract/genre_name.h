// What a genre alone in 《》 stands for: 《纲要》, 《实施方案》.
//
// Where no (以下简称《办法》) defines it, such a name means the one title named before it that ends so. Collects the
// titles of one document in the order of the text; titles inside of titles (关于印发〈…方案〉的通知) count. Definitions
// are abbreviation.h's, which is asked first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace liye {

// 办法, 实施方案, 管理办法: a genre and words that fit any title, nothing of a subject.
bool IsGenreName(std::string_view name);

// What 本《规划》 stands for in a document of this title: what the title prints, else the title, where it ends in `name`;
// empty where it does not.
std::string_view MeaningInOwnTitle(std::string_view name, std::string_view title);

class GenreNames {
 public:
  void Clear() { titles_.clear(); }
  // A title or its short name at `place`, as the source has it, that means `full`.
  void Name(std::string_view title, std::string_view full, uint32_t place);
  // The title that `name` at `place` stands for; empty when there is none or more than one.
  std::string_view Resolve(std::string_view name, uint32_t place) const;

 private:
  struct Title {
    std::string name, full;
    uint32_t place;
  };
  std::vector<Title> titles_;  // in the order of the text
};

}  // namespace liye
