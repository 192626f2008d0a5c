#include "extract/deadline.h"

#include <algorithm>

#include "extract/table_context.h"
#include "extract/words.h"
#include "parser/date.h"

namespace liye {
namespace {

// The year for which a document plans: a single year in its title (2018年工作要点) or the first of a range, else the
// year it is of.
int PlanYear(const Document& document, const Date& date) {
  const std::string_view title = document.title.value;
  for (size_t at = title.find("20"); at != title.npos && !date.year; at = title.find("20", at + 1))
    if (const auto range = ParseJoinedRange(title, at); range && range->first.bare_year()) return range->first.year;
  for (size_t at = title.find("年"); at != title.npos; at = title.find("年", at + 3)) {
    const auto moment = ParseMoment(title, NumberBegin(title, at));
    if (moment && moment->year && moment->bare_year() &&
        (!date.year || (moment->year >= date.year && moment->year <= date.year + 1)))
      return moment->year;
  }
  if (date.year) return date.year;
  const std::string_view number = document.number.value;
  const size_t bracket = number.find("〔");
  if (bracket == number.npos) return 0;
  int year = 0;
  for (size_t i = bracket + 3; i < number.size() && number[i] >= '0' && number[i] <= '9'; ++i)
    year = year * 10 + (number[i] - '0');
  return year >= 1900 && year < 2200 ? year : 0;
}

// Whether the document lays down, or carries, rules that hold year by year.
bool IsStanding(std::string_view title) {
  static const WordList rules{"办法", "规定", "细则", "条例", "制度", "规则", "规程"};
  return rules.In(title);
}

// The second and the third bytes of the characters at which the rules are asked, a bit for each; spares the others
// the comparison.
constexpr uint64_t ByteBits(std::initializer_list<uint32_t> codes, int shift) {
  uint64_t bits = 0;
  for (uint32_t code : codes) bits |= uint64_t{1} << (code >> shift & 63);
  return bits;
}
constexpr std::initializer_list<uint32_t> kTimeGlyphs = {0xe5b9b4, 0xe69c88, 0xe697a5, 0xe5ada3, 0xe5a4a9, 0xe591a8,
                                                         0xe697b6, 0xe69c9f, 0xe58886, 0xe8b5b7, 0xe5898d};
constexpr uint64_t kSecondBytes = ByteBits(kTimeGlyphs, 8), kThirdBytes = ByteBits(kTimeGlyphs, 0);

bool IsGoalHeading(std::string_view heading) { return heading.size() <= 90 && heading.find("目标") != heading.npos; }

}  // namespace

void DeadlineExtractor::Begin(const Source& source, const Document& document) {
  source_ = &source;
  document_ = &document;
  const auto date = ParseDateAt(document.document_date.value);
  scene_.document_date = date ? date->date : Date{};
  scene_.plan_year = PlanYear(document, scene_.document_date);
  scene_.earliest = date ? date->date : Date{scene_.plan_year, 1, 1};
  scene_.standing = IsStanding(document.title.value);
  label_alone_ = false;
  goal_clause_ = -2;
}

void DeadlineExtractor::Read(BlockText& block, std::vector<Fact>& facts) {
  const BlockRole role = block.block->role;
  const bool carried = label_alone_;
  label_alone_ = false;
  if (role == BlockRole::kImprint || role == BlockRole::kSignature) return;
  const bool numeric_cell = block.is_cell() && block.clean.has(kHasDigit) && block.text().size() <= 7;
  if (!block.clean.has(kHasTime | kHasLimit) && !numeric_cell) return;
  scene_.found.clear();
  Prepare(block);
  if (carried && scene_.field_begin == std::string_view::npos)
    scene_.field_begin = 0, scene_.field_end = scene_.text.size();
  Scan();
  if (numeric_cell && scene_.in_field(0) && scene_.found.empty()) ReadNumericMonth(scene_);
  const bool head = role == BlockRole::kMetadata || role == BlockRole::kHeader;
  for (DeadlineFinding& finding : scene_.found) {
    if (head && finding.rule != "deadline.in_force_line") continue;
    block.masks.push_back({static_cast<uint32_t>(finding.begin), static_cast<uint32_t>(finding.end), Mask::kDeadline,
                           static_cast<uint32_t>(facts.size())});
    Fact fact;
    fact.span = block.clean.source_span(finding.begin, finding.end);
    fact.clause = block.block->clause;
    fact.rule = finding.rule;
    fact.certainty = finding.certainty;
    fact.value = std::move(finding.deadline);
    facts.push_back(std::move(fact));
  }
}

void DeadlineExtractor::End(std::vector<Fact>&) {}

void DeadlineExtractor::Prepare(const BlockText& block) {
  scene_.text = block.text();
  scene_.masks.Assign(block.masks);
  scene_.recent_year = scene_.recent_month = scene_.told_year = 0;
  scene_.field_begin = std::string_view::npos;
  scene_.field_end = 0;
  if (block.clean.has(kHasColon)) {
    if (const auto field = FindDeadlineField(scene_.text)) {
      scene_.field_begin = field->begin, scene_.field_end = field->end;
      label_alone_ = field->begin >= scene_.text.size();
    }
  }
  if (block.is_cell() && IsDeadlineFieldName(ColumnName(*source_, *document_, *block.block)))
    scene_.field_begin = 0, scene_.field_end = scene_.text.size();
  if (block.block->clause != goal_clause_) {
    goal_clause_ = block.block->clause;
    goal_ = false;
    for (int32_t clause = goal_clause_; clause >= 0 && !goal_; clause = document_->clauses[clause].parent)
      goal_ = IsGoalHeading(document_->clauses[clause].heading.of(source_->text));
  }
  scene_.goal_section = goal_;
}

// Walks the text once and asks the rules at each 年 月 日 天 周 时 季 旬 起 前.
void DeadlineExtractor::Scan() {
  const std::string_view text = scene_.text;
  size_t read = 0;
  for (size_t i = 0; i + 2 < text.size();) {
    const unsigned char lead = text[i];
    if (lead < 0xe0) {
      const bool iso = lead == '-' || lead == '.' || lead == '/';
      if (iso && i >= 4 && i >= read && text.substr(i - 4, 2) == "20" && ParseDateAt(text.substr(i - 4)))
        if (const size_t next = ReadMoment(scene_, i)) read = std::max(read, next);
      ++i;
      continue;
    }
    const unsigned char second = text[i + 1], third = text[i + 2];
    const size_t at = i;
    i += lead >= 0xf0 ? 4 : 3;
    if (!(kSecondBytes >> (second & 63) & 1) || !(kThirdBytes >> (third & 63) & 1) || at < read) continue;
    const uint32_t code = lead << 16 | second << 8 | third;
    size_t next = 0;
    switch (code) {
      case 0xe5b9b4:  // 年
      case 0xe69c88:  // 月
      case 0xe697a5:  // 日
      case 0xe5ada3:  // 季
        next = ReadMoment(scene_, at);
        if (!next) next = ReadDuration(scene_, at);
        break;
      case 0xe5a4a9:  // 天
      case 0xe591a8:  // 周
      case 0xe697b6:  // 时
      case 0xe69c9f:  // 期
        next = ReadDuration(scene_, at);
        if (!next && code == 0xe591a8) next = ReadMoment(scene_, at);
        break;
      case 0xe58886:  // 分
        next = StartsAt(text, at, "分钟") ? ReadDuration(scene_, at) : 0;
        break;
      case 0xe8b5b7:  // 起
        next = ReadEffectiveEvent(scene_, at);
        break;
      case 0xe5898d:  // 前
        next = ReadEventBefore(scene_, at);
        break;
      default: break;
    }
    read = std::max(read, next);
  }
}

}  // namespace liye
