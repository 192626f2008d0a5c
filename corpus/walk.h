// Paths to the list of files to read.
//
// Folders are walked recursively, their entries in byte order of their names, so that two
// runs see the same sequence. Symlinks are followed; loops, special files (sockets, devices, pipes) and what
// cannot be read are left out and named. Hidden files (.git, .DS_Store) are passed over.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/error.h"

namespace liye {

struct Input {
  std::string path;
  uint64_t byte_size = 0;
  int64_t modified_ns = 0;  // nanoseconds since the epoch
};

struct Inputs {
  std::vector<Input> files;          // each file once, in order
  std::vector<Error> failed;         // paths that do not exist or cannot be read
  std::vector<Error> skipped;        // loops, special files, kinds of file that hold no text
  std::vector<std::string> folders;  // that were named and could be listed
};

Inputs FindInputs(const std::vector<std::string>& paths);

}  // namespace liye
