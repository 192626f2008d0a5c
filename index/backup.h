// A copy of the knowledge base while others read and write it.
//
// The copy is the knowledge base as it was at the beginning, whole or absent: see index/whole_file.h. It is
// made a number of pages at a time, so that it can be stopped and watched.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

struct BackupOptions {
  int pages_per_step = 4096;
  // Called after every step with the pages that are done and all; false stops the backup.
  std::function<bool(uint64_t, uint64_t)> progress;
};

struct BackupSummary {
  uint64_t bytes = 0;
  bool stopped = false;  // nothing was made
};

// Replaces an earlier backup and nothing else. Errors: kNotOurs (the file is none), kBusy, kUnwritable.
Result<BackupSummary> Backup(Database& database, const std::string& file, const BackupOptions& options = {});

}  // namespace liye
