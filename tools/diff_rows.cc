#include "tools/diff_rows.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdio>

#include "corpus/ascii.h"
#include "tools/message.h"
#include "tools/rows.h"

namespace liye {
namespace {

using JsonWriter = rapidjson::Writer<rapidjson::StringBuffer>;

void Text(JsonWriter& writer, const std::string& key, const std::string& text) {
  writer.Key(key.data(), key.size());
  if (text.empty())
    writer.Null();
  else
    writer.String(text.data(), text.size());
}

void Side(JsonWriter& writer, const std::string& side, const DiffClause* clause) {
  static const DiffClause kNone;
  const DiffClause& shown = clause == nullptr ? kNone : *clause;
  Text(writer, side + "_label", shown.label);
  Text(writer, side + "_path", shown.path);
  Text(writer, side + "_text", shown.text);
}

void Spans(JsonWriter& writer, const char* key, const std::vector<WordRun>& runs) {
  writer.Key(key);
  writer.StartArray();
  for (const WordRun& run : runs) {
    if (!run.changed) continue;
    writer.StartArray();
    writer.Uint(run.span.start);
    writer.Uint(run.span.end);
    writer.EndArray();
  }
  writer.EndArray();
}

std::string MarkdownPieces(const std::vector<DiffPiece>& pieces, const char* tag) {
  std::string cell;
  for (const DiffPiece& piece : pieces) {
    const std::string text = MarkdownCell(piece.text);
    cell += piece.changed ? std::string("<") + tag + '>' + text + "</" + tag + '>' : text;
  }
  return cell;
}

}  // namespace

void PrintDiffJson(const DiffReport& report) {
  for (const DiffRow& row : report.Rows()) {
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.StartObject();
    writer.Key("change");
    writer.StartArray();
    for (const std::string& key : ChangeKeys(row.change)) writer.String(key.data(), key.size());
    writer.EndArray();
    Side(writer, "old", row.before);
    Side(writer, "new", row.after);
    Spans(writer, "deleted", row.words.before);
    Spans(writer, "inserted", row.words.after);
    writer.EndObject();
    std::fwrite(buffer.GetString(), 1, buffer.GetSize(), stdout);
    std::fputc('\n', stdout);
  }
}

void PrintDiffCsv(const DiffReport& report) {
  static const DiffClause kNone;
  const auto rows = Rows::Make(Format::kCsv, {{"change", ""},
                                              {"old_label", ""},
                                              {"old_path", ""},
                                              {"old_text", ""},
                                              {"new_label", ""},
                                              {"new_path", ""},
                                              {"new_text", ""}});
  for (const DiffRow& row : report.Rows()) {
    const DiffClause& before = row.before == nullptr ? kNone : *row.before;
    const DiffClause& after = row.after == nullptr ? kNone : *row.after;
    rows->Add({JoinedWith(" ", ChangeKeys(row.change), [](const std::string& key) { return key; }), before.label,
               before.path, before.text, after.label, after.path, after.text});
  }
  rows->Finish();
}

void PrintDiffMarkdown(const DiffReport& report) {
  const auto head = [](const std::string& word, const std::string& name) {
    return MarkdownCell(TrReport(word)) + "<br>" + MarkdownCell(name);
  };
  std::printf("| %s | %s | %s |\n|---|---|---|\n", MarkdownCell(TrReport("Kind of change")).c_str(),
              head("Before", report.before.name).c_str(), head("After", report.after.name).c_str());
  for (const DiffRow& row : report.Rows())
    std::printf("| %s | %s | %s |\n", MarkdownCell(ChangeWords(row.change)).c_str(),
                MarkdownPieces(PiecesBefore(row), "del").c_str(), MarkdownPieces(PiecesAfter(row), "ins").c_str());
  if (const std::string same = SameWords(report); !same.empty()) std::printf("\n%s\n", same.c_str());
}

}  // namespace liye
