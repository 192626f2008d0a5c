#include "index/ingest.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>
#include <unordered_set>
#include <utility>

#include "index/pipeline.h"
#include "index/sqlite.h"
#include "index/writer.h"

namespace liye {
namespace {

using Clock = std::chrono::steady_clock;

// A file as the run sees it.
struct Task {
  std::string path;  // to be read
  std::string name;  // as the database knows it: absolute
  uint64_t byte_size = 0;
  int64_t modified_ns = 0;
  Writer::KnownSource known;
};

std::string AbsolutePath(const std::string& path) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  return error ? path : absolute.lexically_normal().string();
}

class Run {
 public:
  Run(KnowledgeBase& knowledge_base, const IngestOptions& options)
      : database_(knowledge_base.database()),
        options_(options),
        writer_(database_, std::max<uint64_t>(options.rows_per_commit, 1)) {}

  Result<IngestSummary> Ingest(Inputs inputs) {
    if (Result<void> done = writer_.Start(); !done) return std::unexpected(done.error());
    const std::vector<std::string> folders = inputs.files.empty() ? std::vector<std::string>() : inputs.folders;
    if (Result<void> done = ReadAll(FindTasks(std::move(inputs))); !done) return std::unexpected(done.error());
    if (Result<void> done = ForgetMissing(folders); !done) return std::unexpected(done.error());
    if (Result<void> done = ReadStale(); !done) return std::unexpected(done.error());
    if (Result<void> done = Finish(); !done) return std::unexpected(done.error());
    return std::move(summary_);
  }

 private:
  std::vector<Task> FindTasks(Inputs inputs);
  Result<std::vector<Task>> LeaveOutUnchanged(std::vector<Task> tasks);
  Result<void> ReadAll(std::vector<Task> tasks);
  Result<void> ForgetMissing(const std::vector<std::string>& folders);
  Result<void> ReadStale();
  Result<void> Read(const std::vector<Task>& tasks);
  Result<void> Take(Pipeline::Step step, Pipeline& pipeline, const Task& task);
  Result<void> EndFile(const Task& task);
  Result<void> Finish();
  bool stopped() const { return options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed); }
  void Tell();

  Database& database_;
  const IngestOptions& options_;
  Writer writer_;
  IngestSummary summary_;
  IngestProgress progress_;
  std::unordered_set<std::string> failed_;  // names that could not be read in this run
  bool counted_ = true;                     // the files that are read are inputs of this run
  Source source_;                           // the file being written, without its text
  uint64_t documents_in_file_ = 0;
  bool within_file_ = false;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point told_ = start_;
};

std::vector<Task> Run::FindTasks(Inputs inputs) {
  summary_.found = inputs.files.size() + inputs.failed.size() + inputs.skipped.size();
  summary_.failed = std::move(inputs.failed);
  summary_.skipped = std::move(inputs.skipped);
  std::vector<Task> tasks;
  tasks.reserve(inputs.files.size());
  std::unordered_set<std::string> names;
  for (const Input& input : inputs.files) {
    progress_.total_bytes += input.byte_size;
    Task task{input.path, AbsolutePath(input.path), input.byte_size, input.modified_ns, {}};
    if (names.insert(task.name).second) {
      tasks.push_back(std::move(task));
    } else {
      ++summary_.duplicate;  // named twice: ./a and a
    }
  }
  progress_.total_files = inputs.files.size();
  progress_.files = summary_.duplicate;
  return tasks;
}

Result<std::vector<Task>> Run::LeaveOutUnchanged(std::vector<Task> tasks) {
  std::vector<Task> rest;
  for (Task& task : tasks) {
    Result<Writer::KnownSource> known = writer_.Known(task.name);
    if (!known) return std::unexpected(known.error());
    task.known = *std::move(known);
    const bool same_times = task.known.byte_size == task.byte_size && task.known.modified_ns == task.modified_ns;
    if (options_.trust_times && !task.known.hash.empty() && same_times) {
      ++summary_.unchanged;
      ++progress_.files;
      progress_.bytes += task.byte_size;
    } else {
      rest.push_back(std::move(task));
    }
  }
  return rest;
}

Result<void> Run::ReadAll(std::vector<Task> tasks) {
  Result<std::vector<Task>> rest = LeaveOutUnchanged(std::move(tasks));
  if (!rest) return std::unexpected(rest.error());
  return Read(*rest);
}

// Files that were read from one of the folders before and are gone. What was moved has been found at its new place by
// now. Where nothing at all was found, as in a folder whose disk is not mounted, nothing is forgotten.
Result<void> Run::ForgetMissing(const std::vector<std::string>& folders) {
  for (const std::string& folder : folders) {
    if (options_.keep_missing || stopped()) return {};
    const Result<std::vector<std::string>> known = writer_.SourcesIn(AbsolutePath(folder));
    if (!known) return std::unexpected(known.error());
    for (const std::string& path : *known) {
      std::error_code error;
      if (std::filesystem::symlink_status(path, error).type() != std::filesystem::file_type::not_found) continue;
      if (Result<void> removed = writer_.RemoveSource(path); !removed) return removed;
      ++summary_.gone;
    }
  }
  return {};
}

// Files whose version of a document was hidden by one that has gone, and those that an earlier run did not finish.
Result<void> Run::ReadStale() {
  counted_ = false;
  constexpr int kMostRounds = 3;  // one is enough unless files change while they are read
  for (int round = 0; round < kMostRounds && !stopped(); ++round) {
    Result<std::vector<std::string>> stale = writer_.Stale();
    if (!stale) return std::unexpected(stale.error());
    std::vector<Task> tasks;
    for (const std::string& name : *stale) {
      const Inputs found = failed_.contains(name) ? Inputs{} : FindInputs({name});
      for (const Input& input : found.files)
        tasks.push_back({input.path, name, input.byte_size, input.modified_ns, {}});
    }
    if (tasks.empty()) return {};
    if (Result<void> done = Read(tasks); !done) return done;
  }
  return {};
}

Result<void> Run::Read(const std::vector<Task>& tasks) {
  if (tasks.empty()) return {};
  std::vector<PipelineInput> inputs;
  inputs.reserve(tasks.size());
  for (const Task& task : tasks) inputs.push_back({task.path, task.known.hash});
  const unsigned cores = std::max(2u, std::thread::hardware_concurrency());
  Pipeline pipeline(std::move(inputs), options_.jobs == 0 ? cores - 1 : options_.jobs);
  size_t finished = 0;
  const uint64_t bytes_before = progress_.bytes;
  uint64_t bytes_of_finished = 0;
  while (!stopped()) {
    const Pipeline::Step step = pipeline.Next();
    if (step == Pipeline::Step::kEnd) return {};
    const Task& task = tasks[pipeline.input()];
    const uint64_t bytes_of_current =
        step == Pipeline::Step::kDocument ? std::min<uint64_t>(pipeline.document().span.end, task.byte_size) : 0;
    if (Result<void> done = Take(step, pipeline, task); !done) return done;
    if (step != Pipeline::Step::kSource && step != Pipeline::Step::kDocument) {
      ++finished;
      bytes_of_finished += task.byte_size;
    }
    if (counted_) {
      if (step != Pipeline::Step::kSource) progress_.bytes = bytes_before + bytes_of_finished + bytes_of_current;
      progress_.files += step != Pipeline::Step::kSource && step != Pipeline::Step::kDocument;
      Tell();
    }
  }
  if (std::exchange(within_file_, false)) writer_.AbandonSource();
  if (counted_) summary_.remaining += tasks.size() - finished;
  return {};
}

Result<void> Run::Take(Pipeline::Step step, Pipeline& pipeline, const Task& task) {
  switch (step) {
    case Pipeline::Step::kSource:
      source_ = pipeline.source();
      documents_in_file_ = 0;
      within_file_ = true;
      return writer_.BeginSource(source_, task.name, task.modified_ns);
    case Pipeline::Step::kDocument: ++documents_in_file_; return writer_.Put(std::move(pipeline.document()));
    case Pipeline::Step::kEndOfSource: within_file_ = false; return EndFile(task);
    case Pipeline::Step::kUnchanged:
      ++summary_.unchanged;
      summary_.bytes += task.byte_size;
      return writer_.Touch(task.known.id, task.modified_ns);
    case Pipeline::Step::kFailed:
      failed_.insert(task.name);
      if (counted_) summary_.failed.push_back(pipeline.error());
      return {};
    case Pipeline::Step::kEnd: break;
  }
  return {};
}

// Puts the file into its class and closes it.
Result<void> Run::EndFile(const Task& task) {
  if (counted_) {
    const Result<bool> copy = writer_.IsCopy(source_, task.name);
    if (!copy) return std::unexpected(copy.error());
    summary_.bytes += source_.byte_size;
    summary_.replaced_characters += source_.replaced;
    if (documents_in_file_ == 0) {
      summary_.skipped.push_back({Error::Kind::kUnreadable, task.path, "it holds no text", ""});
    } else if (!task.known.hash.empty()) {
      ++summary_.replaced;
    } else {
      ++(*copy ? summary_.duplicate : summary_.added);
    }
  }
  return writer_.EndSource(source_.hash);
}

Result<void> Run::Finish() {
  if (Result<void> done = writer_.Finish([this] { return stopped(); }); !done) return done;
  const WriterCounts& counts = writer_.counts();
  summary_.documents = counts.documents;
  summary_.known_documents = counts.known_documents;
  summary_.removed_documents = counts.removed_documents;
  summary_.clauses = counts.clauses;
  summary_.facts = counts.facts;
  summary_.stopped = stopped();
  const Result<int64_t> resolved =
      database_.Integer("SELECT count(*) FROM citation WHERE target IS NOT NULL AND paired = 0");
  if (!resolved) return std::unexpected(resolved.error());
  summary_.resolved_citations = static_cast<uint64_t>(*resolved);
  summary_.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  return {};
}

void Run::Tell() {
  constexpr auto kInterval = std::chrono::milliseconds(100);
  if (!options_.progress) return;
  const Clock::time_point now = Clock::now();
  if (now - told_ < kInterval && progress_.files < progress_.total_files) return;
  told_ = now;
  progress_.documents = writer_.counts().documents;
  progress_.seconds = std::chrono::duration<double>(now - start_).count();
  options_.progress(progress_);
}

}  // namespace

Result<IngestSummary> Ingest(KnowledgeBase& knowledge_base, Inputs inputs, const IngestOptions& options) {
  return Run(knowledge_base, options).Ingest(std::move(inputs));
}

Result<IngestSummary> Ingest(KnowledgeBase& knowledge_base, const std::vector<std::string>& paths,
                             const IngestOptions& options) {
  return Ingest(knowledge_base, FindInputs(paths), options);
}

}  // namespace liye
