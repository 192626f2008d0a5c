// What a cleanup has to know of all documents at once: how each stands, what each is based on, later ones of the same matter.
//
// For index/cleanup.cc, which tells the reasons of one document at a time. About 100 bytes a document and 16 a reference to
// a basis.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/error.h"
#include "index/cycles.h"
#include "index/validity.h"

namespace liye {

struct SurveyEntry {
  int64_t id = 0;
  uint32_t top = 0;  // the notice that prints it, else itself; entries are named by their place in the survey
  Standing standing = Standing::kUnknown;
  std::string date;  // ISO
  bool has_papers = false;
  bool plain = false;       // nothing is said of it but when it takes effect: validity has no reason to tell
  std::string changed;      // the last day on which it was amended, published again, or repealed in part; "" for never
  uint32_t newest = 0;      // of its issuer and matter; itself when there is no later one
  uint32_t missing = 0;     // mentions of documents that are not here, its papers' included
  uint32_t dependents = 0;  // documents that are based on it or on its papers and are not over
  uint32_t circle = 0;      // of documents that are based on each other; 0 for none

  bool over() const { return standing == Standing::kRepealed || standing == Standing::kExpired; }
};

class CleanupSurvey {
 public:
  static Result<CleanupSurvey> Take(Database& database, Day at);

  const SurveyEntry& of(int64_t document) const { return entries_[places_.at(document)]; }
  const SurveyEntry& at(uint32_t place) const { return entries_[place]; }
  uint32_t place(int64_t document) const { return places_.at(document); }
  // What the document and its papers are based on, of what is here; family members left out.
  std::span<const NodeEdge> bases(uint32_t top) const;
  // What is based on the document or its papers and is not over, newest first; `most` of them.
  std::vector<uint32_t> dependents(uint32_t top, size_t most) const;
  // Another document with its number, or itself when copies of it differ; 0 for none.
  int64_t other_version(int64_t document) const;

 private:
  Result<void> ReadDocuments(Database& database, Day at);
  Result<void> ReadMentions(Database& database);
  Result<void> ReadVersions(Database& database);
  void CountDependents();

  std::vector<SurveyEntry> entries_;  // in the order of their clauses
  std::unordered_map<int64_t, uint32_t> places_;
  std::vector<NodeEdge> bases_;       // from a top to a basis, ascending
  std::vector<NodeEdge> dependents_;  // from a top to a top that is based on it, ascending
  std::unordered_map<int64_t, int64_t> versions_;
};

}  // namespace liye
