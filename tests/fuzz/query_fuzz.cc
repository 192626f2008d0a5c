// Any bytes as a query give an answer or a sentence that says what is wrong, and never an error of the database.
//
// The input is tried as typed, and once more as a row of pieces of the search language that
// its bytes choose, so that most of them are nearly right.
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <iterator>
#include <string>

#include "check.h"
#include "index/ingest.h"
#include "index/knowledge_base.h"
#include "index/query.h"
#include "index/suggest.h"

namespace {

using liye::Demand;

constexpr std::string_view kPieces[] = {
    "水",
    "资金",
    "市财政局",
    "市发改委",
    "平政办〔2019〕12号",
    "海绵城市",
    "PPP",
    "2017年",
    "5号",
    "，",
    "\"",
    "“",
    "”",
    "「",
    "」",
    "(",
    ")",
    "（",
    "）",
    "|",
    "｜",
    " OR ",
    " AND ",
    " NOT ",
    "-",
    "－",
    "NEAR(",
    " NEAR ",
    " NEAR/3 ",
    " NEAR/",
    ", 5)",
    "，",
    " ",
    "　",
    "\u200b",
    "\t",
    "单位:",
    "提及：",
    "文号:",
    "标题:",
    "类型:",
    "发文机关:",
    "年份:",
    "金额:",
    "期限:",
    "状态:",
    "引用:",
    "unit:",
    "DUE:",
    "amount：",
    ">=",
    "<",
    "≤",
    "..",
    "100万元",
    "2018-07",
    "2015..2020",
    "现行有效",
    "已废止",
    "通知",
    "《智慧城市》",
    "*",
    "^",
    "text:",
    "{a b}:",
    "+",
    "'",
    ";",
    "--",
    "\\",
    "%",
    "\0x",
    "\xff",
    "\xe5\xb9",
    "13:00",
    "http://a.b",
    "9999999999999999999",
    "0000-00-00",
    "\u3007",
    "\U00020000",
};

// A small knowledge base of the samples, made once.
liye::KnowledgeBase& Base() {
  static liye::KnowledgeBase& base = *[] {
    const std::string path =
        (std::filesystem::temp_directory_path() / ("fuzz-query-" + std::to_string(getpid()) + ".db")).string();
    auto opened = liye::KnowledgeBase::Open(path, liye::OpenMode::kCreate);
    Demand(opened.has_value(), "the knowledge base can be made");
    const auto read = liye::Ingest(**opened, {LIYE_SOURCE_DIR "/corpus/samples"}, {});
    Demand(read.has_value(), "the samples can be read");
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);  // it lives as long as it is open
    return opened->release();
  }();
  return base;
}

std::string FromPieces(std::string_view bytes) {
  std::string text;
  for (unsigned char byte : bytes.substr(0, 40)) text += kPieces[byte % std::size(kPieces)];
  return text;
}

// What QueryText writes is read as the same tree, but for quotation marks that a phrase holds itself, and for words that
// happen to make a document number.
void CheckWrittenBack(const liye::Query& query) {
  const std::string written = liye::QueryText(query);
  const liye::Result<liye::Query> again = liye::ParseQuery(written);
  for (std::string_view mark : {"\"", "“", "”", "「", "」", "＂", "『"})
    if (written.find(mark) != written.npos) return;
  if (again && again->kind == liye::Query::Kind::kDocument) return;
  Demand(again && liye::QueryText(*again) == written, "a query written back is read as the same");
}

void Try(std::string_view text) {
  const liye::Result<liye::Query> query = liye::ParseQuery(text);
  if (!query) {
    Demand(query.error().kind == liye::Error::Kind::kBadQuery, "a query that cannot be read is called that");
    Demand(!query.error().reason.empty() && !query.error().remedy.empty(), "the error says why and what to do");
    return;
  }
  CheckWrittenBack(*query);
  const liye::SearchOptions options{.limit = 2};
  const auto result = Base().Search(*query, options);
  Demand(result.has_value(), "the database answers every query that can be read");
  Demand(result->hits.size() <= 2 && result->documents <= result->total, "counts agree");
  if (result->total > 0 || text.size() % 8 != 0) return;  // a suggestion asks many queries
  const auto suggestions = liye::Suggest(Base(), *query, options);
  Demand(suggestions.has_value(), "what to ask instead can be worked out");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr size_t kLongest = 400;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size < kLongest ? size : kLongest);
  Try(bytes);
  Try(FromPieces(bytes));
  return 0;
}
