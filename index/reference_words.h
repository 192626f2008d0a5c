// What stands around a mention of another document, beyond the relation that the extractor gives it.
//
// Which part of the other it is about (第十二条第二款), which edition of a law (《…法》（2015）, 2021年修正), and relations
// that only the knowledge base knows: interprets 解读, corrects 更正, prolongs 延长有效期, confirms 继续有效. Works on clauses
// as the knowledge base has them. Which document is meant, and what follows for it, is worked out elsewhere.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/error.h"

namespace liye {

class Database;

struct ReferenceWords {
  std::string part;           // 第三条、第五条, 附件1; "" for the whole
  std::string edition;        // 2015; "" when none is named
  std::string_view relation;  // a literal, or the one that was given
};

// The mentions of one clause in the order of its text.
class ReferenceReader {
 public:
  // `title`: of the document; `headings`: those above the clause and its own, in any form; `above`: what
  // HeadOfList gives of the clauses above.
  ReferenceReader(std::string_view title, std::string_view headings, std::string_view above, std::string_view text);

  // Of the next mention that reads `evidence`. `cited` is the title in it, "" for a number; `relation` is what the
  // extractor says.
  ReferenceWords Next(std::string_view evidence, std::string_view cited, std::string_view relation);

 private:
  std::string_view RelationHere(std::string_view relation, std::string_view evidence, std::string_view cited,
                                std::string_view before, std::string_view behind) const;

  std::string title_, title_bare_, headings_, above_, text_;  // without white space
  bool title_prolongs_, title_interprets_, title_corrects_, headed_confirmed_, headed_prolonged_;
  size_t from_ = 0;  // behind the last mention
};

// What of a text above a clause may head a list: its end. A text may be long, and clauses below it many.
std::string_view HeadOfList(std::string_view text);

// The part that the text right behind a mention names: （平政〔2010〕1号）第十二条第二款废止 → 第十二条第二款; "" for none.
std::string PartAt(std::string_view behind);

// Works out for the whole knowledge base, from the stored texts, what the writer keeps of the words around mentions: the
// columns part, edition and relation of citation, and keys of titles that name an edition; then resolves all mentions again.
// Runs within the caller's transaction.
Result<void> RebuildReferences(Database& database);

// The year that a title names at its end as that of its edition: …条例（2021年修正）, …法(2015); "" for none.
std::string EditionOfTitle(std::string_view title);

}  // namespace liye
