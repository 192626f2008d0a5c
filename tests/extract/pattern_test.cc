// Every named pattern compiles, matches its examples and none of its near misses.
#include "extract/pattern.h"

#include <gtest/gtest.h>

#include <set>

#include "extract/extract.h"

namespace liye {
namespace {

TEST(Pattern, NamesAreUniqueAndExplained) {
  Extractor extractor;  // pulls the tables in
  std::set<std::string_view> names;
  for (const Pattern* pattern : Pattern::All()) {
    EXPECT_TRUE(names.insert(pattern->name()).second) << pattern->name() << " stands twice";
    EXPECT_FALSE(pattern->why().empty()) << pattern->name();
    EXPECT_FALSE(pattern->examples().empty()) << pattern->name() << " has no example";
  }
  EXPECT_GT(names.size(), 10u);
}

TEST(Pattern, ExamplesMatchAndNearMissesDoNot) {
  for (const Pattern* pattern : Pattern::All()) {
    for (std::string_view example : pattern->examples()) {
      re2::StringPiece groups[1];
      EXPECT_TRUE(pattern->Find(example, 0, groups) && !groups[0].empty())
          << pattern->name() << " must match " << example;
    }
    for (std::string_view miss : pattern->near_misses()) {
      re2::StringPiece groups[1];
      EXPECT_FALSE(pattern->Find(miss, 0, groups))
          << pattern->name() << " must not match " << miss << " (found " << groups[0] << ")";
    }
  }
}

}  // namespace
}  // namespace liye
