// Any bytes as a query give an answer or a sentence that says what is wrong, and never an error of the database.
//
// What a QueryMaker makes of the input is tried, and at times the input itself. Every query that can be read is written back,
// searched in a knowledge base of the samples with options that the bytes choose, and, when nothing is
// found, given to Suggest, whose queries must find what they promise.
#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "check.h"
#include "index/ingest.h"
#include "index/knowledge_base.h"
#include "index/query.h"
#include "index/suggest.h"
#include "index/task.h"
#include "index/unit_alias.h"
#include "query_maker.h"

namespace {

using liye::Demand;
using liye::Error;
using liye::Query;
using liye::QueryField;
using liye::QueryMaker;

constexpr size_t kMostWritten = 6000;  // the parser takes no more, and a query written back may be longer than typed

// A small knowledge base of the samples, made once.
liye::KnowledgeBase& Base() {
  static liye::KnowledgeBase& base = *[] {
    const std::string path =
        (std::filesystem::temp_directory_path() / ("fuzz-query-" + std::to_string(getpid()) + ".db")).string();
    auto opened = liye::KnowledgeBase::Open(path, liye::OpenMode::kCreate);
    Demand(opened.has_value(), "the knowledge base can be made");
    const auto read = liye::Ingest(**opened, {LIYE_SOURCE_DIR "/corpus/samples"}, {});
    Demand(read.has_value(), "the samples can be read");
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end);  // it lives as long as it is open
    return opened->release();
  }();
  return base;
}

bool SameField(const liye::FieldTerm& a, const liye::FieldTerm& b) {
  const bool named = a.field == QueryField::kUnit || a.field == QueryField::kIssuer;  // others do not care for quotes
  return a.field == b.field && a.value == b.value && a.from == b.from && a.to == b.to && a.above == b.above &&
         a.up_to == b.up_to && a.currency == b.currency && (!named || a.literal == b.literal);
}

bool Same(const Query& a, const Query& b) {
  if (a.kind != b.kind || a.phrase != b.phrase || a.tokens != b.tokens || a.distance != b.distance) return false;
  if (a.literal != b.literal && !liye::OtherUnitNames(a.phrase).empty()) return false;
  if (a.kind == Query::Kind::kField && !SameField(a.field, b.field)) return false;
  if (a.children.size() != b.children.size()) return false;
  for (size_t i = 0; i < a.children.size(); ++i)
    if (!Same(a.children[i], b.children[i])) return false;
  return true;
}

void CheckWrittenBack(const Query& query) {
  const std::string written = liye::QueryText(query);
  if (written.size() > kMostWritten) return;
  const liye::Result<Query> again = liye::ParseQuery(written);
  if (!again || !Same(query, *again)) std::fprintf(stderr, "fuzz: written back: %s\n", written.c_str());
  Demand(again.has_value(), "a query written back can be read");
  Demand(Same(query, *again), "a query written back is read as the same");
}

liye::SearchOptions OptionsOf(QueryMaker& choice) {
  liye::SearchOptions options{.limit = 2};
  if (!choice.OneIn(4)) return options;
  options.order = static_cast<liye::SearchOrder>(choice.Choose(4));
  options.offset = choice.OneIn(3) ? choice.OneIn(2) ? UINT64_MAX : choice.Choose(5) : 0;
  options.limit = choice.OneIn(4) ? UINT64_MAX : choice.Choose(4);
  options.exact_units = choice.OneIn(2);
  options.count_copies = choice.OneIn(3);
  options.facets = choice.OneIn(3);
  options.explain = choice.OneIn(3);
  options.snippet_characters = choice.OneIn(2) ? 60 : static_cast<uint32_t>(choice.Choose(200));
  if (choice.OneIn(6)) options.snippet_characters = UINT32_MAX;
  if (choice.OneIn(4)) options.filters.status = choice.OneIn(2) ? "repealed" : "unknown";
  if (choice.OneIn(4)) options.filters.document_type = choice.Make();
  if (choice.OneIn(4)) options.filters.issuing_authority = choice.Make();
  if (choice.OneIn(4)) options.filters.year_from = static_cast<int>(choice.Choose(3000));
  if (choice.OneIn(8)) options.after = choice.Make();
  return options;
}

void TrySuggestions(const Query& query, liye::SearchOptions options) {
  const auto suggestions = liye::Suggest(Base(), query, options);
  Demand(suggestions.has_value(), "what to ask instead can be worked out");
  options.after.clear();
  options.offset = options.limit = 0;
  for (const liye::Suggestion& suggestion : *suggestions) {
    if (suggestion.query.empty() || suggestion.query.size() > kMostWritten) continue;
    const liye::Result<Query> instead = liye::ParseQuery(suggestion.query);
    Demand(instead.has_value(), "a query that is suggested can be read");
    liye::SearchOptions with = options;
    if (suggestion.kind == liye::Suggestion::Kind::kFilters) with.filters = {};
    const auto result = Base().Search(*instead, with);
    if (!result || result->total != suggestion.hits)
      std::fprintf(stderr, "fuzz: suggested: %s\n", suggestion.query.c_str());
    Demand(result && result->total == suggestion.hits && result->total > 0, "a suggestion finds what it promises");
  }
}

// What stands behind other commands and takes any text too.
void TryNames(const std::string& text) {
  Demand(Base().Find(text).has_value(), "a document can be looked up by any name");
  int seen = 0;
  const auto listed =
      liye::ForEachTask(Base().database(), {.unit = text}, [&](const liye::TaskRecord&) { return ++seen < 2; });
  Demand(listed.has_value(), "tasks can be listed for any unit");
  Demand(Base().List({.document_type = text, .issuing_authority = text}, 0, 2).has_value(), "any filter can be asked");
}

void Try(const std::string& text, QueryMaker& choice) {
  const liye::Result<Query> query = liye::ParseQuery(text);
  if (!query) {
    Demand(query.error().kind == Error::Kind::kBadQuery, "a query that cannot be read is called that");
    Demand(!query.error().reason.empty() && !query.error().remedy.empty(), "the error says why and what to do");
    return;
  }
  CheckWrittenBack(*query);
  const liye::SearchOptions options = OptionsOf(choice);
  const auto result = Base().Search(*query, options);
  if (!result && !options.after.empty() && result.error().kind == Error::Kind::kUsage) return;  // no cursor
  if (!result) std::fprintf(stderr, "fuzz: %s\n", result.error().message().c_str());
  Demand(result.has_value(), "the database answers every query that can be read");
  Demand(result->hits.size() <= options.limit && result->documents <= result->total, "counts agree");
  if (result->total == 0 && choice.OneIn(3)) TrySuggestions(*query, options);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr size_t kTyped = 400;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  QueryMaker maker(bytes);
  const std::string made = maker.Make();
  Try(made, maker);
  if (maker.OneIn(4)) Try(std::string(bytes.substr(0, kTyped)), maker);
  if (maker.OneIn(16)) TryNames(made);
  return 0;
}
