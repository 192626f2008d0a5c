// What a cleanup of documents (规范性文件清理) finds: a proposal for each document, with its reasons and what rests on it.
//
// Standings come from index/validity.h; the rest from who cites whom. A proposal is where an office begins to look, not a
// decision: each reason carries the words it rests on. What is not in the knowledge base is not known here.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"
#include "index/validity.h"

namespace liye {

enum class CleanupProposal : uint8_t {
  kKeep,    // 继续有效
  kAmend,   // 修改
  kRepeal,  // 废止
  kLapsed,  // 宣布失效
};
const char* to_string(CleanupProposal proposal);  // keep, amend, repeal, lapsed

// Why, in the order of their weight.
enum class CleanupCode : uint8_t {
  kRepealed,           // another document has repealed it, or its title says so
  kExpired,            // its term is over
  kTrialOver,          // it was on trial, and the term is over
  kBasesGone,          // every document that it is based on is repealed or expired
  kOlderSameTitle,     // its issuer has a later document of the same matter
  kPeriodOver,         // the years that its title names are past
  kBasisRepealed,      // some documents that it is based on are repealed or expired
  kBasesChanged,       // every document that it is based on is gone or was changed after it
  kTrialNoTerm,        // it is on trial and states no term, for more than two years
  kExpiresSoon,        // its term ends within the horizon
  kRepealedByOlder,    // a contradiction: an older document repeals it
  kConfirmedRepealed,  // a contradiction: repealed, and later listed as going on to hold
  kCycle,              // documents are based on each other in a circle, or repeal each other
  kTwoVersions,        // another text has its number
  kPartRepealed,       // a part of it is repealed
  kAmended,            // it has been amended, or published again
  kNotYet,             // it takes effect later
  kRepealedLater,      // a repeal of it is known that counts from a later day
  kReferenceMissing,   // it cites documents that are not here
};
const char* to_string(CleanupCode code);  // repealed, expired, trial_over, …
constexpr size_t kCleanupCodes = static_cast<size_t>(CleanupCode::kReferenceMissing) + 1;
CleanupProposal ProposalFor(CleanupCode code);

struct CleanupReason {
  CleanupCode code = CleanupCode::kRepealed;
  std::string day;            // ISO, from which it counts; "" where there is none
  std::string part;           // of the document that it touches
  int64_t document = 0;       // the other one; 0 for none
  std::string number, title;  // of the other one
  std::string path, evidence;
  uint64_t count = 1;  // how often the same holds: references that are not here
};

struct CleanupDependent {
  int64_t document = 0;
  std::string number, title, path;
};

struct CleanupRow {
  int64_t document = 0;
  std::string key, number, title, issuing_authority, document_date, document_type;
  bool normative = true;  // not of a kind that is never a normative document: 函, 批复, 任免
  Standing standing = Standing::kUnknown;
  std::string file;     // where it was read
  std::string expires;  // ISO, the last day of its term, longer terms counted; "" when it states none
  CleanupProposal proposal = CleanupProposal::kKeep;
  std::vector<CleanupReason> reasons;              // the weightiest first
  uint64_t dependents = 0;                         // documents that are based on it and are not over
  std::vector<CleanupDependent> first_dependents;  // the first of them, where the proposal is to end it
  uint64_t duties = 0,
           deadlines = 0;  // that fall with it where the proposal is to end it, else with its repealed clauses
  std::vector<std::string> first_duties;  // the first of them: unit and task
};

struct CleanupOptions {
  Day at;
  std::string issuer;  // a part of its name; "" for all
  int horizon = 12;    // months in which an end is soon
};

// Rows by issuer and date, one a document; a paper that a notice prints stands in the row of the notice unless they hold
// differently. `take` returns an error to stop.
Result<void> ReadCleanup(Database& database, const CleanupOptions& options,
                         const std::function<Result<void>(const CleanupRow&)>& take);

}  // namespace liye
