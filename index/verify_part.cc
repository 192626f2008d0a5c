#include "index/verify_part.h"

#include <algorithm>

#include "index/clause_reference.h"
#include "index/part_words.h"
#include "index/sqlite.h"

namespace liye {
namespace {

// The article of the document, or of the one paper it prints, that has the highest number.
constexpr const char* kArticles = R"sql(
SELECT c.label FROM document d JOIN clause c ON c.document = d.id
WHERE (d.id = ?1 OR d.parent = ?1) AND c.kind = 'article' AND c.label IS NOT NULL
)sql";

// The highest number among the articles that `part` names; 0 when it names none.
uint32_t HighestArticle(const std::string& part) {
  uint32_t highest = 0;
  for (const NamedPart& named : ReadParts(part))
    for (const PartStep& step : named)
      if (step.unit == PartUnit::kArticle) highest = std::max({highest, step.first, step.last});
  return highest;
}

Result<PartCheck> CheckArticles(Database& database, int64_t document, const std::string& part) {
  PartCheck check;
  const uint32_t wanted = HighestArticle(part);
  if (wanted == 0) return check;
  uint32_t last = 0;
  Statement rows = database.Query(kArticles, document);
  while (rows.Next()) {
    const uint32_t number = NumberOfLabel(rows.text(0)).number;
    if (number <= last) continue;
    last = number;
    check.correction = rows.string(0);
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  if (last > 0 && wanted > last)
    check.fault = PartCheck::Fault::kNoSuchArticle;
  else
    check.correction.clear();
  return check;
}

}  // namespace

Result<PartCheck> CheckPart(Database& database, int64_t document, const std::string& part, const Validity& validity) {
  Result<PartCheck> check = CheckArticles(database, document, part);
  if (!check || check->fault != PartCheck::Fault::kNone) return check;
  const Result<ClauseReference> cited = FindClauses(database, document, part);
  if (!cited) return std::unexpected(cited.error());
  for (const ValidityReason& reason : validity.reasons) {
    if (reason.kind != ValidityReason::Kind::kRepeals || reason.part.empty() || reason.older) continue;
    const Result<ClauseReference> repealed = FindClauses(database, document, reason.part);
    if (!repealed) return std::unexpected(repealed.error());
    for (size_t i = 0; i < repealed->clauses.size(); ++i)
      for (size_t k = 0; k < cited->clauses.size(); ++k) {
        // 第三条第二款 that is repealed is not 第三条第一款 that is cited.
        const bool same_rest = repealed->rests[i].empty() || repealed->rests[i] == cited->rests[k];
        if (repealed->clauses[i] != cited->clauses[k] || !same_rest) continue;
        check->fault = PartCheck::Fault::kRepealed;
        check->correction = reason.number.empty() ? reason.title : reason.number;
        return check;
      }
  }
  return check;
}

}  // namespace liye
