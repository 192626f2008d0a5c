// A file that is there whole or not at all.
//
// What is to become FILE is written to FILE.part beside it and renamed when it is done. A part that a killed
// program has left is overwritten; two programs that write the same file do not get into each other's way.
#pragma once

#include <memory>
#include <string>

#include "corpus/error.h"

namespace liye {

class WholeFile {
 public:
  // Makes an empty FILE.part. Errors: kNotFound (no such folder), kUnwritable, kBusy.
  static Result<std::unique_ptr<WholeFile>> Begin(const std::string& path);
  ~WholeFile();  // without Finish: the part is removed
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  const std::string& part() const { return part_; }
  // The part, on disk and closed by whoever wrote it, takes the place of the file.
  Result<void> Finish();

 private:
  WholeFile(const std::string& path, int descriptor) : path_(path), part_(path + ".part"), descriptor_(descriptor) {}

  std::string path_, part_;
  int descriptor_;  // holds the lock on the part
  bool finished_ = false;
};

// No error when `path` does not exist, or is a knowledge base that nobody has open: such a one may be replaced.
Result<void> MayReplaceKnowledgeBase(const std::string& path);

}  // namespace liye
