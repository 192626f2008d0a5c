// RebuildReferences: what clauses say around mentions, worked out again from the stored texts.
#include <optional>
#include <string>
#include <utility>

#include "index/reference_words.h"
#include "index/resolve.h"
#include "index/sqlite.h"
#include "index/title_key.h"

namespace liye {
namespace {

// In the order in which the writer reads them.
constexpr const char* kMentions = R"sql(
SELECT r.clause, r.ordinal, r.kind, r.text, r.title, r.relation, c.text, d.title
FROM citation r JOIN clause c ON c.id = r.clause JOIN document d ON d.id = c.document
WHERE r.relation <> 'own' ORDER BY r.clause, r.ordinal
)sql";
constexpr const char* kHeadings = R"sql(
WITH RECURSIVE above (id) AS (SELECT ?1 UNION SELECT c.parent FROM above JOIN clause c ON c.id = above.id
                              WHERE c.parent IS NOT NULL)
SELECT c.heading, c.text, c.id FROM above JOIN clause c ON c.id = above.id ORDER BY c.id DESC
)sql";

class Rebuilder {
 public:
  explicit Rebuilder(Database& database)
      : database_(database),
        mentions_(database.Query(kMentions)),
        headings_(database, kHeadings),
        update_(database,
                "UPDATE citation SET part = ?3, edition = ?4, relation = ?5 WHERE clause = ?1 AND ordinal = ?2"),
        key_(database, "UPDATE citation SET title_key = ?3 WHERE clause = ?1 AND ordinal = ?2"),
        document_key_(database, "UPDATE document SET title_key = ?2 WHERE id = ?1") {}

  Result<void> Run() {
    while (mentions_.Next())
      if (Result<void> done = Take(); !done) return done;
    if (!mentions_.ok()) return std::unexpected(mentions_.error());
    Statement titles = database_.Query("SELECT id, title FROM document WHERE title IS NOT NULL");
    while (titles.Next())
      if (!EditionOfTitle(titles.text(1)).empty() &&
          !document_key_.Run(titles.integer(0), TitleKeyOf(titles.text(1)).hash))
        return std::unexpected(document_key_.error());
    if (!titles.ok()) return std::unexpected(titles.error());
    const Result<void> marked =
        database_.Execute("INSERT OR IGNORE INTO pending (kind, value) SELECT 'document', id FROM document");
    return marked ? ResolveCitations(database_) : marked;
  }

 private:
  Result<void> Take() {
    const int64_t clause = mentions_.integer(0);
    if (!reader_ || clause != clause_) {
      const auto above = Above(clause);
      if (!above) return std::unexpected(above.error());
      reader_.emplace(mentions_.text(7), above->first, above->second, mentions_.text(6));
      clause_ = clause;
    }
    const std::string title = mentions_.text(2) == "number" ? std::string() : mentions_.string(4);
    const std::string relation = mentions_.string(5);
    const ReferenceWords words = reader_->Next(mentions_.text(3), title, relation);
    if (!update_.Run(clause, mentions_.integer(1), words.part, words.edition, words.relation))
      return std::unexpected(update_.error());
    if (!EditionOfTitle(title).empty() && !key_.Run(clause, mentions_.integer(1), TitleKeyOf(title).hash))
      return std::unexpected(key_.error());
    return {};
  }

  // Headings and texts.
  Result<std::pair<std::string, std::string>> Above(int64_t clause) {
    std::string headings, texts;
    headings_.Reset();
    headings_.Bind(clause);
    while (headings_.Next()) {
      headings.append(headings_.text(0)).append("\n");
      if (headings_.integer(2) != clause) texts.append(HeadOfList(headings_.text(1))).append("\n");
    }
    if (!headings_.ok()) return std::unexpected(headings_.error());
    return std::pair(std::move(headings), std::move(texts));
  }

  Database& database_;
  Statement mentions_, headings_, update_, key_, document_key_;
  std::optional<ReferenceReader> reader_;
  int64_t clause_ = 0;
};

}  // namespace

Result<void> RebuildReferences(Database& database) { return Rebuilder(database).Run(); }

}  // namespace liye
