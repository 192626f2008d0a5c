// The worksheet of a cleanup in the formats of `liye cleanup`.
#pragma once

#include <memory>
#include <string>

#include "corpus/error.h"
#include "index/cleanup.h"

namespace liye {

struct CleanupPrintOptions {
  std::string format = "table";  // table, csv, md, jsonl, ics, xlsx, docx, html
  std::string at;                // ISO, the day that it is for
  std::string path, subject;     // of the office file to be written, and as it is called in an error
};

class CleanupPrinter {
 public:
  virtual ~CleanupPrinter() = default;
  virtual void Print(const CleanupRow& row) = 0;
  // Writes what was held back. Call once, at the end.
  virtual Result<void> Finish() = 0;

  static std::unique_ptr<CleanupPrinter> Make(const CleanupPrintOptions& options);
};

}  // namespace liye
