// Whether a document holds on a day, and why.
//
// Worked out from relations and deadlines whenever it is asked for, never stored, so that it depends on what the collection
// holds and not on how that came in: repeals of the whole or of a part, amendments, newer editions, the day of taking effect,
// the end of its term and longer terms, its own mark （已废止）. A term that a 试行 or 暂行 document does not state is a question,
// not a fact. What other collections hold may say otherwise.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "index/workday.h"

namespace liye {

class Database;

enum class Standing : uint8_t {
  kUnknown,  // nothing here ends it, and nothing says that it holds
  kInForce,  // it states a term that is not over, or another document confirms it
  kNotYet,   // issued or taking effect behind the day
  kAmended,
  kPartlyRepealed,
  kRepealed,
  kExpired,
};
const char* to_string(Standing standing);  // unknown, in_force, not_yet, amended, partly_repealed, repealed, expired

struct ValidityReason {
  enum class Kind : uint8_t {
    kRepeals,
    kAmends,
    kNewEdition,  // of a law
    kTakesEffect,
    kIssued,
    kExpires,
    kProlongs,  // 延长有效期
    kConfirms,  // 继续有效
    kCorrects,  // 更正
    kMark,      // （已废止）
    kTrial,     // 试行, without a term
  };
  Kind kind = Kind::kRepeals;
  std::string day;       // ISO, from which it counts; "" when no date is known
  std::string until;     // of kProlongs: the last day; "" when it is not known
  bool older = false;    // an older document says it of a newer one: a contradiction that decides nothing
  std::string part;      // 第十二条第二款; "" for the whole
  int64_t document = 0;  // where it is said: another document, or this one
  std::string number, title, date, path, evidence;
};
const char* to_string(ValidityReason::Kind kind);  // as named: repeals, new_edition, …

struct Validity {
  Standing standing = Standing::kUnknown;
  std::vector<ValidityReason> reasons;  // those that count on the day, the decisive first, then newest first
  std::vector<ValidityReason> to_come;  // behind the day, the next first
};

class ValidityReader {
 public:
  // `database` must outlive it.
  explicit ValidityReader(Database& database);
  ~ValidityReader();

  // For the document with this row id.
  Result<Validity> Of(int64_t document, Day at);
  // For a document that is not here, known by its number or by its title alone: what documents here say of it.
  Result<Validity> OfCited(const std::string& number, const std::string& title, Day at);

 private:
  struct Statements;
  std::unique_ptr<Statements> statements_;
};

}  // namespace liye
