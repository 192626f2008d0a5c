#include "tools/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace liye {

Error OutputFile::CannotWrite() const {
  return {Error::Kind::kUnwritable, path_, std::string("it cannot be written (") + std::strerror(errno) + ")",
          "Check the disk and the rights of the folder."};
}

Result<std::unique_ptr<OutputFile>> OutputFile::Begin(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    return std::unexpected(Error{Error::Kind::kUnwritable, path, "it is a folder", "Name a file."});
  auto whole = WholeFile::Begin(path);
  if (!whole) return std::unexpected(whole.error());
  return std::unique_ptr<OutputFile>(new OutputFile(path, *std::move(whole)));
}

OutputFile::~OutputFile() {
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
