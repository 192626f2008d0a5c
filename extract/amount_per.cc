#include "extract/amount_per.h"

#include <algorithm>

#include "extract/words.h"
#include "parser/numeral.h"

namespace liye {
namespace {

constexpr std::string_view kMoney = "money_words";
constexpr size_t kGlyph = 3;  // bytes of a Chinese character

struct PerWords {
  WordList stop = WordList(kMoney, "per_stop");          // ends the name of a thing
  WordList tail = WordList(kMoney, "per_tail");          // ends it unless it begins with it
  WordList word = WordList(kMoney, "per_word");          // holds a stop and ends nothing
  WordList holder = WordList(kMoney, "per_holder");      // behind a stop makes it part of the name
  WordList classifier = WordList(kMoney, "classifier");  // between 每 and the thing
  WordList measure = WordList(kMoney, "measure");        // a thing by itself
  WordList yearly = WordList(kMoney, "yearly");

  static const PerWords& Get() {
    static const PerWords words;
    return words;
  }
};

// A measure behind a slash: 元/平方米, 元/人·月, 元/年/户.
std::string SlashPer(std::string_view text, size_t end) {
  std::string per;
  size_t i = end;
  while (i < text.size() && (text[i] == '/' || (!per.empty() && (StartsAt(text, i, "·") || StartsAt(text, i, "."))))) {
    i += GlyphLength(text, i);
    if (StartsAt(text, i, "每")) i += kGlyph;
    if (per.empty() && StartsAt(text, i, "(")) ++i;  // 元/(人·天)
    const size_t begin = i;
    static const WordList units(kMoney, "slash_unit");
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
  const PerWords& words = PerWords::Get();
  if (static_cast<unsigned char>(text[at]) < 0x80) return true;
  if (begun && NumeralLength(GlyphAt(text, at))) return true;
  size_t stop = words.stop.At(text, at);
  if (!stop && begun) stop = words.tail.At(text, at);
  return stop && (StartsAt(text, at, "的") || !words.holder.At(text, at + stop));
}

// The noun that begins at `at` and goes no further than `to`. Moves `at` behind it. 符合条件的企业 is 企业.
std::string_view TakeNoun(std::string_view text, size_t& at, size_t to) {
  constexpr size_t kLongest = 36;
  size_t begin = at, end = at;
  for (;;) {
    while (end < to && end - begin < kLongest) {
      if (const size_t word = PerWords::Get().word.At(text, end)) {
        end += word;
        continue;
      }
      if (EndsThing(text, end, end > begin)) break;
      end += GlyphLength(text, end);
    }
    end = std::min(end, to);
    at = end;
    const std::string_view noun = text.substr(begin, end - begin);
    const size_t next = end + kGlyph;
    if (!StartsAt(text, end, "的") || next >= to || EndsThing(text, next, false)) return noun;
    begin = end = next;
  }
}

// What 每 or 单 names at `at`, which it moves behind it; empty when it names nothing.
std::string_view TakeThing(std::string_view text, size_t& at, size_t to, bool single) {
  static const WordList times{"年度", "月度", "个月", "季度", "年",   "月", "天",
                              "日",   "周",   "学期", "学年", "小时", "次", "季"};
  if (const size_t time = single ? 0 : times.At(text, at)) {
    const std::string_view word = text.substr(at, time);
    at += time;
    return word == "个月" ? word.substr(kGlyph) : word == "年度" ? word.substr(0, kGlyph) : word;
  }
  if (const size_t measure = single ? 0 : PerWords::Get().measure.At(text, at)) {
    const std::string_view word = text.substr(at, measure);
    at += measure;
    return word;
  }
  const size_t begin = at;
  if (StartsAt(text, at, "台(套)")) return at += std::string_view("台(套)").size(), "台（套）";
  if (single && StartsAt(text, at, "笔")) return at += kGlyph, text.substr(begin, kGlyph);
  at += PerWords::Get().classifier.At(text, at);
  const size_t noun_begin = at;
  std::string_view word = TakeNoun(text, at, to);
  if (word.empty()) word = text.substr(begin, noun_begin - begin);
  if (word.starts_with("一") && word.size() > kGlyph) word.remove_prefix(kGlyph);
  return word.size() > 33 ? std::string_view() : word;
}

// The marker before a thing at `at`: 每, or 单 of 单个. Its length; 0 when there is none.
size_t MarkerAt(std::string_view text, size_t at, bool& single) {
  static const WordList singles{"单个", "单家", "单户", "单台", "单套", "单笔"};
  single = singles.At(text, at) != 0;
  return single || StartsAt(text, at, "每") ? kGlyph : 0;
}

// 人均, 户均 at `at`.
size_t AveragedAt(std::string_view text, size_t at) {
  static const WordList averaged{"人", "户", "亩", "日", "月", "村", "校"};
  const size_t thing = averaged.At(text, at);
  return thing && StartsAt(text, at + thing, "均") && !StartsAt(text, at + thing, "均衡") && !EndsAt(text, at, "每")
             ? thing
             : 0;
}

// Whether the 年 at `at` makes what follows a sum for each year: 年销售收入, not 当年收入, 2016年投资.
bool IsYearly(std::string_view text, size_t at) {
  static const WordList dated{"每", "全", "当", "上", "近", "今", "去", "本", "半", "两", "三", "五", "首", "末"};
  const bool after_digit = at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
  return StartsAt(text, at, "年") && !after_digit && PerWords::Get().yearly.At(text, at + kGlyph) &&
         (!dated.Before(text, at) || EndsAt(text, at, "以上"));  // 10个以上年销售额超亿元的品种
}

// 年营业额超5亿元的企业奖励10万元: the yearly sum at `from` tells the company, not what is given before `to`.
bool GivesAfterSum(std::string_view text, size_t from, size_t to) {
  static const WordList gives{"奖励", "补助", "补贴", "给予", "资助", "奖补", "扶持"};
  const std::string_view between = text.substr(from, to - from);
  const size_t sum = between.find("元");
  return sum != between.npos && gives.In(between.substr(sum));
}

// The things named between `from` and `to`, joined by a slash.
void CollectPer(std::string_view text, size_t from, size_t to, std::string& per) {
  const auto add = [&per](std::string_view thing) {
    if (per == thing) return;  // 单台价值200万元以上的按每台10万元
    if (!per.empty()) per += '/';
    per += thing;
  };
  for (size_t i = from; i < to;) {
    bool single = false;
    if (const size_t mark = MarkerAt(text, i, single)) {
      i += mark;
      std::string_view thing = TakeThing(text, i, to, single);
      const bool each_year = thing.ends_with("年") && thing.size() > 2 * kGlyph;  // 每个企业年补贴额
      if (each_year) thing.remove_suffix(kGlyph);
      if (!thing.empty()) add(thing);
      if (each_year) add("年");
    } else if (const size_t averaged = AveragedAt(text, i)) {
      add(text.substr(i, averaged));
      i += averaged + kGlyph;
    } else {
      if (IsYearly(text, i) && per.find("年") == per.npos && !GivesAfterSum(text, i, to)) add("年");
      i += GlyphLength(text, i);
    }
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

std::string ReadPer(std::string_view text, size_t begin, size_t end) {
  std::string per;
  size_t from = ClauseBegin(text, begin, 150);
  for (std::string_view machine : {"单台(套)", "每台(套)"})  // the bracket is no end of a clause
    if (EndsAt(text, from, machine)) from -= machine.size();
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

size_t PerPhraseBegin(std::string_view text, size_t end) {
  constexpr size_t kReach = 45;
  const size_t limit = end > kReach ? end - kReach : 0;
  size_t begin = end;
  for (size_t mark; begin > limit; begin = mark) {
    mark = text.substr(0, begin).rfind("每");
    if (mark == std::string_view::npos || mark < limit) break;
    size_t at = mark + kGlyph;
    if (TakeThing(text, at, begin, false).empty() || at != begin) break;
  }
  return begin;
}

}  // namespace liye
