#include "parser/attached.h"

#include <algorithm>

#include "parser/clean_text.h"
#include "parser/find.h"
#include "parser/title.h"

namespace liye {
namespace {

constexpr size_t kMost = 12;

std::string_view Bare(std::string_view title) {
  for (std::string_view open : {"《", "<", "〈"})
    if (title.starts_with(open)) title.remove_prefix(open.size());
  for (std::string_view close : {"》", ">", "〉"})
    if (title.ends_with(close)) title.remove_suffix(close.size());
  return title;
}

}  // namespace

void AttachedTitles::Add(std::string_view title) {
  title = Bare(title);
  if (title.size() >= 12 && titles_.size() < kMost) titles_.emplace_back(title);
}

void AttachedTitles::AddFromTitle(std::string_view title) {
  for (std::string_view word : {"印发", "转发", "公布", "发布", "批转", "颁发", "下发"}) {
    const size_t found = Find(title, word);
    if (found == title.npos) continue;
    const size_t start = found + word.size();
    const size_t end = title.rfind("的");
    if (end != title.npos && end > start) Add(title.substr(start, end - start));
    return;
  }
}

void AttachedTitles::AddFromText(std::string_view text) {
  if (!Contains(text, "《")) return;
  bool prints = false;
  for (std::string_view word : {"印发", "转发", "公布", "发布", "颁布", "制定了", "施行"})
    prints |= Contains(text, word);
  if (!prints) return;
  for (size_t at = Find(text, "《"); at != text.npos; at = Find(text, "《", at + 3)) {
    const size_t end = Find(text, "》", at);
    if (end == text.npos) return;
    if (end - at < 400) Add(Squeeze(text, {static_cast<uint32_t>(at + 3), static_cast<uint32_t>(end)}));
  }
}

bool AttachedTitles::Begin(std::string_view title) const {
  return std::any_of(titles_.begin(), titles_.end(), [title](std::string_view known) {
    return known.size() > title.size() && known.starts_with(title);
  });
}

double AttachedTitles::Match(std::string_view title) const {
  constexpr double kAlike = 0.8;
  double best = 0;
  for (const std::string& known : titles_) {
    if (known == title) return 1;
    const std::string_view a = WithoutLastBrackets(known), b = WithoutLastBrackets(title);
    if (a == b) return 1;
    if ((b.size() >= 18 && a.ends_with(b)) || (a.size() >= 18 && b.ends_with(a))) best = std::max(best, 0.95);
    const bool kin = a.substr(0, 6) == b.substr(0, 6) ||
                     a.substr(a.size() - 3) == b.substr(b.size() - std::min<size_t>(3, b.size()));
    if (kin && b.size() * 2 > a.size() && a.size() * 2 > b.size()) best = std::max(best, Likeness(a, b));
  }
  return best >= kAlike ? best : 0;
}

}  // namespace liye
