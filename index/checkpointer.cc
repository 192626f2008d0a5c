#include "index/checkpointer.h"

#include <utility>

namespace liye {
namespace {

constexpr int kMostFrames = 16384;  // pages in the log: 256 MB of those that new files have
constexpr int kUsualFrames = 1000;  // behind which SQLite begins a checkpoint of its own

}  // namespace

Checkpointer::Checkpointer(Database& writer) : writer_(writer) {
  auto second = Database::Open(writer.path(), SQLITE_OPEN_READWRITE, 0);
  // Reading something makes the connection open the log.
  if (!second || !(*second)->Integer("SELECT count(*) FROM sqlite_schema")) return;
  second_ = *std::move(second);
  sqlite3_wal_hook(writer_.handle(), Committed, this);
  thread_ = std::thread([this] { Work(); });
}

Checkpointer::~Checkpointer() {
  if (!second_) return;
  sqlite3_wal_autocheckpoint(writer_.handle(), kUsualFrames);  // takes the place of our hook
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

int Checkpointer::Committed(void* self, sqlite3* /*writer*/, const char* /*schema*/, int frames) {
  auto& checkpointer = *static_cast<Checkpointer*>(self);
  std::unique_lock lock(checkpointer.mutex_);
  checkpointer.asked_ = true;
  checkpointer.changed_.notify_all();
  if (frames > kMostFrames)
    checkpointer.changed_.wait(lock, [&] { return !checkpointer.asked_ && !checkpointer.working_; });
  return SQLITE_OK;
}

// What goes wrong here goes wrong again, and is said, at the checkpoint that ends the ingest.
void Checkpointer::Work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return asked_ || stopping_; });
    if (stopping_) return;
    asked_ = false;
    working_ = true;
    lock.unlock();
    sqlite3_wal_checkpoint_v2(second_->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    lock.lock();
    working_ = false;
    changed_.notify_all();
  }
}

}  // namespace liye
