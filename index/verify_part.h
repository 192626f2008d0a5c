// Whether the part of a document that a draft cites is there and holds.
//
// For index/verify.cc. 第二十条 of a document whose last article is 第十四条 is wrong; 第三条 that another document has repealed no
// longer holds. Only articles are counted: what else is not found may be there under another label.
#pragma once

#include <cstdint>
#include <string>

#include "corpus/error.h"
#include "index/validity.h"

namespace liye {

class Database;

struct PartCheck {
  enum class Fault : uint8_t { kNone, kNoSuchArticle, kRepealed } fault = Fault::kNone;
  std::string correction;  // the label of the last article; what repealed it
};

// `part` as PartAt of index/reference_words.h gives it; `validity` of the document on the day that is asked for.
Result<PartCheck> CheckPart(Database& database, int64_t document, const std::string& part, const Validity& validity);

}  // namespace liye
