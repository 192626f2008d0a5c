#include "extract/title_mention.h"

#include <algorithm>

#include "extract/bare_name.h"
#include "extract/pattern.h"
#include "extract/relation_reason.h"
#include "extract/title_bracket.h"
#include "extract/trace.h"
#include "extract/words.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character, of 《 and of 》

bool IsAnyOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// What may stand between a number and the title of the document it numbers: 第7号令发布的《…》.
bool JoinsNumber(std::string_view gap) {
  for (std::string_view kind : {"令", "文件", "文", "公告"})
    if (gap.starts_with(kind)) {
      gap.remove_prefix(kind.size());
      break;
    }
  return IsAnyOf(gap, {"", "发布的", "公布的", "颁布的", "印发的", "发布", "公布", "颁布", ",", "”"});
}

const Pattern kIssuedAs("title.issued_as", R"(^,?已(?:经|由|于)?[^。;()《》]{0,40}?(?:发布|印发|公布|颁布)\($)",
                        "the title was issued under the number in brackets",
                        {",已于3月14日正式获批发布(", "已由市水利局批准发布("}, {",印发各县(", ",已于3月14日报送("});

// 《…规则》,已于3月14日获批发布(平网字〔2025〕29号): whether the number behind `end` numbers the title before it.
bool IssuesAs(std::string_view text, size_t end, const Mask& number) {
  constexpr size_t kFarthest = 60 * kGlyph;
  if (number.begin <= end || number.begin - end > kFarthest || !StartsAt(text, number.end, ")")) return false;
  re2::StringPiece groups[1];
  return kIssuedAs.MatchAt(text.substr(end, number.begin - end), 0, groups);
}

// Whether a 《 is left open near the end.
bool EndsInTitle(std::string_view text) {
  constexpr size_t kFarthest = 200 * kGlyph;
  if (text.size() > kFarthest) text.remove_prefix(text.size() - kFarthest);
  const size_t open = text.rfind("《");
  return open != text.npos && text.find("》", open) == text.npos;
}

// Whether the text breaks off in a title, or in how many it is the first of: 批准《甲》等 and 36 and 项标准 on a line each.
bool BreaksOff(std::string_view text) {
  if (EndsInTitle(text)) return true;
  const std::string_view counted = text.substr(0, text.find_last_not_of("0123456789") + 1);
  return counted.ends_with("》等");
}

bool IsHead(const BlockText& block) {
  return block.block->role == BlockRole::kHeader || block.block->role == BlockRole::kMetadata ||
         block.block->role == BlockRole::kChrome;
}

}  // namespace

size_t FirstNumberBehind(const std::vector<Mask>& masks, size_t numbers, size_t at) {
  const auto end = masks.begin() + static_cast<ptrdiff_t>(numbers);
  return static_cast<size_t>(std::partition_point(masks.begin(), end, [at](const Mask& m) { return m.end <= at; }) -
                             masks.begin());
}

void TitleExtractor::Begin(const Source&, const Document& document) {
  document_ = &document;
  static const WordList printing{"印发", "发布", "公布", "下达", "下发"},
      amending{"修改", "修订", "修正", "调整", "补充"};
  prints_ = printing.In(document.title.value);
  amends_ = amending.In(document.title.value);
  relations_.Begin(document);
  abbreviations_.Clear();
  genre_names_.Clear();
  genre_names_.Name(document.title.value, document.title.value, document.title.span.start);
  this_.clear();
  pairs_.clear();
  titles_.clear();
}

void TitleExtractor::Read(BlockText& block, std::vector<Fact>& facts) {
  if (block.clean.has(kHasTitle) && !block.is_cell() && BreaksOff(block.text()) && Join(block)) {
    ReadText(joined_, block.text().size(), facts);
    return CopyMasks(block);
  }
  ReadText(block, block.text().size(), facts);
}

// Whether the title of this document says that it amends what `inner` at `place` stands for.
bool TitleExtractor::IsAmended(std::string_view inner, uint32_t place) const {
  if (!amends_) return false;
  constexpr size_t kShortest = 4 * kGlyph;
  const std::string_view full = abbreviations_.Resolve(inner, place);
  const std::string_view name = full.empty() ? inner : full;
  return name.size() >= kShortest && document_->title.value.find(name) != std::string::npos;
}

// A title that goes on in the next blocks, as titles over two lines at the head do: reads them as
// one text. What begins in the next blocks is left to them.
bool TitleExtractor::Join(const BlockText& block) {
  constexpr uint32_t kFarthest = 800;
  constexpr ptrdiff_t kMostBlocks = 8;
  const Block* const stop = document_->blocks.data() + document_->blocks.size();
  const uint32_t from = block.block->span.start;
  for (const Block* next = block.block + 1; next < stop && next - block.block <= kMostBlocks; ++next) {
    if (next->table != kNone || next->role != block.block->role || next->span.start < block.block->span.end)
      return false;
    if (next->span.start > block.block->span.end + kFarthest) return false;
    uint32_t to = std::min(next->span.end, next->span.start + kFarthest);
    while (to < next->span.end && (static_cast<unsigned char>(block.source->text[to]) & 0xc0) == 0x80) ++to;
    joined_.clean.Assign(block.source->text, {from, to}, document_->noise);
    if (!joined_.text().starts_with(block.text())) return false;
    if (BreaksOff(joined_.text())) continue;
    joined_.source = block.source;
    joined_.document = block.document;
    joined_.block = block.block;
    joined_.masks = block.masks;
    return true;
  }
  return false;
}

void TitleExtractor::CopyMasks(BlockText& block) const {
  const uint32_t size = static_cast<uint32_t>(block.text().size());
  for (Mask mask : joined_.masks) {
    if (mask.kind != Mask::kTitle || mask.begin >= size) continue;
    mask.end = std::min(mask.end, size);
    block.masks.push_back(mask);
  }
}

// Reads the titles that begin before `limit`.
void TitleExtractor::ReadText(BlockText& block, size_t limit, std::vector<Fact>& facts) {
  if (Trace* trace = Trace::Current()) trace->Enter(block);
  candidates_.clear();
  references_.clear();
  const std::string_view text = block.text();
  if (block.clean.has(kHasTitle)) {
    FindCandidates(text, limit);
    for (size_t i = 0; i < candidates_.size(); ++i) JudgeAlone(text, i);
    JudgeByNeighbours(text, block);
  }
  if (candidates_.empty() && block.masks.empty()) return relations_.Pass(block);
  MakeReferences(block, facts);
  if (references_.empty())
    relations_.Pass(block);
  else
    relations_.Read(block, references_);
  const size_t numbers = block.masks.size();
  AddFacts(block, facts);
  PairNumbers(block, facts, numbers);
  Define(block, facts);
  NameGenres(block, facts);
  SetRelations(block, facts, numbers);
}

void TitleExtractor::End(std::vector<Fact>& facts) {
  for (const uint32_t index : titles_) {
    TitleMention& title = std::get<TitleMention>(facts[index].value);
    const uint32_t place = facts[index].span.start;
    std::string_view full = abbreviations_.Resolve(title.value, place);
    if (full.empty())
      full = std::binary_search(this_.begin(), this_.end(), index)
                 ? MeaningInOwnTitle(title.value, document_->title.value)
                 : genre_names_.Resolve(title.value, place);
    if (full.empty()) continue;
    title.value = full;
    facts[index].rule = "title.short_name";
  }
  for (const Pair& pair : pairs_)
    std::get<NumberMention>(facts[pair.number].value).title = std::get<TitleMention>(facts[pair.title].value).value;
}

void TitleExtractor::FindCandidates(std::string_view text, size_t limit) {
  for (TitleBracket bracket = NextTitle(text, 0); bracket.end > 0 && bracket.begin < limit;
       bracket = NextTitle(text, bracket.end))
    candidates_.push_back({bracket.begin, bracket.end});
}

// One reference for each title with its brackets and numbers, one for each number that is left.
void TitleExtractor::MakeReferences(const BlockText& block, const std::vector<Fact>& facts) {
  const std::string_view text = block.text();
  for (const Candidate& title : candidates_) {
    if (title.verdict != Verdict::kTitle || title.defined_here) continue;
    Reference reference{title.begin, title.end, title.begin + kGlyph, title.end - kGlyph};
    reference.target =
        amends_ && IsAmended(text.substr(reference.title_begin, reference.title_end - reference.title_begin),
                             block.clean.source_offset(title.begin));
    // The number right behind the title, and the one right before it.
    const auto is_own = [&](const Mask& mask) {
      return std::get<NumberMention>(facts[mask.fact].value).relation == Relation::kOwn;
    };
    const size_t behind = FirstNumberBehind(block.masks, block.masks.size(), title.end);
    if (behind < block.masks.size() && block.masks[behind].begin == title.end && !is_own(block.masks[behind]))
      reference.end = block.masks[behind].end;
    const size_t inside = FirstNumberBehind(block.masks, block.masks.size(), title.begin);
    if (inside > 0 && !is_own(block.masks[inside - 1])) {
      const Mask& before = block.masks[inside - 1];
      if (JoinsNumber(text.substr(before.end, title.begin - before.end))) reference.begin = before.begin;
    }
    // Remarks belong to the title unless they speak of another one.
    for (size_t end; (end = RemarkEnd(text, reference.end)) > reference.end; reference.end = end) {
      const auto other = [&](const Candidate& c) { return c.verdict == Verdict::kTitle && !c.defined_here; };
      auto first = std::partition_point(candidates_.begin(), candidates_.end(),
                                        [&](const Candidate& c) { return c.begin < reference.end; });
      const auto last =
          std::partition_point(first, candidates_.end(), [&](const Candidate& c) { return c.end <= end; });
      if (std::any_of(first, last, other)) break;
      const size_t number = FirstNumberBehind(block.masks, block.masks.size(), reference.end);
      if (number < block.masks.size() && block.masks[number].begin < end &&
          IsReasonRemark(text.substr(reference.end, block.masks[number].begin - reference.end)))
        break;
    }
    const size_t issued = FirstNumberBehind(block.masks, block.masks.size(), reference.end);
    if (issued < block.masks.size() && !is_own(block.masks[issued]) &&
        IssuesAs(text, reference.end, block.masks[issued]))
      reference.end = RemarkEnd(text, block.masks[issued].begin - 1);
    references_.push_back(reference);
  }
  const size_t titles = references_.size();
  for (const Mask& mask : block.masks) {
    const auto end = references_.begin() + static_cast<ptrdiff_t>(titles);
    const auto after =
        std::partition_point(references_.begin(), end, [&](const Reference& r) { return r.begin <= mask.begin; });
    if (after != references_.begin() && mask.end <= (after - 1)->end) continue;
    size_t from = after == references_.begin() ? 0 : std::min<size_t>((after - 1)->end, mask.begin);
    if (&mask != block.masks.data()) from = std::max<size_t>(from, std::min((&mask)[-1].end, mask.begin));
    Reference reference = NumberReference(text, from, mask.begin, mask.end);
    for (std::string_view kind : {"公告", "通告", "令", "文件", "文"})
      if (StartsAt(text, reference.end, kind)) {
        reference.end += kind.size();
        break;
      }
    references_.push_back(reference);
  }
  std::sort(references_.begin(), references_.end(),
            [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
}

void TitleExtractor::AddFacts(BlockText& block, std::vector<Fact>& facts) {
  for (Candidate& candidate : candidates_) {
    if (candidate.verdict == Verdict::kNoTitle)
      NoteDropped(block.text().substr(candidate.begin, candidate.end - candidate.begin), "title.genre", candidate.rule);
    if (candidate.verdict == Verdict::kTitle) {
      candidate.fact = static_cast<uint32_t>(facts.size());
      titles_.push_back(candidate.fact);
      Fact fact;
      fact.span = block.clean.source_span(candidate.begin, candidate.end);
      fact.clause = block.block->clause;
      fact.rule = candidate.rule;
      fact.certainty = candidate.certainty;
      TitleMention mention;
      mention.value = SourceCharacters(*block.source, block.clean, candidate.begin + kGlyph, candidate.end - kGlyph);
      abbreviations_.Name(mention.value, fact.span.start);
      if (EndsAt(block.text(), candidate.begin, "本")) this_.push_back(candidate.fact);
      fact.value = std::move(mention);
      facts.push_back(std::move(fact));
    }
    block.masks.push_back(
        {static_cast<uint32_t>(candidate.begin), static_cast<uint32_t>(candidate.end), Mask::kTitle, candidate.fact});
  }
}

void TitleExtractor::PairNumbers(const BlockText& block, std::vector<Fact>& facts, size_t numbers) {
  const std::string_view text = block.text();
  for (const Candidate& candidate : candidates_) {
    if (candidate.fact == kNoFact) continue;
    std::string& number = std::get<TitleMention>(facts[candidate.fact].value).number;
    if (candidate.defined_here) {  // (海关总署令第213号，以下简称《办法》)
      const size_t next = FirstNumberBehind(block.masks, numbers, candidate.begin);
      if (next == 0) continue;
      const Mask& mask = block.masks[next - 1];
      constexpr size_t kFarthest = 60 * kGlyph;
      if (mask.end > candidate.begin || candidate.begin - mask.end > kFarthest) continue;
      const std::string_view gap = text.substr(mask.end, candidate.begin - mask.end);
      if (gap.find_first_of("()") == gap.npos && gap.find("。") == gap.npos)
        number = std::get<NumberMention>(facts[mask.fact].value).value;
      continue;
    }
    const auto after = std::partition_point(references_.begin(), references_.end(),
                                            [&](const Reference& r) { return r.begin <= candidate.begin; });
    if (after == references_.begin()) continue;
    const auto reference = after - 1;
    if (reference->title_begin != candidate.begin + kGlyph) continue;
    bool behind = false;  // a number behind the title comes before one in front of it
    for (size_t i = FirstNumberBehind(block.masks, numbers, reference->begin); i < numbers; ++i) {
      const Mask& mask = block.masks[i];
      if (mask.end > reference->end) break;
      if (mask.begin >= candidate.begin && mask.end <= candidate.end) continue;
      pairs_.push_back({candidate.fact, mask.fact});
      if (number.empty() || (mask.begin >= candidate.end && !behind))
        number = std::get<NumberMention>(facts[mask.fact].value).value;
      behind |= mask.begin >= candidate.end;
    }
  }
}

// 《…分册（2016—2020年）》(以下简称《规划》) over broken lines: the title ends in the block before.
void TitleExtractor::DefineFromAbove(const Candidate& candidate, std::vector<Fact>& facts) {
  constexpr uint32_t kFarthest = 150;
  const auto here = std::lower_bound(titles_.begin(), titles_.end(), candidate.fact);
  if (here == titles_.begin() || here == titles_.end()) return;
  const Fact& above = facts[*(here - 1)];
  Fact& short_one = facts[candidate.fact];
  if (above.span.end > short_one.span.start || short_one.span.start - above.span.end > kFarthest) return;
  const std::string value = std::get<TitleMention>(above.value).value;
  TitleMention& title = std::get<TitleMention>(short_one.value);
  abbreviations_.Define(title.value, value, short_one.span.start);
  title.value = value;
  short_one.rule = "title.short_name";
}

void TitleExtractor::Define(const BlockText& block, std::vector<Fact>& facts) {
  const std::string_view text = block.text();
  for (size_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& candidate = candidates_[i];
    if (candidate.fact == kNoFact) continue;
    const uint32_t place = facts[candidate.fact].span.start;
    if (candidate.defined_here) {
      // 《甲》和《乙》（以下分别简称《…》、《…》): as many full titles as short names, in the same order.
      size_t last = i, full = i;
      while (last + 1 < candidates_.size() &&
             JoinsTitles(text.substr(candidates_[last].end, candidates_[last + 1].begin - candidates_[last].end)))
        ++last;
      constexpr size_t kFarthest = 40;
      for (size_t left = last - i + 1; left > 0 && full > 0 && i - full < kFarthest;) {
        --full;
        if (candidates_[full].fact != kNoFact && !candidates_[full].defined_here) --left;
      }
      if (full == i && last == i) DefineFromAbove(candidate, facts);
      for (size_t k = i; k <= last && full < i; ++k, ++full) {
        while (full < i && (candidates_[full].fact == kNoFact || candidates_[full].defined_here)) ++full;
        if (full == i || candidates_[k].fact == kNoFact) break;
        TitleMention& short_one = std::get<TitleMention>(facts[candidates_[k].fact].value);
        const std::string& value = std::get<TitleMention>(facts[candidates_[full].fact].value).value;
        abbreviations_.Define(short_one.value, value, place);
        short_one.value = value;
        facts[candidates_[k].fact].rule = "title.short_name";
      }
      i = last;
    } else {
      for (size_t from = candidate.end, to; (to = RemarkEnd(text, from)) > from; from = to) {
        const std::string_view name = BareShortName(text.substr(from + 1, to - from - 2));
        if (!name.empty())
          abbreviations_.Define(name, std::get<TitleMention>(facts[candidate.fact].value).value, place);
      }
    }
  }
}

// Keeps what a genre alone may stand for from here on.
void TitleExtractor::NameGenres(const BlockText& block, const std::vector<Fact>& facts) {
  for (const Candidate& candidate : candidates_) {
    if (candidate.fact == kNoFact) continue;
    const Fact& fact = facts[candidate.fact];
    const std::string& value = std::get<TitleMention>(fact.value).value;
    if (fact.rule != "title.short_name") {
      const std::string_view full = abbreviations_.Resolve(value, fact.span.start);
      genre_names_.Name(value, full.empty() ? std::string_view(value) : full, fact.span.start);
      continue;
    }
    const std::string name =  // `value` is what it stands for by now
        SourceCharacters(*block.source, block.clean, candidate.begin + kGlyph, candidate.end - kGlyph);
    const std::string_view full = abbreviations_.Resolve(name, fact.span.start);
    genre_names_.Name(name, full.empty() ? std::string_view(name) : full, fact.span.start);
  }
}

void TitleExtractor::SetRelations(const BlockText& block, std::vector<Fact>& facts, size_t numbers) {
  // The reference that holds `at`, else the one before it.
  const auto relation_at = [&](size_t at) {
    const auto after = std::partition_point(references_.begin(), references_.end(),
                                            [at](const Reference& r) { return r.begin <= at; });
    return after == references_.begin() ? Relation::kCites : (after - 1)->relation;
  };
  for (size_t i = 0; i < numbers; ++i) {
    NumberMention& number = std::get<NumberMention>(facts[block.masks[i].fact].value);
    if (number.relation != Relation::kOwn) number.relation = relation_at(block.masks[i].begin);
  }
  for (const Candidate& candidate : candidates_) {
    if (candidate.fact == kNoFact) continue;
    Relation& relation = std::get<TitleMention>(facts[candidate.fact].value).relation;
    relation = IsOwnTitle(block, candidate) ? Relation::kOwn : relation_at(candidate.begin);
  }
}

// A web page may print the document's own title in 《》.
bool TitleExtractor::IsOwnTitle(const BlockText& block, const Candidate& candidate) const {
  if (!IsHead(block)) return false;
  const std::string& title = document_->title.value;
  return !title.empty() &&
         title == SourceCharacters(*block.source, block.clean, candidate.begin + kGlyph, candidate.end - kGlyph);
}

}  // namespace liye
