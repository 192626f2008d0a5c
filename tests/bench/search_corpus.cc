#include "tests/bench/search_corpus.h"

#include <algorithm>
#include <array>

#include "corpus/read.h"
#include "tests/bench/measure.h"

namespace liye::bench {
namespace {

using namespace std::string_view_literals;

constexpr size_t kShortestSentence = 24, kLongestSentence = 600;  // bytes
constexpr double kMeanParagraph = 240;                            // bytes aimed at; whole sentences make it more
constexpr size_t kShortestParagraph = 30, kLongestParagraph = 1500;

// Characters of made-up names, and words that every document varies.
constexpr std::string_view kNameCharacters =
    "平川岭溪沙湾桥石松柏榆槐棠棣菱荷莲芦苇鹭鸥鹤雁岚霞虹霓晴曦朔望晏宁绥靖康裕泰恒谦敬诚朴淳睿哲颖敏毅弘阔浩瀚"
    "澜涛漪涟汀洲渚浦滨溯源泉涧渊潭沣泾渭洛汾漳淇濮泗沂沭潍淄汶洙澧沅资湘赣饶抚袁锦修";
constexpr std::array kRealPlaces = {"北京市"sv, "上海市"sv, "天津市"sv, "重庆市"sv, "山东省"sv, "河南省"sv,
                                    "广东省"sv, "河北省"sv, "浙江省"sv, "四川省"sv, "西藏"sv,   "中江省"sv};
constexpr std::array kGenres = {"通知"sv, "意见"sv, "通报"sv, "决定"sv, "公告"sv};
constexpr std::array kTopics = {
    "加强节约用水管理"sv, "推进智慧城市建设"sv, "深化商事制度改革"sv, "促进现代物流业发展"sv,   "做好城镇燃气安全"sv,
    "规范政府购买服务"sv, "支持社会力量办学"sv, "加快农村公路建设"sv, "完善公共文化服务体系"sv, "防治大气污染"sv};
constexpr std::array kOffices = {"市财政局"sv,     "市发展改革委"sv,         "市教育局"sv,
                                 "市交通运输局"sv, "市住房城乡建设委员会"sv, "市水务局"sv,
                                 "市民政局"sv,     "市卫生健康委"sv};
constexpr std::array kNumerals = {"一"sv, "二"sv, "三"sv,   "四"sv,   "五"sv,   "六"sv,   "七"sv,  "八"sv,
                                  "九"sv, "十"sv, "十一"sv, "十二"sv, "十三"sv, "十四"sv, "十五"sv};

size_t Below(size_t end, std::mt19937_64& random) { return random() % end; }
size_t Between(size_t first, size_t last, std::mt19937_64& random) { return first + Below(last - first + 1, random); }

template <typename Words>
std::string_view OneOf(const Words& words, std::mt19937_64& random) {
  return words[Below(words.size(), random)];
}

std::string Name(size_t characters, std::mt19937_64& random) {
  std::string name;
  for (size_t i = 0; i < characters; ++i)
    name += kNameCharacters.substr(3 * Below(kNameCharacters.size() / 3, random), 3);
  return name;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// `text` with other digits, and `place` where it names a real one. Years stay years.
std::string Varied(std::string_view text, const std::string& place, std::mt19937_64& random) {
  std::string varied;
  for (size_t at = 0; at < text.size();) {
    const auto real = std::find_if(kRealPlaces.begin(), kRealPlaces.end(),
                                   [&](std::string_view name) { return text.substr(at).starts_with(name); });
    if (real != kRealPlaces.end()) {
      varied += place;
      at += real->size();
      continue;
    }
    size_t end = at;
    while (end < text.size() && IsDigit(text[end])) ++end;
    if (end == at) {
      varied += text[at++];
      continue;
    }
    const bool year = end - at == 4 && (text[at] == '1' || text[at] == '2');
    for (size_t i = at; i < end && !year; ++i) varied += static_cast<char>('0' + Between(i == at, 9, random));
    if (year) varied += std::to_string(Between(1985, 2025, random));
    at = end;
  }
  return varied;
}

// Who does it, by when, whom to ask: what makes rare names and numbers.
std::string Assignment(std::mt19937_64& random) {
  std::string text = "由" + std::string(OneOf(kOffices, random)) + "负责，";
  text += std::to_string(Between(2005, 2026, random)) + "年" + std::to_string(Between(1, 12, random)) + "月底前完成，";
  return text + "联系人" + Name(3, random) + "，电话" + std::to_string(Between(2000000, 8999999, random)) + "。";
}

}  // namespace

SearchCorpus::SearchCorpus(uint64_t seed) : seed_(seed) {
  const std::string shared = LIYE_SOURCE_DIR "/../shared";
  std::vector<std::string> files = FilesBelow({shared + "/texts", shared + "/policy", shared + "/laws"});
  std::erase_if(files, [](const std::string& path) { return path.ends_with(".html"); });
  if (files.empty()) files = FilesBelow({LIYE_SOURCE_DIR "/corpus/samples"});
  for (const std::string& file : files)
    if (const Result<Source> source = ReadSource(file)) AddSentences(source->text);
}

void SearchCorpus::AddSentences(std::string_view text) {
  size_t start = 0;
  const auto end_sentence = [&](size_t end) {
    while (start < end && std::string_view(" \t\r\n#>*").find(text[start]) != std::string_view::npos) ++start;
    const std::string_view sentence = text.substr(start, end - start);
    start = end;
    if (sentence.size() >= kShortestSentence && sentence.size() <= kLongestSentence && sentence.ends_with("。"))
      sentences_.emplace_back(sentence);
  };
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' || text[at] == '\t') end_sentence(at);
    if (text.substr(at).starts_with("。")) end_sentence(at + "。"sv.size());
  }
}

// Sentences that follow each other in a real document, until there are enough.
std::string SearchCorpus::Paragraph(size_t bytes, const std::string& place, Random& random) const {
  std::string text;
  size_t at = Below(sentences_.size(), random);
  while (text.size() < bytes) {
    text += Varied(sentences_[at], place, random);
    at = Below(4, random) == 0 ? Below(sentences_.size(), random) : (at + 1) % sentences_.size();
  }
  if (Below(8, random) == 0) text += Assignment(random);
  return text;
}

std::string SearchCorpus::Document(uint64_t index) const {
  Random random(seed_ * 0x9e3779b97f4a7c15u + index);
  std::exponential_distribution<double> length(1 / kMeanParagraph);
  const std::string place = Name(2, random) + "市";
  const std::string issuer = place + "人民政府";
  const std::string year = std::to_string(Between(2000, 2025, random));
  const std::string_view genre = OneOf(kGenres, random);
  std::string text = issuer + "\n关于" + std::string(OneOf(kTopics, random)) + "的" + std::string(genre) + "\n" +
                     place.substr(0, 3) + "政〔" + year + "〕" + std::to_string(index + 1) + "号\n\n" +
                     "各县（市、区）人民政府，市人民政府各部门：\n";
  const auto paragraph = [&] {
    const auto wanted = static_cast<size_t>(length(random));
    return Paragraph(std::clamp(wanted, kShortestParagraph, kLongestParagraph), place, random) + "\n";
  };
  text += paragraph();
  const size_t sections = Between(2, 10, random);
  for (size_t section = 0; section < sections; ++section) {
    text.append(kNumerals[section]).append("、").append(OneOf(kTopics, random)).append("\n");
    const size_t items = Between(2, 10, random);
    for (size_t item = 0; item < items; ++item) text.append("（").append(kNumerals[item]).append("）") += paragraph();
  }
  return text + "\n" + issuer + "\n" + year + "年" + std::to_string(Between(1, 12, random)) + "月" +
         std::to_string(Between(1, 28, random)) + "日\n";
}

}  // namespace liye::bench
