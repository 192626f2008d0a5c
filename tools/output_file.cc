#include "tools/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace liye {
namespace {

bool IsDatabase(const std::string& path) {
  constexpr std::string_view kMagic = "SQLite format 3";
  std::string head(kMagic.size(), '\0');
  std::ifstream(path, std::ios::binary).read(head.data(), static_cast<std::streamsize>(head.size()));
  return head == kMagic;
}

// The part that a signal is to remove on the way out; a name that is too long stays behind.
char part_to_remove[4096];

void RemovePart(int signal) {
  if (part_to_remove[0] != '\0') ::unlink(part_to_remove);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void RemoveWhenStopped(const std::string& part) {
  if (part.size() >= sizeof part_to_remove) return;
  std::memcpy(part_to_remove, part.c_str(), part.size() + 1);
  for (int signal : {SIGINT, SIGTERM, SIGHUP, SIGXFSZ}) std::signal(signal, RemovePart);
}

}  // namespace

Error OutputFile::CannotWrite() const {
  return {Error::Kind::kUnwritable, path_, std::string("it cannot be written (") + std::strerror(errno) + ")",
          "Check the disk and the rights of the folder."};
}

Result<std::unique_ptr<OutputFile>> OutputFile::Begin(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  const bool exists = std::filesystem::exists(status);
  if (std::filesystem::is_directory(status))
    return std::unexpected(Error{Error::Kind::kUnwritable, path, "it is a folder", "Name a file."});
  if (exists && !std::filesystem::is_regular_file(status))
    return std::unexpected(Error{Error::Kind::kUnwritable, path, "it is no file", "Name a file."});
  if (exists && IsDatabase(path))
    return std::unexpected(
        Error{Error::Kind::kUnwritable, path, "it is a database, which a list must not replace", "Name another file."});
  // A link stays, and what it leads to is replaced.
  std::filesystem::path target = exists ? std::filesystem::canonical(path, error) : std::filesystem::path(path);
  if (error) target = path;
  auto whole = WholeFile::Begin(target);
  if (!whole) return std::unexpected(whole.error());
  if (exists) std::filesystem::permissions((*whole)->part(), status.permissions(), error);
  RemoveWhenStopped((*whole)->part());
  return std::unique_ptr<OutputFile>(new OutputFile(path, *std::move(whole)));
}

OutputFile::~OutputFile() {
  part_to_remove[0] = '\0';
  if (standard_ < 0) return;
  std::fflush(stdout);
  ::dup2(standard_, STDOUT_FILENO);
  ::close(standard_);
}

Result<void> OutputFile::TakeStandardOutput() {
  const int file = ::open(part().c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return std::unexpected(CannotWrite());
  std::fflush(stdout);
  standard_ = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
  const bool taken = standard_ >= 0 && ::dup2(file, STDOUT_FILENO) >= 0;
  ::close(file);
  if (!taken) return std::unexpected(CannotWrite());
  return {};
}

Result<void> OutputFile::Finish() {
  if (standard_ >= 0 && (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)) return std::unexpected(CannotWrite());
  return whole_->Finish();
}

}  // namespace liye
