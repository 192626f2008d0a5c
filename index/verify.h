// Whether the documents that a text cites are what it says they are, and hold.
//
// For a draft that is to be issued: each citation is looked up by number and title in the knowledge base, and its standing
// worked out for a day. What is not here may exist: that is no fault.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "corpus/source.h"
#include "index/validity.h"

namespace liye {

class Database;

enum class CitationVerdict : uint8_t {
  kRight,
  kWrongNumber,  // the title is here under another number
  kWrongTitle,   // the number is here under another title
  kRepealed,
  kExpired,
  kPartRepealed,  // the article that is cited
  kNoSuchPart,    // its number is higher than that of the last article
  kAbsent,
};
const char* to_string(CitationVerdict verdict);  // right, wrong_number, wrong_title, repealed, …
bool IsFault(CitationVerdict verdict);           // all but right and absent

struct CitationCheck {
  Span span;                  // in the text of the draft
  std::string title, number;  // as cited, canonical; one may be empty
  std::string part;           // that is cited: 第十二条; "" for the whole
  CitationVerdict verdict = CitationVerdict::kAbsent;
  // The number or title that is right, what repealed it, or the last day of its term; "" for none.
  std::string correction;
  int64_t document = 0;  // that is meant; 0 when it is not here
  Standing standing = Standing::kUnknown;
  std::vector<std::string> near;  // of an absent one: numbers written almost like it
};

// The citations of a draft in the order of the text; its own number and title are none.
Result<std::vector<CitationCheck>> VerifyCitations(Database& database, const Source& draft, Day at);

}  // namespace liye
