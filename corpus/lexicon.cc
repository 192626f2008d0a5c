#include "corpus/lexicon.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>

#include "corpus/lexicon_embedded.h"

namespace liye {
namespace {

struct Loaded {
  std::string text;  // what the fields point into, when it came from the user's folder
  std::vector<LexiconRow> rows;
};

struct Store {
  std::mutex mutex;
  std::string folder;
  std::map<std::string, std::unique_ptr<Loaded>, std::less<>> loaded;
};

Store& TheStore() {
  static Store& store = *new Store;
  return store;
}

std::vector<LexiconRow> ParseRows(std::string_view text) {
  std::vector<LexiconRow> rows;
  while (!text.empty()) {
    const size_t eol = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, eol);
    text.remove_prefix(std::min(eol + 1, text.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    LexiconRow row;
    for (size_t tab; (tab = line.find('\t')) != line.npos; line.remove_prefix(tab + 1))
      row.push_back(line.substr(0, tab));
    row.push_back(line);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string_view EmbeddedText(std::string_view name) {
  for (const EmbeddedLexicon& lexicon : kEmbeddedLexicons)
    if (lexicon.name == name) return lexicon.text;
  return {};
}

}  // namespace

const std::vector<LexiconRow>& Lexicon(std::string_view name) {
  Store& store = TheStore();
  const std::lock_guard lock(store.mutex);
  const auto found = store.loaded.find(name);
  if (found != store.loaded.end()) return found->second->rows;
  auto loaded = std::make_unique<Loaded>();
  std::string_view text = EmbeddedText(name);
  if (!store.folder.empty()) {
    std::ifstream file(std::filesystem::path(store.folder) / (std::string(name) + ".tsv"), std::ios::binary);
    if (file) {
      std::ostringstream all;
      all << file.rdbuf();
      loaded->text = std::move(all).str();
      text = loaded->text;
    }
  }
  loaded->rows = ParseRows(text);
  return store.loaded.emplace(name, std::move(loaded)).first->second->rows;
}

std::vector<std::string_view> LexiconNames() {
  std::vector<std::string_view> names;
  for (const EmbeddedLexicon& lexicon : kEmbeddedLexicons) names.push_back(lexicon.name);
  std::sort(names.begin(), names.end());
  return names;
}

Result<void> SetLexiconFolder(const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    return std::unexpected(
        Error{Error::Kind::kNotFound, folder, "it is not a folder", "Name a folder that holds .tsv files."});
  Store& store = TheStore();
  const std::lock_guard lock(store.mutex);
  store.folder = folder;
  store.loaded.clear();
  return {};
}

}  // namespace liye
