#include "index/cleanup_words.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "corpus/lexicon.h"
#include "extract/pattern.h"
#include "index/blanks.h"
#include "index/title_key.h"

namespace liye {
namespace {

constexpr size_t kShortestMatter = 8 * 3;  // bytes: eight Han characters

const Pattern kYears("cleanup.years", R"(((?:19|20)[0-9]{2})年?[-—–－―~～至到]+((?:19|20)?[0-9]{2})(?:年度?|[)）]))",
                     "a plan for several years", {"（2018—2020年）", "2016-2018年", "（2021—23年）", "2018年至2020年"},
                     {"〔2018〕20号", "2018年"});
const Pattern kYear(
    "cleanup.year",
    R"(((?:19|20)[0-9]{2})(?:年(?:度|上半年|下半年)?[^《》]*(?:要点|计划|安排|任务|方案|工作|活动|目标|重点|项目|行动|考核|汛|防火|值班|复核|认定|登记|申报|推荐|填报)|(?:工作|行动|实施)(?:方案|计划|要点)))",
    "work of one year",
    {"2016年工作要点", "2017年度目标考核", "2015年防汛工作的通知", "数字平川2021行动方案", "2019年专项资金申报"},
    {"2016年修订的办法", "2016年公告"});
// What a year's work has brought goes on to hold: a list of those who were chosen.
const Pattern kOutcome("cleanup.outcome", R"(名单|结果|认定|入围|复核|通报|示范企业|决算|预算|统计公报)",
                       "it tells what a year has brought", {"2022年重点实验室名单", "2016年考核结果的通报"},
                       {"2022年工作要点"});
// The first year of each five-year plan is one behind a year that five divides.
const Pattern kFiveYears("cleanup.five_years",
                         R"([“"《〈]?(十[一二三四五六]?|[八九])五[”"]?[^《》]*(?:规划|计划|纲要|方案|时期|期间))",
                         "a five-year plan", {"“十三五”规划", "十二五时期", "\"十四五\"发展规划"},
                         {"二十五条措施", "第十五次会议"});

const Pattern kCall("cleanup.call", R"((?:开展|做好|组织|申报|推荐|征集|遴选).*(?:工作|活动|申报|推荐|评价|认定|登记))",
                    "it calls for the work of a year",
                    {"关于开展2021年复核评价工作的通知", "关于组织2021年示范企业推荐的通知"},
                    {"关于公布2021年示范企业名单的通知"});

// 二〇二五年 as 2025年.
std::string WithArabicYears(const std::string& title) {
  constexpr std::string_view kDigits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  constexpr size_t kHan = 3;  // bytes
  std::string plain;
  for (size_t at = 0; at < title.size();) {
    std::string digits;
    for (size_t end = at; digits.size() < 4; end += kHan) {
      const auto* const digit =
          std::find(std::begin(kDigits), std::end(kDigits), std::string_view(title).substr(end, kHan));
      if (digit == std::end(kDigits)) break;
      digits += static_cast<char>('0' + (digit - std::begin(kDigits)));
    }
    if (digits.size() == 4 && title.compare(at + 4 * kHan, kHan, "年") == 0) {
      plain += digits;
      at += 4 * kHan;
    } else {
      plain += title[at++];
    }
  }
  return plain;
}

// 平川市人民政府公告, 平川市人民政府令: only who issued what kind of document.
bool NamesNoMatter(std::string_view title) {
  for (std::string_view word : {"关于", "印发", "转发", "发布", "公布", "废止"})
    if (title.find(word) != title.npos) return false;
  for (std::string_view genre : {"公告", "通告", "令", "公报", "通知", "决定", "意见", "报告", "公示", "布告", "纪要"})
    if (title.ends_with(genre)) return true;
  return false;
}

const Pattern kEditionMark("cleanup.edition_mark",
                           R"([(（](?:(?:19|20)[0-9]{2}年?)?(?:修订|修正|修改)?(?:版|本|稿)?[)）])",
                           "an edition of a paper", {"(修订)", "（2020年修订）", "(2020年版)", "（修订稿）"},
                           {"(试行)", "（2018-2020年）"});

int YearOf(const re2::StringPiece& digits) { return std::atoi(std::string(digits).c_str()); }

// 十三 → 2020: the tenth ended in 2005, each is five years longer.
int LastYearOfPlan(std::string_view ordinal) {
  constexpr std::string_view kNumerals = "一二三四五六七八九";
  constexpr std::string_view kTen = "十";
  int plan = 0;
  if (ordinal.starts_with(kTen)) {
    plan = 10;
    ordinal.remove_prefix(kTen.size());
  }
  if (!ordinal.empty()) plan += static_cast<int>(kNumerals.find(ordinal) / kTen.size()) + 1;
  return 2005 + 5 * (plan - 10);
}

}  // namespace

TitlePeriod PeriodOfTitle(std::string_view title) {
  const std::string plain = WithArabicYears(WithoutBlanks(title));
  re2::StringPiece outcome[1];
  if (kOutcome.Find(plain, 0, outcome) && !kCall.Find(plain, 0, outcome)) return {};
  re2::StringPiece years[3], year[2], plan[2];
  if (kYears.Find(plain, 0, years)) {
    const int first = YearOf(years[1]);
    int last = YearOf(years[2]);
    if (last < 100) last += first / 100 * 100;
    return {std::string(years[0]), last};
  }
  if (kFiveYears.Find(plain, 0, plan)) return {std::string(plan[0]), LastYearOfPlan(std::string_view(plan[1]))};
  if (kYear.Find(plain, 0, year)) return {std::string(year[1]) + "年", YearOf(year[1])};
  return {};
}

bool IsSingleAct(std::string_view words) {
  if (words == "函") return true;
  for (const LexiconRow& row : Lexicon("single_acts"))
    if (words.find(row[0]) != words.npos) return true;
  return false;
}

uint64_t MatterOfTitle(std::string_view title) {
  if (IsSingleAct(title) || NamesNoMatter(title)) return 0;
  std::string plain(title);
  RE2::GlobalReplace(&plain, kEditionMark.re(), "");
  std::string matter = TitleKeyOf(plain).bare;
  for (std::string_view mark : {"（试行）", "(试行)", "(暂行)", "试行", "暂行"})
    for (size_t at; (at = matter.find(mark)) != matter.npos;) matter.erase(at, mark.size());
  return matter.size() < kShortestMatter ? 0 : XXH3_64bits(matter.data(), matter.size());
}

}  // namespace liye
