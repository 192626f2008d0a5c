// Checkpoints on a thread of their own while much is written.
//
// SQLite copies the pages of its write-ahead log into the file on the thread that commits, which then waits for the
// disk; in a large ingest that is a tenth of the whole. Here a second connection does it while the writer goes on. The
// log is kept below a bound: when it is long, the writer waits once, so that SQLite begins it anew. Readers are not
// held up, and what a crash leaves is what SQLite's own checkpoints leave.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "index/sqlite.h"

namespace liye {

class Checkpointer {
 public:
  // For the connection that writes, which must outlive this object. Without a second connection (no rights, no
  // memory) SQLite goes on as before.
  explicit Checkpointer(Database& writer);
  // Waits for a checkpoint that runs.
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

 private:
  static int Committed(void* self, sqlite3* writer, const char* schema, int frames);
  void Work();

  Database& writer_;
  std::unique_ptr<Database> second_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool asked_ = false, working_ = false, stopping_ = false;
  std::thread thread_;
};

}  // namespace liye
