// Export and import: an equal knowledge base, and errors that name the line.
#include "index/export.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "index/check.h"
#include "index/exchange.h"
#include "index/import.h"
#include "index/schema.h"
#include "index/task.h"
#include "index/units.h"
#include "index/wanted_schema.h"
#include "tests/index/support.h"

namespace liye {
namespace {

constexpr char kSamples[] = LIYE_SOURCE_DIR "/corpus/samples";

std::vector<std::string> LinesOf(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

class ExportTest : public testing::Test {
 protected:
  ExportTest() : base_(OpenNew(folder_.path("base.db"))) {
    MustIngest(*base_, {kSamples});
    EXPECT_EQ(*MergeUnits(base_->database(), {"平川市", "市环保局", "市绿化办"}), UnitChange::kDone);
    EXPECT_EQ(*SplitUnit(base_->database(), "", "市绿化办"), UnitChange::kDone);
  }

  std::string Exported(Database& database) const {
    const std::string path = folder_.path("out.jsonl");
    std::FILE* out = std::fopen(path.c_str(), "wb");
    const auto summary = Export(database, out);
    std::fclose(out);
    EXPECT_TRUE(summary) << summary.error().message();
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return std::move(text).str();
  }

  std::unique_ptr<KnowledgeBase> Imported(const std::string& text) const {
    const std::string path = folder_.path("imported.db");
    const auto summary = Import(folder_.Write("in.jsonl", text), path);
    EXPECT_TRUE(summary) << summary.error().message();
    return OpenNew(path);
  }

  // What importing `text` complains of; nothing is left behind.
  std::string Complaint(const std::string& text) const {
    const auto summary = Import(folder_.Write("bad.jsonl", text), folder_.path("bad.db"));
    EXPECT_FALSE(std::filesystem::exists(folder_.path("bad.db")));
    EXPECT_FALSE(std::filesystem::exists(folder_.path("bad.db.part")));
    return summary ? "none" : summary.error().reason;
  }

  const TestFolder folder_;
  const std::unique_ptr<KnowledgeBase> base_;
};

std::string Answers(KnowledgeBase& base) {
  std::ostringstream answers;
  for (const char* words : {"资金", "海绵城市", "市", "\"责任单位\" | 时限", "2018年 -通知"}) {
    const auto found = base.Search(*ParseQuery(words), {.limit = 200});
    EXPECT_TRUE(found) << found.error().message();
    for (const SearchHit& hit : found->hits)
      answers << hit.key << '|' << hit.path << '|' << hit.status << '|' << hit.score << '|' << hit.snippet.text << '\n';
  }
  const Result<void> listed = ForEachTask(base.database(), {}, [&](const TaskRecord& task) {
    for (const TaskUnit& unit : task.units) answers << unit.name << unit.role;
    answers << task.task << task.due_date() << task.path << '\n';
    return true;
  });
  EXPECT_TRUE(listed);
  const auto all_repealed = base.Repealed();
  for (const StatusRecord& repealed : *all_repealed) answers << repealed.document.key << '\n';
  return std::move(answers).str();
}

TEST_F(ExportTest, AnImportIsEqual) {
  const std::string exported = Exported(base_->database());
  const auto imported = Imported(exported);
  EXPECT_EQ(Exported(imported->database()), exported);
  EXPECT_EQ(Contents(*imported), Contents(*base_));
  EXPECT_EQ(KeptForRanking(*imported), KeptForRanking(*base_));
  EXPECT_EQ(Answers(*imported), Answers(*base_));
  EXPECT_EQ(*imported->Check(), std::vector<std::string>());
  const IngestSummary again = MustIngest(*imported, {kSamples});
  EXPECT_EQ(again.added + again.replaced, 0u) << "its files are known";
  EXPECT_EQ(Exported(imported->database()), exported);
}

// Schema 2 added nothing but derived columns, so that what schema 1 exported says all the same.
TEST_F(ExportTest, AnExportOfAnOlderSchemaIsImported) {
  const std::string exported = Exported(base_->database());
  const std::string newest = "\"schema\":" + std::to_string(SchemaVersion());
  ASSERT_NE(exported.find(newest), std::string::npos);
  std::string older = exported;
  older.replace(older.find(newest), newest.size(), "\"schema\":1");
  const auto imported = Imported(older);
  EXPECT_EQ(Exported(imported->database()), exported);
  EXPECT_EQ(KeptForRanking(*imported), KeptForRanking(*base_));
}

// A line holds every column of its table but those that follow from others.
TEST_F(ExportTest, CarriesNoDerivedColumn) {
  const std::string exported = Exported(base_->database());
  for (const auto& [table, column] : kDerivedColumns) {
    const auto columns = ColumnsOf(base_->database(), std::string(table));
    EXPECT_NE(std::ranges::find(*columns, column), columns->end()) << column;
    EXPECT_EQ(exported.find('"' + std::string(column) + "\":"), std::string::npos) << column;
  }
}

TEST_F(ExportTest, DependsOnWhatIsHeldAndNotOnHowItCameIn) {
  for (unsigned i = 0; i < 6; ++i) folder_.Write("in/" + std::to_string(i) + ".txt", NoticeText(i));
  const auto one = OpenNew(folder_.path("one.db")), other = OpenNew(folder_.path("other.db"));
  MustIngest(*one, {folder_.path("in")});
  for (unsigned i = 6; i-- > 0;) MustIngest(*other, {folder_.path("in/" + std::to_string(i) + ".txt")});
  EXPECT_EQ(Exported(one->database()), Exported(other->database()));
}

TEST_F(ExportTest, BeginsWithFormatAndSchemaAndEndsWithTheCount) {
  const std::vector<std::string> lines = LinesOf(Exported(base_->database()));
  EXPECT_TRUE(lines.front().starts_with(R"({"type":"liye-export","format":1,"schema":)")) << lines.front();
  EXPECT_EQ(lines.back(), R"({"type":"end","lines":)" + std::to_string(lines.size() - 1) + "}");
}

// Every table is exported, or follows from what is.
TEST_F(ExportTest, LeavesNothingOut) {
  const std::set<std::string> known = {"source",  "unit",        "unit_decision",    "document", "document_source",
                                       "clause",  "citation",    "deadline",         "amount",   "duty",
                                       "pending", "clause_rank", "character_posting"};  // the last two made anew from the texts
  const auto wanted = WantedSchema();
  for (const SchemaObject& object : *wanted) {
    const bool table = object.kind == SchemaObject::Kind::kTable;
    EXPECT_TRUE(!table || known.contains(object.name)) << object.name << ": teach index/export.cc and import_rows.cc";
  }
}

// A killed ingest leaves references to resolve and files to read; so does its import.
TEST_F(ExportTest, CarriesWhatIsUnfinished) {
  ASSERT_TRUE(base_->database().Execute(
      "INSERT INTO pending SELECT 'document', id FROM document LIMIT 3; INSERT INTO pending VALUES ('number', "
      "'平政〔2020〕1号'), ('title', -8070450532247928832); UPDATE source SET hash = NULL WHERE id = 2"));
  const std::string exported = Exported(base_->database());
  const auto imported = Imported(exported);
  EXPECT_EQ(Exported(imported->database()), exported);
  EXPECT_EQ(*imported->database().Integer("SELECT count(*) FROM pending WHERE typeof(value) = 'integer'"), 4);
}

TEST_F(ExportTest, ErrorsNameTheLine) {
  const std::string exported = Exported(base_->database());
  std::vector<std::string> lines = LinesOf(exported);
  const auto with = [&](size_t number, const std::string& line) {
    std::string text;
    for (size_t i = 0; i < lines.size(); ++i) text += (i + 1 == number ? line : lines[i]) + "\n";
    return text;
  };
  EXPECT_EQ(Complaint(with(7, "{\"type\":\"source\"")), "line 7 is no JSON object");
  EXPECT_EQ(Complaint(with(7, "{\"type\":\"sauce\"}")), "line 7 has no type that is known here");
  EXPECT_EQ(Complaint(with(7, "{\"type\":\"source\"}")),
            "line 7 cannot be stored (NOT NULL constraint failed: source.path)");
  EXPECT_EQ(Complaint(with(7, R"({"type":"source","path":"/a","byte_size":"x","modified_ns":1,"replaced":0})")),
            "line 7 cannot be stored (cannot store TEXT value in INTEGER column source.byte_size)");
  EXPECT_EQ(Complaint(with(1, "{\"type\":\"source\"}")), "line 1 does not say that this is an export of liye");
  EXPECT_EQ(Complaint(with(1, R"({"type":"liye-export","format":1,"schema":999})")), "it was written by a newer liye");
  EXPECT_EQ(Complaint(""), "it is empty");
  EXPECT_EQ(Complaint("junk\n"), "line 1 is no JSON object");
  EXPECT_EQ(Complaint(exported + "{}\n"), "line " + std::to_string(lines.size() + 1) + " stands behind the end");
  const auto first = [&](const std::string& beginning) {
    for (size_t i = 0; i < lines.size(); ++i)
      if (lines[i].starts_with(beginning)) return i + 1;
    return size_t{0};
  };
  const size_t clause = first(R"({"type":"clause")"), duty = first(R"({"type":"duty")");
  EXPECT_TRUE(Complaint(with(clause, lines[clause])).contains("line " + std::to_string(clause) + " "));
  EXPECT_TRUE(Complaint(with(duty, lines[first(R"({"type":"citation")") - 1]))
                  .starts_with("line " + std::to_string(duty) + " does not stand behind the clause"));
  std::string renamed = lines[duty - 1];
  renamed.replace(renamed.find("\"unit\":\"") + 8, 0, "不存在");
  EXPECT_TRUE(Complaint(with(duty, renamed)).starts_with("line " + std::to_string(duty) + " names the unit “不存在"));
}

TEST_F(ExportTest, ATruncatedFileIsRefused) {
  const std::string exported = Exported(base_->database());
  for (size_t part = 1; part < 8; ++part) {
    const std::string cut = exported.substr(0, exported.size() * part / 8);
    EXPECT_NE(Complaint(cut), "none") << part;
    EXPECT_NE(Complaint(cut.substr(0, cut.rfind('\n') + 1)), "none") << part;
  }
}

TEST_F(ExportTest, ImportsNothingOverAKnowledgeBase) {
  const std::string exported = Exported(base_->database());
  const auto summary = Import(folder_.Write("in.jsonl", exported), folder_.path("base.db"));
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().kind, Error::Kind::kUsage);
  EXPECT_EQ(Exported(base_->database()), exported);
}

}  // namespace
}  // namespace liye
