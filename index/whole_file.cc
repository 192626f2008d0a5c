#include "index/whole_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "index/schema.h"
#include "index/sqlite.h"

namespace liye {
namespace {

// What SQLite may have left beside a file.
constexpr const char* kSuffixes[] = {"-journal", "-wal", "-shm"};

Error CannotWrite(const std::string& path) {
  if (errno == ENOENT)
    return {Error::Kind::kNotFound, path, "its folder does not exist", "Make the folder first, or check the path."};
  if (errno == ENOSPC)
    return {Error::Kind::kUnwritable, path, "the disk is full", "Make room, then run the same command again."};
  return {Error::Kind::kUnwritable, path, std::string("it cannot be written (") + std::strerror(errno) + ")",
          "Check the rights of the file and of its folder."};
}

bool IsStill(const std::string& path, int descriptor) {
  struct stat opened, named;
  return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
         opened.st_dev == named.st_dev;
}

}  // namespace

Result<std::unique_ptr<WholeFile>> WholeFile::Begin(const std::string& path) {
  const std::string part = path + ".part";
  for (;;) {
    const int descriptor = ::open(part.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) return std::unexpected(CannotWrite(path));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      ::close(descriptor);
      return std::unexpected(Error{Error::Kind::kBusy, path, "another program is writing to it",
                                   "Wait until it has finished, then try again."});
    }
    // Whoever held the lock before may have renamed or removed what was opened here.
    if (!IsStill(part, descriptor)) {
      ::close(descriptor);
      continue;
    }
    std::unique_ptr<WholeFile> file(new WholeFile(path, descriptor));
    if (::ftruncate(descriptor, 0) != 0) return std::unexpected(CannotWrite(path));
    for (const char* suffix : kSuffixes) ::unlink((part + suffix).c_str());
    return file;
  }
}

WholeFile::~WholeFile() {
  if (!finished_)
    for (const char* suffix : {"", "-journal", "-wal", "-shm"}) ::unlink((part_ + suffix).c_str());
  ::close(descriptor_);
}

Result<void> WholeFile::Finish() {
  if (::fsync(descriptor_) != 0 || ::rename(part_.c_str(), path_.c_str()) != 0)
    return std::unexpected(CannotWrite(path_));
  finished_ = true;
  std::error_code error;
  const std::string folder = std::filesystem::absolute(path_, error).parent_path().string();
  const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory >= 0) {
    ::fsync(directory);
    ::close(directory);
  }
  return {};
}

Result<void> MayReplaceKnowledgeBase(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return {};
  const auto database = Database::Open(path, SQLITE_OPEN_READONLY, 0);
  const Result<int64_t> application = database ? (*database)->Integer("PRAGMA application_id") : 0;
  if (!application || *application != kApplicationId)
    return std::unexpected(Error{Error::Kind::kNotOurs, path, "it exists and is not a knowledge base",
                                 "Name another file, or remove it first."});
  // A log that is not empty would be taken for the new file's.
  const auto log = std::filesystem::file_size(path + "-wal", error);
  if (!error && log > 0)
    return std::unexpected(
        Error{Error::Kind::kBusy, path, "another program has it open, or was killed", "Name another file."});
  for (const char* suffix : kSuffixes) ::unlink((path + suffix).c_str());
  return {};
}

}  // namespace liye
