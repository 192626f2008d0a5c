#include "parser/issuers.h"

#include <algorithm>
#include <vector>

#include "parser/clean_text.h"
#include "parser/find.h"
#include "parser/line.h"
#include "parser/title.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr std::string_view kRepublic = "中华人民共和国";
constexpr size_t kShortestOffice = 9;  // bytes: 教育部

// Some office is named by the first characters of `name`, which goes on: 平川市水务局综合处.
bool BeginsWithOffice(std::string_view name) {
  for (size_t i = kShortestOffice; i + 3 <= name.size(); i += CharLength(name[i]))
    if (IsOfficeName(name.substr(0, i))) return true;
  return false;
}

// 国家发展改革委国家能源局: where the next national office begins with nothing between; npos when none does.
size_t NextNational(std::string_view names) {
  constexpr std::string_view kState = "国家";
  for (size_t at = Find(names, kState, 3); at != names.npos; at = Find(names, kState, at + 3))
    if (IsOfficeName(names.substr(0, at)) && IsOfficeName(names.substr(at)) && !names.ends_with("学院") &&
        !names.ends_with("中心"))
      return at;
  return names.npos;
}

void AddNames(std::string_view names, std::vector<std::string_view>& offices) {
  for (size_t at = NextNational(names); at != names.npos; at = NextNational(names)) {
    offices.push_back(names.substr(0, at));
    names.remove_prefix(at);
  }
  offices.push_back(names);
}

std::vector<std::string_view> SplitAtBlanks(std::string_view raw) {
  std::vector<std::string_view> parts;
  const auto end = static_cast<uint32_t>(raw.size());
  for (uint32_t at = SkipBlanks(raw, 0, end), start = at; at < end; start = at = SkipBlanks(raw, at, end)) {
    while (at < end && !IsBlank(CharAt(raw, at))) at += static_cast<uint32_t>(CharLength(raw[at]));
    AddNames(raw.substr(start, at - start), parts);
  }
  return parts;
}

}  // namespace

bool IsPartOfOffice(std::string_view name) {
  for (std::string_view inner : {"国际合作局", "秘书局", "综合局", "人事局"})
    if (name == inner) return true;
  const bool inner = name.ends_with("司") || name.ends_with("处") || name.ends_with("室") || name.ends_with("办公厅");
  return inner && name.size() <= 36 && !BeginsWithOffice(name) && !name.starts_with("国家");
}

std::string JoinIssuersAtBlanks(std::string_view raw) {
  constexpr size_t kMost = 40;  // names
  const std::vector<std::string_view> parts = SplitAtBlanks(raw);
  if (parts.size() < 2 || parts.size() > kMost) return {};
  std::string joined;
  bool several = false;
  for (std::string_view part : parts) {
    if (part.starts_with(kRepublic) && part.size() > kRepublic.size()) part.remove_prefix(kRepublic.size());
    if (!IsOfficeName(part)) return {};
    const bool inner = !joined.empty() && IsPartOfOffice(part);
    if (!joined.empty() && !inner) joined += "、", several = true;
    joined += part;
  }
  return several ? joined : std::string();
}

std::string_view PrefixThatReads(std::string_view raw, std::string_view name) {
  size_t at = 0;
  for (size_t i = 0; i < name.size();) {
    at = SkipBlanks(raw, static_cast<uint32_t>(at), static_cast<uint32_t>(raw.size()));
    const size_t length = CharLength(name[i]);
    if (raw.substr(at, length) != name.substr(i, length)) return {};
    at += length, i += length;
  }
  return raw.substr(0, at);
}

}  // namespace liye
