#include <algorithm>

#include "extract/title_bracket.h"
#include "extract/title_ending.h"
#include "extract/title_mention.h"
#include "extract/words.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character, of 《 and of 》

struct Context {
  WordList work_before = WordList("title_context", "work_before");
  WordList work_after = WordList("title_context", "work_after");
  WordList official_after = WordList("title_context", "official_after");
  WordList standard_near = WordList("title_context", "standard_near");
  WordList issued_near = WordList("title_context", "issued_near");
  WordList based_on = WordList("relation_words", "based_on");
};
const Context& TheContext() {
  static const Context context;
  return context;
}

// Whether one of `words` ends at `end`, 了 or another character or two between them allowed.
bool StandsBefore(const WordList& words, std::string_view text, size_t end) {
  constexpr int kSlack = 2;
  for (int i = 0; i <= kSlack && end > 0; ++i) {
    if (words.Before(text, end)) return true;
    const std::string_view glyph = GlyphBefore(text, end);
    if (std::string_view(",;:。()、《》").find(glyph) != std::string_view::npos) return false;
    end -= glyph.size();
  }
  return false;
}

// A standard's code at the head of a remark: (GB/T 9704—2012).
bool HasStandardCode(std::string_view text) {
  if (!text.starts_with("(")) return false;
  size_t letters = 0, i = 1;
  while (i < text.size() && ((text[i] >= 'A' && text[i] <= 'Z') || text[i] == '/')) ++letters, ++i;
  while (i < text.size() && text[i] == ' ') ++i;
  return letters >= 2 && i < text.size() && text[i] >= '0' && text[i] <= '9';
}

// Whether text behind a list says that it is one of standards: 等586项行业标准.
bool NamesStandards(std::string_view behind) {
  constexpr size_t kReach = 24 * kGlyph;
  std::string_view head = behind.substr(0, kReach);
  head = head.substr(0, std::min(head.find_first_of(",;("), head.find("。")));
  if (head.find("标准样品") != head.npos) return false;  // a thing, no document
  if (TheContext().standard_near.At(head)) return true;
  const bool counted = head.starts_with("等") || (!head.empty() && head[0] >= '1' && head[0] <= '9');
  return counted && (head.find("标准") != head.npos || head.find("规范") != head.npos);
}

}  // namespace

// 关于印发平川市…任务分解表的通知: what this document prints is an official document, a table too.
bool TitleExtractor::IsPrinted(std::string_view inner) const {
  constexpr size_t kShortest = 8 * kGlyph;
  return prints_ && inner.size() >= kShortest && document_->title.value.find(inner) != std::string::npos;
}

void TitleExtractor::JudgeAlone(std::string_view text, size_t index) {
  const Context& context = TheContext();
  Candidate& candidate = candidates_[index];
  const std::string_view inner = text.substr(candidate.begin + kGlyph, candidate.end - candidate.begin - 2 * kGlyph);
  const TitleKind kind = inner.empty() ? TitleKind::kForm : KindOfTitle(inner);
  candidate.defined_here = DefinesAt(text, candidate.begin);
  if (index > 0 && candidates_[index - 1].defined_here) {  // 以下分别简称《…》、《…》
    const size_t last = candidates_[index - 1].end;
    candidate.defined_here |= JoinsTitles(text.substr(last, candidate.begin - last));
  }
  if (kind == TitleKind::kForm && IsPrinted(inner)) {
    candidate.verdict = Verdict::kTitle;
    candidate.rule = "title.printed";
  } else if (kind != TitleKind::kOfficial && kind != TitleKind::kOpen &&
             !NamesStandards(text.substr(candidate.end))) {  // 《压力表》等4项标准
    candidate.verdict = Verdict::kNoTitle;
    candidate.rule = "form_or_certificate";
  } else if (context.work_before.Before(text, candidate.begin) || context.work_after.At(text, candidate.end)) {
    candidate.verdict = Verdict::kNoTitle;
    candidate.rule = "work";
  } else if (kind == TitleKind::kOfficial) {
    candidate.verdict = Verdict::kTitle;
    candidate.rule = "title.genre";
  } else if (!abbreviations_.Resolve(inner, UINT32_MAX).empty()) {
    candidate.verdict = Verdict::kTitle;
    candidate.rule = "title.short_name";
  }
}

// Decides about titles whose ending tells nothing, list by list.
void TitleExtractor::JudgeByNeighbours(std::string_view text, const BlockText& block) {
  const Context& context = TheContext();
  for (size_t i = 0, j; i < candidates_.size(); i = j) {
    size_t end = SkipRemarks(text, candidates_[i].end);
    for (j = i + 1; j < candidates_.size() && end <= candidates_[j].begin &&
                    JoinsTitles(text.substr(end, candidates_[j].begin - end));
         ++j)
      end = SkipRemarks(text, candidates_[j].end);
    const auto first = candidates_.begin() + i, last = candidates_.begin() + j;
    if (std::none_of(first, last, [](const Candidate& c) { return c.verdict == Verdict::kUndecided; })) continue;
    const size_t begin = first->begin;
    std::string_view behind = text.substr(end);
    std::string_view rule;
    if (NamesStandards(behind) || context.standard_near.Before(text, begin) ||
        HasStandardCode(text.substr((last - 1)->end))) {
      rule = "title.standard";
    } else if (std::any_of(first, last,
                           [](const Candidate& c) { return c.verdict == Verdict::kTitle && !c.defined_here; })) {
      rule = "title.in_list";
    } else {
      if (behind.starts_with("等")) behind.remove_prefix(kGlyph);
      const size_t number = FirstNumberBehind(block.masks, block.masks.size(), (last - 1)->end);
      const bool numbered =
          number < block.masks.size() && block.masks[number].begin <= std::max(end, (last - 1)->end + 1);
      if (numbered || context.official_after.At(behind) || StandsBefore(context.issued_near, text, begin) ||
          (StandsBefore(context.based_on, text, begin) && !behind.starts_with("改编")))
        rule = "title.context";
    }
    for (auto c = first; c != last; ++c) {
      if (c->verdict != Verdict::kUndecided) continue;
      c->verdict = rule.empty() && !c->defined_here ? Verdict::kNoTitle : Verdict::kTitle;
      c->rule = !rule.empty() ? rule : c->verdict == Verdict::kTitle ? "title.short_name" : "no_document";
      c->certainty = Certainty::kLikely;
    }
  }
}

}  // namespace liye
