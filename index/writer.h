// Documents into tables.
//
// Writes prepared documents in large transactions and decides what becomes of a document that is
// there already: the longer text stands (equal ones: the greater hash, then the lesser path),
// every file is kept as an origin. A file is read between BeginSource and EndSource; what it held before
// and holds no longer loses this origin, and is removed with its last one. Whatever ends the
// program, the database holds whole documents only.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "corpus/source.h"
#include "index/character_posting.h"
#include "index/checkpointer.h"
#include "index/prepare.h"
#include "index/sqlite.h"

namespace liye {

// Options of the full-text tables while much is written: few, large segments. crisismerge stays bounded, so that no
// number of commits fills the table of segments.
inline constexpr const char* kBulkOptions = "('automerge', 0), ('crisismerge', 64), ('hashsize', 16777216)";

// On another thread, or, where none can be had, when the result is asked for.
inline constexpr std::launch kElsewhere = std::launch::async | std::launch::deferred;

struct WriterCounts {
  uint64_t documents = 0, known_documents = 0, removed_documents = 0, clauses = 0, facts = 0;
};

class Writer {
 public:
  Writer(Database& database, uint64_t rows_per_commit);
  ~Writer();

  // Call first. Errors: kBusy when somebody else writes.
  Result<void> Start();

  // `hash` is "" when the file was not known or not finished.
  struct KnownSource {
    int64_t id = 0;
    std::string hash;
    uint64_t byte_size = 0;
    int64_t modified_ns = 0;
  };
  Result<KnownSource> Known(const std::string& path);
  // True when another file with the same bytes is in the database.
  Result<bool> IsCopy(const Source& source, const std::string& path);
  Result<void> Touch(int64_t source, int64_t modified_ns);

  Result<void> BeginSource(const Source& source, const std::string& path, int64_t modified_ns);
  Result<void> Put(PreparedDocument document);
  Result<void> EndSource(const std::string& hash);
  // Finished documents are kept, the file counts as unread.
  void AbandonSource();

  // Paths of the known files below the folder, an absolute path.
  Result<std::vector<std::string>> SourcesIn(const std::string& folder);
  // The file is gone: its documents lose this origin.
  Result<void> RemoveSource(const std::string& path);

  // Files that have to be read again because a version that hid theirs has gone.
  Result<std::vector<std::string>> Stale();
  // Commits, resolves references, joins what a first load has written in parts and brings the database into its resting
  // state. What is left when `stop` gives true, the next run does.
  Result<void> Finish(const std::function<bool()>& stop);
  const WriterCounts& counts() const { return counts_; }

 private:
  struct Statements;
  struct Existing {
    int64_t id = 0, source = 0, start = 0;
    int64_t text_size = 0;  // negative: the file that this version is from no longer holds it
    uint64_t text_hash = 0;
    int64_t first_clause = 0, last_clause = 0;
    std::string key, path;
  };

  // A document whose clauses have their rows, and nothing else yet.
  struct Waiting {
    const PreparedDocument* document = nullptr;  // one of documents_, or attached to one
    int64_t first_clause = 0;
  };

  struct Forgotten {
    int64_t clause = 0;
    std::string text, heading;
  };

  Result<void> SetOptions(const std::string& options);  // of the full-text tables
  Result<void> Begin();
  Result<void> Commit();
  Result<void> JoinSegments(const std::string& table, const std::function<bool()>& stop);
  Result<void> MergeSegments(const std::string& table, const std::function<bool()>& stop);
  Result<bool> MergePages(const std::string& table, int pages);
  Result<void> CommitWhenLarge();
  Error Failure() const;

  // These give false when SQLite refused something; Failure() tells what.
  bool PutDocument(const PreparedDocument& document);
  bool Replace(const PreparedDocument& document, const Existing& existing);
  bool Lookup(const std::string& identity, Existing& existing);
  bool IsBetter(const PreparedDocument& document, const Existing& existing) const;
  bool Write(const PreparedDocument& document, const std::string& key, int64_t parent, int64_t& id);
  bool WriteContents(const PreparedDocument& document, int64_t id, int64_t first_clause);
  bool WriteWaiting();
  bool WriteTexts();
  bool WriteHeadings();
  bool WriteFacts();
  bool WriteFact(const PreparedFact& fact, int64_t clause);
  bool WriteAttached(const PreparedDocument& document, const std::string& key, int64_t id);
  bool AddOrigin(int64_t id, const PreparedDocument& document);
  bool LoseOrigin(int64_t document);
  bool MarkOthersStale(int64_t document);
  bool MarkPending(int64_t document);
  bool DeleteContents(int64_t first_clause, int64_t last_clause);
  bool ForgetTexts();
  bool WriteRanks();
  bool DeleteDocument(int64_t document);

  // Keys: of several documents with one number the one with the least identity has the plain key.
  bool TakeKey(const PreparedDocument& document, std::string& key);
  bool PassKeyOn(const std::string& key);
  bool Rename(int64_t document, const std::string& old_key, const std::string& new_key);
  bool UnitId(const std::string& name, int64_t& id);

  Database& database_;
  const uint64_t rows_per_commit_;
  std::unique_ptr<Statements> statements_;
  uint64_t rows_ = 0;     // clauses written or deleted in the open transaction
  uint64_t touched_ = 0;  // in all that were committed
  bool open_ = false;     // a transaction is open
  int64_t next_clause_ = 1;
  int64_t source_ = 0;  // between BeginSource and EndSource
  std::string path_;
  std::unordered_set<int64_t> lost_;        // documents that source_ held before and has not shown again
  std::vector<Forgotten> forgotten_;        // clauses deleted since the last commit
  std::string ranks_;                       // of the clauses written since then, see clause_rank.h
  int64_t first_rank_ = 0;                  // the first of those clauses
  std::deque<PreparedDocument> documents_;  // of the same; their addresses stay
  std::vector<Waiting> waiting_;            // of these, in the order of their clauses
  size_t waiting_bytes_ = 0;                // of their texts
  std::future<void> spent_;                 // gives the memory of written documents back
  CharacterPostings characters_;            // of the same
  std::unordered_map<std::string, int64_t> units_;
  WriterCounts counts_;
  std::unique_ptr<Checkpointer> checkpointer_;
};

}  // namespace liye
