#include "index/document_map.h"

#include <algorithm>
#include <unordered_set>

namespace liye {
namespace {

int32_t Packed(std::string_view iso) {
  int32_t packed = 0;
  for (char c : iso)
    if (c >= '0' && c <= '9' && packed < 10'000'000) packed = packed * 10 + (c - '0');
  return iso.size() == 10 ? packed : 0;
}

// As kStatusOfDocument says it, for all documents: what a repeal means, what that printed, and the notice that printed
// it when the repeal names its number.
constexpr const char* kRepealed = R"sql(
SELECT target FROM citation WHERE relation = 'repeals' AND target IS NOT NULL AND part IS NULL
UNION
SELECT a.id FROM citation r JOIN document a ON a.parent = r.target
WHERE r.relation = 'repeals' AND r.target IS NOT NULL AND r.part IS NULL
UNION
SELECT t.parent FROM citation r JOIN document t ON t.id = r.target JOIN document e ON e.id = t.parent
WHERE r.relation = 'repeals' AND r.target IS NOT NULL AND r.part IS NULL AND e.number = r.number
)sql";

}  // namespace

Result<bool> DocumentMap::Refresh(Database& database) {
  const Result<int64_t> version = database.Integer("PRAGMA data_version");  // what other connections did
  if (!version) return std::unexpected(version.error());
  const int64_t changes = sqlite3_total_changes64(database.handle());  // what this one did
  if (*version == data_version_ && changes == total_changes_) return false;
  entries_.clear();
  newest_ = 0;
  Statement rows = database.Query(
      "SELECT first_clause, last_clause, id, document_date, identity_hash FROM document ORDER BY first_clause");
  while (rows.Next()) {
    entries_.push_back({rows.integer(0), rows.integer(1), rows.integer(2), static_cast<uint64_t>(rows.integer(4)),
                        Packed(rows.text(3)), false});
    newest_ = std::max(newest_, entries_.back().date);
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  if (Result<void> marked = MarkRepealed(database); !marked) return std::unexpected(marked.error());
  data_version_ = *version;
  total_changes_ = changes;
  return true;
}

Result<void> DocumentMap::MarkRepealed(Database& database) {
  std::unordered_set<int64_t> repealed;
  Statement rows = database.Query(kRepealed);
  while (rows.Next()) repealed.insert(rows.integer(0));
  if (!rows.ok()) return std::unexpected(rows.error());
  for (Entry& entry : entries_) entry.repealed = repealed.contains(entry.id);
  return {};
}

// Clauses are asked for in ascending order: the document is most often the same or one of the next.
size_t DocumentMap::IndexOf(int64_t clause, size_t from) const {
  size_t step = 1, low = from;
  while (low + step < entries_.size() && entries_[low + step].first_clause <= clause) {
    low += step;
    step *= 2;
  }
  const auto begin = entries_.begin() + static_cast<ptrdiff_t>(std::min(low, entries_.size()));
  const auto end = entries_.begin() + static_cast<ptrdiff_t>(std::min(low + step, entries_.size()));
  const auto behind =
      std::upper_bound(begin, end, clause, [](int64_t id, const Entry& entry) { return id < entry.first_clause; });
  if (behind == begin) return entries_.size();
  return clause <= (behind - 1)->last_clause ? static_cast<size_t>(behind - 1 - entries_.begin()) : entries_.size();
}

}  // namespace liye
