#include "index/near_miss.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "corpus/utf8.h"
#include "index/fold.h"

namespace liye {
namespace {

constexpr size_t kShortest = 2, kLongest = 30;  // characters of a word that a slip of the pen is looked for in

std::string Utf8(std::u32string_view characters) {
  std::string utf8;
  for (char32_t character : characters) AppendUtf8(utf8, character);
  return utf8;
}

}  // namespace

size_t NearMissLength(std::u32string_view text, std::u32string_view word) {
  const size_t size = word.size();
  const auto common = std::mismatch(text.begin(), text.end(), word.begin(), word.end());
  const auto at = static_cast<size_t>(common.second - word.begin());
  if (at == size || size < kShortest) return 0;
  const std::u32string_view rest = text.substr(at), wanted = word.substr(at);
  if (wanted.size() > 1 && rest.size() > 1 && rest[0] == wanted[1] && rest[1] == wanted[0] &&
      rest.substr(2).starts_with(wanted.substr(2)))
    return size;
  if (size == kShortest || rest.empty()) return 0;
  if (rest.substr(1).starts_with(wanted.substr(1))) return size;
  if (at > 0 && rest.substr(1).starts_with(wanted)) return size + 1;
  if (size > 3 && rest.starts_with(wanted.substr(1))) return size - 1;
  return 0;
}

Result<std::vector<std::string>> NearMisses(Database& database, std::string_view word, size_t most) {
  const std::u32string wanted = CodePoints(FoldedKey(word));
  if (wanted.size() < kShortest || wanted.size() > kLongest) return std::vector<std::string>();
  std::unordered_map<std::u32string, size_t> counts;
  Statement names =
      database.Query("SELECT title FROM document WHERE title IS NOT NULL UNION ALL SELECT name FROM unit");
  while (names.Next()) {
    const std::u32string text = CodePoints(FoldedKey(names.text(0)));
    for (size_t at = 0; at < text.size(); ++at) {
      const std::u32string_view rest = std::u32string_view(text).substr(at);
      if (const size_t length = NearMissLength(rest, wanted)) ++counts[std::u32string(rest.substr(0, length))];
    }
  }
  if (!names.ok()) return std::unexpected(names.error());
  std::vector<std::pair<size_t, std::u32string>> ranked;
  for (const auto& [text, count] : counts) ranked.emplace_back(count, text);
  std::sort(ranked.begin(), ranked.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::vector<std::string> misses;
  for (size_t i = 0; i < std::min(most, ranked.size()); ++i) misses.push_back(Utf8(ranked[i].second));
  return misses;
}

}  // namespace liye
