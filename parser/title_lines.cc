#include "parser/title_lines.h"

#include <algorithm>

#include "parser/clean_text.h"
#include "parser/find.h"
#include "parser/line_kind.h"
#include "parser/title.h"

namespace liye {
namespace {

constexpr uint32_t kNowhere = UINT32_MAX;

// 《办法》 → 办法, but not 《办法》答记者问.
std::string WithoutQuotes(const std::string& title) {
  const bool quoted = title.starts_with("《") && title.ends_with("》") && Find(title, "》") == title.size() - 3;
  return quoted ? title.substr(3, title.size() - 6) : title;
}

class Finder {
 public:
  Finder(std::string_view text, std::span<const Line> lines, std::span<const uint32_t> candidates,
         const TitleSigns& signs)
      : text_(text), lines_(lines), candidates_(candidates), signs_(signs) {}

  std::optional<TitleLines> Run() const {
    const std::string& wanted = signs_.wanted;
    std::vector<Group> groups = Groups();
    for (Group& group : groups) TrimFront(group);
    const Group* chosen = nullptr;
    int best = 0;
    for (const Group& group : groups) {
      const int worth = !wanted.empty() ? Likeness(wanted, group.title) > 0.8 : WorthOf(group);
      if (worth > 0 && (worth > best || (worth == best && (worth >= 3 || Likeness(group.title, chosen->title) > 0.8))))
        chosen = &group, best = worth;
      if (!wanted.empty() && worth > 0) chosen = &group;
    }
    if (!chosen) return {};
    return TitleLines{chosen->lines.front(), chosen->lines.back(), WithoutQuotes(chosen->title)};
  }

 private:
  struct Group {
    std::vector<uint32_t> lines;
    std::string title;
  };

  // Runs of title lines, parted by anything that is none.
  std::vector<Group> Groups() const {
    std::vector<Group> groups;
    uint32_t expected = kNowhere;
    for (uint32_t i : candidates_) {
      const bool apart = i != expected || lines_[i].is(kFirstPiece);
      if (apart) groups.emplace_back();
      Group& group = groups.back();
      const std::string bare = Bare(i);
      const bool whole = GenreOf(group.title).kind == GenreKind::kOwn && Contains(group.title, "关于");
      if (!group.lines.empty() && whole && (Contains(bare, "关于") || bare == group.title)) {
        groups.push_back({{i}, bare});
      } else if (!group.lines.empty() && GenreOf(group.title) && !IsBracketed(bare) && !GenreOf(group.title + bare)) {
        groups.push_back({{i}, bare});
      } else {
        group.lines.push_back(i);
        group.title += bare;
      }
      expected = i + 1;
      while (expected < signs_.stop && lines_[expected].is(kNoiseLine)) ++expected;
    }
    return groups;
  }

  static bool IsBracketed(std::string_view bare) { return bare.starts_with("（") || bare.starts_with("("); }

  // Leaves only issuers before the line that holds 关于.
  void TrimFront(Group& group) const {
    for (size_t k = group.lines.size(); k-- > 0;) {
      const std::string bare = Bare(group.lines[k]);
      const size_t about = Find(bare, "关于");
      if (about == bare.npos) continue;
      size_t first = k;
      while (first > 0 && (about == 0 || !IsOfficeName(bare.substr(0, about))) &&
             IsOfficeName(Bare(group.lines[first - 1])))
        --first;
      if (first == 0) return;
      group.lines.erase(group.lines.begin(), group.lines.begin() + first);
      group.title.clear();
      for (uint32_t i : group.lines) group.title += Bare(i);
      return;
    }
  }

  // How surely a group of lines is the title; 0 when it is none.
  int WorthOf(const Group& group) const {
    const Line& first = lines_[group.lines.front()];
    if (!signs_.framed && IsOfCode(group)) return 0;
    const Genre genre = GenreOf(group.title);
    if (genre.kind == GenreKind::kOwn && Contains(group.title, "关于")) return 4;
    if (group.title.ends_with("令") && signs_.has_order_number) return 4;
    if (genre.kind == GenreKind::kOwn && group.title.size() >= 12) return 3;
    if (genre && group.title.size() >= 12) return 2;
    return (first.is(kMarkedHeading) && first.hashes == 1) || (signs_.framed && Contains(group.title, "关于")) ? 1 : 0;
  }

  // # 读取配置 above def load(path):, #include <cstdio>: a comment, or the code itself.
  bool IsOfCode(const Group& group) const {
    constexpr uint32_t kBelow = 3;
    const auto is_code = [&](uint32_t i) { return IsCode(lines_[i].span.of(text_)); };
    const uint32_t last = group.lines.back();
    for (uint32_t i = last + 1; i < lines_.size() && i <= last + kBelow; ++i)
      if (is_code(i)) return true;
    return std::any_of(group.lines.begin(), group.lines.end(), is_code);
  }

  std::string Bare(uint32_t i) const { return Squeeze(text_, lines_[i].span); }

  std::string_view text_;
  std::span<const Line> lines_;
  std::span<const uint32_t> candidates_;
  const TitleSigns& signs_;
};

}  // namespace

std::optional<TitleLines> FindPageTitle(std::string_view text, std::span<const Line> lines,
                                        std::span<const uint32_t> candidates, std::string_view title) {
  for (size_t first = candidates.size(); first-- > 0;) {
    std::string joined;
    for (size_t k = first; k < candidates.size() && joined.size() < title.size(); ++k) {
      if (candidates[k] != candidates[first] + (k - first)) break;
      joined += Squeeze(text, lines[candidates[k]].span);
      if (joined == title) return TitleLines{candidates[first], candidates[k], WithoutQuotes(joined)};
    }
  }
  return {};
}

std::optional<TitleLines> FindTitle(std::string_view text, std::span<const Line> lines,
                                    std::span<const uint32_t> candidates, const TitleSigns& signs) {
  return Finder(text, lines, candidates, signs).Run();
}

}  // namespace liye
