#include "extract/duty.h"

#include <gtest/gtest.h>

#include "corpus/read.h"
#include "extract/extract.h"
#include "parser/parse.h"

namespace liye {
namespace {

struct Found {
  std::string unit, quote, task, scope;
  Role role;
  std::string_view rule;
};

std::vector<Found> Duties(const std::string& text) {
  const Source source = MakeSource("duty.txt", text);
  std::vector<Found> found;
  Extractor extractor;
  for (const Document& document : Parse(source))
    for (const Fact& fact : extractor.Extract(source, document))
      if (const Duty* duty = std::get_if<Duty>(&fact.value))
        found.push_back({duty->unit, std::string(fact.span.of(source.text)), Squeeze(source.text, duty->task),
                         std::string(duty->task_scope.of(source.text)), duty->role, fact.rule});
  return found;
}

TEST(Duty, LabelsOfEveryForm) {
  const auto role = [](std::string_view label) { return DutyLabelBefore(label, label.size()).role; };
  EXPECT_EQ(role("牵头单位"), Role::kLead);
  EXPECT_EQ(role("牵头责任部门"), Role::kLead);
  EXPECT_EQ(role("责任(牵头)单位"), Role::kLead);
  EXPECT_EQ(role("责任单位"), Role::kResponsible);
  EXPECT_EQ(role("牵头和责任单位"), Role::kResponsible);
  EXPECT_EQ(role("协办单位"), Role::kCooperating);
  EXPECT_EQ(role("督办单位"), Role::kSupervising);
  EXPECT_EQ(role("责任领导"), std::nullopt);
  EXPECT_EQ(role("联系单位"), std::nullopt);
  EXPECT_EQ(role("申报单位"), std::nullopt);
}

TEST(Duty, HeadingsOfColumns) {
  EXPECT_EQ(RoleOfColumn("责任单位"), Role::kResponsible);
  EXPECT_EQ(RoleOfColumn("牵头单位(部门)"), Role::kLead);
  EXPECT_EQ(RoleOfColumn("市级配合部门"), Role::kCooperating);
  EXPECT_EQ(RoleOfColumn("责任领导"), std::nullopt);
  EXPECT_EQ(RoleOfColumn("建设单位"), std::nullopt);
  EXPECT_EQ(RoleOfColumn(""), std::nullopt);
}

TEST(Duty, EvidenceIsTheExactSource) {
  const auto found = Duties("一、培育主体\n责任单位：市 商 务 局、各县(市、区)。\n");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].quote, "市 商 务 局");
  EXPECT_EQ(found[0].unit, "市商务局");
  EXPECT_EQ(found[1].quote, "各县(市、区)");
  EXPECT_EQ(found[1].unit, "各县（市、区）");
}

TEST(Duty, TheScopeOfAListIsItsClause) {
  const auto found = Duties("一、总体要求\n（一）培育主体。扶持企业。\n牵头单位：市商务局\n（二）开拓市场。\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].task, "培育主体");
  EXPECT_TRUE(found[0].scope.starts_with("（一）培育主体"));
  EXPECT_EQ(found[0].rule, "duty.label");
}

TEST(Duty, ALabelWithoutUnitsNamesNobody) {
  EXPECT_TRUE(Duties("一、工作要求\n责任单位：按照方案要求认真抓好落实。\n").empty());
  EXPECT_TRUE(Duties("一、工作要求\n责任单位：\n二、保障措施\n加强领导。\n").empty());
}

TEST(Duty, TextsWithoutDuties) {
  for (const char* text : {"", "由", "负责", "责任单位：", "（", "由由由由由由", "会同会同", "牵头，牵头，牵头",
                           "春天来了，由南向北的雁群飞过村庄。"})
    EXPECT_TRUE(Duties(text).empty()) << text;
}

// No one writes more than some dozen markers into a sentence; what goes on and on is noise and is passed over, and the next
// sentence is read again.
TEST(Duty, ASentenceOfNothingButMarkersIsReadInPart) {
  std::string text = "一、";
  for (int i = 0; i < 3000; ++i) text += "由市财政局、教育局负责，";
  const size_t noise = Duties(text).size();
  EXPECT_GT(noise, 40u);
  EXPECT_LT(noise, 200u);
  EXPECT_EQ(Duties(text + "结束。市审计局负责审核决算。").size(), noise + 1);
}

}  // namespace
}  // namespace liye
