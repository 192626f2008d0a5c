#include "index/findings.h"

#include <string_view>

namespace liye {
namespace {

std::string Filled(std::string_view reason, const Statement& row) {
  std::string filled;
  int column = 1;
  for (size_t hole; (hole = reason.find("{}")) != reason.npos; reason.remove_prefix(hole + 2))
    filled.append(reason.substr(0, hole)).append(row.text(column++));
  return filled.append(reason);
}

}  // namespace

void Findings::Add(const Statement& row) {
  Count();
  if (!full()) said_.push_back({Error::Kind::kNotOurs, row.string(0), Filled(reason_, row), remedy_});
}

void Findings::Say(const std::string& path, std::vector<Error>& problems) const {
  problems.insert(problems.end(), said_.begin(), said_.end());
  if (count_ > said_.size())
    problems.push_back({Error::Kind::kNotOurs, path,
                        "the last sentence is true of " + std::to_string(count_ - said_.size()) + " more", remedy_});
}

}  // namespace liye
