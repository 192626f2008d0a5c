// Standings and references of a large collection.
//
// Generates notices of many issuers, each citing ten earlier ones by title and number, one in ten repealing one of them;
// ingests them, asks `liye status` and `liye refs` of documents spread over the collection, and has `liye cleanup` go over all of it. Stands beside `liye --version`,
// the price of starting a process.
//
//     validity_bench [DOCUMENTS]        100,000 by default: 1,000,000 references
//
// Floors: status and refs within 50 ms warm, cleanup within 10 s and 500 MB.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "tests/bench/measure.h"

namespace {

using namespace liye::bench;

constexpr uint64_t kOfIssuerAndYear = 50;  // documents
constexpr uint64_t kYears = 20;
constexpr uint64_t kReferences = 10;

const char* const kMatters[] = {"供水", "绿化", "节水", "停车", "养老", "消防", "科技", "扶贫", "教育", "市容"};
const char* const kLabels[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
const char* const kHan[] = {"东", "西", "南", "北", "中", "上", "下", "左", "右", "平",
                            "安", "和", "宁", "泰", "兴", "丰", "永", "长", "新", "高"};

std::string CityOf(uint64_t issuer) { return std::string(kHan[issuer / 20 % 20]) + kHan[issuer % 20] + "市"; }
uint64_t IssuerOf(uint64_t index) { return index / (kOfIssuerAndYear * kYears); }
uint64_t YearOf(uint64_t index) { return 2004 + index / kOfIssuerAndYear % kYears; }

std::string NumberOf(uint64_t index) {
  const uint64_t issuer = IssuerOf(index);
  return std::string(kHan[issuer / 20 % 20]) + kHan[issuer % 20] + "政〔" + std::to_string(YearOf(index)) + "〕" +
         std::to_string(index % kOfIssuerAndYear + 1) + "号";
}
std::string TitleOf(uint64_t index) {
  return CityOf(IssuerOf(index)) + "人民政府关于加强" + kMatters[index % 10] + "工作第" + std::to_string(index) +
         "项任务的意见";
}

std::string TextOf(uint64_t index) {
  std::mt19937_64 random(index);
  std::string text = TitleOf(index) + '\n' + NumberOf(index) + "\n各县（市、区）人民政府：\n现提出如下意见。\n";
  for (uint64_t i = 0; i < kReferences && index > 0; ++i) {
    const uint64_t own = index % (kOfIssuerAndYear * kYears);  // most references stay with the issuer
    const uint64_t other = own > 0 ? index - 1 - random() % own : random() % index;
    const std::string cited = "《" + TitleOf(other) + "》（" + NumberOf(other) + "）";
    const bool repeals = i == 0 && index % 10 == 0;
    text +=
        std::string(kLabels[i]) + "、" + (repeals ? cited + "自本意见印发之日起废止。\n" : "落实" + cited + "要求。\n");
  }
  return text + std::to_string(YearOf(index)) + "年" + std::to_string(index % 12 + 1) + "月5日\n";
}

void Ask(const char* what, const std::vector<std::vector<std::string>>& calls) {
  std::vector<double> times;
  double memory = 0;
  for (const auto& arguments : calls) {
    (void)RunCommand(arguments);  // warm
    const CommandCost cost = RunCommand(arguments);
    if (cost.exit_status != 0) std::printf("exit status %d: %s\n", cost.exit_status, arguments[2].c_str());
    times.push_back(cost.wall_seconds * 1e3);
    memory = std::max(memory, cost.peak_megabytes);
  }
  std::printf("%-24s median %7.2f ms, p95 %7.2f ms, memory %4.0f MB\n", what, Median(times), Percentile(times, 95),
              memory);
}

}  // namespace

int main(int argc, char** argv) {
  const uint64_t documents = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100000;
  const TemporaryFolder folder;
  const std::string in = folder.path("in"), base = folder.path("base.db");
  std::filesystem::create_directories(in);
  for (uint64_t i = 0; i < documents;) {
    std::ofstream file(in + '/' + std::to_string(i) + ".txt", std::ios::binary);
    for (int k = 0; k < 100 && i < documents; ++k, ++i) file << TextOf(i) << '\n';
  }
  const CommandCost ingest = RunCommand({LIYE_BINARY, "ingest", in, "--db", base});
  std::printf("%llu documents, ingest %.1f s, exit status %d\n", static_cast<unsigned long long>(documents),
              ingest.wall_seconds, ingest.exit_status);
  std::vector<std::vector<std::string>> version, status, refs, graph, gaps;
  for (uint64_t i = 0; i < 40; ++i) {
    const std::string number = NumberOf(documents / 40 * i + 7);
    version.push_back({LIYE_BINARY, "--version"});
    status.push_back({LIYE_BINARY, "status", number, "--db", base});
    refs.push_back({LIYE_BINARY, "refs", number, "--db", base});
    graph.push_back({LIYE_BINARY, "refs", number, "--db", base, "--depth", "2", "--format", "dot"});
  }
  gaps.push_back({LIYE_BINARY, "gaps", "--db", base, "--all"});
  Ask("liye --version", version);
  Ask("liye status", status);
  Ask("liye refs", refs);
  Ask("liye refs --depth 2", graph);
  Ask("liye gaps", gaps);
  for (const char* format : {"jsonl", "table", "html", "xlsx", "docx"})
    Ask((std::string("liye cleanup ") + format).c_str(),
        {{LIYE_BINARY, "cleanup", "--db", base, "--at", "2026-01-01", "--format", format, "--output",
          folder.path(std::string("sheet.") + format)}});
  return ingest.exit_status;
}
