#include "corpus/system_error.h"

#include <sys/stat.h>

#include <cerrno>
#include <system_error>

namespace liye {

Error SystemError(const std::string& path, int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR: return {Error::Kind::kNotFound, path, "it does not exist", "Check the spelling of the path."};
    case EACCES:
    case EPERM:
      return {Error::Kind::kUnreadable, path, "you may not read it", "Ask its owner for the right to read it."};
    case ELOOP: return {Error::Kind::kUnreadable, path, "its symbolic links lead in a circle", "Name the file itself."};
    case ENAMETOOLONG: return {Error::Kind::kUnreadable, path, "its path is too long", "Name a folder further down."};
    default:
      return {Error::Kind::kUnreadable, path, "it cannot be read: " + std::generic_category().message(number), ""};
  }
}

std::string KindOfFile(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device";
  return "a special file";
}

}  // namespace liye
