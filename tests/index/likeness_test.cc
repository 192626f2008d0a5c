// How near two names are.
#include "index/likeness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace liye {
namespace {

// The same by the definition, slowly.
size_t Slowly(std::u32string_view a, std::u32string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  size_t least = std::min({Slowly(a.substr(1), b) + 1, Slowly(a, b.substr(1)) + 1,
                           Slowly(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1)});
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0])
    least = std::min(least, Slowly(a.substr(2), b.substr(2)) + 1);
  return least;
}

TEST(EditDistance, EqualsItsDefinition) {
  std::mt19937 random(17);
  for (int round = 0; round < 400; ++round) {
    std::u32string a, b;
    for (size_t i = random() % 6; i > 0; --i) a += static_cast<char32_t>(U'甲' + random() % 3);
    for (size_t i = random() % 6; i > 0; --i) b += static_cast<char32_t>(U'甲' + random() % 3);
    const size_t distance = Slowly(a, b);
    for (size_t most : {0u, 1u, 2u, 9u}) EXPECT_EQ(EditDistance(a, b, most), std::min<size_t>(distance, most + 1));
  }
}

TEST(NearestTexts, GivesTheNearestFirst) {
  NearestTexts nearest("市财征局", 2);
  for (const char* name : {"市财政局", "市财征局", "市教育局", "省财征局", "市财征局办", "县财经所"})
    nearest.Take(name, name == std::string("省财征局") ? 9 : 1, name);
  EXPECT_EQ(nearest.Best(), (std::vector<std::string>{"省财征局", "市财政局"}));
}

TEST(NearestTexts, NamesATextByWhatIsShown) {
  NearestTexts nearest("关于加强绿话的通知", 3);
  nearest.Take("关于加强绿化的通知", 1, "平川市人民政府关于加强绿化的通知");
  nearest.Take("关于加强绿化的通知", 1, "平川市人民政府关于加强绿化的通知");
  nearest.Take("", 1, "nothing");
  EXPECT_EQ(nearest.Best(), std::vector<std::string>{"平川市人民政府关于加强绿化的通知"});
  EXPECT_TRUE(NearestTexts("", 3).Best().empty());
}

}  // namespace
}  // namespace liye
