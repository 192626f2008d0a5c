// A file that is a ZIP archive of named parts, as office formats are.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/error.h"

namespace liye {

struct ZipPackage {
  // Names within the archive, in order, with what they hold.
  std::vector<std::pair<std::string, std::string>> texts;
  // Names within the archive, with the open files whose content they get. The archive closes them.
  std::vector<std::pair<std::string, std::FILE*>> files;
};

// Writes the archive into `path`, which keeps its rights. `subject` is how an error calls it. Errors: kUnwritable.
Result<void> WriteZipPackage(const ZipPackage& package, const std::string& path, const std::string& subject);

}  // namespace liye
