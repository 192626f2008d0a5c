// KnowledgeBase's answers about single documents: by name, lists, clauses, sources.
#include <charconv>
#include <utility>

#include "corpus/utf8.h"
#include "index/document_rows.h"
#include "index/fold.h"
#include "index/knowledge_base.h"
#include "index/likeness.h"
#include "index/sqlite.h"
#include "index/title_key.h"
#include "parser/document_number.h"

namespace liye {
namespace {

constexpr std::string_view kNewestFirst = " ORDER BY d.document_date IS NULL, d.document_date DESC, d.key";

std::string_view Trimmed(std::string_view name) {
  constexpr std::string_view kIdeographicSpace = "　";
  for (bool more = true; more;) {
    more = false;
    if (!name.empty() && (name.front() == ' ' || name.front() == '\t')) name.remove_prefix(1), more = true;
    if (!name.empty() && (name.back() == ' ' || name.back() == '\t')) name.remove_suffix(1), more = true;
    if (name.starts_with(kIdeographicSpace)) name.remove_prefix(kIdeographicSpace.size()), more = true;
    if (name.ends_with(kIdeographicSpace)) name.remove_suffix(kIdeographicSpace.size()), more = true;
  }
  return name;
}

// Documents whose condition on one value holds.
Result<std::vector<DocumentRecord>> Where(Database& database, std::string_view condition, auto value) {
  Statement rows(database, SelectDocument("WHERE " + std::string(condition) + std::string(kNewestFirst)));
  rows.Bind(value);
  return ReadDocuments(rows);
}

}  // namespace

Result<std::vector<DocumentRecord>> KnowledgeBase::Find(std::string_view typed) {
  uint64_t replaced = 0;  // a command line may hold any bytes
  const std::string valid = RepairUtf8(std::string(Trimmed(typed)), replaced);
  const std::string_view name = valid;
  int64_t row = 0;
  const std::string_view digits = name.starts_with('#') ? name.substr(1) : std::string_view();
  if (!digits.empty() &&
      std::from_chars(digits.data(), digits.data() + digits.size(), row).ptr == digits.data() + digits.size())
    return Where(*database_, "d.id = ?1", row);
  auto found = Where(*database_, "d.key = ?1", name);
  if (!found || !found->empty()) return found;
  if (const std::optional<std::string> number = CanonicalDocumentNumber(name)) {
    found = Where(*database_, "d.number = ?1", std::string_view(*number));
    if (!found || !found->empty()) return found;
  }
  const TitleKey key = TitleKeyOf(name);
  if (key.hash != 0) {
    const std::string sql = SelectDocument(
        "WHERE d.title_key = ?1 AND (?2 IS NULL OR d.title_issuer IS NULL OR instr(d.title_issuer, ?2) > 0 "
        "OR instr(?2, d.title_issuer) > 0)" +
        std::string(kNewestFirst));
    Statement rows(*database_, sql);
    rows.Bind(key.hash, key.issuer);
    found = ReadDocuments(rows);
    if (!found || !found->empty()) return found;
  }
  const std::string folded = FoldedKey(name);
  if (folded.empty()) return std::vector<DocumentRecord>();
  return Where(*database_, "instr(liye_fold(d.title), ?1) > 0 OR instr(liye_fold(d.number), ?1) > 0",
               std::string_view(folded));
}

Result<std::vector<std::string>> KnowledgeBase::NearNames(std::string_view name, size_t most) {
  constexpr std::string_view kAbout = "关于";
  NearestTexts nearest(name, most);
  const bool about = name.starts_with(kAbout);
  Statement rows = database_->Query("SELECT number, title FROM document ORDER BY document_date DESC, key");
  while (rows.Next()) {
    const std::string number = rows.string(0), title = rows.string(1);
    if (!number.empty()) nearest.Take(number, 1, number);
    if (title.empty()) continue;
    const size_t at = about ? title.find(kAbout) : 0;  // titles are often named without their issuer
    nearest.Take(std::string_view(title).substr(at == title.npos ? 0 : at), 0, title);
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return nearest.Best();
}

Result<DocumentRecord> KnowledgeBase::Get(int64_t document) {
  auto found = Where(*database_, "d.id = ?1", document);
  if (!found) return std::unexpected(found.error());
  if (found->empty())
    return std::unexpected(Error{Error::Kind::kNotFound, "#" + std::to_string(document), "there is no such document",
                                 "Look it up by number or title."});
  return std::move(found->front());
}

Result<std::vector<DocumentRecord>> KnowledgeBase::List(const SearchFilters& filters, uint64_t offset, uint64_t limit) {
  const DocumentCondition condition(filters);
  // An attached document has its envelope's date; the envelope's key is the beginning of its own.
  Statement rows(*database_,
                 SelectDocument("WHERE " + condition.sql() + std::string(kNewestFirst) + " LIMIT ?6 OFFSET ?7"));
  condition.BindTo(rows);
  rows.BindAt(6, limit);
  rows.BindAt(7, offset);
  return ReadDocuments(rows);
}

Result<std::vector<DocumentRecord>> KnowledgeBase::AttachedTo(int64_t document) {
  Statement rows(*database_, SelectDocument("WHERE d.parent = ?1 ORDER BY d.first_clause"));
  rows.Bind(document);
  return ReadDocuments(rows);
}

Result<std::vector<ClauseRecord>> KnowledgeBase::Clauses(int64_t document) {
  Statement rows = database_->Query(
      "SELECT id, document, parent, ordinal, kind, label, heading, path, depth, start, \"end\", text FROM clause "
      "WHERE document = ?1 ORDER BY id",
      document);
  std::vector<ClauseRecord> clauses;
  while (rows.Next()) {
    ClauseRecord clause;
    clause.id = rows.integer(0);
    clause.document = rows.integer(1);
    clause.parent = rows.integer(2);
    clause.ordinal = static_cast<uint32_t>(rows.integer(3));
    clause.kind = rows.string(4);
    clause.label = rows.string(5);
    clause.heading = rows.string(6);
    clause.path = rows.string(7);
    clause.depth = static_cast<uint32_t>(rows.integer(8));
    clause.span = {static_cast<uint32_t>(rows.integer(9)), static_cast<uint32_t>(rows.integer(10))};
    clause.text = rows.string(11);
    clauses.push_back(std::move(clause));
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return clauses;
}

Result<std::vector<SourceRecord>> KnowledgeBase::Sources(int64_t document) {
  // An attached document is wherever its envelope is.
  Statement rows = database_->Query(
      "SELECT s.id, s.path, s.media_type, s.encoding, s.hash, s.byte_size, s.replaced, o.start, o.\"end\" FROM "
      "document d "
      "JOIN document_source o ON o.document = coalesce(d.parent, d.id) JOIN source s ON s.id = o.source WHERE d.id = "
      "?1 "
      "ORDER BY s.id <> d.source, s.path, o.start",
      document);
  std::vector<SourceRecord> sources;
  while (rows.Next()) {
    SourceRecord source;
    source.id = rows.integer(0);
    source.path = rows.string(1);
    source.media_type = rows.string(2);
    source.encoding = rows.string(3);
    source.hash = rows.string(4);
    source.byte_size = static_cast<uint64_t>(rows.integer(5));
    source.replaced = static_cast<uint64_t>(rows.integer(6));
    source.span = {static_cast<uint32_t>(rows.integer(7)), static_cast<uint32_t>(rows.integer(8))};
    sources.push_back(std::move(source));
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return sources;
}

}  // namespace liye
