#include "index/document_map.h"

#include <algorithm>
#include <charconv>

namespace liye {
namespace {

int32_t Packed(std::string_view iso) {
  int32_t packed = 0;
  for (char c : iso)
    if (c >= '0' && c <= '9' && packed < 10'000'000) packed = packed * 10 + (c - '0');
  return iso.size() == 10 ? packed : 0;
}

}  // namespace

Result<bool> DocumentMap::Refresh(Database& database) {
  const Result<int64_t> version = database.Integer("PRAGMA data_version");  // what other connections did
  if (!version) return std::unexpected(version.error());
  const int64_t changes = sqlite3_total_changes64(database.handle());  // what this one did
  if (*version == data_version_ && changes == total_changes_) return false;
  entries_.clear();
  Statement rows = database.Query("SELECT first_clause, last_clause, id, document_date FROM document ORDER BY key");
  while (rows.Next())
    entries_.push_back({rows.integer(0), rows.integer(1), rows.integer(2), Packed(rows.text(3)),
                        static_cast<uint32_t>(entries_.size())});
  if (!rows.ok()) return std::unexpected(rows.error());
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.first_clause < b.first_clause; });
  data_version_ = *version;
  total_changes_ = changes;
  return true;
}

const DocumentMap::Entry* DocumentMap::Find(int64_t clause) const {
  const auto behind = std::upper_bound(entries_.begin(), entries_.end(), clause,
                                       [](int64_t id, const Entry& entry) { return id < entry.first_clause; });
  if (behind == entries_.begin()) return nullptr;
  const Entry& entry = *(behind - 1);
  return clause <= entry.last_clause ? &entry : nullptr;
}

}  // namespace liye
