#include "index/title_key.h"

#include <gtest/gtest.h>

namespace liye {
namespace {

TEST(TitleKey, IsTheSameForOneDocument) {
  const TitleKey key = TitleKeyOf("平川市人民政府关于印发平川市“十四五”节水规划的通知");
  EXPECT_EQ(key.issuer, "平川市人民政府");
  EXPECT_EQ(key.bare, "关于印发平川市十四五节水规划的通知");
  for (const char* title :
       {"关于印发平川市“十四五”节水规划的通知", "《平川市 人民政府关于印发平川市\"十四五\"节水规划的通知》",
        "關於印發平川市十四五節水規劃的通知"})
    EXPECT_EQ(TitleKeyOf(title).hash, key.hash) << title;
  EXPECT_NE(TitleKeyOf("关于印发平川市“十三五”节水规划的通知").hash, key.hash);
}

TEST(TitleKey, LeavesOutTheCountryAndTheVersionOfALaw) {
  const int64_t hash = TitleKeyOf("土地管理法").hash;
  EXPECT_EQ(TitleKeyOf("中华人民共和国土地管理法").hash, hash);
  EXPECT_EQ(TitleKeyOf("中华人民共和国土地管理法（2019年修正）").hash, hash);
  EXPECT_EQ(TitleKeyOf("土地管理法(2019-08-26)").hash, hash);
  EXPECT_NE(TitleKeyOf("土地管理法（试行）").hash, hash);
}

TEST(TitleKey, KnowsWhereTheIssuerEnds) {
  EXPECT_EQ(TitleKeyOf("平川市人民政府办公厅转发市水利局关于节水的意见的通知").issuer, "平川市人民政府办公厅");
  EXPECT_EQ(TitleKeyOf("关于印发节水办法的通知").issuer, "");
  EXPECT_EQ(TitleKeyOf("平川市节水办法").issuer, "");
}

TEST(TitleKey, IsNothingForWhatIsTooShort) {
  EXPECT_EQ(TitleKeyOf("办法").hash, 0);
  EXPECT_EQ(TitleKeyOf("").hash, 0);
  EXPECT_NE(TitleKeyOf("民法典").hash, 0);
}

TEST(TitleKey, LawsOfOneWord) {
  EXPECT_NE(TitleKeyOf("中华人民共和国水法").hash, 0);
  EXPECT_EQ(TitleKeyOf("中华人民共和国水法").hash, TitleKeyOf("水法").hash);
  EXPECT_EQ(TitleKeyOf("办法").hash, 0) << "a short name of anything";
  EXPECT_EQ(TitleKeyOf("中华人民共和国供水法（2015）").hash, TitleKeyOf("供水法").hash);
}

}  // namespace
}  // namespace liye
