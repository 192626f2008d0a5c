#include "tools/cleanup_printer.h"

#include <array>
#include <cstdio>
#include <map>
#include <utility>
#include <vector>

#include "tools/base.h"
#include "tools/cleanup_calendar.h"
#include "tools/cleanup_json.h"
#include "tools/cleanup_words.h"
#include "tools/docx_table.h"
#include "tools/html_page.h"
#include "tools/markup.h"
#include "tools/message.h"
#include "tools/rows.h"
#include "tools/workbook.h"

namespace liye {
namespace {

void Write(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string Codes(const CleanupRow& row) {
  std::string codes;
  for (const CleanupReason& reason : row.reasons)
    if (const std::string code = to_string(reason.code); !codes.ends_with(code))
      codes += (codes.empty() ? "" : " ") + code;
  return codes;
}

class RowsPrinter : public CleanupPrinter {
 public:
  explicit RowsPrinter(const CleanupPrintOptions& options) : csv_(options.format == "csv") {
    std::vector<Column> columns = {{"number", TrReport("Number"), 20},
                                   {"title", TrReport("Title"), 30},
                                   {"document_date", TrReport("Date"), 10},
                                   {"standing", TrReport("Standing"), 8},
                                   {"expires", TrReport("Until"), 10},
                                   {"proposal", TrReport("Proposal"), 8},
                                   {"reasons", TrReport("Reasons"), 44},
                                   {"rests_on_it", TrReport("Rests on it"), 30},
                                   {"falls_with_it", TrReport("Falls with it"), 24}};
    if (csv_) {
      columns.insert(columns.begin() + 3,
                     {{"issuing_authority", TrReport("Issuer"), 20}, {"document_type", TrReport("Kind"), 8}});
      columns.push_back({"codes", "", 20});
      columns.push_back({"document", "", 8, true});
      columns.push_back({"file", "", 30});
    }
    const Format format = csv_ ? Format::kCsv : options.format == "md" ? Format::kMarkdown : Format::kTable;
    rows_ = Rows::Make(format, std::move(columns));
  }

  // Programs get codes, people words.
  void Print(const CleanupRow& row) override {
    const CleanupCells shown = CellsOf(row);
    std::vector<std::string> cells = {row.number,        row.title,
                                      row.document_date, csv_ ? to_string(row.standing) : shown.standing,
                                      row.expires,       csv_ ? to_string(row.proposal) : shown.proposal,
                                      shown.reasons,     shown.rests_on,
                                      shown.falls};
    if (csv_) {
      cells.insert(cells.begin() + 3, {row.issuing_authority, row.document_type});
      cells.push_back(Codes(row));
      cells.push_back(std::to_string(row.document));
      cells.push_back(row.file);
    }
    rows_->Add(cells);
  }
  Result<void> Finish() override {
    rows_->Finish();
    return {};
  }

 private:
  const bool csv_;
  std::unique_ptr<Rows> rows_;
};

class JsonPrinter : public CleanupPrinter {
 public:
  void Print(const CleanupRow& row) override { Write(CleanupAsJson(row)); }
  Result<void> Finish() override { return {}; }
};

class CalendarPrinter : public CleanupPrinter {
 public:
  explicit CalendarPrinter(const CleanupPrintOptions& options) : calendar_(options.at) {}
  void Print(const CleanupRow& row) override {
    const std::string event = calendar_.Event(row);
    if (event.empty()) return;
    if (!std::exchange(begun_, true)) Write(calendar_.Begin());
    Write(event);
  }
  // A calendar without an event is none.
  Result<void> Finish() override {
    if (!begun_)
      return std::unexpected(Error{Error::Kind::kUsage, "--format ics",
                                   "none of these documents has a term that ends later",
                                   "Leave filters out, or give a longer --horizon."});
    Write(calendar_.End());
    return {};
  }

 private:
  CleanupCalendar calendar_;
  bool begun_ = false;
};

// How many documents have each proposal, and each reason.
class Summary {
 public:
  void Count(const CleanupRow& row) {
    ++proposals_[row.proposal];
    std::map<CleanupCode, bool> seen;
    for (const CleanupReason& reason : row.reasons)
      if (!std::exchange(seen[reason.code], true)) ++codes_[reason.code];
  }
  std::vector<std::pair<std::string, size_t>> lines() const {
    std::vector<std::pair<std::string, size_t>> lines;
    for (const auto& [proposal, count] : proposals_) lines.emplace_back(ProposalWord(proposal), count);
    for (const auto& [code, count] : codes_) lines.emplace_back(CodeWord(code), count);
    return lines;
  }

 private:
  std::map<CleanupProposal, size_t> proposals_;
  std::map<CleanupCode, size_t> codes_;
};

std::string Title(const CleanupPrintOptions& options) {
  return TrReport("Cleanup of documents as of {}", {options.at});
}

class HtmlPrinter : public CleanupPrinter {
 public:
  explicit HtmlPrinter(const CleanupPrintOptions& options) {
    std::string page = HtmlBegin(Title(options), kStyle) + "<p><a href=\"#summary\">" +
                       EscapedMarkup(TrReport("Summary")) + "</a></p>\n<table>\n" + kColumns + "<thead><tr>";
    for (const char* heading :
         {"No.", "Document", "Date", "Standing", "Proposal", "Reasons", "Rests on it", "Falls with it"})
      page += "<th>" + EscapedMarkup(TrReport(heading)) + "</th>";
    Write(page + "</tr></thead>\n<tbody>\n");
  }

  void Print(const CleanupRow& row) override {
    if (!issuer_ || *issuer_ != row.issuing_authority) {
      issuer_ = row.issuing_authority;
      Write("<tr class=\"group\"><th colspan=\"8\">" +
            EscapedMarkup(issuer_->empty() ? TrReport("(no issuer)") : *issuer_) + "</th></tr>\n");
    }
    summary_.Count(row);
    const CleanupCells cells = CellsOf(row);
    const std::string id = std::to_string(row.document);
    std::string name = EscapedMarkup(row.number);
    if (!cells.title.empty()) name += (name.empty() ? "" : "<br>") + EscapedMarkup(cells.title);
    std::string rests = row.first_dependents.empty()
                            ? EscapedMarkup(cells.rests_on)
                            : EscapedMarkup(cells.rests_on.substr(0, cells.rests_on.find('\n')));
    for (const CleanupDependent& dependent : row.first_dependents)
      rests += "<br><a href=\"#d" + std::to_string(dependent.document) + "\">" +
               EscapedMarkup(NameOf(dependent.number, dependent.title, "")) + "</a> " + EscapedMarkup(dependent.path);
    Write("<tr id=\"d" + id + "\" class=\"" + to_string(row.proposal) + "\"><td class=\"no\">" +
          std::to_string(++rows_) + "</td><td>" + name + "</td><td class=\"day\">" + row.document_date + "</td><td>" +
          EscapedMarkup(cells.standing) +
          (row.expires.empty()
               ? ""
               : "<br><span class=\"until\">" + EscapedMarkup(TrReport("until {}", {row.expires})) + "</span>") +
          "</td><td class=\"proposal\">" + EscapedMarkup(cells.proposal) + "</td><td>" + Reasons(row) + "</td><td>" +
          rests + "</td><td>" + EscapedMarkup(cells.falls) + "</td></tr>\n");
  }

  Result<void> Finish() override {
    std::string page = "</tbody>\n</table>\n<h2 id=\"summary\">" + EscapedMarkup(TrReport("Summary")) +
                       "</h2>\n<table class=\"summary\">\n";
    for (const auto& [name, count] : summary_.lines())
      page += "<tr><td>" + EscapedMarkup(name) + "</td><td class=\"no\">" + std::to_string(count) + "</td></tr>\n";
    Write(page + "</table>\n" + kHtmlEnd);
    return {};
  }

 private:
  static constexpr const char* kStyle = R"(
col.no { width: 4%; } col.name { width: 21%; } col.few { width: 8%; } col.reasons { width: 24%; } col.rests { width: 13%; } col.falls { width: 14%; }
.until { white-space: nowrap; font-size: .9em; color: #555; }
tr.repeal td.proposal { background: #f5b7b1; } tr.lapsed td.proposal { background: #d7dbdd; } tr.amend td.proposal { background: #fcf3cf; }
q { display: block; color: #555; font-size: .9em; quotes: none; } table.summary { width: auto; }
)";
  static constexpr const char* kColumns =
      "<colgroup><col class=\"no\"><col class=\"name\"><col class=\"few\"><col class=\"few\"><col class=\"few\"><col "
      "class=\"reasons\"><col class=\"rests\"><col class=\"falls\"></colgroup>\n";

  static std::string Reasons(const CleanupRow& row) {
    std::string lines;
    for (const CleanupReason& reason : row.reasons) {
      lines += "<div>" + EscapedMarkup(ReasonLine(reason));
      if (!reason.evidence.empty()) lines += "<q>“" + EscapedMarkup(reason.evidence) + "”</q>";
      lines += "</div>";
    }
    return lines;
  }

  Summary summary_;
  std::optional<std::string> issuer_;
  size_t rows_ = 0;
};

class WorkbookPrinter : public CleanupPrinter {
 public:
  explicit WorkbookPrinter(const CleanupPrintOptions& options) : options_(options), workbook_(options.path) {
    workbook_.BeginSheet(TrReport("Proposals"), {{TrReport("No."), 6},
                                                 {TrReport("Number"), 22},
                                                 {TrReport("Title"), 44},
                                                 {TrReport("Issuer"), 24},
                                                 {TrReport("Kind"), 8},
                                                 {TrReport("Date"), 12},
                                                 {TrReport("Standing"), 10},
                                                 {TrReport("Until"), 12},
                                                 {TrReport("Proposal"), 10},
                                                 {TrReport("Reason code"), 20},
                                                 {TrReport("Reasons"), 60},
                                                 {TrReport("Rests on it"), 44},
                                                 {TrReport("Falls with it"), 34},
                                                 {TrReport("Decision"), 14},
                                                 {TrReport("File"), 40}});
  }

  void Print(const CleanupRow& row) override {
    summary_.Count(row);
    const CleanupCells cells = CellsOf(row);
    workbook_.Put(workbook_.row());
    for (const std::string* text : {&row.number, &cells.title, &row.issuing_authority, &row.document_type})
      workbook_.Put(*text);
    workbook_.PutDay(row.document_date);
    workbook_.Put(cells.standing);
    workbook_.PutDay(row.expires);
    for (const std::string& text :
         {cells.proposal, Codes(row), cells.reasons, cells.rests_on, cells.falls, std::string(), row.file})
      workbook_.Put(text);
    workbook_.EndRow();
  }

  Result<void> Finish() override {
    workbook_.BeginSheet(TrReport("Summary"), {{Title(options_), 44}, {TrReport("Documents"), 12}});
    for (const auto& [name, count] : summary_.lines()) {
      workbook_.Put(name);
      workbook_.Put(count);
      workbook_.EndRow();
    }
    return workbook_.Finish(options_.subject);
  }

 private:
  const CleanupPrintOptions options_;
  Workbook workbook_;
  Summary summary_;
};

class DocxPrinter : public CleanupPrinter {
 public:
  explicit DocxPrinter(const CleanupPrintOptions& options)
      : options_(options),
        table_(options.path, Title(options),
               {{TrReport("No."), 700, true},
                {TrReport("Document"), 3200},
                {TrReport("Standing"), 1600, true},
                {TrReport("Proposal"), 1100, true},
                {TrReport("Reasons"), 3600},
                {TrReport("Rests on it"), 2100},
                {TrReport("Falls with it"), 2600}}) {}

  void Print(const CleanupRow& row) override {
    if (!issuer_ || *issuer_ != row.issuing_authority) {
      issuer_ = row.issuing_authority;
      table_.Group(issuer_->empty() ? TrReport("(no issuer)") : *issuer_);
    }
    const CleanupCells cells = CellsOf(row);
    std::string name = cells.title;
    for (const std::string* more : {&row.number, &row.document_date})
      if (!more->empty()) name += (name.empty() ? "" : "\n") + *more;
    const std::string until = row.expires.empty() ? "" : "\n" + TrReport("until {}", {row.expires});
    table_.Row(std::vector<std::string>{std::to_string(++rows_), name, cells.standing + until, cells.proposal,
                                        cells.reasons, cells.rests_on, cells.falls});
  }
  Result<void> Finish() override { return table_.Finish(options_.subject); }

 private:
  const CleanupPrintOptions options_;
  DocxTable table_;
  std::optional<std::string> issuer_;
  size_t rows_ = 0;
};

}  // namespace

std::unique_ptr<CleanupPrinter> CleanupPrinter::Make(const CleanupPrintOptions& options) {
  if (options.format == "jsonl") return std::make_unique<JsonPrinter>();
  if (options.format == "ics") return std::make_unique<CalendarPrinter>(options);
  if (options.format == "html") return std::make_unique<HtmlPrinter>(options);
  if (options.format == "docx") return std::make_unique<DocxPrinter>(options);
  if (options.format == "xlsx") return std::make_unique<WorkbookPrinter>(options);
  return std::make_unique<RowsPrinter>(options);
}

}  // namespace liye
