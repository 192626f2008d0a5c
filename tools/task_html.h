// The responsibility list as a page (HTML): one file that needs no other, to be read and printed.
//
// A table of tasks, and below it what the text says of each; a row leads to its evidence and back. All text is escaped.
#pragma once

#include <string>
#include <vector>

#include "index/task.h"

namespace liye {

class TaskHtml {
 public:
  std::string Begin() const;
  // The name of a group above its rows.
  std::string Group(const std::string& name) const;
  // `units` gives the units of each role as they are to be shown.
  std::string Row(const TaskRecord& task, const std::vector<std::string>& units);
  // The end of the table, the evidence, the end of the page.
  std::string End() const;

 private:
  size_t rows_ = 0;
  std::string evidence_;
};

// Text between tags or in an attribute; line breaks become <br>.
std::string HtmlText(std::string_view text);

}  // namespace liye
