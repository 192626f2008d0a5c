#include "corpus/html_text.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <charconv>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "corpus/ascii.h"
#include "corpus/html_element.h"
#include "corpus/html_table.h"
#include "corpus/html_tame.h"
#include "corpus/utf8.h"

namespace liye {
namespace {

// libxml2 searches the open elements for each end tag, so many of them would cost quadratic time.
constexpr int kMaxOpenElements = 256;

// Text as a page shows it: runs of blanks are one, lines have no blanks at their end, empty
// lines vanish.
class Lines {
 public:
  void Add(std::string_view text, bool preformatted) {
    while (!text.empty()) {
      const size_t plain = PlainLength(text);
      if (plain > 0) {
        FlushBlank();
        text_ += text.substr(0, plain);
        text.remove_prefix(plain);
      } else if (!IsAsciiSpace(text.front())) {  // U+00A0, two bytes
        FlushBlank();
        text_ += ' ';
        text.remove_prefix(2);
      } else {
        AddBlank(text.front(), preformatted);
        text.remove_prefix(1);
      }
    }
  }

  void Break() {
    while (text_.size() > line_ && IsAsciiSpace(text_.back())) text_.pop_back();
    if (text_.size() > line_) text_ += '\n';
    StartLine();
  }

  // To be called whenever somebody else changed the text.
  void StartLine() {
    line_ = text_.size();
    blank_ = false;
  }

  std::string& text() { return text_; }

 private:
  static constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

  static size_t PlainLength(std::string_view text) {
    size_t length = 0;
    while (length < text.size() && !IsAsciiSpace(text[length]) &&
           (text[length] != kNoBreakSpace[0] || !text.substr(length).starts_with(kNoBreakSpace)))
      ++length;
    return length;
  }

  void FlushBlank() {
    if (blank_ && text_.size() > line_) text_ += ' ';
    blank_ = false;
  }

  void AddBlank(char c, bool preformatted) {
    if (!preformatted) {
      blank_ = true;
    } else if (c == '\n') {
      Break();
    } else if (c != '\r') {
      text_ += c;
    }
  }

  std::string text_;
  size_t line_ = 0;     // where the line being written begins
  bool blank_ = false;  // blanks were seen and not yet written
};

// An element whose being open matters. libxml2 does not report every end, so it is looked up.
class OpenElement {
 public:
  void Open(const htmlParserCtxt& parser) {
    if (IsOpen(parser)) return;
    at_ = parser.nameNr;
    name_ = parser.name;
  }
  bool IsOpen(const htmlParserCtxt& parser) const {
    return at_ > 0 && at_ <= parser.nameNr && parser.nameTab[at_ - 1] == name_;
  }
  void Forget() { at_ = 0; }

 private:
  int at_ = 0;
  const xmlChar* name_ = nullptr;
};

// Takes libxml2's events and writes the lines.
class Page {
 public:
  explicit Page(htmlParserCtxt& parser) : parser_(parser) {}

  void Start(std::string_view name, const xmlChar** attributes) {
    title_.Forget();  // a title holds no elements: whatever begins, it is over
    const HtmlEffect effect = EffectOf(name);
    if (Breaks(effect)) lines_.Break();
    if (parser_.nameNr > kMaxOpenElements) return Forget();
    switch (effect) {
      case HtmlEffect::kHidden: hidden_.Open(parser_); break;
      case HtmlEffect::kTitle: title_.Open(parser_); break;
      case HtmlEffect::kPreformatted: preformatted_.Open(parser_); break;
      case HtmlEffect::kTable: StartTable(); break;
      case HtmlEffect::kRow: StartRow(); break;
      case HtmlEffect::kCell: StartCell(attributes); break;
      default: break;
    }
  }

  void End(std::string_view name) {
    const HtmlEffect effect = EffectOf(name);
    if (Breaks(effect)) lines_.Break();
    if (effect == HtmlEffect::kTable) EndTable();
    if (effect == HtmlEffect::kRow || effect == HtmlEffect::kCell) EndCell();
  }

  void Text(std::string_view text) {
    if (hidden_.IsOpen(parser_) || title_.IsOpen(parser_)) return;
    lines_.Add(text, preformatted_.IsOpen(parser_));
  }

  std::string Take() {
    lines_.Break();
    while (!tables_.empty()) EndTable();
    return std::move(lines_.text());
  }

 private:
  struct OpenTable {
    HtmlTable table;
    bool in_cell = false;
  };

  static bool Breaks(HtmlEffect effect) { return effect != HtmlEffect::kUnknown && effect != HtmlEffect::kInline; }

  // The innermost element is taken off libxml2's list, as if it had no end tag.
  void Forget() { parser_.name = parser_.nameTab[--parser_.nameNr - 1]; }

  void StartTable() { tables_.emplace_back().table.begin = lines_.text().size(); }

  void StartRow() {
    if (tables_.empty()) return;
    EndCell();
    tables_.back().table.rows.push_back({.first_cell = tables_.back().table.cells.size()});
  }

  void StartCell(const xmlChar** attributes) {
    if (tables_.empty()) return;
    if (tables_.back().table.rows.empty()) StartRow();
    EndCell();
    HtmlTable::Cell cell{.begin = lines_.text().size()};
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      if (std::strcmp(AsChars(attributes[0]), "colspan") == 0) cell.columns = ReadSpan(attributes[1]);
      if (std::strcmp(AsChars(attributes[0]), "rowspan") == 0) cell.rows = ReadSpan(attributes[1]);
    }
    tables_.back().table.cells.push_back(cell);
    tables_.back().in_cell = true;
  }

  void EndCell() {
    if (tables_.empty() || !tables_.back().in_cell) return;
    tables_.back().in_cell = false;
    tables_.back().table.cells.back().end = lines_.text().size();
  }

  void EndTable() {
    if (tables_.empty()) return;
    EndCell();
    const bool has_rows = LayOutTable(lines_.text(), tables_.back().table);
    lines_.StartLine();
    tables_.pop_back();
    if (has_rows && !tables_.empty() && tables_.back().in_cell) tables_.back().table.rows.back().holds_rows = true;
  }

  static const char* AsChars(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

  // A span as HTML has it: 1 to 1000, everything else is 1.
  static uint16_t ReadSpan(const xmlChar* value) {
    if (value == nullptr) return 1;
    const std::string_view digits = TrimStart(AsChars(value));
    uint16_t span = 1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), span);
    return error == std::errc() && span >= 1 && span <= 1000 ? span : 1;
  }

  htmlParserCtxt& parser_;
  Lines lines_;
  OpenElement hidden_, title_, preformatted_;
  std::vector<OpenTable> tables_;  // nested ones, outermost first
};

std::string_view View(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void OnStart(void* page, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Page*>(page)->Start(View(name), attributes);
}

void OnEnd(void* page, const xmlChar* name) { static_cast<Page*>(page)->End(View(name)); }

void OnText(void* page, const xmlChar* text, int length) {
  static_cast<Page*>(page)->Text({reinterpret_cast<const char*>(text), static_cast<size_t>(length)});
}

void OnScript(void*, const xmlChar*, int) {}

using Parser = std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)>;

Parser OpenParser(const std::string& html) {
  static const bool initialised = (xmlInitParser(), true);
  static_cast<void>(initialised);
  Parser parser(htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size())), htmlFreeParserCtxt);
  if (!parser) return parser;
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                       HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE);
  // The text is UTF-8 already, whatever it declares.
  parser->charset = XML_CHAR_ENCODING_UTF8;
  parser->encoding = xmlStrdup(reinterpret_cast<const xmlChar*>("UTF-8"));
  return parser;
}

}  // namespace

std::string HtmlToText(std::string html) {
  TameMarkup(html);
  const Parser parser = OpenParser(html);
  if (!parser) return html;  // empty, or no memory
  html = {};
  htmlSAXHandler handler = {};
  handler.startElement = OnStart;
  handler.endElement = OnEnd;
  handler.characters = OnText;
  handler.ignorableWhitespace = OnText;
  handler.cdataBlock = OnScript;
  Page page(*parser);
  *parser->sax = handler;
  parser->userData = &page;
  htmlParseDocument(parser.get());
  uint64_t replaced = 0;
  return RepairUtf8(page.Take(), replaced);
}

}  // namespace liye
