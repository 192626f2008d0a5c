#include "tests/support/golden.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "corpus/read.h"
#include "extract/extract.h"
#include "parser/clean_text.h"
#include "parser/parse.h"

namespace liye {
namespace {

std::string OrDash(std::string text) { return text.empty() ? "-" : std::move(text); }

std::vector<std::string> SplitWords(std::string_view line) {
  std::istringstream stream{std::string(line)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

struct Line {
  uint32_t at;
  int rank;  // document before clause before fact, at the same place
  std::string text;
};

class Renderer {
 public:
  Renderer(const Source& source, const std::vector<std::string>& kinds) : source_(source), kinds_(kinds) {}

  std::vector<std::string> Run() {
    Extractor extractor;
    for (const Document& document : Parse(source_)) {
      RenderDocument(document);
      for (const Fact& fact : extractor.Extract(source_, document)) RenderFact(fact);
    }
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const Line& a, const Line& b) { return a.at != b.at ? a.at < b.at : a.rank < b.rank; });
    std::vector<std::string> texts;
    for (Line& line : lines_) texts.push_back(std::move(line.text));
    return texts;
  }

 private:
  bool Wants(std::string_view kind) const { return std::find(kinds_.begin(), kinds_.end(), kind) != kinds_.end(); }

  void Add(std::string_view kind, uint32_t at, int rank, const std::string& rest) {
    if (Wants(kind)) lines_.push_back({at, rank, std::string(kind) + ' ' + rest});
  }

  void RenderDocument(const Document& d) {
    Add("document", d.span.start, 0,
        OrDash(d.number.value) + " | " + OrDash(d.title.value) + " | " + OrDash(d.document_date.value) + " | " +
            OrDash(d.document_type.value) + " | " + OrDash(d.issuing_authority.value) + " | " +
            OrDash(d.primary_recipients.value));
    const std::pair<const char*, const Element*> elements[] = {{"signatory", &d.signatory},
                                                               {"classification", &d.classification},
                                                               {"urgency", &d.urgency},
                                                               {"effective_date", &d.effective_date},
                                                               {"cc_recipients", &d.cc_recipients},
                                                               {"printing_office", &d.printing_office},
                                                               {"printing_date", &d.printing_date},
                                                               {"subject_terms", &d.subject_terms}};
    for (const auto& [name, element] : elements)
      if (*element) Add("element", d.span.start, 0, std::string(name) + ' ' + element->value);
    for (const Attachment& attachment : d.attachments)
      Add("element", d.span.start, 0, "attachment " + attachment.title);
    for (const Clause& clause : d.clauses)
      Add("clause", clause.span.start, 1,
          std::to_string(clause.depth) + ' ' + OrDash(Squeeze(source_.text, clause.label)) + " |" +
              (clause.heading.empty() ? "" : ' ' + Squeeze(source_.text, clause.heading)));
    for (const Table& table : d.tables)
      Add("table", table.span.start, 1,
          std::to_string(table.rows) + 'x' + std::to_string(table.columns) +
              " header=" + std::to_string(table.header_rows));
  }

  void RenderFact(const Fact& fact) {
    static constexpr const char* kShort[] = {"number", "title", "deadline", "amount", "duty"};
    const std::string quote = WithoutWhiteSpace(fact.span.of(source_.text)) + " → ";
    Add(kShort[fact.value.index()], fact.span.start, 2,
        quote + std::visit([this](const auto& value) { return Text(value); }, fact.value));
  }

  std::string Text(const NumberMention& m) {
    return m.value + ' ' + to_string(m.relation) + " title=" + OrDash(m.title);
  }
  std::string Text(const TitleMention& m) {
    return m.value + ' ' + to_string(m.relation) + " number=" + OrDash(m.number);
  }
  std::string Text(const Deadline& d) { return d.value + ' ' + to_string(d.kind); }
  std::string Text(const Amount& a) {
    return a.value + ' ' + a.currency + ' ' + to_string(a.bound) + " per=" + OrDash(a.per);
  }
  std::string Text(const Duty& d) {
    return d.unit + ' ' + to_string(d.role) + " task=" + OrDash(d.task.empty() ? "" : Squeeze(source_.text, d.task));
  }

  const Source& source_;
  const std::vector<std::string>& kinds_;
  std::vector<Line> lines_;
};

constexpr std::string_view kAttributes[] = {"title", "number", "per", "task"};

// Splits " name=value" at the end of a line off it. The value may hold blanks.
struct Attributed {
  std::string core;
  std::vector<std::pair<std::string, std::string>> attributes;
};

Attributed SplitAttributes(std::string_view line) {
  Attributed result{std::string(line), {}};
  for (bool again = true; again;) {
    again = false;
    size_t last = std::string::npos;
    std::string_view name;
    for (std::string_view candidate : kAttributes) {
      const size_t at = result.core.rfind(' ' + std::string(candidate) + '=');
      if (at != std::string::npos && (last == std::string::npos || at > last)) last = at, name = candidate;
    }
    if (last == std::string::npos) break;
    result.attributes.emplace_back(name, result.core.substr(last + name.size() + 2));
    result.core.resize(last);
    again = true;
  }
  while (!result.core.empty() && result.core.back() == ' ') result.core.pop_back();
  return result;
}

bool Agrees(const std::string& expected, const std::string& found) {
  const Attributed want = SplitAttributes(expected), have = SplitAttributes(found);
  if (want.core != have.core) return false;
  for (const auto& [name, value] : want.attributes) {
    const auto it =
        std::find_if(have.attributes.begin(), have.attributes.end(), [&](const auto& a) { return a.first == name; });
    if (it == have.attributes.end()) return false;
    if (name == "task" ? !it->second.starts_with(value) : it->second != value) return false;
  }
  return true;
}

MediaType TakeMediaType(std::string& title) {
  for (const auto& [mark, type] :
       {std::pair{"[markdown]", MediaType::kMarkdown}, std::pair{"[html]", MediaType::kHtml}}) {
    if (!title.ends_with(mark)) continue;
    title.resize(title.size() - std::string_view(mark).size());
    while (title.ends_with(' ')) title.pop_back();
    return type;
  }
  return MediaType::kPlainText;
}

}  // namespace

std::vector<GoldenCase> ReadGoldenCases(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot open " + path);
  std::vector<GoldenCase> cases;
  std::vector<std::string> kinds;
  enum { kTop, kText, kExpected } part = kTop;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.starts_with("=== ")) {
      GoldenCase next;
      next.file = std::filesystem::path(path).filename();
      next.line = number;
      next.title = line.substr(4);
      next.media_type = TakeMediaType(next.title);
      next.kinds = kinds;
      cases.push_back(std::move(next));
      part = kText;
    } else if (part == kTop) {
      if (line.starts_with("kinds: "))
        kinds = SplitWords(line.substr(7));
      else if (!line.empty() && line[0] != '#')
        throw std::runtime_error(path + ": text before the first case");
    } else if (part == kText && line == "---") {
      part = kExpected;
    } else if (part == kText) {
      cases.back().text += line + '\n';
    } else if (!line.empty()) {
      cases.back().expected.push_back(line);
    }
  }
  if (kinds.empty() || cases.empty()) throw std::runtime_error(path + ": no kinds or no cases");
  return cases;
}

GoldenAnswer ReadGoldenAnswer(const std::string& path) {
  std::ifstream file(path);
  GoldenAnswer answer;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("kinds: "))
      answer.kinds = SplitWords(line.substr(7));
    else if (!line.empty() && line[0] != '#')
      answer.expected.push_back(line);
  }
  if (answer.kinds.empty() || answer.expected.empty())
    throw std::runtime_error(path + ": no kinds or nothing expected");
  return answer;
}

std::vector<std::string> Render(const Source& source, const std::vector<std::string>& kinds) {
  return Renderer(source, kinds).Run();
}

// Longest common subsequence under Agrees: lines out of order are differences too.
std::vector<std::string> Compare(const std::vector<std::string>& expected, const std::vector<std::string>& found) {
  const size_t n = expected.size(), m = found.size();
  std::vector<std::vector<int>> best(n + 1, std::vector<int>(m + 1, 0));
  for (size_t i = n; i-- > 0;)
    for (size_t j = m; j-- > 0;)
      best[i][j] = Agrees(expected[i], found[j]) ? best[i + 1][j + 1] + 1 : std::max(best[i + 1][j], best[i][j + 1]);
  std::vector<std::string> differences;
  size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && Agrees(expected[i], found[j])) {
      ++i, ++j;
    } else if (j == m || (i < n && best[i + 1][j] >= best[i][j + 1])) {
      differences.push_back("missing:    " + expected[i++]);
    } else {
      differences.push_back("unexpected: " + found[j++]);
    }
  }
  return differences;
}

}  // namespace liye
