#include "extract/amount.h"

#include <algorithm>

#include "extract/amount_context.h"
#include "extract/amount_per.h"
#include "extract/table_context.h"
#include "extract/time_expression.h"
#include "extract/trace.h"
#include "extract/words.h"

namespace liye {
namespace {

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

Decimal Scaled(const WrittenSum& bare, const WrittenSum& unit) {
  return bare.multiplier ? bare.value : bare.value.Shifted(unit.multiplier);
}

// Length of what joins the ends of a range of fines at `at`: the 以上 of 一万元以上五万元以下; 0 when there is none.
size_t FloorMark(std::string_view text, size_t at) {
  static const WordList marks{"以上", "(含)以上", "以上(含)", "以上、", "以上,", "以上至", "以上不满", "以上不足"};
  return marks.At(text, at);
}

bool IsCeilingMark(std::string_view text, size_t at) {
  static const WordList marks{"以下", "以内", "(含)以下", "(不含)以下", "(含)以内", "之间"};
  return marks.At(text, at) != 0;
}

// The sum that closes the range which FloorMark opens behind `low`: money, with 以下 behind it, and greater.
std::optional<WrittenSum> CeilingOf(std::string_view text, const WrittenSum& low) {
  const size_t mark = FloorMark(text, low.end);
  if (!mark) return std::nullopt;
  const size_t at = low.end + mark;
  auto high = ParseSum(text, at);
  const bool closed = high && (IsCeilingMark(text, high->end) || EndsAt(text, at, "不满") || EndsAt(text, at, "不足"));
  if (!closed || high->begin != at || high->plain || high->implied_one || !(low.value < high->value))
    return std::nullopt;
  return high;
}

// The unit that a header or caption gives: 金额(万元), 单位:亿元, 投资额/万元.
struct TableUnit {
  int power = 0;
  std::string_view currency;
  bool named = false;  // a unit of money is named
};

TableUnit UnitIn(std::string_view name, bool caption) {
  TableUnit unit;
  for (size_t at = 0; at < name.size(); at += GlyphLength(name, at)) {
    const bool opens = at > 0 && (name[at - 1] == '(' || name[at - 1] == ':' || name[at - 1] == '/' ||
                                  name[at - 1] == ',' || EndsAt(name, at, "〔"));
    if (!opens) continue;
    size_t i = at;
    if (StartsAt(name, i, "单位:")) i += std::string_view("单位:").size();
    if (StartsAt(name, i, "人民币")) i += std::string_view("人民币").size();
    int power = 0;
    i += MultiplierAt(name, i, power);
    const size_t word = CurrencyAt(name, i, unit.currency);
    if (!word) continue;
    const std::string_view next = GlyphAt(name, i + word);
    if (!next.empty() && next != ")" && next != "," && next != "〕" && next != "、" && next != ";" && next != "/" &&
        !(caption && next == "。"))
      continue;
    unit.power = power;
    unit.named = true;
    return unit;
  }
  return unit;
}

bool IsCountColumn(std::string_view name) {
  static const WordList other{"序号",   "编号", "数量", "面积", "年份", "年度", "时间", "日期", "电话",
                              "比例",   "占比", "个数", "户数", "人数", "(%)",  "率",   "代码", "亩",
                              "平方米", "公里", "吨",   "台",   "家",   "规模", "增速", "增长"};
  static const WordList money{"投资", "金额", "资金", "经费", "预算", "收入", "产值", "补助", "补贴"};
  return other.In(name) && !money.In(name);
}

// 美元, 港元: the 元 at `at` belongs to a longer word.
bool IsForeignYuan(std::string_view text, size_t at) {
  static const WordList leads{"美", "港", "欧", "日", "澳", "加", "韩", "新加坡", "新", "拿大", "西兰", "澳门"};
  return leads.Before(text, at) != 0;
}

// Length of the currency word that ends at `end`.
size_t CurrencyBefore(std::string_view text, size_t end) {
  std::string_view code;
  for (size_t length = 3; length <= 15 && length <= end; length += 3)
    if (CurrencyAt(text, end - length, code) >= length && !(length == 3 && IsForeignYuan(text, end - 3))) return length;
  return 0;
}

constexpr size_t kGlyph = 3;      // bytes of a Chinese character
constexpr size_t kContext = 600;  // bytes of a block beyond which no sum in its first clause lies
constexpr size_t kListSign = 3;   // bytes of 、

// Behind the (国家级) that may stand at `at`.
size_t EndOfNote(std::string_view text, size_t at) {
  constexpr size_t kLongest = 40;
  if (!StartsAt(text, at, "(")) return at;
  const size_t close = text.substr(0, std::min(text.size(), at + kLongest)).find(')', at);
  return close == text.npos ? at : close + 1;
}

// 千亿级产业集群, 百亿级园区: the level of an industry by what it turns over.
bool IsLevelOfIndustry(std::string_view text, const WrittenSum& sum) {
  constexpr int kHundredMillion = 8;
  constexpr std::string_view kLevel = "级";
  if (sum.multiplier < kHundredMillion || !StartsAt(text, sum.end, kLevel)) return false;
  static const WordList industries{"产业", "集群", "园区", "企业", "基地", "产值", "链", "集聚区", "产业园", "工业"};
  const size_t from = sum.end + kLevel.size();
  return industries.In(text.substr(from, ClauseEnd(text, from, 60) - from));
}

// Whether the sum stands in a note that says whether a bound counts: (含50万元), (不含50万元).
bool InBoundNote(std::string_view text, const WrittenSum& sum) {
  static const WordList notes{"(含", "(不含", "(包含", "(不包含", "(不包括", "(包括"};
  return notes.Before(text, sum.begin) != 0;
}

// Whether what the sum is for each of (`last_per`) was said with the sum before it, which ended at `last`: 每户补助3万元(其中市级1万元),
// 单笔贷款不低于5万元,且不超过9万元.
bool SharesPer(std::string_view text, const WrittenSum& sum, size_t last, std::string_view last_per) {
  constexpr size_t kReach = 60;
  const size_t clause = ClauseBegin(text, sum.begin);
  if (!last || clause < last || clause - last > kReach || SentenceBegin(text, sum.begin) >= last) return false;
  // 年销售收入超10亿元企业3家,超5亿元企业5家: the list leaves 年销售收入 out.
  static const WordList passes{"超", "超过", "突破", "过", "达到", "达"};
  if (last_per == "年" && clause + passes.At(text, clause) == sum.begin && clause < sum.begin) return true;
  static const WordList shares{"其中", "且不超过", "且不低于", "且最高不超过", "且不高于", "且最高", "但不超过"};
  return shares.At(text, clause) != 0;
}

// Why what stands at `sum` only looks like money; empty when it is money.
std::string_view NoMoneyReason(std::string_view text, const WrittenSum& sum) {
  static const WordList unnumbered("money_words", "unnumbered");
  for (std::string_view vague : {"数", "几", "第", "好几", "无数"})
    if (EndsAt(text, sum.begin, vague) && !EndsAt(text, sum.begin, "总数") && !EndsAt(text, sum.begin, "户数"))
      return "vague_number";
  const bool bounded = unnumbered.Before(text, sum.begin) != 0;
  if (!sum.currency.empty()) {
    if (StartsAt(text, sum.end, "\\") || StartsAt(text, sum.end, "$") || StartsAt(text, sum.end, "%")) return "formula";
    if (IsFalseYuan(text, sum)) return "other_word";
    if (sum.multiplier == 0 && sum.end - sum.begin == 6 && !IsAsciiDigit(text[sum.begin]) &&
        !IsMoneyByContext(text, sum))
      return "other_word";
    if (!sum.implied_one) return {};
    return sum.multiplier >= 6 && (bounded || StartsAt(text, sum.end, "以上")) ? "" : "no_number";
  }
  if (sum.multiplier < 4) return "no_currency";
  const bool level = StartsAt(text, sum.end, "级");
  if (IsLevelOfIndustry(text, sum)) return {};
  if ((level || sum.implied_one) && !bounded) return "no_number";
  if (sum.implied_one) {
    if (sum.multiplier < 8) return "no_number";
    const std::string_view behind = text.substr(sum.end, ClauseEnd(text, sum.end, 60) - sum.end);
    for (std::string_view thing : {"企业", "集群", "产业", "园区", "项目", "县", "镇", "集团"})
      if (behind.find(thing) != behind.npos) return {};
  }
  return IsMoneyByContext(text, sum) ? "" : "no_currency";
}

}  // namespace

void AmountExtractor::Begin(const Source& source, const Document& document) {
  source_ = &source;
  document_ = &document;
  broken_.clear();
}

void AmountExtractor::End(std::vector<Fact>&) {}

void AmountExtractor::Read(BlockText& block, std::vector<Fact>& facts) {
  if (!broken_.empty() && block.block->clause != broken_clause_) broken_.clear();
  ReadText(block, facts);
  Remember(block);
}

// Keeps the end of a block that breaks off in a sentence: 补贴上限为每年 and, in the next block, 200万元.
void AmountExtractor::Remember(const BlockText& block) {
  broken_.clear();
  const std::string_view text = block.text();
  if (block.block->role != BlockRole::kBody || block.is_cell() || text.size() < kGlyph) return;
  if (static_cast<unsigned char>(text.back()) < 0x80) return;  // ASCII: a mark, which ends a clause, or a number
  static const WordList stops{"。", "”", "》"};
  if (stops.Before(text, text.size())) return;
  constexpr size_t kReach = 90;
  broken_ = text.substr(ClauseBegin(text, text.size(), kReach));
  broken_clause_ = block.block->clause;
}

// Walks the text once and reads a sum at each multiplier, currency word or sign.
void AmountExtractor::ReadText(BlockText& block, std::vector<Fact>& facts) {
  if (block.block->role == BlockRole::kMetadata) return;
  masks_.Assign(block.masks);
  if (block.is_cell() && block.clean.has(kHasDigit) && ReadBareCell(block, facts)) return;
  if (!block.clean.has(kHasMoney) || !block.clean.has(kHasDigit | kHasNumeral)) return;
  const std::string_view text = block.text();
  last_end_ = 0;
  size_t read = 0;
  for (size_t i = 0; i < text.size();) {
    const unsigned char lead = text[i];
    const size_t at = i;
    i += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (at < read) continue;
    if (lead < 0xe0) {
      const bool sign = lead == '$' || (lead == 0xc2 && (text[at + 1] == '\xa5' || text[at + 1] == '\xa3'));  // ¥ £
      if (sign && i < text.size() && IsAsciiDigit(text[i])) read = std::max(read, ReadSum(block, i, facts));
      continue;
    }
    if (at + 3 > text.size()) break;
    const uint32_t code =
        lead << 16 | static_cast<unsigned char>(text[at + 1]) << 8 | static_cast<unsigned char>(text[at + 2]);
    switch (code) {
      case 0xe4b887:                                                      // 万
      case 0xe4babf:                                                      // 亿
        if (EndsAt(text, at, "万万") || EndsAt(text, at, "亿亿")) break;  // no number goes on so
        read = std::max(read, ReadSum(block, SumBegin(text, at), facts));
        break;
      case 0xe58583:    // 元
      case 0xe59c86:    // 圆
      case 0xe5b881:    // 币
      case 0xe99591:    // 镑
      case 0xe9838e:    // 郎
      case 0xe5b883:    // 布
      case 0xe993a2: {  // 铢
        const size_t word = CurrencyBefore(text, i);
        const size_t begin = SumBegin(text, i - word);
        if (word && begin < i - word) read = std::max(read, ReadSum(block, begin, facts));
        break;
      }
      case 0xefbfa5:  // ￥
      case 0xe282ac:  // €
        if (i < text.size() && IsAsciiDigit(text[i])) read = std::max(read, ReadSum(block, i, facts));
        break;
      default: break;
    }
  }
}

// Reads the sum that begins at `at`, with the range it is part of. Returns where reading goes on.
size_t AmountExtractor::ReadSum(BlockText& block, size_t at, std::vector<Fact>& facts) {
  const std::string_view text = block.text();
  auto sum = ParseSum(text, at);
  if (!sum) return 0;
  const size_t end = sum->end;
  std::optional<WrittenSum> low, high;
  bool low_is_whole = false;                      // its unit is 元, not that of the other number
  constexpr std::string_view kIncluded = "(含)";  // 5000万元(含)—1亿元
  const size_t low_end = StartsAt(text, end, kIncluded) ? end + kIncluded.size() : end;
  if (const size_t sign = RangeSign(text, low_end)) {
    high = ParseSum(text, low_end + sign);
    if (high && (high->begin != low_end + sign || high->plain || high->implied_one)) high.reset();
  } else {
    high = CeilingOf(text, *sum);
  }
  if (!high) {
    for (std::string_view sign : {"——", "—", "--", "-", "~", "至", "到"}) {
      if (!EndsAt(text, sum->begin, sign)) continue;
      const size_t begin = SumBegin(text, sum->begin - sign.size());
      if (begin < sum->begin - sign.size()) low = ParseSum(text, begin);
      if (low && (low->end + sign.size() != sum->begin || !low->plain)) low.reset();
      break;
    }
    // 五百以上一千元以下: the first number leaves its 元 to the second.
    if (EndsAt(text, sum->begin, "以上") && IsCeilingMark(text, sum->end)) {
      const size_t below = sum->begin - std::string_view("以上").size();
      const size_t begin = SumBegin(text, below);
      auto bare = begin < below ? ParseSum(text, begin) : std::nullopt;
      if (bare && bare->end == below && bare->plain && bare->value < sum->value) low = bare, low_is_whole = true;
    }
  }
  WrittenSum whole = *sum;
  if (high) whole.end = high->end, whole.currency = high->currency.empty() ? sum->currency : high->currency;
  if (low) whole.begin = low->begin;
  const std::string_view written = text.substr(whole.begin, whole.end - whole.begin);
  if (masks_.Holds(whole.begin) || masks_.Holds(whole.end - 1)) {
    NoteDropped(written, "amount.sum", "claimed");
    return end;
  }
  if (const std::string_view reason = NoMoneyReason(text, whole); !reason.empty()) {
    NoteDropped(written, "amount.sum", reason);
    return end;
  }
  Amount amount;
  amount.currency = whole.currency.empty() ? "CNY" : whole.currency;
  std::string_view rule = "amount.range";
  if (high || low) {
    const Decimal from = high           ? (sum->currency.empty() && !sum->multiplier ? Scaled(*sum, *high) : sum->value)
                         : low_is_whole ? low->value
                                        : Scaled(*low, *sum);
    const Decimal to = high ? high->value : sum->value;
    if (from < to) {
      amount.value = from.ToString() + ".." + to.ToString();
      amount.bound = Bound::kRange;
    } else {
      whole = *sum;
      high.reset();
      low.reset();
    }
  }
  // The words before the sum may stand in the block that broke off before this one.
  std::string joined;
  if (!broken_.empty() && ClauseBegin(text, whole.begin) == 0) joined.append(broken_).append(text.substr(0, kContext));
  const std::string_view context = joined.empty() ? text : std::string_view(joined);
  const size_t shift = joined.empty() ? 0 : broken_.size();
  WrittenSum placed = *sum;
  placed.begin += shift, placed.end += shift;
  const bool note = InBoundNote(text, *sum);
  const bool shares = SharesPer(text, *sum, last_end_, last_per_);
  bool listed = false;  // 最高50万元、30万元: a later item of a list
  if (!high && !low) {
    amount.value = sum->value.ToString();
    const BoundReading bound = ReadBound(context, placed);
    amount.bound = bound.bound;
    rule = bound.rule;
    // 分别给予最高50万元、100万元: the bound before the first holds for the list.
    listed = last_end_ && EndsAt(text, sum->begin, "、") && EndOfNote(text, last_end_) + kListSign == sum->begin;
    if (listed && amount.bound == Bound::kEqual) amount.bound = last_bound_, rule = "amount.listed";
    if (!note) last_end_ = sum->end;
    last_bound_ = rule == "amount.or_more" || rule == "amount.or_less" ? Bound::kEqual : amount.bound;
  }
  amount.per = ReadPer(context, whole.begin + shift, whole.end + shift);
  if ((listed || shares) && amount.per.empty()) amount.per = last_per_;
  if (!high && !low && !note) last_per_ = amount.per;
  ReadSharedUnit(block, whole, amount, facts);
  Add(block, whole, std::move(amount), rule, sum->currency.empty() && !high ? Certainty::kLikely : Certainty::kSure,
      facts);
  return whole.end;
}

// 分别给予500、300、200万元: the numbers before the last share its unit.
void AmountExtractor::ReadSharedUnit(BlockText& block, const WrittenSum& last, const Amount& amount,
                                     std::vector<Fact>& facts) {
  const std::string_view text = block.text();
  if (amount.bound == Bound::kRange || !EndsAt(text, last.begin, "、") || last.multiplier == 0) return;
  const std::string_view lead = text.substr(ClauseBegin(text, last.begin), last.begin - ClauseBegin(text, last.begin));
  static const WordList shared{"分别", "依次", "给予", "奖励", "补助"};
  if (!shared.In(lead)) return;
  size_t at = last.begin;
  while (EndsAt(text, at, "、")) {
    at -= std::string_view("、").size();
    const size_t begin = SumBegin(text, at);
    const auto number = begin < at ? ParseSum(text, begin) : std::nullopt;
    if (!number || number->end != at || !number->plain) return;
    Amount earlier = amount;
    earlier.value = Scaled(*number, last).ToString();
    Add(block, *number, std::move(earlier), "amount.shared_unit", Certainty::kLikely, facts);
    at = begin;
  }
}

// A cell that holds a number alone is money where its column or the table's caption says so.
bool AmountExtractor::ReadBareCell(BlockText& block, std::vector<Fact>& facts) {
  const std::string_view text = block.text();
  if (text.size() > 30 || !IsAsciiDigit(text.front())) return false;
  const auto sum = ParseSum(text, 0);
  if (!sum || sum->end != text.size() || !sum->plain) return false;
  const std::string column = ColumnName(*source_, *document_, *block.block);
  if (column.empty()) return true;
  TableUnit unit = UnitIn(column, false);
  if (!unit.named) {
    if (IsCountColumn(column)) return true;
    unit = UnitIn(TableCaption(*source_, *document_, *block.block), true);
  }
  if (!unit.named || masks_.Holds(0)) return true;
  Amount amount;
  amount.value = sum->value.Shifted(unit.power).ToString();
  amount.currency = unit.currency;
  Add(block, *sum, std::move(amount), "amount.table_unit", Certainty::kLikely, facts);
  return true;
}

void AmountExtractor::Add(BlockText& block, const WrittenSum& sum, Amount amount, std::string_view rule,
                          Certainty certainty, std::vector<Fact>& facts) {
  block.masks.push_back({static_cast<uint32_t>(sum.begin), static_cast<uint32_t>(sum.end), Mask::kAmount,
                         static_cast<uint32_t>(facts.size())});
  Fact fact;
  fact.span = block.clean.source_span(sum.begin, sum.end);
  fact.clause = block.block->clause;
  fact.rule = rule;
  fact.certainty = certainty;
  fact.value = std::move(amount);
  facts.push_back(std::move(fact));
}

}  // namespace liye
