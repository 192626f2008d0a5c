#include "index/writer.h"

#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "index/writer_statements.h"

namespace liye {
namespace {

constexpr size_t kMostWaitingBytes = size_t{64} << 20;  // of text that waits for its tables

}  // namespace

Writer::Writer(Database& database, uint64_t rows_per_commit)
    : database_(database), rows_per_commit_(rows_per_commit), statements_(std::make_unique<Statements>(database)) {}

Writer::~Writer() {
  statements_.reset();
  checkpointer_.reset();
  if (open_) (void)database_.Execute("ROLLBACK");
  (void)database_.Execute("PRAGMA foreign_keys = ON");
}

Error Writer::Failure() const {
  if (const Statement* failed = statements_->Failed()) return failed->error();
  return database_.ErrorFor(sqlite3_errcode(database_.handle()), sqlite3_errmsg(database_.handle()));
}

// Foreign keys would turn single-row statements into ones with a journal (see writer_statements.h). What
// refers to a row is removed before it here; tests check that nothing dangles.
Result<void> Writer::Start() {
  if (Result<void> off = database_.Execute("PRAGMA foreign_keys = OFF"); !off) return off;
  if (Result<void> begun = Begin(); !begun) return begun;
  checkpointer_ = std::make_unique<Checkpointer>(database_);
  return SetOptions(kBulkOptions);
}

// Another program may have written since the last commit: what is remembered of the database is read again.
Result<void> Writer::Begin() {
  if (Result<void> begun = database_.Execute("BEGIN IMMEDIATE"); !begun) return begun;
  open_ = true;
  rows_ = 0;
  units_.clear();
  const Result<int64_t> last = database_.Integer("SELECT max(id) FROM clause");
  if (!last) return std::unexpected(last.error());
  const Result<int64_t> ranked = database_.Integer(
      "SELECT first_clause + length(data) / 10 - 1 FROM clause_rank ORDER BY first_clause DESC LIMIT 1");
  if (!ranked) return std::unexpected(ranked.error());
  next_clause_ = std::max(*last, *ranked) + 1;  // an id is never used twice
  first_rank_ = next_clause_;
  return {};
}

Result<void> Writer::Commit() {
  if (!open_) return {};
  if (!WriteWaiting() || !ForgetTexts() || !WriteRanks()) return std::unexpected(Failure());
  Result<void> done = characters_.Write(database_);
  if (done) done = database_.Execute("COMMIT");
  if (!done) return done;
  open_ = false;
  touched_ += rows_;
  spent_ = std::async(kElsewhere, [documents = std::move(documents_)]() mutable { documents.clear(); });
  documents_.clear();
  return {};
}

Result<void> Writer::CommitWhenLarge() {
  if (rows_ < rows_per_commit_) return {};
  if (Result<void> done = Commit(); !done) return done;
  return Begin();
}

Result<Writer::KnownSource> Writer::Known(const std::string& path) {
  KnownSource source;
  Statement& known = statements_->known.Bind(path);
  if (known.Next())
    source = {known.integer(0), known.string(1), static_cast<uint64_t>(known.integer(2)), known.integer(3)};
  known.Reset();
  if (!known.ok()) return std::unexpected(known.error());
  return source;
}

Result<bool> Writer::IsCopy(const Source& source, const std::string& path) {
  Statement& copy = statements_->copy.Bind(source.hash, to_string(source.media_type), path);
  const bool is = copy.Next();
  copy.Reset();
  if (!copy.ok()) return std::unexpected(copy.error());
  return is;
}

Result<void> Writer::Touch(int64_t source, int64_t modified_ns) {
  if (!statements_->touch.Run(source, modified_ns)) return std::unexpected(Failure());
  return {};
}

Result<void> Writer::BeginSource(const Source& source, const std::string& path, int64_t modified_ns) {
  const Result<KnownSource> known = Known(path);
  if (!known) return std::unexpected(known.error());
  path_ = path;
  lost_.clear();
  source_ = known->id;
  const char* media_type = to_string(source.media_type);
  if (source_ == 0) {
    if (!statements_->insert_source.Run(path, source.byte_size, modified_ns, media_type, source.encoding,
                                        source.replaced))
      return std::unexpected(Failure());
    source_ = database_.last_insert_id();
    return {};
  }
  Statement& held = statements_->documents_of_source.Bind(source_);
  while (held.Next()) lost_.insert(held.integer(0));
  held.Reset();
  if (!held.ok() || !statements_->update_source.Run(path, source.byte_size, modified_ns, media_type, source.encoding,
                                                    source.replaced, source_))
    return std::unexpected(Failure());
  return {};
}

Result<void> Writer::Put(PreparedDocument document) {
  documents_.push_back(std::move(document));
  const uint64_t written = counts_.documents;
  if (!PutDocument(documents_.back())) return std::unexpected(Failure());
  if (waiting_bytes_ >= kMostWaitingBytes && !WriteWaiting()) return std::unexpected(Failure());
  if (waiting_.empty())
    documents_.clear();
  else if (counts_.documents == written)
    documents_.pop_back();  // it was known
  return CommitWhenLarge();
}

bool Writer::PutDocument(const PreparedDocument& document) {
  Existing existing;
  if (!Lookup(document.identity, existing)) return false;
  if (existing.id == 0) {
    std::string key;
    int64_t id = 0;
    return TakeKey(document, key) && Write(document, key, 0, id) && WriteAttached(document, key, id) &&
           AddOrigin(id, document);
  }
  const bool was_here = lost_.erase(existing.id) > 0;
  if (was_here && !statements_->delete_origins.Run(existing.id, source_)) return false;
  const bool withdrawn = existing.text_size < 0;
  const bool own_version = was_here && existing.source == source_;  // what this file said when it was read before
  const auto size = static_cast<int64_t>(document.text_size);
  const bool same_text = size == existing.text_size && document.text_hash == existing.text_hash;
  const bool same_place = own_version && same_text && static_cast<int64_t>(document.span.start) == existing.start;
  const bool better = std::pair(size, document.text_hash) > std::pair(existing.text_size, existing.text_hash);
  if (own_version && !better && !same_text && !MarkOthersStale(existing.id)) return false;
  if (!same_place && (withdrawn || own_version || IsBetter(document, existing))) {
    if (!Replace(document, existing)) return false;
  } else {
    ++counts_.known_documents;
  }
  return AddOrigin(existing.id, document);
}

bool Writer::IsBetter(const PreparedDocument& document, const Existing& existing) const {
  const std::pair mine(static_cast<int64_t>(document.text_size), document.text_hash);
  const std::pair theirs(existing.text_size, existing.text_hash);
  if (mine != theirs) return mine > theirs;
  return std::pair(std::string_view(path_), static_cast<int64_t>(document.span.start)) <
         std::pair(std::string_view(existing.path), existing.start);
}

bool Writer::Replace(const PreparedDocument& document, const Existing& existing) {
  std::string key = existing.key;
  const std::string_view plain = std::string_view(key).substr(0, key.find('~'));
  if (plain != document.key && !(PassKeyOn(key) && TakeKey(document, key))) return false;
  int64_t id = existing.id;
  return MarkPending(id) && DeleteContents(existing.first_clause, existing.last_clause) &&
         Write(document, key, 0, id) && WriteAttached(document, key, id);
}

// Attached documents are known by their place in the envelope: those of a new version take the rows of the old.
bool Writer::WriteAttached(const PreparedDocument& document, const std::string& key, int64_t id) {
  std::unordered_set<int64_t> old;
  Statement children = database_.Query("SELECT id FROM document WHERE parent = ?1", id);
  while (children.Next()) old.insert(children.integer(0));
  if (!children.ok()) return false;
  for (const PreparedDocument& part : document.attached) {
    Existing existing;
    if (!Lookup(part.identity, existing)) return false;
    int64_t part_id = existing.id;
    if (part_id != 0) {
      old.erase(part_id);
      if (!MarkPending(part_id) || !DeleteContents(existing.first_clause, existing.last_clause)) return false;
    }
    if (!Write(part, key + part.key.substr(part.key.rfind('#')), id, part_id)) return false;
  }
  for (int64_t gone : old)
    if (!DeleteDocument(gone)) return false;
  return true;
}

Result<void> Writer::EndSource(const std::string& hash) {
  for (int64_t document : lost_)
    if (!LoseOrigin(document)) return std::unexpected(Failure());
  lost_.clear();
  if (!statements_->finish_source.Run(source_, hash)) return std::unexpected(Failure());
  source_ = 0;
  return CommitWhenLarge();
}

void Writer::AbandonSource() {
  lost_.clear();
  source_ = 0;
}

Result<std::vector<std::string>> Writer::SourcesIn(const std::string& folder) {
  const std::string begin = folder.ends_with('/') ? folder : folder + '/';
  std::string end = begin;
  ++end.back();  // behind every path that begins so
  std::vector<std::string> paths;
  Statement sources =
      database_.Query("SELECT path FROM source WHERE path > ?1 AND path < ?2 ORDER BY path", begin, end);
  while (sources.Next()) paths.push_back(sources.string(0));
  if (!sources.ok()) return std::unexpected(sources.error());
  return paths;
}

Result<void> Writer::RemoveSource(const std::string& path) {
  const Result<KnownSource> known = Known(path);
  if (!known) return std::unexpected(known.error());
  source_ = known->id;
  std::vector<int64_t> documents;
  Statement& held = statements_->documents_of_source.Bind(source_);
  while (held.Next()) documents.push_back(held.integer(0));
  held.Reset();
  if (!held.ok()) return std::unexpected(Failure());
  for (int64_t document : documents)
    if (!LoseOrigin(document)) return std::unexpected(Failure());
  if (Result<void> removed = database_.Run("DELETE FROM source WHERE id = ?1", source_); !removed) return removed;
  source_ = 0;
  return CommitWhenLarge();
}

// The file that is being read no longer holds the document.
bool Writer::LoseOrigin(int64_t document) {
  if (!statements_->delete_origins.Run(document, source_)) return false;
  Statement others = database_.Query(
      "SELECT s.id FROM document_source o JOIN source s ON s.id = o.source WHERE o.document = ?1 ORDER BY s.path LIMIT "
      "1",
      document);
  const int64_t heir = others.Next() ? others.integer(0) : 0;
  if (!others.ok()) return false;
  if (heir == 0) return DeleteDocument(document);
  Statement row = database_.Query("SELECT source FROM document WHERE id = ?1", document);
  const bool was_mine = row.Next() && row.integer(0) == source_;
  if (!was_mine) return row.ok();
  return MarkOthersStale(document) &&
         database_.Run("UPDATE document SET source = ?2, text_size = -1 WHERE id = ?1", document, heir).has_value() &&
         database_.Run("UPDATE document SET source = ?2 WHERE parent = ?1", document, heir).has_value();
}

bool Writer::MarkOthersStale(int64_t document) {
  return database_
      .Run(
          "UPDATE source SET hash = NULL WHERE id <> ?2 AND id IN (SELECT source FROM document_source WHERE document = "
          "?1)",
          document, source_)
      .has_value();
}

Result<std::vector<std::string>> Writer::Stale() {
  std::vector<std::string> paths;
  Statement stale = database_.Query("SELECT path FROM source WHERE hash IS NULL ORDER BY path");
  while (stale.Next()) paths.push_back(stale.string(0));
  if (!stale.ok()) return std::unexpected(stale.error());
  return paths;
}

bool Writer::DeleteDocument(int64_t document) {
  Statement children = database_.Query("SELECT id FROM document WHERE parent = ?1", document);
  std::vector<int64_t> attached;
  while (children.Next()) attached.push_back(children.integer(0));
  if (!children.ok()) return false;
  for (int64_t part : attached)
    if (!DeleteDocument(part)) return false;
  Statement row = database_.Query("SELECT first_clause, last_clause, key FROM document WHERE id = ?1", document);
  if (!row.Next()) return row.ok();
  const int64_t first = row.integer(0), last = row.integer(1);
  const std::string key = row.string(2);
  row.Reset();
  ++counts_.removed_documents;
  return MarkPending(document) && DeleteContents(first, last) &&
         database_.Run("UPDATE citation SET target = NULL WHERE target = ?1", document).has_value() &&
         database_.Run("DELETE FROM document_source WHERE document = ?1", document).has_value() &&
         database_.Run("DELETE FROM document WHERE id = ?1", document).has_value() && PassKeyOn(key);
}

// References to the document's number or title, and its own, are resolved again.
bool Writer::MarkPending(int64_t document) {
  Statement& row = statements_->lookup_row.Bind(document);
  std::string number;
  int64_t title_key = 0;
  if (row.Next()) {
    number = row.string(4);
    title_key = row.integer(5);
  }
  row.Reset();
  Statement& pending = statements_->pending;
  return row.ok() && pending.Run("document", document) && (number.empty() || pending.Run("number", number)) &&
         (title_key == 0 || pending.Run("title", title_key));
}

bool Writer::TakeKey(const PreparedDocument& document, std::string& key) {
  const auto with_suffix = [&](std::string_view identity) {
    constexpr size_t kDigits = 6;
    std::string suffixed = document.key + '~';
    const uint64_t hash = XXH3_64bits(identity.data(), identity.size());
    for (size_t i = 0; i < kDigits; ++i) suffixed += "0123456789abcdef"[hash >> (4 * i) & 15];
    return suffixed;
  };
  key = document.key;
  Statement& owner = statements_->key_owner.Bind(key);
  const bool taken = owner.Next();
  const int64_t owner_id = taken ? owner.integer(0) : 0;
  const std::string owner_identity = taken ? owner.string(1) : "";
  owner.Reset();
  if (!owner.ok() || !taken || owner_identity == document.identity) return owner.ok();
  if (owner_identity > document.identity) return Rename(owner_id, key, with_suffix(owner_identity));
  key = with_suffix(document.identity);
  return true;
}

// The key is free: of the documents that had to take a suffix because of it, one may drop it.
bool Writer::PassKeyOn(const std::string& key) {
  if (key.find('~') != key.npos) return true;
  Statement heirs = database_.Query(
      "SELECT id, key FROM document WHERE key > ?1 AND key < ?2 AND parent IS NULL ORDER BY identity LIMIT 1",
      key + '~', key + "~~");
  if (!heirs.Next()) return heirs.ok();
  const int64_t heir = heirs.integer(0);
  const std::string old_key = heirs.string(1);
  heirs.Reset();
  return Rename(heir, old_key, key);
}

bool Writer::Rename(int64_t document, const std::string& old_key, const std::string& new_key) {
  std::vector<std::pair<int64_t, std::string>> keys = {{document, new_key}};
  Statement children = database_.Query("SELECT id, key FROM document WHERE parent = ?1", document);
  while (children.Next()) keys.emplace_back(children.integer(0), new_key + children.string(1).substr(old_key.size()));
  if (!children.ok()) return false;
  for (const auto& [id, key] : keys)
    if (!database_.Run("UPDATE document SET key = ?2 WHERE id = ?1", id, key)) return false;
  return true;
}

}  // namespace liye
