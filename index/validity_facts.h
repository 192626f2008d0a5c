// What a document says of itself that bears on whether it holds: its date, when it takes effect, how long it holds.
//
// For index/validity.cc, which weighs it with what others say. Read anew each time; nothing is kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

struct DocumentFacts {
  std::string number, title, date;  // an attached paper has the number and the date of its notice
  std::string effective;            // that its head states
  std::string notice_title;         // of an attached paper
  int64_t first_clause = 0, last_clause = 0;
  int64_t parent = 0;  // the notice that prints it
  int64_t paper = 0;   // that it prints, when it is one
};

// A day of taking effect or the end of a term, as a clause states it.
struct StatedTerm {
  bool ends = false;  // the end of a term
  std::string value;  // as of a deadline: 2025-12-31, P5Y@施行
  std::string path, evidence;
};

class FactsReader {
 public:
  // `database` must outlive it.
  explicit FactsReader(Database& database);

  Result<DocumentFacts> Facts(int64_t document);
  // In the order of the text.
  Result<std::vector<StatedTerm>> Terms(const DocumentFacts& facts);
  // The day from which what the document says counts: that of taking effect, else its date. "" when neither is known.
  Result<std::string> DayOf(int64_t document);
  // What the document and the notice that prints it say up to a clause of it, the clause included.
  Result<std::string> TextAbove(int64_t document, int64_t clause);

 private:
  // "" when it states none.
  Result<std::string> StatedDay(const DocumentFacts& facts);

  Statement document_, terms_, above_;
};

}  // namespace liye
