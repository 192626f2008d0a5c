// The knowledge base: one SQLite file.
//
// Opens it and answers questions: search, documents by any name, responsibility lists,
// references in both directions, validity, figures. Filling it is index/ingest.h's business.
// Errors are sentences (see corpus/error.h). Records are copies and outlive it. One object
// serves one thread; several processes may read while one writes.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "index/query.h"
#include "index/record.h"

namespace liye {

class ClauseRanks;
class Database;
class DocumentMap;
class Ranker;

enum class OpenMode {
  kReadOnly,   // the file must exist; nothing is changed
  kReadWrite,  // the file must exist; an older schema is migrated
  kCreate,     // as kReadWrite; made when it does not exist or is empty
};

// All conditions must hold; empty fields ask for nothing.
struct SearchFilters {
  std::string document_type;       // 通知
  std::string issuing_authority;   // any part of it: 平川市 finds 平川市人民政府办公厅
  int year_from = 0, year_to = 0;  // of the document date, both included
  std::string status;              // repealed or unknown
};

enum class SearchOrder {
  kRelevance,  // see index/hit_score.h; a query of one character: newest first
  kNewest,
  kOldest,
  kNumber,  // 平政〔2016〕3号 before 平政〔2016〕14号; documents without a number last
};

struct SearchOptions {
  SearchFilters filters;
  SearchOrder order = SearchOrder::kRelevance;
  std::string after;  // SearchHit::cursor of the last hit seen; empty for the beginning
  uint64_t offset = 0;
  uint64_t limit = 20;
  uint64_t most_copies = 5;  // copies that a hit names; it counts all of them
  bool count_copies = false;
  bool facets = false;
  bool explain = false;
  uint32_t snippet_characters = 60;
  bool exact_units = false;  // 市发改委 does not find 市发展改革委
};

class KnowledgeBase {
 public:
  // Errors: kNotFound, kUnreadable, kUnwritable, kNotOurs (another program's database or no
  // database at all), kNewerSchema, kBusy.
  static Result<std::unique_ptr<KnowledgeBase>> Open(const std::string& path, OpenMode mode);
  ~KnowledgeBase();
  KnowledgeBase(const KnowledgeBase&) = delete;
  KnowledgeBase& operator=(const KnowledgeBase&) = delete;

  const std::string& path() const;

  // Clauses that match, the best `limit` of them behind `after` and `offset`. A text that stands in several places is one
  // hit, at the best of them. Errors: kUsage for a cursor that is none, or of another order.
  Result<SearchResult> Search(const Query& query, const SearchOptions& options = {});

  // Documents that `name` can mean: a number in any form, a key, a row id after #, a title with or without
  // brackets, spaces and the issuer in front; when none is equal, titles that contain it. Best first; empty when
  // there is none; more than one is for the caller to ask back.
  Result<std::vector<DocumentRecord>> Find(std::string_view name);
  // Numbers and titles of documents that are written almost as `name`, at most `most`, the nearest first.
  Result<std::vector<std::string>> NearNames(std::string_view name, size_t most);
  Result<DocumentRecord> Get(int64_t document);
  // All documents, or those that pass the filters, newest first; attached ones after their envelope.
  Result<std::vector<DocumentRecord>> List(const SearchFilters& filters = {}, uint64_t offset = 0,
                                           uint64_t limit = UINT64_MAX);
  Result<std::vector<DocumentRecord>> AttachedTo(int64_t document);
  Result<std::vector<ClauseRecord>> Clauses(int64_t document);
  Result<std::vector<SourceRecord>> Sources(
      int64_t document);  // where it was found, the first being the one it was read from

  Result<std::vector<CitationRecord>> CitationsFrom(int64_t document);  // what it cites, in the order of the text
  Result<std::vector<CitationRecord>> CitationsTo(int64_t document);    // what cites it, newest first
  // A document that is not here, named by number or title, as documents here cite it; nullopt when none does.
  Result<std::optional<CitedDocument>> FindCited(std::string_view name);
  Result<std::vector<CitationRecord>> CitationsTo(const CitedDocument& cited);
  // How many documents are here whose number has the code and the year of `number`, and the highest of them: what an answer
  // about a number that is not here rests on. Nothing for a name that is no number with a year.
  struct Coverage {
    uint64_t documents = 0;
    std::string code, highest;
    int year = 0;
  };
  Result<std::optional<Coverage>> CoverageOf(std::string_view number);
  Result<StatusRecord> Status(int64_t document);
  Result<std::vector<StatusRecord>> Repealed();  // all documents that are superseded, with the reasons
  Result<Statistics> Stats();

  // The problems that index/check.h finds, as sentences; empty when all is well. Needs kReadWrite.
  Result<std::vector<std::string>> Check();

  Database& database() { return *database_; }

 private:
  explicit KnowledgeBase(std::unique_ptr<Database> database);
  Result<const DocumentMap*> documents();

  std::unique_ptr<Database> database_;
  std::unique_ptr<DocumentMap> documents_;
  std::unique_ptr<ClauseRanks> ranks_;
  std::unique_ptr<Ranker> ranker_;
};

}  // namespace liye
