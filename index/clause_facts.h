// What each clause of a document obliges to: its deadlines, sums of money and duties, as rows.
//
// In the order of the text, each with the clause it stands in. References are KnowledgeBase::CitationsFrom's; tasks put
// together from several rows are index/task.h's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "corpus/span.h"

namespace liye {

class Database;

struct ClauseFact {
  enum class Kind : uint8_t { kDeadline, kAmount, kDuty };
  Kind kind = Kind::kDeadline;
  int64_t clause = 0;
  Span span;             // in the text of the document's source
  std::string evidence;  // its characters, without white space
  std::string rule, certainty;
  std::string value;  // of a deadline and an amount; of a duty its unit
  std::string tag;    // kind of a deadline, bound of an amount, role of a duty
  std::string due_date;
  std::string currency, per;   // of an amount
  std::string task, deadline;  // of a duty
};

Result<std::vector<ClauseFact>> FactsOf(Database& database, int64_t document);

}  // namespace liye
