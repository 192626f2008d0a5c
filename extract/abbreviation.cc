#include "extract/abbreviation.h"

#include <algorithm>

#include "extract/words.h"

namespace liye {
namespace {

constexpr std::string_view kRepublic = "中华人民共和国";

const WordList& Calls() {
  static const WordList calls{"以下简称",   "以下统称", "以下称",   "以下统一简称", "以下分别简称",
                              "以下分别称", "以下合称", "以下均称", "以下均简称",   "下称",
                              "下统称",     "简称",     "统称",     "以下并称",     "以下一并简称"};
  return calls;
}

std::string_view TrimQuotes(std::string_view text) {
  for (std::string_view quote : {"“", "\"", "‘"})
    if (text.starts_with(quote)) text.remove_prefix(quote.size());
  for (std::string_view quote : {"”", "\"", "’"})
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  return text;
}

}  // namespace

void Abbreviations::Clear() {
  meanings_.clear();
  laws_.clear();
}

void Abbreviations::Define(std::string_view short_name, std::string_view full_title, uint32_t place) {
  if (short_name.empty() || short_name == full_title) return;
  meanings_[std::string(short_name)].push_back({std::string(full_title), place});
}

void Abbreviations::Name(std::string_view title, uint32_t place) {
  if (title.starts_with(kRepublic)) laws_.try_emplace(std::string(title.substr(kRepublic.size())), place);
}

std::string_view Abbreviations::Resolve(std::string_view name, uint32_t place) const {
  if (meanings_.empty() && laws_.empty()) return {};
  const std::string key(name);
  if (const auto found = meanings_.find(key); found != meanings_.end()) {
    const std::vector<Meaning>& all = found->second;
    const auto after = std::partition_point(all.begin(), all.end(),
                                            [place](const Meaning& meaning) { return meaning.place <= place; });
    return after == all.begin() ? all.front().full : (after - 1)->full;
  }
  const auto law = laws_.find(key);
  if (law == laws_.end() || law->second > place) return {};
  full_name_ = std::string(kRepublic) + key;
  return full_name_;
}

bool DefinesAt(std::string_view text, size_t begin) {
  for (std::string_view before : {"“", "\"", "‘", ":", "为"})
    if (EndsAt(text, begin, before)) begin -= before.size();
  return Calls().Before(text, begin) > 0;
}

std::string_view BareShortName(std::string_view remark) {
  constexpr size_t kLongest = 30 * 3;
  const size_t call = remark.rfind("称");
  if (call == remark.npos) return {};
  const size_t begin = call + std::string_view("称").size();
  if (Calls().Before(remark, begin) == 0) return {};
  std::string_view name = remark.substr(begin);
  for (std::string_view lead : {"为", ":"})
    if (name.starts_with(lead)) name.remove_prefix(lead.size());
  name = TrimQuotes(name);
  if (name.size() > kLongest || name.find_first_of(",;()") != name.npos || name.find("《") != name.npos) return {};
  return name;
}

}  // namespace liye
