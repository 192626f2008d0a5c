// References: found by number and title, in any order of arrival, and what they make of a document's validity.
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "tests/index/support.h"

namespace liye {
namespace {

const std::string kCity = "平川市人民政府";
const std::string kOffice = "平川市人民政府办公厅";

MadeDocument Notice(const std::string& number, const std::string& title, const std::string& date,
                    const std::string& issuer = kCity) {
  MadeDocument document(number, title, issuer, date);
  document.Clause("一、", "总体要求");
  return document;
}

// What `name` cites: relation, cited title or number, and what it was resolved to.
std::vector<std::string> Cited(KnowledgeBase& base, const std::string& name) {
  std::vector<std::string> cited;
  const auto citations = base.CitationsFrom(MustFind(base, name).id);
  EXPECT_TRUE(citations);
  for (const CitationRecord& c : *citations)
    cited.push_back(c.relation + " " + (c.cited_title.empty() ? c.cited_number : c.cited_title) + " -> " +
                    (c.target == 0 ? "nothing" : c.target_key + " by " + c.resolved_by));
  return cited;
}

using Lines = std::vector<std::string>;

TEST(Resolve, FindsByNumberAndTitle) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  Store(*base, {Notice("平政〔2021〕9号", kCity + "关于节水的意见", "2021-05-01")
                    .Cites(Relation::kBasedOn, "关于城市用水的通知", "平政〔2019〕3号")
                    .CitesNumber(Relation::kCites, "平政〔2019〕3号")
                    .Cites(Relation::kCites, "平川市人民政府关于城市用水的通知")
                    .Cites(Relation::kCites, "关于城市 用水的通知")
                    .Cites(Relation::kCites, "关于没有的通知"),
                Notice("平政〔2019〕3号", kCity + "关于城市用水的通知", "2019-02-01")});
  const std::string target = kCity + "/平政〔2019〕3号";
  EXPECT_EQ(Cited(*base, "平政[2021]9号"),
            (Lines{"based_on 关于城市用水的通知 -> " + target + " by number+title",
                   "cites 平政〔2019〕3号 -> " + target + " by number",
                   "cites 平川市人民政府关于城市用水的通知 -> " + target + " by title",
                   "cites 关于城市 用水的通知 -> " + target + " by title", "cites 关于没有的通知 -> nothing"}));
  const auto back = base->CitationsTo(MustFind(*base, "平政〔2019〕3号").id);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->size(), 4u);
}

TEST(Resolve, WaitsForWhatComesLater) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  const MadeDocument citing = Notice("平政〔2021〕9号", "关于节水的意见", "2021-05-01")
                                  .Cites(Relation::kRepeals, "关于用水的通知", "平政〔2019〕3号");
  Store(*base, {citing});
  EXPECT_EQ(Cited(*base, "平政〔2021〕9号"), Lines{"repeals 关于用水的通知 -> nothing"});
  Store(*base, {citing, Notice("平政〔2019〕3号", "关于用水的通知", "2019-02-01")});
  EXPECT_EQ(Cited(*base, "平政〔2021〕9号"),
            Lines{"repeals 关于用水的通知 -> " + kCity + "/平政〔2019〕3号 by number+title"});
  EXPECT_EQ(MustFind(*base, "平政〔2019〕3号").status, "repealed");
}

TEST(Resolve, TellsCitiesWithOneCodeApart) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  const std::string other = "平山市人民政府";
  Store(*base,
        {Notice("平政〔2019〕3号", "关于用水的通知", "2019-02-01"),
         Notice("平政〔2019〕3号", "关于造林的通知", "2019-03-01", other),
         Notice("平政〔2021〕9号", "关于节水的意见", "2021-05-01").CitesNumber(Relation::kCites, "平政〔2019〕3号"),
         Notice("平山办〔2021〕1号", "关于绿化的意见", "2021-05-01", other)
             .CitesNumber(Relation::kCites, "平政〔2019〕3号"),
         Notice("中江政〔2021〕1号", "关于生态的意见", "2021-05-01", "中江省人民政府")
             .CitesNumber(Relation::kCites, "平政〔2019〕3号")
             .Clause("二、", "其他")
             .Cites(Relation::kCites, "关于造林的通知", "平政〔2019〕3号")});
  EXPECT_EQ(Cited(*base, "平政〔2021〕9号"), Lines{"cites 平政〔2019〕3号 -> " + kCity + "/平政〔2019〕3号 by number"});
  EXPECT_EQ(Cited(*base, "平山办〔2021〕1号"),
            Lines{"cites 平政〔2019〕3号 -> " + other + "/平政〔2019〕3号 by number"});
  EXPECT_EQ(Cited(*base, "中江政〔2021〕1号"),
            (Lines{"cites 平政〔2019〕3号 -> nothing",
                   "cites 关于造林的通知 -> " + other + "/平政〔2019〕3号 by number+title"}));
}

TEST(Resolve, KeepsEnvelopeAndAttachedDocumentApart) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  Store(*base, {Notice("平政办〔2020〕7号", kOffice + "关于印发平川市节水办法的通知", "2020-04-01", kOffice)
                    .Cites(Relation::kForwards, "平川市节水办法")
                    .Clause("", "平川市节水办法", 0)
                    .Clause("第一条", "为了节水，制定本办法。"),
                Notice("平政〔2021〕9号", "关于节水的意见", "2021-05-01")
                    .Cites(Relation::kBasedOn, "平川市节水办法", "平政办〔2020〕7号")
                    .Cites(Relation::kCites, "关于印发平川市节水办法的通知", "平政办〔2020〕7号")
                    .Cites(Relation::kCites, "平川市节水办法")});
  const std::string envelope = kOffice + "/平政办〔2020〕7号";
  EXPECT_EQ(Cited(*base, envelope), Lines{"forwards 平川市节水办法 -> " + envelope + "#1 by title"});
  EXPECT_EQ(Cited(*base, "平政〔2021〕9号"),
            (Lines{"based_on 平川市节水办法 -> " + envelope + "#1 by number+title",
                   "cites 关于印发平川市节水办法的通知 -> " + envelope + " by number+title",
                   "cites 平川市节水办法 -> " + envelope + "#1 by title"}));
  const DocumentRecord attached = MustFind(*base, "《平川市节水办法》");
  EXPECT_EQ(attached.parent, MustFind(*base, envelope).id);
  EXPECT_EQ(attached.issuing_authority, kOffice);
  EXPECT_EQ(attached.document_date, "2020-04-01");
  const auto clauses = base->Clauses(attached.id);
  ASSERT_TRUE(clauses);
  ASSERT_EQ(clauses->size(), 2u);
  EXPECT_EQ((*clauses)[1].path, "第一条");
}

// A notice that printed measures, and a later document that repeals the one or the other.
std::pair<std::string, std::string> NoticeAndMeasures(Relation relation, const std::string& title,
                                                      const std::string& number) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  Store(*base, {Notice("平政办〔2020〕7号", kOffice + "关于印发平川市节水办法的通知", "2020-04-01", kOffice)
                    .Cites(Relation::kForwards, "平川市节水办法")
                    .Clause("", "平川市节水办法", 0)
                    .Clause("第一条", "为了节水，制定本办法。"),
                Notice("平政〔2022〕9号", "关于节水的意见", "2022-05-01").Cites(relation, title, number)});
  EXPECT_EQ(base->Repealed()->size(), base->Stats()->repealed_documents);
  return {MustFind(*base, "平政办〔2020〕7号").status, MustFind(*base, "《平川市节水办法》").status};
}

TEST(Resolve, RepealByNumberTakesTheNoticeAndWhatItPrinted) {
  using Pair = std::pair<std::string, std::string>;
  const Pair both("repealed", "repealed"), neither("unknown", "unknown");
  EXPECT_EQ(NoticeAndMeasures(Relation::kRepeals, "平川市节水办法", "平政办〔2020〕7号"), both);
  EXPECT_EQ(NoticeAndMeasures(Relation::kRepeals, "关于印发平川市节水办法的通知", "平政办〔2020〕7号"), both);
  EXPECT_EQ(NoticeAndMeasures(Relation::kRepeals, "平川市节水办法", ""), Pair("unknown", "repealed"));
  EXPECT_EQ(NoticeAndMeasures(Relation::kAmends, "平川市节水办法", "平政办〔2020〕7号"), neither);
  EXPECT_EQ(NoticeAndMeasures(Relation::kCites, "平川市节水办法", "平政办〔2020〕7号"), neither);
}

TEST(Resolve, NeverRepealsTheRepealingDocument) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  Store(*base,
        {Notice("平政〔2022〕8号", "平川市停车管理办法", "2022-05-01").Cites(Relation::kRepeals, "平川市停车管理办法"),
         Notice("平政〔2012〕8号", "平川市停车管理办法", "2012-05-01"),
         Notice("平政〔2023〕1号", "平川市停车管理办法", "2023-05-01")});
  EXPECT_EQ(MustFind(*base, "平政〔2012〕8号").status, "repealed");
  EXPECT_EQ(MustFind(*base, "平政〔2022〕8号").status, "unknown");
  EXPECT_EQ(MustFind(*base, "平政〔2023〕1号").status, "unknown");
  const auto status = base->Status(MustFind(*base, "平政〔2012〕8号").id);
  ASSERT_TRUE(status);
  ASSERT_EQ(status->reasons.size(), 1u);
  EXPECT_EQ(status->reasons[0].number, "平政〔2022〕8号");
  EXPECT_EQ(status->reasons[0].path, "一、");
  EXPECT_EQ(status->reasons[0].evidence, "《平川市停车管理办法》");
  ASSERT_EQ(base->Repealed()->size(), 1u);
}

TEST(Resolve, LeavesShortTitlesOfOtherPlacesAlone) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  Store(*base, {Notice("岚政〔2019〕1号", "财政资金管理办法", "2019-02-01", "岚海市人民政府"),
                Notice("", "中江省节约用水条例", "2018-01-01", "中江省人民代表大会常务委员会"),
                Notice("平政〔2021〕9号", "关于节水的意见", "2021-05-01")
                    .Cites(Relation::kCites, "财政资金管理办法")
                    .Cites(Relation::kBasedOn, "中江省节约用水条例")
                    .Cites(Relation::kCites, "岚海市人民政府关于财政资金的通知")});
  EXPECT_EQ(Cited(*base, "平政〔2021〕9号"),
            (Lines{"cites 财政资金管理办法 -> nothing",
                   "based_on 中江省节约用水条例 -> 中江省人民代表大会常务委员会/中江省节约用水条例/2018-01-01 by title",
                   "cites 岚海市人民政府关于财政资金的通知 -> nothing"}));
}

TEST(Resolve, ASlipInTheNumberBesideTheTitle) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  Store(*base, {Notice("平政〔2010〕11号", "平川市城市供水管理办法", "2010-02-01"),
                Notice("平政〔2010〕1号", "平川市城市道路管理办法", "2010-01-01"),
                Notice("平政〔2015〕21号", "平川市户外广告管理办法", "2015-01-01"),
                Notice("平政〔2015〕27号", "平川市户外广告管理办法", "2015-03-01"),
                Notice("平政〔2021〕9号", "关于节水的意见", "2021-05-01")
                    .Cites(Relation::kBasedOn, "平川市城市供水管理办法", "平政〔2010〕12号")
                    .Cites(Relation::kBasedOn, "平川市城市供水管理办法", "平政〔2010〕1号")
                    .Cites(Relation::kBasedOn, "平川市城市供水管理办法", "平政〔2013〕34号")
                    .CitesNumber(Relation::kCites, "平政〔2010〕12号")
                    .Cites(Relation::kCites, "平川市户外广告管理办法", "平政〔2015〕28号")});
  const std::string target = kCity + "/平政〔2010〕11号";
  EXPECT_EQ(Cited(*base, "平政〔2021〕9号"),
            (Lines{"based_on 平川市城市供水管理办法 -> " + target + " by title~number",
                   "based_on 平川市城市供水管理办法 -> " + target + " by title~number",
                   "based_on 平川市城市供水管理办法 -> nothing", "cites 平政〔2010〕12号 -> nothing",
                   "cites 平川市户外广告管理办法 -> nothing"}))
      << "a number alone tells nothing, one that is far off is another's, and two may be meant";
  const auto citations = base->CitationsFrom(MustFind(*base, "平政〔2021〕9号").id);
  EXPECT_EQ(citations->back().resolved_by, "ambiguous");
  EXPECT_EQ(citations->back().may_mean.size(), 2u);
}

TEST(Resolve, ANumberAndATitleOfTwoDocumentsAreAmbiguous) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  Store(*base, {Notice("平政〔2010〕15号", "平川市城市供水管理办法", "2010-02-01"),
                Notice("平政〔2012〕33号", "平川市城市道路管理办法", "2012-01-01"),
                Notice("平政〔2021〕9号", "关于节水的意见", "2021-05-01")
                    .Cites(Relation::kBasedOn, "平川市城市供水管理办法", "平政〔2012〕33号")});
  EXPECT_EQ(Cited(*base, "平政〔2021〕9号"), Lines{"based_on 平川市城市供水管理办法 -> nothing"});
  const auto citations = base->CitationsFrom(MustFind(*base, "平政〔2021〕9号").id);
  EXPECT_EQ(citations->front().resolved_by, "ambiguous");
  EXPECT_EQ(citations->front().may_mean,
            (std::vector<int64_t>{MustFind(*base, "平政〔2012〕33号").id, MustFind(*base, "平政〔2010〕15号").id}));
}

TEST(Resolve, LawsByNameAndEdition) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  const std::string congress = "中江省人民代表大会常务委员会";
  Store(*base, {Notice("", "中江省节约用水条例", "2015-03-01", congress),
                Notice("", "中江省节约用水条例（2021年修正）", "2021-09-01", congress)});
  folder.Write(
      "in/a.txt",
      "平川市人民政府关于节水的意见\n平政〔2022〕9号\n各县（市、区）人民政府：\n"
      "一、根据《中江省节约用水条例》（2015）制定本意见。\n二、依据《中江省节约用水条例（2021年修正）》第三条办理。\n"
      "三、按照《中江省节约用水条例》执行。\n四、根据《中江省节约用水条例》（2018年修正）办理。\n2022年5月1日\n");
  MustIngest(*base, {folder.path("in")});
  const std::string old_one = congress + "/中江省节约用水条例/2015-03-01";
  const std::string new_one = congress + "/中江省节约用水条例（2021年修正）/2021-09-01";
  EXPECT_EQ(
      Cited(*base, "平政〔2022〕9号"),
      (Lines{"based_on 中江省节约用水条例 -> " + old_one + " by title",
             "based_on 中江省节约用水条例（2021年修正） -> " + new_one + " by title",
             "based_on 中江省节约用水条例 -> " + new_one + " by title", "based_on 中江省节约用水条例 -> nothing"}))
      << "an edition that is not here is not another one";
}

// Known by its mentions alone, until it comes in.
TEST(Resolve, ADocumentKnownOnlyByBeingCited) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  const MadeDocument citing = Notice("平政〔2021〕9号", "关于节水的意见", "2021-05-01")
                                  .Cites(Relation::kRepeals, "平川市城市用水管理办法", "平政〔2009〕3号")
                                  .CitesNumber(Relation::kCites, "平政〔2009〕3号");
  Store(*base, {citing});
  for (const char* name : {"平政[2009]3号", "《平川市城市用水管理办法》"}) {
    const auto cited = base->FindCited(name);
    ASSERT_TRUE(cited && *cited) << name;
    EXPECT_EQ((*cited)->number, "平政〔2009〕3号");
    EXPECT_EQ((*cited)->title, "平川市城市用水管理办法");
    EXPECT_EQ(base->CitationsTo(**cited)->size(), 2u);
  }
  EXPECT_FALSE(*base->FindCited("平政〔2009〕4号"));
  EXPECT_EQ((*base->CoverageOf("平政〔2021〕7号"))->highest, "平政〔2021〕9号");
  Store(*base, {citing, Notice("平政〔2009〕3号", "平川市城市用水管理办法", "2009-02-01")});
  EXPECT_FALSE(*base->FindCited("平政〔2009〕3号")) << "it is here now";
  EXPECT_EQ(base->CitationsTo(MustFind(*base, "平政〔2009〕3号").id)->size(), 2u);
}

TEST(Resolve, DoesNotDependOnTheOrder) {
  std::vector<MadeDocument> documents;
  for (int i = 0; i < 8; ++i) {
    const std::string n = std::to_string(i);
    MadeDocument document =
        Notice("平政〔2020〕" + n + "号", "平川市第" + n + "号管理办法", "2020-0" + std::to_string(i % 9 + 1) + "-01");
    document.Cites(Relation::kCites, "平川市第" + std::to_string((i + 3) % 8) + "号管理办法")
        .CitesNumber(Relation::kRepeals, "平政〔2020〕" + std::to_string((i + 5) % 8) + "号");
    documents.push_back(std::move(document));
  }
  const auto graph = [&] {
    const TestFolder folder;
    const auto base = OpenNew(folder.path("test.db"));
    for (const MadeDocument& document : documents) {
      // One at a time: references are resolved again as the collection grows.
      Store(*base,
            std::vector<MadeDocument>(documents.begin(), documents.begin() + (&document - documents.data()) + 1));
    }
    Lines lines;
    for (int i = 0; i < 8; ++i)
      for (const std::string& line : Cited(*base, "平政〔2020〕" + std::to_string(i) + "号"))
        lines.push_back(std::to_string(i) + line);
    return lines;
  };
  const Lines forward = graph();
  EXPECT_EQ(
      std::count_if(forward.begin(), forward.end(), [](const std::string& line) { return line.ends_with("nothing"); }),
      0);
  std::reverse(documents.begin(), documents.end());
  EXPECT_EQ(graph(), forward);
}

TEST(Find, TakesANameInAnyForm) {
  const TestFolder folder;
  const auto base = OpenNew(folder.path("test.db"));
  Store(*base, {Notice("平政〔2021〕5号", kCity + "关于印发“十四五”规划的通知", "2021-03-01"),
                Notice("平政〔2021〕6号", kCity + "关于节水的通知", "2021-03-02")});
  const int64_t id = MustFind(*base, "平政〔2021〕5号").id;
  for (const std::string& name :
       {std::string("平政[2021]5号"), std::string("平政 〔２０２１〕 5 号"), std::string("　平政【2021】5号 "),
        kCity + "/平政〔2021〕5号", std::string("《关于印发“十四五”规划的通知》"),
        std::string("平川市人民政府关于印发十四五规划的通知"), "#" + std::to_string(id), std::string("十四五规划")})
    EXPECT_EQ(MustFind(*base, name).id, id) << name;
  EXPECT_EQ(base->Find("平川市人民政府")->size(), 2u) << "both titles contain it";
  EXPECT_TRUE(base->Find("平政〔2021〕7号")->empty());
  EXPECT_TRUE(base->Find("")->empty());
  EXPECT_TRUE(base->Find("\xff#")->empty());
  EXPECT_FALSE(base->Get(4711));
}

}  // namespace
}  // namespace liye
