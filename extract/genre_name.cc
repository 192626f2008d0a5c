#include "extract/genre_name.h"

#include "extract/words.h"

namespace liye {
namespace {

constexpr size_t kGlyph = 3;  // bytes of a Chinese character and of a full-width bracket

struct Words {
  WordList genre = WordList("title_context", "genre");
  WordList any_subject = WordList("title_context", "any_subject");
};
const Words& TheWords() {
  static const Words words;
  return words;
}

// A title as the source has it without the remarks in brackets at its end: (2016—2020年), （试行）.
std::string_view WithoutRemarks(std::string_view title) {
  for (;;) {
    const size_t open = title.ends_with("）")  ? title.rfind("（")
                        : title.ends_with(")") ? title.rfind('(')
                                               : title.npos;
    if (open == title.npos || open == 0) return title;
    title = title.substr(0, open);
  }
}

// What a title of the form …关于印发〈甲〉的通知 prints; empty for other titles.
std::string_view PrintedBy(std::string_view title) {
  size_t begin = title.npos;
  for (std::string_view verb : {"印发", "转发", "发布", "公布"})
    if (const size_t at = title.find(verb); at < begin && at != title.npos) begin = at + verb.size();
  constexpr std::string_view kNotice = "的通知";
  if (begin == title.npos || !title.ends_with(kNotice)) return {};
  std::string_view inner = title.substr(begin, title.size() - begin - kNotice.size());
  for (std::string_view open : {"《", "〈"})
    if (inner.starts_with(open)) inner.remove_prefix(kGlyph);
  for (std::string_view close : {"》", "〉"})
    if (inner.ends_with(close)) inner.remove_suffix(kGlyph);
  return inner.find("》") == inner.npos && inner.find("〉") == inner.npos ? inner : std::string_view();
}

}  // namespace

bool IsGenreName(std::string_view name) {
  constexpr size_t kLongest = 8 * kGlyph;
  if (name.size() > kLongest) return false;
  const size_t genre = TheWords().genre.Before(name, name.size());
  if (genre == 0) return false;
  name.remove_suffix(genre);
  while (!name.empty()) {
    const size_t word = TheWords().any_subject.Before(name, name.size());
    if (word == 0) return false;
    name.remove_suffix(word);
  }
  return true;
}

std::string_view MeaningInOwnTitle(std::string_view name, std::string_view title) {
  if (!IsGenreName(name)) return {};
  for (std::string_view own : {PrintedBy(title), title})
    if (own.size() > name.size() && WithoutRemarks(own).ends_with(name)) return own;
  return {};
}

void GenreNames::Name(std::string_view title, std::string_view full, uint32_t place) {
  if (title.empty() || IsGenreName(title)) return;
  titles_.push_back({std::string(title), std::string(full), place});
  if (const std::string_view printed = PrintedBy(title); !printed.empty()) Name(printed, printed, place);
}

std::string_view GenreNames::Resolve(std::string_view name, uint32_t place) const {
  if (titles_.empty() || !IsGenreName(name)) return {};
  std::string_view full;
  for (const Title& title : titles_) {
    if (title.place >= place) break;
    if (!WithoutRemarks(title.name).ends_with(name) || title.full == full) continue;
    if (!full.empty()) return {};
    full = title.full;
  }
  return full;
}

}  // namespace liye
