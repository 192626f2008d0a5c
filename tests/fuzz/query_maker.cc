#include "tests/fuzz/query_maker.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace liye {
namespace {

using namespace std::string_view_literals;

constexpr size_t kLongest = 7000;  // beyond what the parser takes
constexpr size_t kUsual = 600;     // nothing is begun behind it
constexpr int kDeepest = 14;       // the parser takes 10

constexpr std::string_view kWords[] = {
    "资金"sv,
    "水"sv,
    "信息公开"sv,
    "专项资金"sv,
    "海绵城市"sv,
    "海棉城市"sv,
    "智慧城市规划"sv,
    "通知"sv,
    "各县（市、区）人民政府"sv,
    "关于“十三五”规划"sv,
    "PPP"sv,
    "ｐｐｐ"sv,
    "17"sv,
    "2017年"sv,
    "5号"sv,
    "互联网+政务"sv,
    "政府,信息"sv,
    "資金"sv,
    "13:00"sv,
    "http://a.b/c?d=e&f"sv,
    "责任单位：市财政局"sv,
    "café"sv,
    "\u3007"sv,
    "\U00020000\U0002a6d6"sv,
    "\U0001f600"sv,
    "ﷺ"sv,
    "½㎡㈱"sv,
    "e\u0301"sv,
    "\u202e文\u202c"sv,
    "，。、"sv,
    "—"sv,
};

constexpr std::string_view kUnits[] = {
    "市财政局"sv,         "市发改委"sv,         "市发展和改革委员会"sv, "市卫计委"sv,
    "省人民政府办公厅"sv, "平川市市场监管局"sv, "各县（市、区）政府"sv, "单位市发改委"sv,
    "市（发改委"sv,       "国务院"sv,           "市财政居"sv,           "%财政%"sv,
    "市_政局"sv,          "市财政局、教育局"sv,
};

constexpr std::string_view kNumbers[] = {
    "平政办〔2019〕12号"sv,
    "平政办(2019) 12 号"sv,
    "平政办[2012]18"sv,
    "平政办〔2019〕"sv,
    "平政办〔20"sv,
    "〔2019〕12号"sv,
    "平政办"sv,
    "国务院令第291号"sv,
    "平政办【2019】第12号"sv,
    "平政〔2021〕5号、6号"sv,
    "平政〔99999〕99999999999999999999号"sv,
    "()号"sv,
};

constexpr std::string_view kAmounts[] = {
    "100万元"sv,
    "1.5亿"sv,
    "300万美元"sv,
    "1e999"sv,
    "9999999999999999999999999999亿"sv,
    "-1"sv,
    "0"sv,
    "一百万"sv,
    "1,000,000"sv,
    "1,00"sv,
    "0.0000000000000000000000001"sv,
    "inf"sv,
    "nan"sv,
    "0x10"sv,
    "几百万"sv,
    "百亿"sv,
    "元"sv,
    "壹佰万元整"sv,
    "50"sv,
    "100万日元"sv,
};

constexpr std::string_view kDays[] = {
    "2018-07"sv,     "2018"sv,       "2018年6月30日"sv, "0000-00"sv,  "0000-00-00"sv, "2018-13"sv, "2018-02-30"sv,
    "9999"sv,        "9999-12-31"sv, "99999999999"sv,   "-5"sv,       "1000"sv,       "999"sv,     "2018/7/5"sv,
    "2018-07-01-"sv, "二〇一八年"sv, "今天"sv,          "2018年底"sv, "２０１８"sv,
};

constexpr std::string_view kStatuses[] = {"现行有效"sv, "已废止"sv, "repealed"sv, "unknown"sv, "很好"sv, "in_force"sv};

constexpr std::string_view kTitles[] = {"智慧城市"sv,   "《平川市科技创新专项资金管理办法》"sv,
                                        "办法"sv,       "《"sv,
                                        "意见"sv,       "通知"sv,
                                        "%"sv,          "平川市"sv,
                                        "市人民政府"sv, "2019"sv};

constexpr std::string_view kFields[] = {
    "单位:"sv,  "提及："sv,  "文号:"sv, "标题:"sv,    "类型:"sv, "文种："sv,   "发文机关:"sv, "年份:"sv,
    "金额："sv, "期限:"sv,   "状态:"sv, "引用:"sv,    "unit:"sv, "mention:"sv, "number:"sv,   "Title:"sv,
    "type："sv, "ISSUER:"sv, "year:"sv, "amount："sv, "DUE:"sv,  "status:"sv,  "cites:"sv,
};

constexpr std::string_view kSigns[] = {"",     ">=",  "<",  "<=", ">",  "=",  "≥", "≤",
                                       "＞＝", ">= ", "≥ ", "=>", "==", "..", "<>"};
constexpr std::string_view kDashes[] = {"..", "~", "-", "至", "—", "...", "～", " .. "};
constexpr std::string_view kSpaces[] = {" ", "　", "  ", "\t", "\n", "\u200b", "\u00a0", "\ufeff", "\r\n"};
constexpr std::string_view kOrs[] = {" | ", " OR ", "|", "｜", "||", " OR（", " or "};
constexpr std::string_view kSigned[] = {"-", "－", "NOT ", "AND ", "- ", "--", "NOT（", "AND NOT ", "－ －"};
constexpr std::string_view kNears[] = {" NEAR ",  " NEAR/3 ",  " NEAR/0 ",           " NEAR/1000 ", " NEAR/1001 ",
                                       " NEAR/ ", " NEAR/-1 ", " NEAR/99999999999 ", " near/3 ",    " NEAR/3"};
constexpr std::string_view kDistances[] = {"",    ", 5", "，5",           ",0",     ", 1000", ", 1001", ", -1",
                                           ", x", ",",   ", 99999999999", ", 5, 6", " 5"};
struct Quotes {
  std::string_view open, close;
};
constexpr Quotes kQuotes[] = {{"“", "”"}, {"\"", "\""}, {"「", "」"}, {"『", "』"}, {"＂", "＂"},
                              {"“", ""},  {"”", "“"},   {"\"", ""},   {"'", "'"},   {"‘", "’"}};

// What means something to FTS5, to SQL, or to nobody.
constexpr std::string_view kHostile[] = {
    "\0"sv,
    "\xff"sv,
    "\xe5\xb9"sv,
    "\xed\xa0\x80"sv,
    "\xc0\x80"sv,
    "\xf4\x90\x80\x80"sv,
    "\x80"sv,
    "*"sv,
    "^"sv,
    "text:"sv,
    "{text} :"sv,
    "- text :"sv,
    "+"sv,
    "'"sv,
    "''"sv,
    ";"sv,
    "--"sv,
    "/*"sv,
    "*/"sv,
    "\\"sv,
    "%"sv,
    "_"sv,
    "?1"sv,
    ":a"sv,
    "@a"sv,
    "$a"sv,
    "\"\"\""sv,
    "”“"sv,
    "』「"sv,
    "("sv,
    ")"sv,
    "（"sv,
    "）"sv,
    "(("sv,
    "))"sv,
    "NEAR("sv,
    "NEAR（"sv,
    "NEAR"sv,
    "NEAR/"sv,
    "OR"sv,
    "AND"sv,
    "NOT"sv,
    "|"sv,
    "｜"sv,
    "-"sv,
    "－"sv,
    ","sv,
    "，"sv,
    ":"sv,
    "："sv,
    "=="sv,
    ">="sv,
    ".."sv,
    "\""sv,
    "“"sv,
    "』"sv,
    "\u2028"sv,
    "\ufffd"sv,
    "\U000e0001"sv,
    "\x1b[31m"sv,
    "' OR 1=1 --"sv,
    "\"; DROP TABLE clause; --"sv,
    "') UNION SELECT sql FROM sqlite_schema --"sv,
    "clause_text"sv,
    "rank MATCH 'bm25(1e9)'"sv,
    "$(id)"sv,
    "<b>"sv,
    "&amp;"sv,
};

}  // namespace

// The salt: mutations of one text begin alike, and what is made of them should not.
QueryMaker::QueryMaker(std::string_view bytes)
    : bytes_(bytes), salt_(static_cast<uint32_t>(std::hash<std::string_view>()(bytes))) {}

size_t QueryMaker::Choose(size_t limit) {
  if (at_ + 1 >= bytes_.size() || limit == 0) return 0;
  // Bytes of a text are not spread evenly: two of them, and their place, make a number.
  uint32_t mixed = salt_ + static_cast<uint8_t>(bytes_[at_]) * 0x9e37u +
                   static_cast<uint8_t>(bytes_[at_ + 1]) * 0x85ebu + static_cast<uint32_t>(at_) * 0x27d4u;
  mixed = (mixed ^ mixed >> 15) * 0x2c1b3c6du;
  mixed = (mixed ^ mixed >> 12) * 0x297a2d39u;
  at_ += 2;
  return (mixed >> 12) % limit;
}

std::string QueryMaker::Make() {
  text_.clear();
  if (OneIn(40)) text_.append(1 + Choose(OneIn(4) ? 2000 : 14), OneIn(2) ? '(' : '-');
  Any(0);
  if (OneIn(40)) text_.append(1 + Choose(20), ')');
  for (size_t times = OneIn(3) ? 1 + Choose(3) : 0; times > 0; --times) Spoil();
  if (text_.size() > kLongest) text_.resize(kLongest);
  return std::move(text_);
}

void QueryMaker::Any(int depth) {
  All(depth);
  while (OneIn(6) && text_.size() < kUsual) {
    text_ += OneOf(kOrs);
    All(depth);
  }
}

void QueryMaker::All(int depth) {
  for (size_t items = OneIn(30) ? 1 + Choose(70) : 1 + Choose(3); items > 0 && text_.size() < kUsual; --items) {
    if (!text_.empty() && text_.back() != '(') text_ += OneOf(kSpaces);
    if (OneIn(7)) text_ += OneOf(kSigned);
    Item(depth);
  }
}

void QueryMaker::Item(int depth) {
  Atom(depth);
  while (OneIn(12) && text_.size() < kUsual) {
    text_ += OneIn(3) ? OneOf(kNears) : " NEAR/5 ";
    OneIn(8) ? Atom(depth) : Term();
  }
}

void QueryMaker::Atom(int depth) {
  const size_t kind = Choose(12);
  if (kind == 11 && depth < kDeepest && text_.size() < kUsual) {
    const bool wide = OneIn(3);
    text_ += wide ? "（" : "(";
    Any(depth + 1);
    text_ += OneIn(20) ? "" : wide ? "）" : ")";
  } else if (kind == 10) {
    Near();
  } else if (kind >= 6) {
    Field();
  } else {
    Term();
  }
}

void QueryMaker::Near() {
  text_ += OneIn(4) ? "NEAR（" : "NEAR(";
  for (size_t terms = OneIn(20) ? Choose(30) : 1 + Choose(3); terms > 0; --terms) {
    Term();
    if (terms > 1) text_ += OneOf(kSpaces);
  }
  text_ += OneIn(3) ? OneOf(kDistances) : ", 5";
  text_ += OneIn(20) ? "" : ")";
}

void QueryMaker::Field() {
  const std::string field = OneOf(kFields);
  text_ += field;
  const auto begins = [&](std::string_view name) { return field.starts_with(name); };
  const auto bounds = [&](auto value) {
    std::string text = (OneIn(2) ? OneOf(kSigns) : "") + value();
    if (OneIn(3)) text += OneOf(kDashes) + value();
    return text;
  };
  std::string value;
  if (OneIn(10))
    value = OneIn(3) ? Raw() : OneOf(kHostile);
  else if (begins("单位") || begins("提及") || begins("发文") || begins("unit") || begins("mention") ||
           begins("ISSUER"))
    value = OneOf(kUnits);
  else if (begins("文号") || begins("引用") || begins("number") || begins("cites"))
    value = OneIn(3) ? OneOf(kTitles) : OneOf(kNumbers);
  else if (begins("年份") || begins("期限") || begins("year") || begins("DUE"))
    value = bounds([&] { return OneOf(kDays); });
  else if (begins("金额") || begins("amount"))
    value = bounds([&] { return OneOf(kAmounts); });
  else if (begins("状态") || begins("status"))
    value = OneOf(kStatuses);
  else
    value = OneOf(kTitles);
  if (!OneIn(6)) {
    text_ += value;
    return;
  }
  const Quotes& quotes = kQuotes[Choose(std::size(kQuotes))];
  text_.append(quotes.open).append(value).append(quotes.close);
}

void QueryMaker::Term() {
  if (!OneIn(6)) {
    text_ += Word();
    return;
  }
  const Quotes& quotes = kQuotes[Choose(std::size(kQuotes))];
  text_ += quotes.open;
  for (size_t words = 1 + Choose(3); words > 0; --words) text_ += Word() + (words > 1 ? OneOf(kSpaces) : "");
  text_ += quotes.close;
}

std::string QueryMaker::Word() {
  switch (Choose(16)) {
    case 0:
    case 1: return OneOf(kUnits);
    case 2: return OneOf(kNumbers);
    case 3: return OneOf(kWords) + OneOf(kHostile);
    case 4: return OneOf(kHostile) + OneOf(kWords);
    case 5: return Raw();
    case 6: return OneOf(kWords) + OneOf(kWords);
    case 7: return OneIn(8) ? LongWord() : OneOf(kWords);
    default: return OneOf(kWords);
  }
}

std::string QueryMaker::LongWord() {
  const std::string piece = OneIn(2) ? OneOf(kWords) : OneOf(kHostile);
  std::string word;
  for (size_t times = 1 + Choose(OneIn(4) ? 2000 : 100); times > 0 && word.size() < kLongest; --times) word += piece;
  return word;
}

// Bytes of the input as they are.
std::string QueryMaker::Raw() {
  const size_t size = std::min<size_t>(1 + Choose(24), bytes_.size() - std::min(at_, bytes_.size()));
  const std::string raw(bytes_.substr(std::min(at_, bytes_.size()), size));
  at_ += size;
  return raw;
}

// Something is put, cut, doubled or changed somewhere, within a character too.
void QueryMaker::Spoil() {
  const size_t at = Choose(text_.size() + 1);
  const size_t size = std::min<size_t>(Choose(12), text_.size() - at);
  switch (Choose(5)) {
    case 0: text_.erase(at, size); break;
    case 1: text_.insert(at, text_.substr(at, size)); break;
    case 2:
      if (at < text_.size()) text_[at] = static_cast<char>(Choose(256));
      break;
    default: text_.insert(at, OneOf(kHostile));
  }
}

}  // namespace liye
