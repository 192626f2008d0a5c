// What a line of a document's frame is: a number line, a recipients line, a date, page chrome.
//
// Judges one line at a time and cheaply: the long lines of a body are told by their length alone. Used to cut
// a compendium (segment.h), to read the header (header.h) and to find signatures (body.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/span.h"
#include "parser/clean_text.h"
#include "parser/date.h"
#include "parser/line.h"

namespace liye {

// The text with room for work; one for a whole parse.
struct Reading {
  std::string_view text;
  CleanText clean;

  std::string_view Clean(Span span) {
    clean.Assign(text, span);
    return clean.text();
  }
};

// 郑政〔2017〕6号 2017年3月7日, 第704号, (2018年第2号), 签发人 and date set aside.
struct NumberLine {
  std::string value;  // canonical; without the issuer when `elided`
  Span span;          // of the number
  bool elided = false;
  std::optional<Date> date;
  Span date_span;
  Span signatory;  // behind 签发人：
};
std::optional<NumberLine> ReadNumberLine(Reading& reading, Span line);

// A line that is a date and nothing else, 印发 behind it set aside.
std::optional<Date> ReadDateLine(Reading& reading, Span line);

// A metadata line: the element its label gives ("number", "none" …; see lexicon/metadata_labels.tsv) and the value
// behind the colon, which may be empty.
struct MetadataLine {
  std::string_view element;
  Span value;
};
std::optional<MetadataLine> ReadMetadataLine(std::string_view text, Span line);

// Whether the line ends a sentence or a part of one: 。；！？
bool EndsSentence(std::string_view line);
// Whether the line ends with a colon, full- or half-width.
bool EndsWithColon(std::string_view line);
// Whether the line can name the recipients (主送机关): a short list of offices or persons that ends with a colon.
bool IsRecipients(std::string_view line);
// Whether the line belongs to a web page, not to the document.
bool IsChrome(std::string_view text, Span line);
// Whether the line says when a page was published: 2025年05月30日 20:00 来源：….
bool IsPublished(Reading& reading, Span line);
// Whether the line is source code: def load(path):.
bool IsCode(std::string_view line);
// Whether the line is running text of a body.
bool IsBodyLine(std::string_view text, const Line& line);
// Whether the line may be a part of a title: short, no sentence, no label, no date.
bool MayBeTitlePart(Reading& reading, const Line& line);

}  // namespace liye
