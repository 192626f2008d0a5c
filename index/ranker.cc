#include "index/ranker.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "index/fts5_tokenizer.h"

namespace liye {
namespace {

constexpr double kLeastIdf = 1e-6;

int CountRow(const Fts5ExtensionApi*, Fts5Context*, void* count) {
  ++*static_cast<int64_t*>(count);
  return SQLITE_OK;
}

// Our tables have one column: what the iterator has ahead of it is a varint for each further place, and a varint has
// one byte below 0x80. Counting those is quicker than a call for each place.
int CountPlaces(const Fts5ExtensionApi* api, Fts5Context* fts, int phrase, uint32_t& count) {
  Fts5PhraseIter place;
  int column = 0, offset = 0;
  const int status = api->xPhraseFirst(fts, phrase, &place, &column, &offset);
  count = 0;
  if (status != SQLITE_OK || column < 0) return status;
  count = 1;
  for (const unsigned char* at = place.a; at < place.b; ++at) count += *at < 0x80;
  return status;
}

double Idf(int64_t rows, int64_t hits) {
  const double idf = std::log((static_cast<double>(rows - hits) + 0.5) / (static_cast<double>(hits) + 0.5));
  return std::max(idf, kLeastIdf);
}

}  // namespace

Result<void> Ranker::Register(Database& database) {
  fts5_api* api = Fts5Api(database.handle());
  const int status = api == nullptr ? SQLITE_ERROR : api->xCreateFunction(api, "liye_match", this, Function, nullptr);
  if (status == SQLITE_OK) return {};
  return std::unexpected(database.ErrorFor(status, "the ranking function was refused"));
}

Result<PhraseMatches> Ranker::Match(Database& database, const std::string& table, const std::string& expression) {
  matches_ = {};
  prepared_ = false;
  Statement rows =
      database.Query("SELECT liye_match(" + table + ") FROM " + table + " WHERE " + table + " MATCH ?1", expression);
  while (rows.Next() && matches_.phrases > 1) {
  }
  if (!rows.ok()) return std::unexpected(rows.error());
  return std::exchange(matches_, {});
}

void Ranker::Function(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int, sqlite3_value**) {
  auto* ranker = static_cast<Ranker*>(api->xUserData(fts));
  int status = ranker->prepared_ ? SQLITE_OK : ranker->Prepare(api, fts);
  if (status == SQLITE_OK && ranker->matches_.phrases > 1) status = ranker->TakeRow(api, fts);
  if (status != SQLITE_OK) sqlite3_result_error_code(context, status);
}

// At the first row. Of a single phrase all rows are taken at once.
int Ranker::Prepare(const Fts5ExtensionApi* api, Fts5Context* fts) {
  sqlite3_int64 rows = 0, tokens = 0;
  int status = api->xRowCount(fts, &rows);
  if (status == SQLITE_OK) status = api->xColumnTotalSize(fts, -1, &tokens);
  matches_.phrases = static_cast<size_t>(api->xPhraseCount(fts));
  matches_.average_tokens = rows > 0 ? static_cast<double>(tokens) / static_cast<double>(rows) : 1;
  prepared_ = true;
  if (status == SQLITE_OK && matches_.phrases == 1) {
    status = api->xQueryPhrase(fts, 0, &matches_, TakeOnePhrase);
    matches_.idf.push_back(Idf(rows, static_cast<int64_t>(matches_.clauses.size())));
    return status;
  }
  for (size_t i = 0; status == SQLITE_OK && i < matches_.phrases; ++i) {
    int64_t hits = 0;
    status = api->xQueryPhrase(fts, static_cast<int>(i), &hits, CountRow);
    matches_.idf.push_back(Idf(rows, hits));
  }
  return status;
}

int Ranker::TakeOnePhrase(const Fts5ExtensionApi* api, Fts5Context* fts, void* pointer) {
  auto& matches = *static_cast<PhraseMatches*>(pointer);
  uint32_t count = 0;
  const int status = CountPlaces(api, fts, 0, count);
  matches.clauses.push_back(api->xRowid(fts));
  matches.frequencies.push_back(count);
  return status;
}

int Ranker::TakeRow(const Fts5ExtensionApi* api, Fts5Context* fts) {
  int status = SQLITE_OK;
  matches_.clauses.push_back(api->xRowid(fts));
  for (size_t i = 0; status == SQLITE_OK && i < matches_.phrases; ++i) {
    uint32_t count = 0;
    status = CountPlaces(api, fts, static_cast<int>(i), count);
    matches_.frequencies.push_back(count);
  }
  return status;
}

}  // namespace liye
