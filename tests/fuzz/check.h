// What a fuzz target demands: a condition that must hold, else the run ends with a sentence.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace liye {

inline void Demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz: broken: %s\n", what);
  std::abort();
}

}  // namespace liye
