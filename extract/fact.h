// What extraction gives: facts with their evidence.
//
// What counts as a fact of each kind and how its value is written is fixed outside the code,
// in the annotation guide that docs/facts.md restates. A Fact holds spans into Source.text
// and normalised values; it is meaningful beside the Source and Document it was read from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "corpus/span.h"
#include "parser/document.h"

namespace liye {

// How a mention relates this document to the one it names (ELI's terms).
enum class Relation : uint8_t { kOwn, kBasedOn, kForwards, kRepeals, kAmends, kCites };
enum class DeadlineKind : uint8_t { kDue, kTarget, kEffective, kExpiry, kRecurring, kWindow };
enum class Bound : uint8_t { kEqual, kAtLeast, kMoreThan, kAtMost, kLessThan, kApproximately, kRange };
// 牵头, 责任单位, 配合, 督办.
enum class Role : uint8_t { kLead, kResponsible, kCooperating, kSupervising };
enum class Certainty : uint8_t { kSure, kLikely, kDoubtful };

// 发文字号, or a numbered order or announcement.
struct NumberMention {
  std::string value;  // canonical: 郑政办〔2016〕45号, 国务院令第291号
  Relation relation = Relation::kCites;
  std::string title;  // of the document, when the text gives it in 《》 beside the number
};

// 《…》 that names a law, plan, policy or official document.
struct TitleMention {
  std::string value;  // without the brackets; the full title where an abbreviation stands for it
  Relation relation = Relation::kCites;
  std::string number;  // canonical, when given beside the title
};

struct Deadline {
  std::string value;  // 2017-06-30, P15WD@公告期, R/P1Y/--01-20, @发布之日 …
  DeadlineKind kind = DeadlineKind::kDue;
};

struct Amount {
  std::string value;     // plain decimal in the currency's unit; a range as 100000..500000
  std::string currency;  // ISO 4217
  Bound bound = Bound::kEqual;
  std::string per;  // 年, 项目, 社区/年; empty without an explicit marker
};

struct Duty {
  std::string unit;  // with what the list leaves out put back: 市财政局
  Role role = Role::kResponsible;
  Span task;  // the words that state the task; may be empty
  Span
      task_scope;  // the innermost labelled clause, heading or table row that holds the task: task_line is the line it begins on
};

using FactValue = std::variant<NumberMention, TitleMention, Deadline, Amount, Duty>;

struct Fact {
  Span span;               // the evidence: exactly the characters that the guide calls the quote
  int32_t clause = kNone;  // innermost clause of the document that holds it
  std::string_view rule;   // name of the pattern that found it; lives as long as the program
  Certainty certainty = Certainty::kSure;
  FactValue value;
};

const char* to_string(Relation relation);
const char* to_string(DeadlineKind kind);
const char* to_string(Bound bound);
const char* to_string(Role role);
const char* to_string(Certainty certainty);
// "document_number", "document_title", "deadline", "amount", "duty".
const char* KindName(const Fact& fact);

}  // namespace liye
