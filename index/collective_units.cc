#include "index/collective_units.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "corpus/ascii.h"
#include "index/fold.h"
#include "index/unit_identity.h"

namespace liye {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string KeyIn(std::string_view region, std::string_view name) {
  // In whatever region: a collective unit is told by its name alone.
  return std::string(region) + '\n' + UnitKey(name, "");
}

}  // namespace

Result<CollectiveUnits> CollectiveUnits::Read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    if (errno == ENOENT)
      return std::unexpected(
          Error{Error::Kind::kNotFound, path, "it does not exist", "Check the spelling of the path."});
    return std::unexpected(
        Error{Error::Kind::kUnreadable, path, std::string("it cannot be read: ") + std::strerror(errno), ""});
  }
  CollectiveUnits units;
  size_t number = 0;
  for (std::string text; std::getline(in, text);) {
    std::string_view line = TrimEnd(text);
    if (++number == 1 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string_view> fields = SplitAt(line, "\t");
    std::vector<std::string> members;
    if (fields.size() > 1)
      for (std::string_view member : SplitAt(fields[1], "|"))
        if (!FoldedKey(member).empty()) members.emplace_back(TrimStart(TrimEnd(member)));
    const std::vector<std::string_view> names = SplitAt(fields[0], "|");
    if (std::any_of(names.begin(), names.end(), [](std::string_view name) { return FoldedKey(name).empty(); }))
      return std::unexpected(Error{Error::Kind::kUsage, path, "line " + std::to_string(number) + " names no unit",
                                   "Write the collective unit, a tab, and its members joined by |."});
    if (members.empty())
      return std::unexpected(Error{Error::Kind::kUsage, path, "line " + std::to_string(number) + " names no members",
                                   "Write the collective unit, a tab, and its members joined by |."});
    const std::string_view region = fields.size() > 2 ? TrimStart(fields[2]) : std::string_view();
    for (std::string_view name : names) units.members_[KeyIn(region, name)] = members;
  }
  if (in.bad())
    return std::unexpected(
        Error{Error::Kind::kUnreadable, path, std::string("it cannot be read: ") + std::strerror(errno), ""});
  return units;
}

const std::vector<std::string>* CollectiveUnits::Members(std::string_view name, std::string_view region) const {
  for (std::string_view where : {region, std::string_view()})
    if (const auto found = members_.find(KeyIn(where, name)); found != members_.end()) {
      used_ = true;
      return &found->second;
    }
  return nullptr;
}

}  // namespace liye
