#include "parser/self_name.h"

#include <string>

#include "corpus/lexicon.h"
#include "parser/find.h"
#include "parser/title.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr int kFirstBlocks = 6;     // where a text says what it is
constexpr size_t kLastBlocks = 12;  // 本意见自发布之日起施行 stands at the end

enum class Trust : unsigned char {
  kOwn,
  kFirm,
  kLoose
};  // only documents of their own; not 措施, 标准 …; all but lists

struct GenreMatch {
  std::string_view word, type;
};

// The genre that begins at text[at], the longest that fits.
GenreMatch MatchGenre(std::string_view text, size_t at, Trust trust) {
  GenreMatch best;
  for (const LexiconRow& row : Lexicon("genres")) {
    if (row.size() < 3 || row[2] == "list" || row[0] == "令") continue;
    if ((trust == Trust::kOwn && row[2] != "own") || (trust != Trust::kLoose && row[2] == "loose")) continue;
    if (HasAt(text, at, row[0]) && row[0].size() > best.word.size()) best = {row[0], row[1]};
  }
  return best;
}

std::string_view GenreAt(std::string_view text, size_t at, bool own = false) {
  return MatchGenre(text, at, own ? Trust::kOwn : Trust::kFirm).type;
}

// Words between 本 or 以下 and the genre: 本实施方案, 以下指导意见.
constexpr std::string_view kKinds[] = {"实施", "指导", "工作", "行动", "项目", "若干", "管理",
                                       "试点", "专项", "暂行", "审评", "推进", "发展", "总体"};

// Where the genre begins that a word of its kind at text[at] may precede.
size_t BehindKind(std::string_view text, size_t at) {
  for (std::string_view kind : kKinds)
    if (HasAt(text, at, kind)) return at + kind.size();
  return at;
}

// 现提出供水管网改造实施方案，请认真组织实施: the genre at the end of what the text puts forward.
std::string_view PutForward(std::string_view text) {
  constexpr size_t kFarthest = 120;  // bytes of a name
  for (std::string_view word : {"现提出", "现制定", "现制订", "特提出"}) {
    const size_t at = Find(text, word);
    if (at == text.npos) continue;
    std::string_view name = text.substr(at + word.size(), kFarthest);
    name = name.substr(0, name.find_first_of(",;:("));
    name = name.substr(0, Find(name, "。"));
    for (size_t i = 0; i < name.size(); i += CharLength(name[i]))
      if (const GenreMatch genre = MatchGenre(name, i, Trust::kFirm); i > 0 && i + genre.word.size() == name.size())
        return genre.type;
  }
  return {};
}

// 现公告如下, 现将…批复如下, 提出如下意见, 提出以下意见.
std::string_view Announced(std::string_view text) {
  constexpr std::string_view kHereby = "特此";
  if (const size_t at = Find(text, kHereby); at != text.npos)
    if (const auto type = GenreAt(text, at + kHereby.size(), true); !type.empty()) return type;
  for (std::string_view word : {"如下", "以下"}) {
    for (size_t at = Find(text, word); at != text.npos; at = Find(text, word, at + word.size())) {
      if (const auto type = GenreAt(text, at + word.size()); !type.empty()) return type;
      if (const auto type = GenreAt(text, BehindKind(text, at + word.size()), true); !type.empty()) return type;
      for (size_t length : {6, 9, 12})
        if (at >= length)
          if (const auto type = GenreAt(text.substr(0, at), at - length, true); !type.empty()) return type;
      if (text.substr(0, at).ends_with("函复")) return "复函";
    }
  }
  return PutForward(text);
}

// 本方案. A word as common as 政策 needs 特制定 before it or 自…起施行 behind it.
std::string_view Self(std::string_view text, bool own) {
  constexpr std::string_view kThis = "本";
  for (size_t at = Find(text, kThis); at != text.npos; at = Find(text, kThis, at + kThis.size())) {
    const size_t behind = at + kThis.size();
    if (const auto type = GenreAt(text, behind, own); !type.empty()) return type;
    if (own) continue;
    if (const auto type = GenreAt(text, BehindKind(text, behind)); !type.empty()) return type;
    const GenreMatch loose = MatchGenre(text, behind, Trust::kLoose);
    if (loose.word.empty()) continue;
    const std::string_view before = text.substr(0, at);
    if (before.ends_with("制定") || before.ends_with("制订") || HasAt(text, behind + loose.word.size(), "自"))
      return loose.type;
  }
  return {};
}

// 现印发给你们: the letter has no name of its own, and what it prints has another.
bool PrintsAnother(std::string_view text) {
  for (std::string_view word : {"印发给你们", "转发给你们", "现予印发", "现予以印发", "现予转发", "现印发", "现转发"})
    if (Contains(text, word)) return true;
  return false;
}

// 四部门联合发布《…办法》, 《…办法》答记者问: the title of a page that tells of a document. What the page calls 本办法 is
// that one.
bool TellsOfDocument(std::string_view title) {
  if (!Contains(title, "《")) return false;
  for (std::string_view end : {"》", "答记者问", "发布", "印发", "公布", "解读"})
    if (title.ends_with(end)) return true;
  return false;
}

}  // namespace

void NameType(Reading& reading, Document& document) {
  if (const Genre genre = GenreOf(document.title.value)) {
    document.document_type = {{document.title.span.end, document.title.span.end}, std::string(genre.type)};
    return;
  }
  if (TellsOfDocument(document.title.value)) return;
  bool letter = false;  // that prints another document
  const auto try_block = [&](const Block& block) {
    if (block.role != BlockRole::kBody || block.table != kNone || block.span.size() > 6000) return false;
    const std::string_view clean = reading.Clean(block.span);
    std::string_view type = Announced(clean);
    letter |= PrintsAnother(clean);
    if (type.empty()) type = Self(clean, letter);
    if (type.empty()) return false;
    document.document_type = {block.span, std::string(type)};
    return true;
  };
  int seen = 0;
  for (const Block& block : document.blocks) {
    if (block.role != BlockRole::kBody) continue;
    if (try_block(block)) return;
    if (++seen >= kFirstBlocks || (letter && block.clause != kNone)) break;
  }
  const size_t count = document.blocks.size();
  for (size_t i = count; !letter && i-- > 0 && count - i <= kLastBlocks;)
    if (try_block(document.blocks[i])) return;
}

}  // namespace liye
