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

// Sets what the options ask for; false after it has said on standard error what is wrong, and set `code`: a unit or a
// document that the knowledge base does not hold, with near matches.
bool FillFilters(const DutyOptions& options, KnowledgeBase& base, TaskFilters& filters, ExitCode& code);

// The output file, null when there is to be none. With `take` standard output goes to it.
Result<std::unique_ptr<OutputFile>> BeginOutput(const DutyOptions& options, bool take);

// An error for a text that is no day; none for an empty one.
Result<void> CheckDay(const std::string& day);

}  // namespace liye
