// Titles as references compare them.
//
// 《平川市人民政府关于印发…的通知》, 关于印发…的通知 and a title with stray spaces name the same document:
// the key leaves out spaces, brackets, marks, width, 中华人民共和国 and (2019年修正), and keeps the issuer in front apart.
// Knows no database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace liye {

struct TitleKey {
  int64_t hash = 0;    // of the folded title without the issuer; 0 when the title is too short to mean one document
  std::string bare;    // what was hashed
  std::string issuer;  // folded issuer in front of 关于, 转发, 印发; empty when there is none
};

TitleKey TitleKeyOf(std::string_view title);

}  // namespace liye
