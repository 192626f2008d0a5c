// Where a command writes its data when it is not standard output.
//
// The file is there whole or not at all: what was there before stays until the new one is finished (index/whole_file.h).
#pragma once

#include <memory>
#include <string>

#include "index/whole_file.h"

namespace liye {

class OutputFile {
 public:
  // Errors: kNotFound (no such folder), kUnwritable, kBusy.
  static Result<std::unique_ptr<OutputFile>> Begin(const std::string& path);
  ~OutputFile();  // without Finish: nothing was written
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  // From now on standard output goes to the file.
  Result<void> TakeStandardOutput();
  // For a library that writes a file by its name.
  const std::string& part() const { return whole_->part(); }
  Result<void> Finish();

 private:
  OutputFile(std::string path, std::unique_ptr<WholeFile> whole) : path_(std::move(path)), whole_(std::move(whole)) {}
  Error CannotWrite() const;

  std::string path_;
  std::unique_ptr<WholeFile> whole_;
  int standard_ = -1;  // what standard output was
};

}  // namespace liye
