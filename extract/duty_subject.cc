// Subjects that stand before the clause their marker begins.
#include "extract/duty_sentence.h"
#include "extract/duty_sentence_words.h"
#include "extract/unit_list_words.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr size_t kLongestTime = 24;  // bytes of 年初, 每年年底 before a subject

}  // namespace

// The subject of a clause that begins with its marker: 甲是主管部门,负责…; 成立领导小组,负责…; 市财政局:负责….
bool DutySentenceReader::ReadSubjectBefore(size_t at) {
  size_t segment_end = at;
  if (segment_end == sentence_.begin) {  // behind a full stop: 市财政局。负责…, 成立专门机构。负责…
    if (segment_end < 3 || !HasAt(text_, segment_end - 3, "。")) return false;
    const size_t end = segment_end - 3;
    const Sentence before = SentenceAt(CharBefore(text_, end));
    const size_t begin = lists_.ReadBackward(text_, before.begin, end, units_);
    if (begin < end && (begin == before.begin || EndsWithAny(text_, begin, {"成立", "设立", "组建"}))) return true;
    units_.clear();
    const size_t stop = lists_.ReadForward(text_, before.begin, end, units_);
    const bool described = HasAt(text_, stop, ":") && EndsWithAny(text_, end, {"部门", "单位", "机构"});
    if (stop > before.begin && (described || StartsWithAny(text_, stop, {"是", "为", "作为"}))) return true;
    units_.clear();
    return false;
  }
  const size_t mark = CharBefore(text_, segment_end);
  if (text_[mark] == ':') {
    const size_t begin = lists_.ReadBackward(text_, sentence_.begin, mark, units_);
    if (begin < mark && begin == sentence_.begin) return true;
    units_.clear();
    return false;
  }
  if (text_[mark] != ',') return false;
  for (int tries = 0; tries < 6 && segment_end > sentence_.begin; ++tries) {
    const size_t end = segment_end - 1;
    size_t begin = end;
    for (int depth = 0; begin > sentence_.begin; begin = CharBefore(text_, begin)) {
      const char c = text_[begin - 1];
      if (c == ')') ++depth;
      if (c == '(') --depth;
      if (depth == 0 && c == ',') break;
    }
    if (ReadSegmentSubject(begin, end)) return true;
    segment_end = begin;
  }
  return false;
}

// The subject that opens a sentence whose last part is 对…负责: 甲、乙,要…,对…负责. `object` is 对.
bool DutySentenceReader::ReadFarSubject(size_t object) {
  const size_t mark = object - (text_.substr(0, object).ends_with("并") ? std::string_view("并").size() : 0);
  if (mark <= sentence_.begin || text_[mark - 1] != ',') return false;
  units_.clear();
  const size_t stop = lists_.ReadForward(text_, sentence_.begin, mark, units_);
  const size_t next = stop + (stop < mark && text_[stop] == ',' ? 1 : 0);
  const bool named = stop > sentence_.begin && !UnitNames::Get().PersonAt(text_, stop);
  if (named && (next == mark || StartsWithAny(text_, next, {"要", "应", "须", "必须"}) ||
                UnitNames::Get().VerbAt(text_, next) > 0 || HasAt(text_, next, "依")))
    return true;
  units_.clear();
  return false;
}

// The subject that opens the sentence, with a deed of its own before what the marker adds: 甲应当根据…,会同乙…; 甲要…,并负责….
// The marker stands behind the comma at `end`.
bool DutySentenceReader::ReadSentenceSubject(size_t end) {
  units_.clear();
  size_t begin = sentence_.begin;
  if (const size_t colon = text_.substr(begin, end - begin).rfind(':'); colon != text_.npos) begin += colon + 1;
  if (const size_t opening = ListWords::Get().openings.LongestAt(text_, begin).size; HasAt(text_, begin + opening, ","))
    begin += opening + 1;  // 目前,甲正在…
  const size_t stop = lists_.ReadForward(text_, begin, end, units_);
  const bool acts = LinkLengthAt(text_, stop) > 0 || UnitNames::Get().VerbAt(text_, stop) > 0 ||
                    StartsWithAny(text_, stop, {"今年", "已"});
  lists_.level().clear();
  if (stop > begin && stop < end && acts && !UnitNames::Get().PersonAt(text_, stop)) return true;
  units_.clear();
  return false;
}

// 甲应当根据需要,建立协作机制,负责…: the subject of 应当 is that of 负责 too, unless another is named between them. `end` is the
// comma before 负责.
bool DutySentenceReader::ReadObligedSubject(size_t end) {
  constexpr std::string_view kOught = "应当";
  if (!ReadSentenceSubject(end)) return false;
  const size_t own = units_.back().end + (HasAt(text_, units_.back().end, ",") ? 1 : 0);
  const std::string_view between = text_.substr(own, end - std::min(own, end));
  bool other = !between.starts_with(kOught);
  for (std::string_view word : {"设立", "成立", "组建", "配备", "指定", "确定", "明确", "安排", "聘", "组织", "委托",
                                "授权", "派", "由", "设置", "确立"})
    other |= between.find(word) != between.npos;
  if (!other) return true;
  units_.clear();
  return false;
}

// The subject that opens the part before a semicolon: 甲依法实施监督;发现违法情形的,应当会同乙….
bool DutySentenceReader::ReadSubjectBeforeSemicolon(size_t marker) {
  units_.clear();
  if (sentence_.begin == 0 || text_[sentence_.begin - 1] != ';' || !EndsWithAny(text_, marker, {",应当"})) return false;
  std::vector<ListedUnit> own;
  if (lists_.ReadForward(text_, sentence_.begin, marker, own) > sentence_.begin) return false;
  const Sentence here = sentence_;
  sentence_ = SentenceAt(sentence_.begin - 1 > 0 ? CharBefore(text_, sentence_.begin - 1) : 0);
  const bool found = ReadSentenceSubject(sentence_.end);
  sentence_ = here;
  return found;
}

bool DutySentenceReader::ReadSegmentSubject(size_t begin, size_t end) {
  const UnitNames& names = UnitNames::Get();
  if (const size_t colon = text_.substr(begin, end - begin).rfind(':'); colon != text_.npos) begin += colon + 1;
  const std::string_view segment = text_.substr(begin, end - begin);
  for (std::string_view word : {"成立", "设立", "组建", "下设"}) {
    const size_t found = segment.rfind(word);
    if (found == segment.npos) continue;
    const size_t from = begin + found + word.size();
    lists_.level().clear();  // the group's own office takes no level of another unit
    const size_t start = lists_.ReadBackward(text_, from, end, units_);
    if (start < end && units_.back().unit_class == UnitClass::kBody && start > from &&
        units_.size() == 1) {  // 成立服务业、建筑业统计领导小组
      units_[0].begin = from;
      units_[0].name = text_.substr(from, end - from);
    }
    if (start < end) {
      // 成立以市长任组长的智慧城市建设领导小组: the name stands behind 的
      const size_t of = units_.front().name.rfind("的");
      if (of != std::string::npos && units_.size() == 1) {
        units_[0].begin += of + 3;
        units_[0].name = units_[0].name.substr(of + 3);
      }
      if (units_.front().unit_class == UnitClass::kBody || units_.front().unit_class == UnitClass::kDepartment ||
          units_.front().unit_class == UnitClass::kCollective)
        return true;
    }
    units_.clear();
  }
  const size_t opening = StartsWithAny(segment, 0, {"同时", "其中"}) ? 6 : 0;
  const size_t stop = lists_.ReadForward(text_, begin + opening, end, units_);
  if (stop > begin + opening && !names.PersonAt(text_, stop)) {
    if (StartsWithAny(text_, stop, {"为", "是", "作为"}) && stop + 3 < end) {  // 考核部门为省应急管理厅,负责…
      const size_t second = stop + (HasAt(text_, stop, "作为") ? 6 : 3);
      std::vector<ListedUnit> named;
      const size_t named_end = lists_.ReadForward(text_, second, end, named);
      const bool generic = units_.size() == 1 && units_[0].unit_class == UnitClass::kCollective;
      if (named_end == end && named.size() >= 1 && generic && named[0].unit_class != UnitClass::kCollective)
        units_ = named;
      return true;
    }
    const std::string_view rest = text_.substr(stop, end - stop);
    if (rest.empty() && begin == sentence_.begin) return true;  // 政府设立的防汛指挥机构,负责…
    if (StartsWithAny(rest, 0, {"设在", "设于"})) return true;
    const bool opens = begin <= sentence_.begin + kLongestTime;  // 年初,甲根据需要,…
    const bool inserted = ListWords::Get().inserted.LongestAt(text_, stop) || (stop > begin && text_[stop - 1] == ')');
    if (!rest.empty() && !HasModal(rest.substr(0, std::min<size_t>(rest.size(), 9))) &&
        (begin == sentence_.begin ? names.VerbAt(text_, stop) > 0 || HasAt(text_, stop, "主管") || inserted
                                  : opens && inserted))
      return true;
  }
  units_.clear();
  return false;
}

}  // namespace liye
