#include "parser/label.h"

#include <gtest/gtest.h>

#include <string>

namespace liye {
namespace {

std::string Show(std::string_view text) {
  const Label label = ParseLabel(text, 0, static_cast<uint32_t>(text.size()));
  return label ? std::string(text.substr(0, label.end)) + "=" + std::to_string(label.number) : "none";
}

TEST(Label, ReadsEveryStyle) {
  const std::pair<const char*, const char*> cases[] = {
      {"第三条 内容", "第三条=3"},
      {"第十二章　总则", "第十二章=12"},
      {"第 一 节 概述", "第 一 节=1"},
      {"第2条 内容", "第2条=2"},
      {"第四部分 实施", "第四部分=4"},
      {"一、总则", "一、=1"},
      {"十五、保障", "十五、=15"},
      {"（一）任务", "（一）=1"},
      {"( 二 )任务", "( 二 )=2"},
      {"1.任务", "1.=1"},
      {"10．任务", "10．=10"},
      {"3、任务", "3、=3"},
      {"(1)任务", "(1)=1"},
      {"（12）任务", "（12）=12"},
      {"2）任务", "2）=2"},
      {"①任务", "①=1"},
      {"附件1", "附件1=1"},
      {"附件：名单", "附件=0"},
      {"附 件 二", "附 件 二=2"},
      {"附件 1. 名单", "附件=0"},
      {"第十二条之一 内容", "第十二条之一=12"},
      {"3\ue010任务", "3\ue010=3"},
      {"4﹑任务", "4﹑=4"},
  };
  for (const auto& [text, shown] : cases) EXPECT_EQ(Show(text), shown) << text;
}

TEST(Label, RefusesWhatOnlyLooksLikeOne) {
  for (const char* text :
       {"1.1 概述", "2017.3", "1.5万元", "2017年", "（2016）17号", "第三条规定的", "第三条第二款", "第三条、第四条",
        "一是加强", "一般要求", "第一，", "01.任务", "1、2、3号楼", "（总则）", "附近", "", "（", "1", "第"})
    EXPECT_EQ(Show(text), "none") << text;
}

TEST(Label, APrivateCharacterIsNoPartOfIt) {
  constexpr std::string_view text = "12\ue010任务";
  EXPECT_EQ(LabelSpan(text, 0, ParseLabel(text, 0, text.size())).of(text), "12");
}

TEST(Label, StopsAtTheEndItIsGiven) {
  EXPECT_FALSE(ParseLabel("（一）任务", 0, 6));
  EXPECT_TRUE(ParseLabel("（一）任务", 0, 9));
}

}  // namespace
}  // namespace liye
