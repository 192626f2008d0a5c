#include "corpus/walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <set>
#include <utility>

#include "corpus/media_type.h"
#include "corpus/system_error.h"

namespace liye {
namespace {

using FileId = std::pair<dev_t, ino_t>;

FileId IdOf(const struct stat& status) { return {status.st_dev, status.st_ino}; }

int64_t ModifiedNs(const struct stat& status) {
  return int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
}

std::string Join(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + '/' + name;
}

// Names in `folder` without hidden ones, in byte order; an error number in `error`.
std::vector<std::string> ListFolder(const std::string& folder, int& error) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(opendir(folder.c_str()), closedir);
  if (!directory) {
    error = errno;
    return names;
  }
  errno = 0;
  while (const dirent* entry = readdir(directory.get()))
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  error = errno;
  std::sort(names.begin(), names.end());
  return names;
}

// The first bytes of the file, which tell whether it holds text; an error number in `error`.
std::string ReadHead(const std::string& path, int& error) {
  std::array<char, 8192> buffer;
  const int descriptor = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  const ssize_t got = descriptor < 0 ? -1 : read(descriptor, buffer.data(), buffer.size());
  error = got < 0 ? errno : 0;
  if (descriptor >= 0) close(descriptor);
  return std::string(buffer.data(), got < 0 ? 0 : static_cast<size_t>(got));
}

class Walker {
 public:
  void Visit(const std::string& path) {
    struct stat status;
    if (stat(path.c_str(), &status) != 0) {
      inputs_.failed.push_back(WhyNot(path, errno));
    } else if (S_ISDIR(status.st_mode)) {
      VisitFolder(path, status);
    } else if (S_ISREG(status.st_mode)) {
      VisitFile(path, status);
    } else {
      Skip(path, "it is " + KindOfFile(status.st_mode) + ", not a file", "");
    }
  }

  Inputs Take() { return std::move(inputs_); }

 private:
  void Skip(const std::string& path, std::string reason, std::string_view remedy) {
    inputs_.skipped.push_back({Error::Kind::kNotOurs, path, std::move(reason), std::string(remedy)});
  }

  static Error WhyNot(const std::string& path, int number) {
    struct stat link;
    if (number == ENOENT && lstat(path.c_str(), &link) == 0)
      return {Error::Kind::kNotFound, path, "it is a link to something that does not exist",
              "Mend or remove the link."};
    return SystemError(path, number);
  }

  void VisitFolder(const std::string& path, const struct stat& status) {
    const FileId id = IdOf(status);
    const bool named = open_folders_.empty();
    if (open_folders_.contains(id)) return Skip(path, "it is a link to a folder that holds it", "");
    if (!seen_folders_.insert(id).second) return;
    int error = 0;
    const std::vector<std::string> names = ListFolder(path, error);
    if (error != 0) inputs_.failed.push_back(SystemError(path, error));
    if (named && error == 0) inputs_.folders.push_back(path);
    open_folders_.insert(id);
    for (const std::string& name : names) Visit(Join(path, name));
    open_folders_.erase(id);
  }

  void VisitFile(const std::string& path, const struct stat& status) {
    if (!IsNew(path, status)) return;
    int error = 0;
    const std::string head = ReadHead(path, error);
    if (error != 0) {
      inputs_.failed.push_back(SystemError(path, error));
    } else if (const NotText not_text = FindNotText(path, head); !not_text.what.empty()) {
      Skip(path, "it is " + std::string(not_text.what), not_text.remedy);
    } else {
      inputs_.files.push_back({path, static_cast<uint64_t>(status.st_size), ModifiedNs(status)});
    }
  }

  // Names of one file are the same file when links or spelling differ; hard links are files of
  // their own, since a folder may keep copies that way.
  bool IsNew(const std::string& path, const struct stat& status) {
    if (status.st_nlink <= 1) return seen_files_.insert(IdOf(status)).second;
    const std::unique_ptr<char, void (*)(void*)> real(realpath(path.c_str(), nullptr), std::free);
    return seen_paths_.insert(real ? real.get() : path).second;
  }

  Inputs inputs_;
  std::set<FileId> open_folders_;  // from the path given down to here
  std::set<FileId> seen_folders_;
  std::set<FileId> seen_files_;
  std::set<std::string> seen_paths_;
};

}  // namespace

Inputs FindInputs(const std::vector<std::string>& paths) {
  Walker walker;
  for (const std::string& path : paths) walker.Visit(path);
  return walker.Take();
}

}  // namespace liye
