#include "tools/message.h"

#include <cstdio>
#include <cstdlib>
#include <unordered_map>
#include <vector>

#include "corpus/lexicon.h"

namespace liye {
namespace {

Language message_language = Language::kEnglish;
Language report_language = Language::kChinese;

std::string_view Chinese(std::string_view english) {
  static const auto& table = *[] {
    auto* made = new std::unordered_map<std::string_view, std::string_view>;
    for (const LexiconRow& row : Lexicon("messages"))
      if (row.size() >= 2) made->emplace(row[0], row[1]);
    return made;
  }();
  const auto found = table.find(english);
  return found == table.end() ? english : found->second;
}

std::string Fill(std::string_view text, std::initializer_list<std::string> arguments) {
  std::string filled;
  auto argument = arguments.begin();
  for (size_t hole; (hole = text.find("{}")) != text.npos && argument != arguments.end(); ++argument) {
    filled.append(text.substr(0, hole)).append(*argument);
    text.remove_prefix(hole + 2);
  }
  return filled.append(text);
}

std::string In(Language language, std::string_view english, std::initializer_list<std::string> arguments) {
  return Fill(language == Language::kChinese ? Chinese(english) : english, arguments);
}

// The pieces of `sentence` that stand for the holes of `form`; false when it has another form.
bool MatchForm(std::string_view form, std::string_view sentence, std::vector<std::string_view>& pieces) {
  pieces.clear();
  size_t hole = form.find("{}");
  if (!sentence.starts_with(form.substr(0, hole))) return false;
  while (hole != form.npos) {
    sentence.remove_prefix(hole);
    form.remove_prefix(hole + 2);
    hole = form.find("{}");
    const std::string_view next = form.substr(0, hole);
    const size_t at = hole == form.npos ? (sentence.ends_with(next) ? sentence.size() - next.size() : sentence.npos)
                                        : sentence.find(next);
    if (at == sentence.npos) return false;
    pieces.push_back(sentence.substr(0, at));
    sentence.remove_prefix(at);
  }
  return sentence == form;
}

// A sentence of an error, which other folders have put together already: the row with holes
// that it fits, what fills them translated where there is a row for it.
std::string TrFilled(const std::string& sentence) {
  if (message_language == Language::kEnglish) return sentence;
  const std::string_view whole = Chinese(sentence);
  if (whole != sentence) return std::string(whole);
  std::vector<std::string_view> pieces;
  for (const LexiconRow& row : Lexicon("messages")) {
    if (row.size() < 2 || row[0].find("{}") == row[0].npos || !MatchForm(row[0], sentence, pieces)) continue;
    std::string text(row[1]);
    size_t at = 0;
    for (std::string_view piece : pieces) {
      at = text.find("{}", at);
      const std::string_view filled = Chinese(piece);
      text.replace(at, 2, filled);
      at += filled.size();
    }
    return text;
  }
  return sentence;
}

bool EndsSentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with('?') || text.ends_with("。") || text.ends_with("？");
}

}  // namespace

Language LanguageOfEnvironment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return std::string_view(value).starts_with("zh") ? Language::kChinese : Language::kEnglish;
  }
  return Language::kEnglish;
}

void SetMessageLanguage(Language language) { message_language = language; }
void SetReportLanguage(Language language) { report_language = language; }

std::string Tr(std::string_view english, std::initializer_list<std::string> arguments) {
  return In(message_language, english, arguments);
}

std::string TrReport(std::string_view english, std::initializer_list<std::string> arguments) {
  return In(report_language, english, arguments);
}

std::string Describe(const Error& error) {
  const bool chinese = message_language == Language::kChinese;
  std::string text = error.subject;
  if (!text.empty()) text += chinese ? "：" : ": ";
  text += TrFilled(error.reason);
  if (!EndsSentence(text)) text += chinese ? "。" : ".";
  if (!error.remedy.empty()) text += (chinese ? "" : " ") + TrFilled(error.remedy);
  return text;
}

void Complain(const std::string& text) {
  std::fflush(stdout);  // what was said before comes before
  std::fprintf(stderr, "liye: %s\n", text.c_str());
}
void Complain(const Error& error) { Complain(Describe(error)); }

}  // namespace liye
