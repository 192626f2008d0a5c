#include "extract/amount_context.h"

#include <algorithm>

#include "extract/pattern.h"
#include "extract/words.h"
#include "parser/numeral.h"

namespace liye {
namespace {

constexpr std::string_view kMoney = "money_words";

// Bounds before the number. What may stand between bound and number: 每月, 每人, 人民币, 在, 为.
#define LIYE_BETWEEN R"((?:每(?:个|家|名)?(?:月|年|人|户|亩|天|日|次|吨|平方米|项目|企业))*(?:人民币|合计|共计)?$)"

const Pattern kCapped(
    "amount.at_most",
    R"((?:(?:不|不得|不能|不可|未|最高不|最多不|原则上不|一般不)(?:再)?(?:超过|超|高于|多于|大于|突破)|最高(?:限额|额度|标准)?(?:可|可达|可以)?(?:给予|奖励|补助|补贴|资助|支持|扶持|申请|贷款|配套|达|为|至|限|贴息|支付|不|可获|享受|奖补|一次性|予以)*|(?:至多|最多)(?:给予|奖励|补助|补贴|资助|支持|不)*|上限(?:为|是)?|封顶|控制在|限额(?:为)?|以下|限在))" LIYE_BETWEEN,
    "a cap before the number: bound le",
    {"每个项目补助额度不超过", "最高不超过", "最高", "最高给予", "每人分摊的额度不能超过每月", "上限为"},
    {"超过", "不低于", "最高人民法院判处"});
const Pattern kAtLeast(
    "amount.at_least",
    R"((?:(?:不|不得|不能|不可|应不|均不)(?:低于|少于|小于|低过)|至少(?:为|达到|投入|安排)?|最低(?:为|不)?|下限(?:为|是)?|起步|不下))" LIYE_BETWEEN,
    "a floor before the number: bound ge", {"注册资本不低于", "不得少于", "至少", "最低"}, {"低于", "不超过"});
const Pattern kMoreThan("amount.more_than",
                        R"((?:超过|突破|超|首超|高于|多于|大于|逾|过|超出|首次突破|超过了|破)(?:了)?)" LIYE_BETWEEN,
                        "more than: bound gt", {"增加值突破", "税收超", "收入过", "累计超过"},
                        {"通过银行发放", "达到"});
const Pattern kLessThan("amount.less_than",
                        R"((?:不足|低于|少于|小于|不满|未达到|未满|不到|达不到)(?:了)?)" LIYE_BETWEEN,
                        "less than: bound lt", {"投资不足", "年收入低于"}, {"达到"});
const Pattern kAbout("amount.about", R"((?:约|大约|约为|近|接近|将近|大概|预计约|概算约|约合|约计))" LIYE_BETWEEN,
                     "about: bound approx", {"专项奖金约", "近"}, {"节约资金", "最近的"});
#undef LIYE_BETWEEN

const WordList& Nouns() {
  static const WordList words(kMoney, "noun");
  return words;
}
const WordList& Counters() {
  static const WordList words(kMoney, "counter");
  return words;
}
const WordList& PerStops() {
  static const WordList words(kMoney, "per_stop");
  return words;
}
const WordList& Classifiers() {
  static const WordList words(kMoney, "classifier");
  return words;
}
const WordList& Yearly() {
  static const WordList words(kMoney, "yearly");
  return words;
}

// The last 60 bytes or so of the clause before `at`.
std::string_view Lead(std::string_view text, size_t at) {
  const size_t begin = ClauseBegin(text, at, 90);
  return text.substr(begin, at - begin);
}

bool Matches(const Pattern& pattern, std::string_view lead) {
  return RE2::PartialMatch(re2::StringPiece(lead.data(), lead.size()), pattern.re());
}

// A measure behind a slash: 元/平方米, 元/人·月, 元/年/户.
std::string SlashPer(std::string_view text, size_t end) {
  std::string per;
  size_t i = end;
  while (i < text.size() && (text[i] == '/' || (!per.empty() && (StartsAt(text, i, "·") || StartsAt(text, i, "."))))) {
    i += GlyphLength(text, i);
    if (StartsAt(text, i, "每")) i += 3;
    const size_t begin = i;
    static const WordList units{
        "平方米", "平米", "立方米", "公顷", "公里", "千瓦时", "千瓦", "标准煤",   "工作日", "小时", "项目",
        "企业",   "社区", "学生",   "生",   "月",   "年",     "人",   "户",       "亩",     "吨",   "次",
        "项",     "家",   "个",     "天",   "日",   "辆",     "台",   "套",       "件",     "村",   "床",
        "度",     "株",   "头",     "只",   "公斤", "米",     "课时", "平方公里", "m2",     "㎡",   "t",
        "kWh",    "kW",   "座",     "处",   "篇",   "例",     "块",   "份",       "车",     "车次", "人次",
        "季度",   "季",   "学期",   "学年", "期",   "场",     "晚",   "间",       "斤",     "千克", "kg",
        "升",     "奖",   "名",     "位",   "组",   "团队",   "支",   "店",       "班",     "所",   "条",
        "种",     "品种", "县",     "乡",   "镇",   "区县",   "市",   "省"};
    const size_t unit = units.At(text, i);
    if (!unit) break;
    i += unit;
    if (!per.empty()) per += '/';
    per += text.substr(begin, unit);
  }
  return per;
}

// Whether the name of a thing ends at `at`: at a word of saying how much, a numeral or ASCII. 投资 ends it, 投资机构 does not.
bool EndsThing(std::string_view text, size_t at, bool begun) {
  if (static_cast<unsigned char>(text[at]) < 0x80) return true;
  if (begun && NumeralLength(GlyphAt(text, at))) return true;
  const size_t stop = PerStops().At(text, at);
  static const WordList holders{"机构", "项目", "者",   "企业", "公司", "基金", "平台",
                                "单位", "人员", "对象", "基地", "协议", "合同"};
  return stop && !holders.At(text, at + stop);
}

// The things that 每 and 单个 name between `from` and `to`, joined by a slash.
void CollectPer(std::string_view text, size_t from, size_t to, std::string& per) {
  static const WordList times{"年度", "月度", "个月", "季度", "年",   "月", "天",
                              "日",   "周",   "学期", "学年", "小时", "次", "季"};
  for (size_t i = from; i < to;) {
    size_t mark = 0;
    bool single = false;
    if (StartsAt(text, i, "每"))
      mark = 3;
    else if (StartsAt(text, i, "单个") || StartsAt(text, i, "单家") || StartsAt(text, i, "单户"))
      mark = 3, single = true;
    if (!mark && StartsAt(text, i + GlyphLength(text, i), "均")) {  // 人均, 户均
      static const WordList averaged{"人", "户", "亩", "日", "月", "村", "校"};
      if (const size_t thing = averaged.At(text, i);
          thing && !StartsAt(text, i + 3, "均衡") && !EndsAt(text, i, "每")) {
        if (!per.empty()) per += '/';
        per += text.substr(i, thing);
        i += 6;
        continue;
      }
    }
    if (!mark) {
      const bool after_digit =
          i > 0 && (static_cast<unsigned char>(text[i - 1]) < 0x80 && text[i - 1] >= '0' && text[i - 1] <= '9');
      if (StartsAt(text, i, "年") && !after_digit && Yearly().At(text, i + 3) && !EndsAt(text, i, "每") &&
          !EndsAt(text, i, "全") && !EndsAt(text, i, "当") && !EndsAt(text, i, "上") && !EndsAt(text, i, "近") &&
          !EndsAt(text, i, "今") && !EndsAt(text, i, "去") && !EndsAt(text, i, "本") && !EndsAt(text, i, "半") &&
          !EndsAt(text, i, "两") && !EndsAt(text, i, "三") && !EndsAt(text, i, "五") && !EndsAt(text, i, "首") &&
          !EndsAt(text, i, "末") && per.find("年") == per.npos) {
        if (!per.empty()) per += '/';
        per += "年";
      }
      i += GlyphLength(text, i);
      continue;
    }
    i += mark;
    size_t begin = i;
    if (const size_t time = single ? 0 : times.At(text, i)) {
      std::string_view word = text.substr(i, time);
      if (word == "个月") word = "月";
      if (word == "年度") word = "年";
      if (!per.empty()) per += '/';
      per += word;
      i += time;
      continue;
    }
    const size_t classifier = Classifiers().At(text, i);
    i += classifier;
    const size_t noun = i;
    while (i < to && i - noun < 36 && !EndsThing(text, i, i > noun)) i += GlyphLength(text, i);
    std::string_view word = text.substr(noun, i - noun);
    if (word.empty()) word = text.substr(begin, noun - begin);
    if (word.starts_with("一") && word.size() > 3) word.remove_prefix(3);
    if (word.empty() || word.size() > 33) continue;
    const bool each_year = word.ends_with("年") && word.size() > 6;  // 每个企业年补贴额
    if (each_year) word.remove_suffix(3);
    if (!per.empty()) per += '/';
    per += word;
    if (each_year) per += "/年";
  }
}

// 每年滚动实施40个投资超亿元的项目: a count between 每年 and the sum, so that the sum is not for each year.
bool CountBetween(std::string_view text, size_t from, size_t to) {
  static const WordList counted{"个", "家", "项", "户", "名", "处", "座", "栋", "条", "批", "支", "人", "亩", "%"};
  const size_t mark = text.substr(from, to - from).rfind("每");
  if (mark == std::string_view::npos) return false;
  for (size_t i = from + mark; i < to; ++i)
    if (text[i] >= '0' && text[i] <= '9' &&
        !(i + 1 < to && ((text[i + 1] >= '0' && text[i + 1] <= '9') || text[i + 1] == '.')) &&
        counted.At(text, i + 1) && !StartsAt(text, i + 1, "个月"))
      return true;
  return false;
}

}  // namespace

BoundReading ReadBound(std::string_view text, const WrittenSum& sum) {
  const std::string_view lead = Lead(text, sum.begin);
  static const WordList above{"以上", "及以上", "(含)以上", "(含本数)以上", "起"};
  static const WordList below{"以下",       "以内", "及以下", "(含)以下", "(含)以内", "之内", "限额内",
                              "(不含)以下", "内的", "封顶",   "为限额",   "为上限",   "为限", "限额"};
  static const WordList around{"左右", "上下"};
  BoundReading reading{Bound::kEqual, "amount.stated"};
  if (!lead.empty()) {
    if (Matches(kCapped, lead)) return {Bound::kAtMost, kCapped.name()};
    if (Matches(kAtLeast, lead)) return {Bound::kAtLeast, kAtLeast.name()};
  }
  if (above.At(text, sum.end)) return {Bound::kAtLeast, "amount.or_more"};
  if (below.At(text, sum.end)) return {Bound::kAtMost, "amount.or_less"};
  if (!lead.empty()) {
    static const WordList through{"通过", "经过", "不过", "转过", "渡过", "超额"};
    if (!through.Before(lead, lead.size()) && Matches(kMoreThan, lead)) return {Bound::kMoreThan, kMoreThan.name()};
    if (Matches(kLessThan, lead)) return {Bound::kLessThan, kLessThan.name()};
    static const WordList near{"节约", "最近", "附近", "集约", "合约", "签约", "违约"};
    if (!near.Before(lead, lead.size()) && Matches(kAbout, lead)) return {Bound::kApproximately, kAbout.name()};
  }
  if (around.At(text, sum.end)) return {Bound::kApproximately, "amount.or_so"};
  if (sum.inexact) return {Bound::kApproximately, "amount.odd"};
  return reading;
}

std::string ReadPer(std::string_view text, size_t begin, size_t end) {
  std::string per;
  size_t from = ClauseBegin(text, begin, 150);
  const std::string_view lead = text.substr(from, begin - from);
  static const WordList elliptic{"最高",   "不超过", "最高不超过", "最多", "总额不超过", "累计不超过", "最低",
                                 "不低于", "补助",   "奖励",       "给予", "但最高",     "最高给予",   "最高补助"};
  if (elliptic.At(lead) && from > 1 && EndsAt(text, from, ",")) {
    const size_t earlier = ClauseBegin(text, from - 1, 150);
    const std::string_view before = text.substr(earlier, from - 1 - earlier);
    if (before.find("每") != before.npos || before.find("单个") != before.npos) from = earlier;
  }
  // 每个社区每年3万元、每个村每年4千元: each item of the list has its own.
  if (const size_t mark = text.substr(from, begin - from).rfind("、"); mark != std::string_view::npos) {
    const std::string_view item = text.substr(from + mark, begin - from - mark);
    if (item.find("每") != item.npos) from += mark;
  }
  if (!CountBetween(text, from, begin)) CollectPer(text, from, begin, per);
  const std::string slash = SlashPer(text, end);
  if (!slash.empty()) per += (per.empty() ? "" : "/") + slash;
  return per;
}

bool IsMoneyByContext(std::string_view text, const WrittenSum& sum) {
  size_t next = sum.end;
  for (std::string_view more : {"以上", "以下", "以内", "左右", "余", "多"})
    if (StartsAt(text, next, more)) next += more.size();
  if (next < text.size()) {
    const std::string_view glyph = GlyphAt(text, next);
    if (Counters().At(text, next)) return false;
    if (glyph.size() == 1 && glyph != "," && glyph != ";" && glyph != ")" && glyph != "(" && glyph != "." &&
        glyph != "-" && glyph != "~")
      return false;
  }
  const size_t from = ClauseBegin(text, sum.begin, 120);
  const size_t to = ClauseEnd(text, sum.end, 60);
  const std::string_view lead = text.substr(from, sum.begin - from);
  for (std::string_view people :
       {"人口", "人员", "人数", "面积", "产量", "数量", "旅客", "用户", "游客", "总量", "粉丝", "网民"})
    if (lead.find(people) != lead.npos && lead.find("经济总量") == lead.npos) return false;
  return Nouns().In(lead) || Nouns().In(text.substr(sum.end, to - sum.end));
}

bool IsFalseYuan(std::string_view text, const WrittenSum& sum) {
  static const WordList after(kMoney, "false_yuan");
  return sum.multiplier == 0 && after.At(text, sum.end) != 0;
}

}  // namespace liye
