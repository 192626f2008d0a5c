// What a sheet may be called.
#include "tools/workbook.h"

#include <gtest/gtest.h>

namespace liye {
namespace {

TEST(SheetName, IsOneThatSpreadsheetsTake) {
  EXPECT_EQ(SheetName("市财政局"), "市财政局");
  EXPECT_EQ(SheetName("市政府[办]:*?/\\厅"), "市政府办厅");
  EXPECT_EQ(SheetName("'局'"), "局");
  EXPECT_EQ(SheetName(""), "-");
  EXPECT_EQ(SheetName("[]"), "-");
  std::string name, most;
  for (int i = 0; i < 40; ++i) name += "局";
  for (int i = 0; i < 31; ++i) most += "局";
  EXPECT_EQ(SheetName(name), most);
}

}  // namespace
}  // namespace liye
