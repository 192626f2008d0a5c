#include "index/pipeline.h"

#include <algorithm>
#include <utility>

#include "corpus/read.h"
#include "extract/extract.h"
#include "parser/parse.h"

namespace liye {
namespace {

constexpr size_t kMostWaitingBytes = size_t{64} << 20;
constexpr size_t kMostFilesAhead = 4096;

}  // namespace

Pipeline::Pipeline(std::vector<PipelineInput> inputs, unsigned jobs)
    : inputs_(std::move(inputs)), slots_(inputs_.size()) {
  const size_t count = std::min<size_t>(std::max(jobs, 1u), std::max<size_t>(inputs_.size(), 1));
  for (size_t i = 0; i < count; ++i) threads_.emplace_back([this] { Work(); });
}

Pipeline::~Pipeline() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  room_ready_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

Pipeline::Step Pipeline::Next() {
  if (next_taken_ == taken_.size() && !TakeItems()) return Step::kEnd;
  Item& item = taken_[next_taken_++];
  advance_ = item.step == Step::kEndOfSource || item.step == Step::kUnchanged || item.step == Step::kFailed;
  if (item.step == Step::kFailed) std::swap(error_, item.error);
  if (item.step == Step::kDocument) std::swap(document_, item.document);
  if (item.step == Step::kSource || item.step == Step::kUnchanged) std::swap(source_, item.source);
  return item.step;
}

// All that waits of the current file. Readers that wait for room are woken when half of it is free, or when the writer
// has nothing to do: one at a time, they would take the lock from it for every document.
bool Pipeline::TakeItems() {
  std::unique_lock lock(mutex_);
  if (std::exchange(advance_, false)) ++current_;
  if (current_ >= inputs_.size()) return false;
  Items& items = slots_[current_];
  if (items.empty()) room_ready_.notify_all();
  item_ready_.wait(lock, [&] { return !items.empty(); });
  spent_.push_back(std::move(taken_));
  taken_ = std::move(items);
  items.clear();
  next_taken_ = 0;
  const size_t before = waiting_bytes_;
  for (const Item& item : taken_) waiting_bytes_ -= item.bytes;
  const bool half_free = before >= kMostWaitingBytes / 2 && waiting_bytes_ < kMostWaitingBytes / 2;
  if (half_free || next_input_ == current_ + kMostFilesAhead / 2) room_ready_.notify_all();
  return true;
}

void Pipeline::Work() {
  Extractor extractor;
  for (;;) {
    size_t index = 0;
    std::vector<Items> spent;
    {
      std::unique_lock lock(mutex_);
      room_ready_.wait(
          lock, [&] { return stopping_ || next_input_ >= inputs_.size() || next_input_ < current_ + kMostFilesAhead; });
      if (stopping_ || next_input_ >= inputs_.size()) return;
      index = next_input_++;
      spent.swap(spent_);
    }
    ReadOne(index, extractor);
  }
}

void Pipeline::ReadOne(size_t index, Extractor& extractor) {
  Result<Source> source = ReadSource(inputs_[index].path);
  if (!source) {
    Give(index, {.step = Step::kFailed, .error = std::move(source.error())});
    return;
  }
  Source about = *source;
  about.text.clear();
  about.page_starts.clear();
  if (!inputs_[index].known_hash.empty() && source->hash == inputs_[index].known_hash) {
    Give(index, {.step = Step::kUnchanged, .source = std::move(about)});
    return;
  }
  if (!Give(index, {.step = Step::kSource, .source = std::move(about)})) return;
  for (const Document& document : Parse(*source)) {
    PreparedDocument prepared = Prepare(*source, document, extractor.Extract(*source, document));
    const size_t bytes = BytesOf(prepared);
    if (!Give(index, {.step = Step::kDocument, .document = std::move(prepared), .bytes = bytes})) return;
  }
  Give(index, {.step = Step::kEndOfSource});
}

bool Pipeline::Give(size_t index, Item item) {
  std::vector<Items> spent;
  {
    std::unique_lock lock(mutex_);
    spent.swap(spent_);
    // The file that the writer is at may go on while others wait, or nobody could.
    Items& items = slots_[index];
    room_ready_.wait(
        lock, [&] { return stopping_ || waiting_bytes_ < kMostWaitingBytes || (index == current_ && items.empty()); });
    if (stopping_) return false;
    waiting_bytes_ += item.bytes;
    items.push_back(std::move(item));
    if (index != current_) return true;
  }
  item_ready_.notify_one();
  return true;
}

}  // namespace liye
