// What waits comes back whole, from memory and from disk.
#include "tools/text_spool.h"

#include <gtest/gtest.h>

namespace liye {
namespace {

TEST(TextSpool, GivesBackWhatWasAdded) {
  for (size_t lines : {0u, 1u, 1000u, 200000u}) {
    TextSpool spool;
    std::string all, back;
    for (size_t i = 0; i < lines; ++i) {
      const std::string line = std::to_string(i) + " 市财政局\n";
      spool.Add(line);
      all += line;
    }
    for (std::string piece; !(piece = spool.Next()).empty();) back += piece;
    EXPECT_TRUE(back == all) << lines;
    EXPECT_EQ(spool.Next(), "");
  }
}

}  // namespace
}  // namespace liye
