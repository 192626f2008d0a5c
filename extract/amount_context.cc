#include "extract/amount_context.h"

#include <algorithm>

#include "extract/amount_per.h"
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
    R"((?:(?:不|不得|不能|不可|未|最高不|最多不|原则上不|一般不)(?:再)?(?:超过|超|高于|多于|大于|突破)|最高(?:限额|额度|标准)?(?:可|可达|可以)?(?:给予|奖励|补助|补贴|资助|支持|扶持|申请|贷款|配套|达|为|至|限|贴息|支付|不|可获|享受|奖补|一次性|予以|金额|额度|总额|资金|标准|额)*|(?:至多|最多)(?:给予|奖励|补助|补贴|资助|支持|不)*|上限(?:为|是)?|封顶|控制在|限额(?:为)?|以下|限在))" LIYE_BETWEEN,
    "a cap before the number: bound le",
    {"每户补贴不超过", "最高不超过", "最高", "最高给予", "每人分摊的额度不能超过每月", "上限为", "最高补助金额"},
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

// The last 60 bytes or so of the clause before `at`.
std::string_view Lead(std::string_view text, size_t at) {
  const size_t begin = ClauseBegin(text, at, 90);
  return text.substr(begin, at - begin);
}

// `lead` without the 每公里每年 and 每户补助 at its end: what stands before them bounds the sum.
std::string_view WithoutPer(std::string_view lead) {
  static const WordList gives{"补助", "补贴", "奖励", "奖补", "给予", "资助", "支持", "安排"};
  const size_t end = lead.size() - gives.Before(lead, lead.size());
  size_t begin = PerPhraseBegin(lead, end);
  if (begin == end) return lead;
  // 不低于县道每公里: a short name may stand between the bound and the phrase.
  static const WordList bounds{"不低于", "不少于", "不超过", "不高于"};
  constexpr int kLongestName = 4;
  for (size_t at = begin, i = 0; i <= kLongestName && at > 0; ++i, at -= GlyphBefore(lead, at).size())
    if (bounds.Before(lead, at)) return lead.substr(0, at);
  return lead.substr(0, begin);
}

// 50万元以下(不含50万元), 50万元以下(不含本数): the note at `at` leaves the sum itself out.
bool ExcludesSum(std::string_view text, const WrittenSum& sum, size_t at) {
  static const WordList openings{"(不含", "(不包含", "(不包括"};
  const size_t opening = openings.At(text, at);
  const std::string_view written = text.substr(sum.begin, sum.end - sum.begin);
  return opening && (StartsAt(text, at + opening, written) || StartsAt(text, at + opening, "本数"));
}

bool Matches(const Pattern& pattern, std::string_view lead) {
  re2::StringPiece whole[1];
  return pattern.Find(lead, 0, whole);
}

}  // namespace

BoundReading ReadBound(std::string_view text, const WrittenSum& sum) {
  const std::string_view lead = WithoutPer(Lead(text, sum.begin));
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
  if (const size_t word = below.At(text, sum.end)) {
    const bool strict = EndsAt(text, sum.end + word, "(不含)以下") || ExcludesSum(text, sum, sum.end + word);
    return {strict ? Bound::kLessThan : Bound::kAtMost, "amount.or_less"};
  }
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
