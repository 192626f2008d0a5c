#include "index/ranker.h"

#include <algorithm>
#include <cmath>

#include "index/fts5_tokenizer.h"

namespace liye {
namespace {

constexpr double kK1 = 1.2;
constexpr double kB = 0.75;
constexpr double kLeastIdf = 1e-6;
constexpr uint64_t kLoadAfter = 8;  // sizes are loaded once an eighth of them has been asked for

int CountRow(const Fts5ExtensionApi*, Fts5Context*, void* count) {
  ++*static_cast<int64_t*>(count);
  return SQLITE_OK;
}

// A varint as SQLite writes it (at most 9 bytes; sizes stay below 5).
uint32_t ReadVarint(const unsigned char* bytes, int size) {
  uint64_t value = 0;
  for (int i = 0; i < size; ++i) {
    value = value << 7 | (bytes[i] & 0x7f);
    if ((bytes[i] & 0x80) == 0) break;
  }
  return static_cast<uint32_t>(value);
}

}  // namespace

Result<void> Ranker::Register(Database& database) {
  database_ = &database;
  fts5_api* api = Fts5Api(database.handle());
  const int status = api == nullptr ? SQLITE_ERROR : api->xCreateFunction(api, "liye_rank", this, Function, nullptr);
  if (status == SQLITE_OK) return {};
  return std::unexpected(database.ErrorFor(status, "the ranking function was refused"));
}

Result<void> Ranker::ForEach(Database& database, const std::string& match,
                             const std::function<void(int64_t, double)>& visit) {
  sums_ = {};
  Statement rows =
      database.Query("SELECT rowid, liye_rank(clause_text) FROM clause_text WHERE clause_text MATCH ?1", match);
  while (rows.Next()) visit(rows.integer(0), rows.real(1));
  if (!rows.ok()) return std::unexpected(rows.error());
  return {};
}

void Ranker::Forget() {
  sizes_.clear();
  asked_ = 0;
}

void Ranker::Function(const Fts5ExtensionApi* api, Fts5Context* fts, sqlite3_context* context, int, sqlite3_value**) {
  auto* ranker = static_cast<Ranker*>(api->xUserData(fts));
  double score = 0;
  int status = ranker->sums_.ready ? SQLITE_OK : ranker->Prepare(api, fts);
  if (status == SQLITE_OK) status = ranker->Score(api, fts, score);
  if (status != SQLITE_OK) return sqlite3_result_error_code(context, status);
  sqlite3_result_double(context, score);
}

int Ranker::Prepare(const Fts5ExtensionApi* api, Fts5Context* fts) {
  sqlite3_int64 rows = 0, tokens = 0;
  int status = api->xRowCount(fts, &rows);
  if (status == SQLITE_OK) status = api->xColumnTotalSize(fts, -1, &tokens);
  const int phrases = api->xPhraseCount(fts);
  sums_.frequency.assign(static_cast<size_t>(phrases), 0);
  for (int i = 0; status == SQLITE_OK && i < phrases; ++i) {
    int64_t hits = 0;
    status = api->xQueryPhrase(fts, i, &hits, CountRow);
    const double idf = std::log((static_cast<double>(rows - hits) + 0.5) / (static_cast<double>(hits) + 0.5));
    sums_.idf.push_back(std::max(idf, kLeastIdf));
  }
  rows_ = static_cast<uint64_t>(rows);
  sums_.average = rows > 0 ? static_cast<double>(tokens) / static_cast<double>(rows) : 1;
  sums_.ready = true;
  return status;
}

int Ranker::Score(const Fts5ExtensionApi* api, Fts5Context* fts, double& score) {
  std::fill(sums_.frequency.begin(), sums_.frequency.end(), 0);
  int instances = 0;
  int status = api->xInstCount(fts, &instances);
  for (int i = 0; status == SQLITE_OK && i < instances; ++i) {
    int phrase = 0, column = 0, offset = 0;
    status = api->xInst(fts, i, &phrase, &column, &offset);
    if (status == SQLITE_OK) sums_.frequency[static_cast<size_t>(phrase)] += 1;
  }
  double size = 0;
  if (status == SQLITE_OK) status = SizeOf(api, fts, size);
  for (size_t i = 0; i < sums_.frequency.size(); ++i) {
    const double frequency = sums_.frequency[i];
    score += sums_.idf[i] * frequency * (kK1 + 1) / (frequency + kK1 * (1 - kB + kB * size / sums_.average));
  }
  return status;
}

int Ranker::SizeOf(const Fts5ExtensionApi* api, Fts5Context* fts, double& size) {
  if (sizes_.empty() && ++asked_ > rows_ / kLoadAfter) LoadSizes();
  const auto clause = static_cast<size_t>(api->xRowid(fts));
  if (clause < sizes_.size()) {
    size = sizes_[clause];
    return SQLITE_OK;
  }
  int tokens = 0;
  const int status = api->xColumnSize(fts, -1, &tokens);
  size = tokens;
  return status;
}

void Ranker::LoadSizes() {
  Statement rows = database_->Query("SELECT id, sz FROM clause_text_docsize ORDER BY id");
  while (rows.Next()) {
    const auto id = static_cast<size_t>(rows.integer(0));
    const std::string_view blob = rows.blob(1);
    if (id >= sizes_.size()) sizes_.resize(id + 1);
    sizes_[id] = ReadVarint(reinterpret_cast<const unsigned char*>(blob.data()), static_cast<int>(blob.size()));
  }
}

}  // namespace liye
