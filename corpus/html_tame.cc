#include "corpus/html_tame.h"

#include <algorithm>
#include <string_view>

#include "corpus/ascii.h"
#include "corpus/html_element.h"

namespace liye {
namespace {

using namespace std::string_view_literals;

constexpr size_t kMaxCellTag = 4096;  // bytes of <td …> that are kept

class Tamer {
 public:
  explicit Tamer(std::string& html)
      : html_(html), view_(html), last_single_(html.rfind('\'')), last_double_(html.rfind('"')) {}

  void Run() {
    size_t at = 0;
    while ((at = view_.find('<', at)) < view_.size()) {
      const std::string_view rest = view_.substr(at + 1);
      const bool end_tag = rest.starts_with('/');
      if (rest.starts_with("!--")) {
        at = PassComment(at);
      } else if (rest.starts_with('!') && !StartsWithNoCase(rest, "!doctype")) {
        at = PassBogusComment(at);
      } else if (rest.size() > end_tag && IsAsciiLetter(rest[end_tag])) {
        at = PassTag(at + 1 + end_tag, end_tag);
      } else {
        ++at;
      }
    }
  }

 private:
  // The first two take the place of a <, the third that of a name. They give the place to go on from.

  size_t PassComment(size_t at) {
    const size_t inside = at + 4;
    for (const std::string_view empty : {">"sv, "->"sv}) {
      if (!view_.substr(inside).starts_with(empty)) continue;
      Void(at, inside + empty.size());
      return inside;
    }
    for (size_t end = inside; (end = view_.find("--", end)) != view_.npos; ++end) {
      const std::string_view close = view_.substr(end + 2);
      if (close.starts_with("!>")) html_[end + 2] = '-';
      if (close.starts_with('>') || close.starts_with("->")) return end;
    }
    return view_.size();
  }

  size_t PassBogusComment(size_t at) {
    const size_t end = view_.find('>', at);
    if (end == view_.npos) return view_.size();
    Void(at, end + 1);
    return end;
  }

  size_t PassTag(size_t at, bool end_tag) {
    const size_t name_end = std::min(view_.find_first_of(" \t\r\n\f\v/>", at), view_.size());
    const size_t end = FindTagEnd(name_end);
    const std::string name = Lowered(view_.substr(at, std::min(name_end - at, size_t{16})));
    const HtmlEffect effect = EffectOf(name);
    const bool empty = end > name_end && view_[end - 1] == '/';
    if (effect == HtmlEffect::kUnknown) html_[at] = 'o';
    const size_t kept = effect == HtmlEffect::kUnknown ? at + 1
                        : effect == HtmlEffect::kCell  ? std::min(name_end + kMaxCellTag, end)
                                                       : name_end;
    Blank(kept, end - empty);
    // </p> ends a line even where no paragraph is open; libxml2 would say nothing of it.
    if (end_tag && name == "p") html_.replace(at - 1, 2, "br");
    // What scripts compare and print is no markup.
    if (!end_tag && !empty && (name == "script" || name == "style"))
      return end + std::min(FindNoCase(view_.substr(end), "</" + name), view_.size() - end);
    return end;
  }

  // Where the tag whose name ends at `at` ends: its > outside quotes, or the end of all.
  size_t FindTagEnd(size_t at) const {
    char quote = 0, before = ' ';  // `before`: the last that is no blank
    for (; at < view_.size(); ++at) {
      const char c = view_[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '>') {
        return at;
      } else if (before == '=' && IsClosedQuote(at)) {
        quote = c;
      }
      if (!IsAsciiSpace(c)) before = c;
    }
    return at;
  }

  bool IsClosedQuote(size_t at) const {
    return (view_[at] == '"' && at < last_double_) || (view_[at] == '\'' && at < last_single_);
  }

  // Makes markup an end tag that closes nothing, which leaves not even a blank in the text.
  void Void(size_t begin, size_t end) {
    Blank(begin, end);
    html_.replace(begin, 3, end - begin > 3 ? "</o" : "<o>");
    html_[end - 1] = '>';
  }

  void Blank(size_t begin, size_t end) { std::fill(html_.data() + begin, html_.data() + std::max(begin, end), ' '); }

  std::string& html_;
  const std::string_view view_;
  const size_t last_single_, last_double_;  // places of the last quotes
};

}  // namespace

void TameMarkup(std::string& html) {
  if (html.starts_with("\xEF\xBB\xBF")) html.replace(0, 3, 3, ' ');
  std::replace(html.begin(), html.end(), '\0', ' ');
  Tamer(html).Run();
}

}  // namespace liye
