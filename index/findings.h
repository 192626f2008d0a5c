// What a check finds of one kind: a sentence each, and one in place of the rest where there are very many.
#pragma once

#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/sqlite.h"

namespace liye {

class Findings {
 public:
  // The reason has a hole {} for every column of a row but the first.
  Findings(const char* reason, const char* remedy) : reason_(reason), remedy_(remedy) {}

  // A row names in its first column what is wrong; the others fill the holes.
  void Add(const Statement& row);
  bool full() const { return said_.size() >= kMost; }
  void Count() { ++count_; }  // instead of Add, when full

  // Behind what other checks have said. `path`: of the database.
  void Say(const std::string& path, std::vector<Error>& problems) const;

 private:
  static constexpr size_t kMost = 20;

  const char* reason_;
  const char* remedy_;
  size_t count_ = 0;
  std::vector<Error> said_;
};

}  // namespace liye
