#include "extract/pattern.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace liye {
namespace {

std::vector<const Pattern*>& Registry() {
  static auto& registry = *new std::vector<const Pattern*>;
  return registry;
}

}  // namespace

Pattern::Pattern(std::string_view name, std::string_view regex, std::string_view why,
                 std::initializer_list<std::string_view> examples, std::initializer_list<std::string_view> near_misses)
    : name_(name), regex_(regex), why_(why), examples_(examples), near_misses_(near_misses) {
  Registry().push_back(this);
}

const RE2& Pattern::re() const {
  std::call_once(once_, [this] {
    compiled_ = std::make_unique<RE2>(re2::StringPiece(regex_.data(), regex_.size()), RE2::Quiet);
    if (!compiled_->ok()) {  // a mistake in a table; the pattern test compiles them all
      std::fprintf(stderr, "pattern %.*s: %s\n", static_cast<int>(name_.size()), name_.data(),
                   compiled_->error().c_str());
      std::abort();
    }
  });
  return *compiled_;
}

const std::vector<const Pattern*>& Pattern::All() { return Registry(); }

}  // namespace liye
