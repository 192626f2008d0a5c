#include "tools/search_output.h"

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "tools/base.h"
#include "tools/markup.h"
#include "tools/message.h"

namespace liye {
namespace {

constexpr const char* kHighlight = "\033[1;31m";
constexpr const char* kFaint = "\033[2m";
constexpr const char* kPlain = "\033[0m";

std::string Fixed(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

std::string Escaped(std::string_view text) { return EscapedMarkup(text, " ", "\t"); }

// The snippet with `open` and `close` around every match; `text` is applied to what stands between them.
template <typename Text>
std::string Marked(const Snippet& snippet, std::string_view open, std::string_view close, Text text) {
  const std::string_view all = snippet.text;
  std::string marked;
  size_t at = 0;
  for (const Span& match : snippet.highlights) {
    marked.append(text(all.substr(at, match.start - at)));
    marked.append(open).append(text(all.substr(match.start, match.size()))).append(close);
    at = match.end;
  }
  return marked.append(text(all.substr(at)));
}

std::string PlaceOf(const SearchHit& hit) {
  if (hit.path.empty() || hit.heading.empty()) return hit.path + hit.heading;
  return hit.path + ' ' + hit.heading;
}

// 平政〔2020〕3号 第三条；… of the copies that are named, … when there are more.
std::string CopiesOf(const SearchHit& hit) {
  std::string names;
  for (const HitCopy& copy : hit.copies) {
    names += names.empty() ? "" : "；";
    names += copy.number.empty() ? NameOf("", copy.title, copy.document_date) : copy.number;
    if (!copy.path.empty()) names.append(" ").append(copy.path);
  }
  return names + (hit.copies.size() < hit.copy_count ? "；…" : "");
}

std::string CopyLine(const SearchHit& hit) {
  if (hit.copy_count == 0) return "";
  return TrReport("The same text elsewhere ({}): {}", {std::to_string(hit.copy_count), CopiesOf(hit)});
}

void PrintHit(const SearchHit& hit, uint64_t rank, bool explain, bool color) {
  const auto faint = [color](const std::string& line) {
    if (!line.empty()) std::printf("   %s%s%s\n", color ? kFaint : "", line.c_str(), color ? kPlain : "");
  };
  const std::string status = hit.status == "repealed" ? "  [" + StatusWord(hit.status) + ']' : "";
  std::printf("%llu. %s%s\n", static_cast<unsigned long long>(rank),
              NameOf(hit.number, hit.title, hit.document_date).c_str(), status.c_str());
  faint(PlaceOf(hit));
  const auto same = [](std::string_view text) { return text; };
  std::printf("   %s\n", Marked(hit.snippet, color ? kHighlight : "", color ? kPlain : "", same).c_str());
  faint(CopyLine(hit));
  if (!explain) return;
  const ScoreParts& parts = hit.parts;
  if (parts.text + parts.headings + parts.title == 0) return faint(TrReport("not scored"));
  faint(TrReport("score {} = (text {} + headings {} + title {}) × standing {} × newness {}",
                 {Fixed(hit.score), Fixed(parts.text), Fixed(parts.headings), Fixed(parts.title), Fixed(parts.standing),
                  Fixed(parts.newness)}));
}

}  // namespace

void PrintHits(const SearchResult& result, uint64_t first, bool explain, bool color) {
  for (const SearchHit& hit : result.hits) PrintHit(hit, first++, explain, color);
  std::printf(
      "%s\n",
      TrReport("{} clauses in {} documents", {std::to_string(result.total), std::to_string(result.documents)}).c_str());
  if (result.more)
    std::printf("%s\n", TrReport("{} shown; more with --after {}",
                                 {std::to_string(result.hits.size()), result.hits.back().cursor})
                            .c_str());
}

void PrintHtml(const SearchResult& result) {
  for (const SearchHit& hit : result.hits) {
    std::string line = "<article class=\"hit " + hit.status + "\" data-cursor=\"" + Escaped(hit.cursor) + "\">";
    line += "<h3>" + Escaped(NameOf(hit.number, hit.title, hit.document_date)) + "</h3>";
    if (!PlaceOf(hit).empty()) line += "<p class=\"place\">" + Escaped(PlaceOf(hit)) + "</p>";
    line += "<p class=\"snippet\">" + Marked(hit.snippet, "<mark>", "</mark>", Escaped) + "</p>";
    if (hit.copy_count > 0) line += "<p class=\"copies\">" + Escaped(CopyLine(hit)) + "</p>";
    std::printf("%s</article>\n", line.c_str());
  }
}

void PrintHitRows(const SearchResult& result, bool explain, Format format) {
  std::vector<Column> columns;
  for (const char* key : {"document", "number", "title", "issuing_authority", "document_date", "document_type",
                          "status", "path", "heading", "snippet", "highlights"})
    columns.push_back({key, ""});
  columns.push_back({"score", "", 12, true});
  columns.push_back({"copy_count", "", 12, true});
  columns.push_back({"copies", ""});
  columns.push_back({"cursor", ""});
  if (explain)
    for (const char* part : {"score_text", "score_headings", "score_title", "factor_standing", "factor_newness"})
      columns.push_back({part, "", 12, true});
  const auto rows = Rows::Make(format, columns);
  for (const SearchHit& hit : result.hits) {
    std::string highlights;
    for (const Span& span : hit.snippet.highlights)
      highlights += (highlights.empty() ? "" : " ") + std::to_string(span.start) + '-' + std::to_string(span.end);
    std::vector<std::string> cells = {hit.key,
                                      hit.number,
                                      hit.title,
                                      hit.issuing_authority,
                                      hit.document_date,
                                      hit.document_type,
                                      hit.status,
                                      hit.path,
                                      hit.heading,
                                      hit.snippet.text,
                                      highlights,
                                      Fixed(hit.score),
                                      std::to_string(hit.copy_count),
                                      CopiesOf(hit),
                                      hit.cursor};
    if (explain)
      for (double part : {hit.parts.text, hit.parts.headings, hit.parts.title, hit.parts.standing, hit.parts.newness})
        cells.push_back(Fixed(part));
    rows->Add(cells);
  }
  rows->Finish();
}

void PrintFacets(const Facets& facets, Format format) {
  const auto rows = Rows::Make(
      format, {{"facet", TrReport("Group")}, {"value", TrReport("Value")}, {"clauses", TrReport("Clauses"), 12, true}});
  const bool table = format == Format::kTable;
  for (const auto& [name, counts] :
       {std::pair{"type", &facets.types}, std::pair{"issuer", &facets.issuers}, std::pair{"year", &facets.years},
        std::pair{"unit", &facets.units}, std::pair{"standing", &facets.standings}})
    for (const auto& [value, count] : *counts)
      rows->Add({table ? TrReport(name) : name,
                 !table                                 ? value
                 : value.empty()                        ? TrReport("(none)")
                 : std::string_view(name) == "standing" ? StatusWord(value)
                                                        : value,
                 std::to_string(count)});
  rows->Finish();
}

void PrintCount(const SearchResult& result, Format format) {
  const std::vector<std::string> counts = {std::to_string(result.total), std::to_string(result.documents),
                                           std::to_string(result.copies)};
  if (format == Format::kTable) {
    std::printf("%s\n", TrReport("{} clauses in {} documents; {} of the clauses repeat the text of another",
                                 {counts[0], counts[1], counts[2]})
                            .c_str());
    return;
  }
  const auto rows =
      Rows::Make(format, {{"clauses", "", 12, true}, {"documents", "", 12, true}, {"copies", "", 12, true}});
  rows->Add(counts);
  rows->Finish();
}

}  // namespace liye
