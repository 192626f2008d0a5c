#include "extract/fact.h"

#include <array>

namespace liye {
namespace {

template <size_t N, typename E>
const char* NameOf(const std::array<const char*, N>& names, E value) {
  return names[static_cast<size_t>(value)];
}

}  // namespace

const char* to_string(Relation relation) {
  static constexpr std::array names = {"own", "based_on", "forwards", "repeals", "amends", "cites"};
  return NameOf(names, relation);
}

const char* to_string(DeadlineKind kind) {
  static constexpr std::array names = {"due", "target", "effective", "expiry", "recurring", "window"};
  return NameOf(names, kind);
}

const char* to_string(Bound bound) {
  static constexpr std::array names = {"eq", "ge", "gt", "le", "lt", "approx", "range"};
  return NameOf(names, bound);
}

const char* to_string(Role role) {
  static constexpr std::array names = {"lead", "responsible", "cooperating", "supervising"};
  return NameOf(names, role);
}

const char* to_string(Certainty certainty) {
  static constexpr std::array names = {"sure", "likely", "doubtful"};
  return NameOf(names, certainty);
}

const char* KindName(const Fact& fact) {
  static constexpr std::array names = {"document_number", "document_title", "deadline", "amount", "duty"};
  return names[fact.value.index()];
}

}  // namespace liye
