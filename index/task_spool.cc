#include "index/task_spool.h"

#include <concepts>
#include <cstdint>
#include <filesystem>
#include <string>
#include <type_traits>

namespace liye {
namespace {

template <typename Value, typename Record>
concept Is = std::same_as<std::remove_const_t<Value>, Record>;

// archive(fields...) for every field: one list for writing and reading.
void Fields(auto& archive, Is<Span> auto& span) { archive(span.start, span.end); }
void Fields(auto& archive, Is<TaskUnit> auto& unit) {
  archive(unit.name, unit.role, unit.collective, unit.now, unit.span);
}
void Fields(auto& archive, Is<DueDay> auto& due) {
  archive(due.how, due.day, due.first, due.start, due.length, due.anchor, due.year, due.from_effective);
}
void Fields(auto& archive, Is<TaskDeadline> auto& deadline) {
  archive(deadline.kind, deadline.value, deadline.text, deadline.span, deadline.due, deadline.inherited,
          deadline.inherited_path);
}
void Fields(auto& archive, Is<TaskAmount> auto& amount) {
  archive(amount.value, amount.currency, amount.bound, amount.per, amount.text, amount.span);
}
void Fields(auto& archive, Is<TaskBefore> auto& before) { archive(before.key, before.value); }
void Fields(auto& archive, Is<TaskRecord> auto& task) {
  archive(task.document, task.clause, task.key, task.number, task.title, task.issuing_authority, task.document_date,
          task.status, task.file, task.path, task.heading, task.task, task.evidence, task.scope, task.units,
          task.deadlines, task.amounts, task.change, task.before);
}

class Writer {
 public:
  template <typename... Values>
  void operator()(const Values&... values) {
    (Put(values), ...);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  template <typename Value>
  void Put(const Value& value) {
    if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>)
      bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    else
      Fields(*this, value);
  }
  void Put(const std::string& text) {
    Put(text.size());
    bytes_ += text;
  }
  template <typename Value>
  void Put(const std::vector<Value>& values) {
    Put(values.size());
    for (const Value& value : values) Put(value);
  }

  std::string bytes_;
};

// Reads what Writer wrote in this run; `failed` when the file ends too early.
class Reader {
 public:
  explicit Reader(std::FILE* file) : file_(file) {}
  template <typename... Values>
  void operator()(Values&... values) {
    (Get(values), ...);
  }
  bool failed() const { return failed_; }

 private:
  template <typename Value>
  void Get(Value& value) {
    if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>)
      Bytes(&value, sizeof value);
    else
      Fields(*this, value);
  }
  void Get(std::string& text) {
    text.resize(Count());
    Bytes(text.data(), text.size());
  }
  template <typename Value>
  void Get(std::vector<Value>& values) {
    values.resize(Count());
    for (Value& value : values) Get(value);
  }
  size_t Count() {
    size_t count = 0;
    Bytes(&count, sizeof count);
    return failed_ ? 0 : count;
  }
  void Bytes(void* into, size_t size) {
    if (!failed_ && size > 0) failed_ = std::fread(into, 1, size, file_) != size;
  }

  std::FILE* file_;
  bool failed_ = false;
};

std::unexpected<Error> Failed() {
  return std::unexpected(Error{Error::Kind::kUnwritable, std::filesystem::temp_directory_path(),
                               "tasks that wait to be sorted cannot be kept there", "Make room, or list fewer tasks."});
}

}  // namespace

TaskSpool::~TaskSpool() {
  if (file_ != nullptr) std::fclose(file_);
}

Result<void> TaskSpool::Add(const TaskRecord& task) {
  if (file_ == nullptr && (file_ = std::tmpfile()) == nullptr) return Failed();
  if (!writing_ && std::fseek(file_, end_, SEEK_SET) != 0) return Failed();
  writing_ = true;
  Writer writer;
  writer(task);
  const std::string& bytes = writer.bytes();
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) return Failed();
  places_.push_back(end_);
  end_ += static_cast<long>(bytes.size());
  return {};
}

Result<TaskRecord> TaskSpool::Read(size_t number) {
  if (std::fseek(file_, places_[number], SEEK_SET) != 0) return Failed();
  writing_ = false;
  Reader reader(file_);
  TaskRecord task;
  reader(task);
  if (reader.failed()) return Failed();
  return task;
}

}  // namespace liye
