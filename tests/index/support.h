// What the tests of index/ share: a folder of their own, documents made by hand, and the
// contents of a knowledge base as text that does not depend on row ids.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "extract/fact.h"
#include "index/ingest.h"
#include "index/knowledge_base.h"
#include "index/prepare.h"

namespace liye {

// A folder that is gone when the test ends.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  std::string path(const std::string& name = "") const;
  // Writes `text` to a file below the folder and gives its path.
  std::string Write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path root_;
};

// A document as the parser and the extractors would give it, without them.
class MadeDocument {
 public:
  MadeDocument(std::string number, std::string title, std::string issuer, std::string date);

  // A clause; `depth` 0 begins an attached document. Facts that follow stand in it.
  MadeDocument& Clause(const std::string& label, const std::string& text, uint8_t depth = 1);
  MadeDocument& Cites(Relation relation, const std::string& title, const std::string& number = "");
  MadeDocument& CitesNumber(Relation relation, const std::string& number);
  MadeDocument& Deadline(const std::string& evidence, const std::string& value, DeadlineKind kind = DeadlineKind::kDue);
  MadeDocument& Duty(const std::string& unit, Role role, const std::string& task);

  PreparedDocument Prepared() const;
  const Source& source() const { return source_; }

 private:
  Span Add(const std::string& text);
  void AddFact(Span span, FactValue value);
  void CloseClause();

  Source source_;
  Document document_;
  std::vector<Fact> facts_;
};

std::unique_ptr<KnowledgeBase> OpenNew(const std::string& path);
// Every made document as a file of its own, named a, b, c, … in the order given.
void Store(KnowledgeBase& base, const std::vector<MadeDocument>& documents);
IngestSummary MustIngest(KnowledgeBase& base, const std::vector<std::string>& paths, const IngestOptions& options = {});
// Everything but row ids, sorted.
std::string Contents(KnowledgeBase& base);
// What is kept of every document and clause for ranking, as text that does not depend on row ids.
std::string KeptForRanking(KnowledgeBase& base);
DocumentRecord MustFind(KnowledgeBase& base, const std::string& name);

// A notice of 平川市 with some clauses; another text for another `seed`.
std::string NoticeText(unsigned seed, unsigned paragraphs = 6);

}  // namespace liye
