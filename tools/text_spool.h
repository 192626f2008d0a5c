// Text that has to wait until the end: a little of it in memory, more in a temporary file without a name.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

namespace liye {

class TextSpool {
 public:
  void Add(const std::string& text);
  // The pieces of what was added, in order; "" when there are no more. Nothing can be added behind the first.
  std::string Next();

 private:
  void MoveToFile();

  std::string text_;  // where there is room on no disk, all of it
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_{nullptr, std::fclose};
  bool reading_ = false;
  long end_ = 0;  // of what the file holds
};

}  // namespace liye
