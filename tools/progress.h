// A progress bar on standard error: documents, MB/s, time left. Silent unless it is a
// terminal.
#pragma once

#include "index/ingest.h"

namespace liye {

class ProgressBar {
 public:
  ProgressBar();
  ~ProgressBar();  // wipes the line
  void Show(const IngestProgress& progress);

 private:
  bool on_;
  bool drawn_ = false;
};

}  // namespace liye
