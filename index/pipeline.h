// Several threads that read, one that writes.
//
// Readers take the files in order, read, parse, extract and prepare them; the writer gets the
// documents in exactly that order, one by one, while their file is still being read. What waits
// is bounded in bytes, except that the file the writer is at may always go on. Knows no database.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "corpus/error.h"
#include "corpus/source.h"
#include "index/prepare.h"

namespace liye {

struct PipelineInput {
  std::string path;        // to be read
  std::string known_hash;  // a file with this hash is not parsed
};

class Pipeline {
 public:
  Pipeline(std::vector<PipelineInput> inputs, unsigned jobs);
  ~Pipeline();  // stops the readers; what waits is lost

  enum class Step : uint8_t {
    kSource,     // a file begins: source() tells about it
    kUnchanged,  // the file has the known hash
    kFailed,     // the file cannot be read: error()
    kDocument,   // document() of the current file
    kEndOfSource,
    kEnd,  // all files are done
  };
  // Waits for what comes next; `input()` is the number of the file it belongs to.
  Step Next();

  size_t input() const { return current_; }
  const Source& source() const { return source_; }  // without its text
  const Error& error() const { return error_; }
  PreparedDocument& document() { return document_; }  // may be moved from

 private:
  struct Item {
    Step step = Step::kEnd;
    Source source = {};
    Error error = {};
    PreparedDocument document = {};
    size_t bytes = 0;
  };
  using Items = std::vector<Item>;

  bool TakeItems();  // false: all files are done
  void Work();
  void ReadOne(size_t index, class Extractor& extractor);
  bool Give(size_t index, Item item);  // false when the pipeline is being stopped

  const std::vector<PipelineInput> inputs_;
  std::vector<Items> slots_;  // by file
  std::mutex mutex_;
  std::condition_variable item_ready_, room_ready_;
  size_t next_input_ = 0;  // to be taken by a reader
  size_t current_ = 0;     // the writer is at
  size_t waiting_bytes_ = 0;
  bool stopping_ = false;
  bool advance_ = false;      // the current file is done
  std::vector<Items> spent_;  // by the writer: readers free the memory, or both would wait for one allocator
  std::vector<std::thread> threads_;

  Items taken_;  // of the current file, by the writer
  size_t next_taken_ = 0;
  Source source_;
  Error error_;
  PreparedDocument document_;
};

}  // namespace liye
