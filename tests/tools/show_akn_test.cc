// liye show --format akn: the structure of the standard, and the whole text once and in order.
#include "tools/show_akn.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "corpus/ascii.h"
#include "tests/support/run.h"
#include "tests/tools/akn_schema.h"

namespace liye {
namespace {

std::string Squeezed(const std::string& text) {
  std::string kept;
  for (const char c : text)
    if (!IsAsciiSpace(c) && static_cast<unsigned char>(c) >= 0x20) kept += c;
  return kept;
}

// Lines of clauses in the order of the text, each to be found behind the one before; those of an article with items and several lines
// may stand around its items.
void ExpectText(const MarkedDocument& marked, const std::string& text, size_t& at) {
  for (const MarkedClause& clause : marked.clauses) {
    const size_t begin = at;
    size_t end = begin;
    for (const std::string& line : Lines(clause.record.label + '\n' + clause.record.text)) {
      const std::string words = Squeezed(line);
      if (words.empty()) continue;
      const size_t found = text.find(words, end);
      ASSERT_NE(found, text.npos) << marked.document.title << ' ' << clause.record.path << ": " << line;
      if (end == begin) at = found + words.size();
      end = found + words.size();
    }
  }
  for (const MarkedDocument& paper : marked.attached) ExpectText(paper, text, at);
}

size_t LengthOf(const MarkedDocument& marked) {
  size_t length = 0;
  for (const MarkedClause& clause : marked.clauses)
    length += Squeezed(clause.record.label).size() + Squeezed(clause.record.text).size();
  for (const MarkedDocument& paper : marked.attached) length += LengthOf(paper);
  return length;
}

// Every document of a folder. Gives how many there were.
size_t CheckAll(const std::vector<std::string>& paths) {
  const TemporaryFolder folder;
  const std::string db = folder / "base.db";
  std::vector<std::string> arguments = {"ingest", "--db", db};
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  EXPECT_EQ(Liye(arguments).status, 0);
  const auto base = KnowledgeBase::Open(db, OpenMode::kReadOnly);
  const auto documents = (*base)->List();
  for (const DocumentRecord& document : *documents) {
    const auto marked = MarkDocument(**base, document, *ParseDay("2026-01-01"));
    EXPECT_TRUE(marked);
    const auto xml = DocumentAsAkn(*marked);
    EXPECT_TRUE(xml);
    const std::vector<std::string> problems = AknProblems(*xml);
    for (size_t i = 0; i < problems.size() && i < 5; ++i) ADD_FAILURE() << document.title << ": " << problems[i];
    const std::string text = AknText(*xml);
    size_t at = 0;
    ExpectText(*marked, text, at);
    EXPECT_EQ(text.size(), LengthOf(*marked)) << document.title << ": something stands twice or not at all";
  }
  return documents->size();
}

TEST(ShowAkn, EverySampleHasTheStructureAndTheText) { EXPECT_GT(CheckAll({LIYE_SOURCE_DIR "/corpus/samples"}), 40u); }

TEST(ShowAkn, RealDocumentsHaveTheStructureAndTheText) {
  const std::filesystem::path shared = std::filesystem::path(LIYE_SOURCE_DIR).parent_path() / "shared";
  if (!std::filesystem::exists(shared / "laws")) GTEST_SKIP() << "skipped: the real texts are not here";
  EXPECT_GT(CheckAll({shared / "texts", shared / "laws"}), 100u);
}

TEST(ShowAkn, RepealsAndReferencesHaveTheirPlaces) {
  const TemporaryFolder folder;
  folder.Write("in/a.txt", R"(平川市人民政府关于印发平川市停车管理办法的通知
平政〔2012〕8号
各县（市、区）人民政府：
现将《平川市停车管理办法》印发给你们，请认真贯彻执行。
2012年3月1日

平川市停车管理办法

第一章 总则
第一条 停车场应当做到以下各点。
具体是：
（一）明码标价；
（二）保持整洁。
第二条 违反本办法第一条第（二）项的，由市城管局责令改正。
逾期不改正的，处以二百元罚款。
第二条之一 收费按照平价〔2009〕7号文件执行。
)");
  folder.Write("in/b.txt", R"(平川市人民政府关于停车收费有关问题的通知
平政〔2019〕3号
各县（市、区）人民政府：
一、《平川市停车管理办法》（平政〔2012〕8号）第一条第（二）项、第二条第二款自2019年7月1日起停止执行。
2019年6月2日
)");
  const std::string db = folder / "base.db";
  ASSERT_EQ(Liye({"ingest", folder / "in", "--db", db}).status, 0);
  const auto show = [&](const std::string& day) {
    return Liye({"show", "平政〔2012〕8号", "--db", db, "--format", "akn", "--at", day}).out;
  };
  const std::string xml = show("2020-01-01");
  for (const std::string& problem : AknProblems(xml)) ADD_FAILURE() << problem;
  for (const char* wanted :
       {"<chapter eId=\"att_1__chp_1\">\n<num>第一章</num>\n<heading>总则</heading>\n<article eId=\"att_1__art_1\">",
        "<paragraph eId=\"att_1__art_1__para_2\">\n<intro>\n<p>具体是：</p></intro>\n<point "
        "eId=\"att_1__art_1__point_1\">",
        "<point eId=\"att_1__art_1__point_2\" status=\"removed\">",
        "<paragraph eId=\"att_1__art_2__para_2\" status=\"removed\">",
        "<article eId=\"att_1__art_2-1\">\n<num>第二条之一</num>",
        "<p>违反<ref href=\"#att_1__art_1__point_2\">本办法第一条第（二）项</ref>的",
        "href=\"/akn/cn/doc/2019-06-02/平政〔2019〕3号\"/>\n<destination eId=\"att_1__pmod_2__destination_1\" "
        "href=\"#att_1__art_2\" liye:part=\"第二款\"/>",
        "date=\"2019-07-01\" source=\"#att_1__passive_1\" type=\"repeal\"", "<FRBRnumber value=\"平政〔2012〕8号\"/>"})
    EXPECT_NE(xml.find(wanted), xml.npos) << wanted << "\nis not in\n" << xml;
  EXPECT_EQ(show("2019-06-30").find("status=\"removed\""), std::string::npos) << "it still held on that day";
}

// A check that accepts anything would pass the tests above.
TEST(ShowAkn, TheCheckRefusesWhatIsWrong) {
  const std::string begin =
      "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act name=\"regulation\">";
  const auto first = [&](const std::string& inside) {
    const auto problems = AknProblems(begin + inside + "</act></akomaNtoso>");
    return problems.empty() ? std::string() : problems.front();
  };
  EXPECT_NE(first("<body><p>a</p></body>").find("body: has the children p "), std::string::npos);
  EXPECT_NE(first("<meta/>").find("meta: has the children instead"), std::string::npos);
  EXPECT_NE(first("<body><article><content><p/></content></article></body>").find("article: lacks the attribute eId"),
            std::string::npos);
  EXPECT_NE(
      first("<body><article eId=\"art_1\"><content><p/></content><num/></article></body>").find("article: has the"),
      std::string::npos);
  EXPECT_NE(first("<body><article eId=\"a 1\"><content><p/></content></article></body>").find("has the id a 1"),
            std::string::npos);
  EXPECT_NE(first("<nothing/>").find("nothing: no element that is known"), std::string::npos);
  EXPECT_EQ(AknProblems("<akomaNtoso>"), std::vector<std::string>{"it is not well-formed"});
  EXPECT_FALSE(AknProblems("<akomaNtoso/>").empty()) << "no namespace";
}

}  // namespace
}  // namespace liye
