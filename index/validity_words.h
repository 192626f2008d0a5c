// What a sentence says of a document's own standing: whose term it is, from when another ends, marks of titles.
//
// For index/validity.cc. Texts are clauses as the knowledge base has them. Knows no database.
#pragma once

#include <string>
#include <string_view>

namespace liye {

// Whether the sentence of `clause` that holds `words` (both with or without white space) is about the document itself:
// 本办法有效期5年, 有效期5年，自发布之日起施行.
bool SpeaksOfItself(std::string_view clause, std::string_view words);

// Whether `words`, from one day to another, are the term of what `SpeaksOfItself`: 有效期自…至…, 自…至…施行; not 申报期为….
bool IsTermOfValidity(std::string_view clause, std::string_view words);

// How long a clause lets the document hold that it mentions as `evidence`.
// Without evidence: in what stands above a list.
struct Prolongation {
  std::string until;  // ISO, the last day; "" when it is not said
  int years = 0;      // behind the end of the term; 0 when it is not said
};
Prolongation ProlongationIn(std::string_view clause, std::string_view evidence);

// The day in the sentence of `evidence` from which it ends: 《…》自2020年1月1日起废止; "" for none.
std::string DayOfEnding(std::string_view clause, std::string_view evidence);

// The same in what stands above a list: 以下文件自2020年7月1日起废止：.
std::string DayOfListEnding(std::string_view above);

// What a title says at its end or its beginning of its own document: （已废止）, 【失效】, or 试行, 暂行; "" for none.
std::string EndedMark(std::string_view title);
std::string TrialMark(std::string_view title);

}  // namespace liye
