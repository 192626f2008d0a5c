// Short names that a document gives to the titles it mentions.
//
// 《…管理办法》（以下简称《办法》）: from there on, and before where nothing better is known,
// 《办法》 stands for the full title. 《统计法》 after 《中华人民共和国统计法》 stands for it too.
// Collects the definitions of one document while it is read and resolves at its end.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace liye {

class Abbreviations {
 public:
  void Clear();
  // `place` orders definitions and uses: the offset in the source.
  void Define(std::string_view short_name, std::string_view full_title, uint32_t place);
  // A full title that was named at `place`; makes the short names of laws known.
  void Name(std::string_view title, uint32_t place);
  // What `name` at `place` stands for; empty when it stands for itself.
  std::string_view Resolve(std::string_view name, uint32_t place) const;

 private:
  struct Meaning {
    std::string full;
    uint32_t place;
  };
  std::unordered_map<std::string, std::vector<Meaning>> meanings_;  // in the order of the text
  std::unordered_map<std::string, uint32_t> laws_;  // 统计法 → where 中华人民共和国统计法 was first named
  mutable std::string full_name_;
};

// Whether the text that ends before a title or name at `begin` defines it as a short name:
// 以下简称, 以下统称, 下称, 简称.
bool DefinesAt(std::string_view text, size_t begin);

// The short name without 《》 that the bracketed remark `remark` (without its brackets) defines
// at its end: 国发〔2016〕1号，以下简称个人所得税法. Empty when it defines none.
std::string_view BareShortName(std::string_view remark);

}  // namespace liye
