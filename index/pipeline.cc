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
  Item item;
  {
    std::unique_lock lock(mutex_);
    if (std::exchange(advance_, false)) {
      ++current_;
      room_ready_.notify_all();
    }
    if (current_ >= inputs_.size()) return Step::kEnd;
    std::deque<Item>& items = slots_[current_].items;
    item_ready_.wait(lock, [&] { return !items.empty(); });
    item = std::move(items.front());
    items.pop_front();
    waiting_bytes_ -= item.bytes;
    advance_ = item.step == Step::kEndOfSource || item.step == Step::kUnchanged || item.step == Step::kFailed;
  }
  if (item.bytes > 0) room_ready_.notify_all();
  if (item.step == Step::kFailed) error_ = std::move(item.error);
  if (item.step == Step::kDocument) {
    std::swap(document_, item.document);
    const std::lock_guard lock(mutex_);
    spent_.push_back(std::move(item.document));
  }
  if (item.step == Step::kSource || item.step == Step::kUnchanged) source_ = std::move(item.source);
  return item.step;
}

void Pipeline::Work() {
  Extractor extractor;
  for (;;) {
    size_t index = 0;
    std::vector<PreparedDocument> spent;
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
  std::vector<PreparedDocument> spent;  // of a large file, too, they must not pile up until its end
  {
    std::unique_lock lock(mutex_);
    spent.swap(spent_);
    // The file that the writer is at may go on while others wait, or nobody could.
    std::deque<Item>& items = slots_[index].items;
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
