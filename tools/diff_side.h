// One side of a comparison: a document by its name.
//
// A file of that name is read by itself and needs no knowledge base; FILE#2 and FILE#TITLE name one of the documents of a
// file. Any other name is one of the knowledge base, which is opened when it is first needed.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "index/compared_document.h"
#include "tools/base.h"

namespace liye {

class DiffSides {
 public:
  explicit DiffSides(const Settings& settings) : settings_(settings) {}

  // Nothing after it has said on standard error what is wrong and set `code`.
  std::optional<ComparedDocument> Load(const std::string& name, ExitCode& code);

 private:
  std::optional<ComparedDocument> LoadRecord(const std::string& name, ExitCode& code);

  const Settings& settings_;
  std::unique_ptr<KnowledgeBase> base_;
};

}  // namespace liye
