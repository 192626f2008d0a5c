// What a sentence says of a document's own standing: whose term it is, and which part of another a repeal touches.
//
// For index/prepare.cc and index/validity.cc. Texts are clauses as the knowledge base has them. Knows no database.
#pragma once

#include <string>
#include <string_view>

namespace liye {

// Whether the sentence of `clause` that holds `words` (both with or without white space) is about the document itself:
// 本办法有效期5年, 有效期5年，自发布之日起施行.
bool SpeaksOfItself(std::string_view clause, std::string_view words);

// The part that the text right behind a mention names: （平政〔2010〕1号）第十二条第二款废止 → 第十二条第二款; "" for none.
std::string PartAt(std::string_view behind);
// The same behind the mention `evidence` in `clause`, if it stands there once.
std::string PartBehind(std::string_view clause, std::string_view evidence);

// The day in the sentence of `evidence` from which it ends: 《…》自2020年1月1日起废止; "" for none.
std::string DayOfEnding(std::string_view clause, std::string_view evidence);

// What a title says at its end of its own document: （已废止）, （失效）, or 试行, 暂行; "" for none.
std::string EndedMark(std::string_view title);
std::string TrialMark(std::string_view title);

}  // namespace liye
