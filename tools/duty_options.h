// What `liye duties` and `liye deadlines` ask alike: whose duties, of which document, and where to write.
#pragma once

#include <memory>
#include <string>

#include "index/task.h"
#include "tools/base.h"
#include "tools/output_file.h"

namespace liye {

struct DutyOptions {
  std::string unit, document, status = "in-force", output;
};

// --unit, --document, --status, --output.
void AddDutyOptions(CLI::App& command, DutyOptions& options);

// An error for a unit whose name has no letter.
Result<void> CheckDutyOptions(const DutyOptions& options);

// Sets what the options ask for; false after it has said on standard error that the knowledge base does not hold the
// document, and set `code`.
bool FillFilters(const DutyOptions& options, KnowledgeBase& base, TaskFilters& filters, ExitCode& code);

// When nothing was found: says so on standard error, with near matches, if no document names the unit.
bool ComplainUnknownUnit(const DutyOptions& options, KnowledgeBase& base);

// An XLSX or DOCX file: it is no text for standard output. The check is an error when it is to be one.
bool IsOfficeFile(const std::string& format);
Result<void> CheckOfficeFile(const std::string& format, const std::string& output);

// The one of `formats` (jsonl|xlsx|…) that the name of an output file ends in, as list.xlsx does; "" for none.
std::string FormatOfFile(const std::string& output, std::string_view formats);

// The output file, null when there is to be none. With `take` standard output goes to it.
Result<std::unique_ptr<OutputFile>> BeginOutput(const DutyOptions& options, bool take);

// The day that a text of another form means: 2017-6-30, 2017/6/30, 20170630, 2017年6月30日; "" for none.
std::string DayMeant(const std::string& text);

// An error for a text that is no day; none for an empty one.
Result<void> CheckDay(const std::string& day);

}  // namespace liye
