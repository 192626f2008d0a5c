// From the words of a reference to clauses: 第十二条第二款第（三）项 of a document that the knowledge base holds.
//
// Labels are compared as numbers, in whatever form they are printed. A notice stands for the paper that it prints as well. Paragraphs
// (款) are no clauses but lines of an article's text. In a document without articles 第二条 is its 二、. What cannot be told is
// not guessed: of two sections 第一节 neither is meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"

namespace liye {

class Database;

struct ClauseReference {
  std::vector<int64_t> clauses;    // row ids, each once, in the order of the words; of 附件1 the annex's first clause
  std::vector<std::string> rests;  // of each: what is below it and is no clause of its own (第二款); "" for the whole
  std::string rest;                // all of these in one text
  std::string missing;             // parts that are not there, in words
};

// `part` as PartAt of index/reference_words.h gives it, or a clause's path (二、（三）). Errors are those of the database.
Result<ClauseReference> FindClauses(Database& database, int64_t document, std::string_view part);

}  // namespace liye
