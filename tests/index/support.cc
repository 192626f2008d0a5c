#include "tests/index/support.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>

#include "index/sqlite.h"
#include "index/writer.h"

namespace liye {

TestFolder::TestFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "liye-index-XXXXXX").string();
  root_ = ::mkdtemp(name.data());
}

TestFolder::~TestFolder() {
  std::error_code error;
  std::filesystem::remove_all(root_, error);
}

std::string TestFolder::path(const std::string& name) const { return (root_ / name).string(); }

std::string TestFolder::Write(const std::string& name, const std::string& text) const {
  const std::filesystem::path file = root_ / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
  return file.string();
}

MadeDocument::MadeDocument(std::string number, std::string title, std::string issuer, std::string date) {
  source_.encoding = "UTF-8";
  document_.title = {Add(title), title};
  document_.number = {{}, std::move(number)};
  document_.issuing_authority = {{}, std::move(issuer)};
  document_.document_date = {{}, std::move(date)};
}

Span MadeDocument::Add(const std::string& text) {
  const auto start = static_cast<uint32_t>(source_.text.size());
  source_.text += text;
  const Span span{start, static_cast<uint32_t>(source_.text.size())};
  source_.text += '\n';
  source_.byte_size = source_.text.size();
  document_.span.end = static_cast<uint32_t>(source_.text.size());
  return span;
}

MadeDocument& MadeDocument::Clause(const std::string& label, const std::string& text, uint8_t depth) {
  CloseClause();
  const Span whole = Add(label + text);
  liye::Clause clause;
  clause.depth = depth;
  clause.kind = depth == 0 ? ClauseKind::kAttached : ClauseKind::kLevel1;
  clause.span = whole;
  clause.label = {whole.start, whole.start + static_cast<uint32_t>(label.size())};
  if (depth == 0) clause.heading = {clause.label.end, whole.end};
  for (int32_t above = static_cast<int32_t>(document_.clauses.size()) - 1; above >= 0 && depth > 0; --above) {
    if (document_.clauses[static_cast<size_t>(above)].depth >= depth) continue;
    clause.parent = above;
    break;
  }
  document_.clauses.push_back(clause);
  Block block;
  block.span = {clause.label.end, whole.end};
  block.clause = static_cast<int32_t>(document_.clauses.size()) - 1;
  block.opens_clause = true;
  document_.blocks.push_back(block);
  return *this;
}

void MadeDocument::CloseClause() {
  if (!document_.clauses.empty()) document_.clauses.back().span.end = static_cast<uint32_t>(source_.text.size());
}

void MadeDocument::AddFact(Span span, FactValue value) {
  Block block;
  block.span = span;
  block.clause = static_cast<int32_t>(document_.clauses.size()) - 1;
  document_.blocks.push_back(block);
  CloseClause();
  facts_.push_back({span, block.clause, "test.made", Certainty::kSure, std::move(value)});
}

MadeDocument& MadeDocument::Cites(Relation relation, const std::string& title, const std::string& number) {
  AddFact(Add("《" + title + "》"), TitleMention{title, relation, number});
  if (!number.empty()) AddFact(Add(number), NumberMention{number, relation, title});
  return *this;
}

MadeDocument& MadeDocument::CitesNumber(Relation relation, const std::string& number) {
  AddFact(Add(number), NumberMention{number, relation, ""});
  return *this;
}

MadeDocument& MadeDocument::Deadline(const std::string& evidence, const std::string& value, DeadlineKind kind) {
  AddFact(Add(evidence), liye::Deadline{value, kind});
  return *this;
}

MadeDocument& MadeDocument::Duty(const std::string& unit, Role role, const std::string& task) {
  const Span words = Add(task);
  AddFact(Add(unit), liye::Duty{unit, role, words, {}});
  return *this;
}

PreparedDocument MadeDocument::Prepared() const { return Prepare(source_, document_, facts_); }

std::unique_ptr<KnowledgeBase> OpenNew(const std::string& path) {
  auto base = KnowledgeBase::Open(path, OpenMode::kCreate);
  if (!base) {
    ADD_FAILURE() << base.error().message();
    std::abort();
  }
  return *std::move(base);
}

void Store(KnowledgeBase& base, const std::vector<MadeDocument>& documents) {
  Writer writer(base.database(), 1000);
  ASSERT_TRUE(writer.Start());
  char name = 'a';
  for (const MadeDocument& document : documents) {
    const std::string path = std::string("/made/") + name++;
    ASSERT_TRUE(writer.BeginSource(document.source(), path, 1));
    const Result<void> put = writer.Put(document.Prepared());
    ASSERT_TRUE(put) << put.error().message();
    ASSERT_TRUE(writer.EndSource(path));
  }
  const Result<void> finished = writer.Finish([] { return false; });
  ASSERT_TRUE(finished) << finished.error().message();
}

IngestSummary MustIngest(KnowledgeBase& base, const std::vector<std::string>& paths, const IngestOptions& options) {
  Result<IngestSummary> summary = Ingest(base, paths, options);
  if (!summary) {
    ADD_FAILURE() << summary.error().message();
    return {};
  }
  const IngestSummary& s = *summary;
  EXPECT_EQ(s.found,
            s.added + s.replaced + s.unchanged + s.duplicate + s.failed.size() + s.skipped.size() + s.remaining);
  return *std::move(summary);
}

namespace {

std::string SortedRows(Database& database, const std::vector<const char*>& queries) {
  std::multiset<std::string> lines;
  for (const char* query : queries) {
    Statement rows(database, query);
    while (rows.Next()) {
      std::string line;
      for (int column = 0; column < rows.columns(); ++column) line.append(rows.text(column)).append("|");
      lines.insert(std::move(line));
    }
    EXPECT_TRUE(rows.ok()) << rows.error().message();
  }
  std::string all;
  for (const std::string& line : lines) all.append(line).append("\n");
  return all;
}

}  // namespace

std::string Contents(KnowledgeBase& base) {
  const std::vector<const char*> queries = {
      "SELECT 'source', path, hash, media_type, encoding, replaced FROM source",
      "SELECT 'document', d.key, d.identity, p.key, d.number, d.title, d.document_date, d.start, d.\"end\", "
      "d.text_size, d.text_hash, "
      "s.path FROM document d JOIN source s ON s.id = d.source LEFT JOIN document p ON p.id = d.parent",
      "SELECT 'origin', d.key, s.path, o.start, o.\"end\", coalesce(o.text_hash, d.text_hash) FROM document_source o "
      "JOIN document d ON d.id = o.document "
      "JOIN source s ON s.id = o.source",
      "SELECT 'clause', d.key, c.ordinal, c.kind, c.label, c.path, c.start, c.\"end\", c.text, p.ordinal FROM clause c "
      "JOIN document d ON d.id = c.document LEFT JOIN clause p ON p.id = c.parent",
      "SELECT 'citation', d.key, c.ordinal, r.ordinal, r.kind, r.relation, r.number, r.title, r.paired, r.text, "
      "r.part, r.edition, t.key, "
      "r.resolved_by "
      "FROM citation r JOIN clause c ON c.id = r.clause JOIN document d ON d.id = c.document LEFT JOIN document t ON "
      "t.id = r.target",
      "SELECT 'deadline', d.key, c.ordinal, f.ordinal, f.kind, f.value, f.text FROM deadline f JOIN clause c ON c.id = "
      "f.clause "
      "JOIN document d ON d.id = c.document",
      "SELECT 'amount', d.key, c.ordinal, f.ordinal, f.value, f.text FROM amount f JOIN clause c ON c.id = f.clause "
      "JOIN document d ON d.id = c.document",
      "SELECT 'duty', d.key, c.ordinal, f.ordinal, u.name, f.role, f.task, f.deadline, f.text FROM duty f "
      "JOIN clause c ON c.id = f.clause JOIN document d ON d.id = c.document JOIN unit u ON u.id = f.unit",
      "SELECT 'unit', name FROM unit",
      "SELECT 'unit_decision', region, name, office FROM unit_decision",
      "SELECT 'pending', kind, value FROM pending",
  };
  return SortedRows(base.database(), queries);
}

std::string KeptForRanking(KnowledgeBase& base) {
  return SortedRows(
      base.database(),
      {"SELECT 'document', key, identity_hash FROM document",
       "SELECT 'clause', d.key, c.ordinal, c.last - c.id, c.text_key, "
       "hex(substr(r.data, 10 * (c.id - r.first_clause) + 1, 10)) FROM clause c JOIN document d ON d.id = c.document "
       "LEFT JOIN clause_rank r ON r.first_clause = (SELECT max(first_clause) FROM clause_rank WHERE first_clause <= "
       "c.id)",
       "SELECT 'heading', d.key, c.ordinal FROM clause_heading h JOIN clause c ON c.id = h.rowid JOIN document d "
       "ON d.id = c.document"});
}

DocumentRecord MustFind(KnowledgeBase& base, const std::string& name) {
  const auto found = base.Find(name);
  if (!found || found->size() != 1) {
    ADD_FAILURE() << name << ": " << (found ? std::to_string(found->size()) + " documents" : found.error().message());
    return {};
  }
  return found->front();
}

std::string NoticeText(unsigned seed, unsigned paragraphs) {
  static const std::vector<std::string> kMatters = {"节约用水", "道路绿化", "数字政务", "养老服务",
                                                    "垃圾分类", "安全生产", "农田水利", "信用建设"};
  static const std::vector<std::string> kUnits = {"市财政局", "市水利局", "市教育局", "市民政局", "市住建局"};
  static const std::vector<std::string> kTails = {"建立工作台账，逐项销号。", "完善配套政策，落实专项资金300万元。",
                                                  "加强督导检查，定期通报情况。", "广泛宣传发动，营造良好氛围。"};
  static const std::vector<std::string> kNumerals = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  std::mt19937 random(seed);
  const auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  const std::string number = std::to_string(seed + 1);
  std::string text = "平川市人民政府关于做好第" + number + "批" + pick(kMatters) + "工作的通知\n平政〔" +
                     std::to_string(2010 + seed % 12) + "〕" + number +
                     "号\n各县（市、区）人民政府，市人民政府各部门：\n根据《中江省" + pick(kMatters) +
                     "条例》，现就有关事项通知如下：\n";
  for (unsigned i = 0; i < paragraphs; ++i)
    text += kNumerals[i % 10] + "、推进" + pick(kMatters) + "。" + pick(kTails) + "2021年" +
            std::to_string(random() % 12 + 1) + "月底前完成。（责任单位：" + pick(kUnits) + "）\n";
  return text + "平川市人民政府\n" + std::to_string(2010 + seed % 12) + "年3月" + std::to_string(seed % 28 + 1) +
         "日\n";
}

}  // namespace liye
