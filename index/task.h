// The responsibility list (责任清单): a row a task, not a mention.
//
// Units that one clause or table row makes answerable for the same thing stand in one row, with the deadlines and sums
// that belong to it: those inside the clause or row, unless another task stands nearer. Worked out from the stored facts
// whenever it is asked for, so that it follows every change of the collection.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "corpus/span.h"
#include "index/due_day.h"

namespace liye {

class CollectiveUnits;
class Database;

struct TaskUnit {
  std::string name, role;  // as the text has it; lead, responsible, cooperating, supervising
  std::string
      collective;   // the collective unit that it is a member of (index/collective_units.h); "" when it is named itself
  std::string now;  // the office that does its work today; "" when it goes on itself (index/unit_identity.h)
  Span span;

  friend bool operator==(const TaskUnit&, const TaskUnit&) = default;
};

struct TaskDeadline {
  std::string kind, value, text;  // see extract/fact.h; the words without white space
  Span span;
  DueDay due;
  bool inherited = false;      // it stands in the heading above, or is said of all tasks of the document
  std::string inherited_path;  // of the clause where it stands

  friend bool operator==(const TaskDeadline&, const TaskDeadline&) = default;
};

struct TaskAmount {
  std::string value, currency, bound, per, text;
  Span span;

  friend bool operator==(const TaskAmount&, const TaskAmount&) = default;
};

// What a field of a task was: `key` is its name in JSON (task, path, lead, deadline …), amended_by or repealed_by.
struct TaskBefore {
  std::string key, value;

  friend bool operator==(const TaskBefore&, const TaskBefore&) = default;
};

struct TaskRecord {
  int64_t document = 0, clause = 0;
  std::string key, number, title, issuing_authority, document_date, status;
  std::string file;           // that the document was read from; spans are in its text
  std::string path, heading;  // of the clause
  std::string task;           // in the words of the text, one line
  std::string evidence;       // what the clause says, its paragraphs parted by \n; of a table the row, its cells by \t
  Span scope;                 // of the clause or table row that states the task
  std::vector<TaskUnit> units;  // in the order of the text
  std::vector<TaskDeadline> deadlines;
  std::vector<TaskAmount> amounts;
  std::string change;              // against an earlier list (index/task_changes.h): new, changed, gone
  std::vector<TaskBefore> before;  // what a changed one said before; or which document changed it

  std::string units_of(std::string_view role) const;  // joined with 、
  // The earliest day that a deadline means, recurring ones left out; "" for none.
  std::string due_date() const;

  friend bool operator==(const TaskRecord&, const TaskRecord&) = default;
};

struct TaskFilters {
  std::string unit;              // a part of the name, another name of the office, or the office that took over from it
  std::string role;              // with `unit`: of that unit
  int64_t document = 0;          // and the documents attached to it
  std::string due_from, due_to;  // ISO days, both included: a deadline that ends or recurs there
  std::string overdue_at;        // an ISO day: a deadline that was over by then
  bool leave_out_repealed = false;
  const CollectiveUnits* collective = nullptr;  // whose members stand in their place; null for none
  bool with_amount = false;
};

// Calls visit for each task, documents by date (newest first), tasks in the order of the text, until it gives false. The record
// is valid during the call.
Result<void> ForEachTask(Database& database, const TaskFilters& filters,
                         const std::function<bool(const TaskRecord&)>& visit);

}  // namespace liye
