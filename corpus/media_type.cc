#include "corpus/media_type.h"

#include <algorithm>
#include <array>

#include "corpus/ascii.h"
#include "corpus/charset.h"

namespace liye {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

bool HasEnding(std::string_view path, std::string_view ending) {
  return path.size() > ending.size() && EqualNoCase(path.substr(path.size() - ending.size()), ending);
}

template <typename Endings>
bool HasAnyEnding(std::string_view path, const Endings& endings) {
  return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view e) { return HasEnding(path, e); });
}

constexpr std::array kHtmlEndings = {".html"sv, ".htm"sv, ".xhtml"sv, ".shtml"sv};
constexpr std::array kMarkdownEndings = {".md"sv, ".markdown"sv};

// `text` after its BOM, blanks, XML declaration and comments.
std::string_view SkipProlog(std::string_view text) {
  if (text.starts_with(kUtf8Mark)) text.remove_prefix(kUtf8Mark.size());
  while (true) {
    text = TrimStart(text);
    const bool comment = text.starts_with("<!--");
    if (!comment && !text.starts_with("<?xml")) return text;
    const std::string_view close = comment ? "-->"sv : "?>"sv;
    const size_t end = text.find(close);
    if (end == text.npos) return text;
    text.remove_prefix(end + close.size());
  }
}

bool BeginsLikeHtml(std::string_view text) {
  text = SkipProlog(text);
  for (const std::string_view opening : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv}) {
    if (!StartsWithNoCase(text, opening)) continue;
    const char after = text.size() > opening.size() ? text[opening.size()] : '>';
    if (after == '>' || IsAsciiSpace(after)) return true;
  }
  return false;
}

bool HasTag(std::string_view text) {
  for (size_t at = 0; (at = text.find('<', at)) != text.npos; ++at) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (IsAsciiLetter(next) || next == '!' || next == '/') return true;
  }
  return false;
}

struct Magic {
  size_t offset;
  std::string_view bytes;
  NotText kind;
};

constexpr std::string_view kToText = "Convert it to text first, for example with `pdftotext -layout`.";
constexpr std::string_view kOfficeToText =
    "Convert it to text first, for example with `libreoffice --headless --convert-to txt:Text`.";

constexpr Magic kMagic[] = {
    {0, "%PDF-", {"a PDF document", kToText}},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", {"an office document in a binary format", kOfficeToText}},
    {0, "{\\rtf", {"an RTF document", kOfficeToText}},
    {0, "%!PS", {"a PostScript document", ""}},
    {0, "\x89PNG", {"an image", ""}},
    {0, "\xFF\xD8\xFF", {"an image", ""}},
    {0, "GIF87a", {"an image", ""}},
    {0, "GIF89a", {"an image", ""}},
    {0, "II*\0"sv, {"an image", ""}},
    {0, "MM\0*"sv, {"an image", ""}},
    {0, "AT&TFORM", {"an image (DjVu)", ""}},
    {0, "\x1F\x8B", {"an archive", "Unpack it first."}},
    {0, "BZh", {"an archive", "Unpack it first."}},
    {0,
     "\xFD"
     "7zXZ\0"sv,
     {"an archive", "Unpack it first."}},
    {0, "7z\xBC\xAF\x27\x1C", {"an archive", "Unpack it first."}},
    {0, "Rar!\x1A\x07", {"an archive", "Unpack it first."}},
    {0, "\x28\xB5\x2F\xFD", {"an archive", "Unpack it first."}},
    {257, "ustar", {"an archive", "Unpack it first."}},
    {0, "SQLite format 3\0"sv, {"an SQLite database", ""}},
    {0,
     "\x7F"
     "ELF",
     {"a program", ""}},
};

// Zip archives: most documents of today are one, told apart by their ending.
NotText FindZip(std::string_view path) {
  if (HasEnding(path, ".ofd")) return {"an OFD document", "Convert it to text first."};
  if (HasAnyEnding(path, std::array{".docx"sv, ".doc"sv, ".wps"sv, ".odt"sv, ".xlsx"sv, ".et"sv, ".ods"sv, ".pptx"sv}))
    return {"an office document", kOfficeToText};
  return {"an archive", "Unpack it first."};
}

// Whether bytes that text never has, NUL above all, are more than one in fifty. Stray ones
// occur in real text.
bool HasBinaryContent(std::string_view head) {
  // Most text has so few line breaks that this count, which runs many bytes at a time, is enough.
  const auto low = std::count_if(head.begin(), head.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (static_cast<size_t>(low) * 50 <= head.size()) return false;
  const auto control = std::count_if(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && !IsAsciiSpace(c) && c != '\b' && c != '\x1A' && c != '\x1B';
  });
  return static_cast<size_t>(control) * 50 > head.size();
}

}  // namespace

MediaType GuessMediaType(std::string_view path, std::string_view text) {
  if (BeginsLikeHtml(text)) return MediaType::kHtml;
  if (HasAnyEnding(path, kMarkdownEndings)) return MediaType::kMarkdown;
  // Plain text that is only called .html keeps its lines.
  if (HasAnyEnding(path, kHtmlEndings) && HasTag(text)) return MediaType::kHtml;
  return MediaType::kPlainText;
}

bool MayDeclareCharset(std::string_view path, std::string_view bytes) {
  return HasAnyEnding(path, kHtmlEndings) || TrimStart(bytes).starts_with("<?xml") || BeginsLikeHtml(bytes);
}

NotText FindNotText(std::string_view path, std::string_view head) {
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return FindZip(path);
  for (const Magic& magic : kMagic)
    if (head.size() >= magic.offset && head.substr(magic.offset).starts_with(magic.bytes)) return magic.kind;
  if (StartsWithNoCase(SkipProlog(head), "<svg")) return {"an image", ""};
  if (HasAnyEnding(path, std::array{".css"sv, ".js"sv})) return {"a part of a web page that holds no text", ""};
  if (!HasBinaryContent(head)) return {};
  if (FindByteOrderMark(head).length > 0 || !GuessUtf16(head).empty()) return {};
  return {"a binary file", ""};
}

}  // namespace liye
