#include "tools/due_words.h"

#include "tools/message.h"

namespace liye {
namespace {

bool CountsBack(std::string_view length) { return length.starts_with('-'); }

// P30D as 30 days, -P7WD as 7 working days.
std::string LengthWords(std::string_view length) {
  if (CountsBack(length)) length.remove_prefix(1);
  const bool of_time = length.starts_with("PT");
  length.remove_prefix(of_time ? 2 : 1);
  size_t digits = 0;
  while (digits < length.size() && length[digits] >= '0' && length[digits] <= '9') ++digits;
  const std::string count(length.substr(0, digits));
  const std::string_view unit = length.substr(digits);
  if (unit == "D") return TrReport("{} days", {count});
  if (unit == "WD") return TrReport("{} working days", {count});
  if (unit == "M") return of_time ? TrReport("{} minutes", {count}) : TrReport("{} months", {count});
  if (unit == "Y") return TrReport("{} years", {count});
  if (unit == "H") return TrReport("{} hours", {count});
  return "";
}

std::string CountedWords(const DueDay& due) {
  const std::string start = TrReport(due.from_effective ? "taking effect on {}" : "document date {}", {due.start});
  if (due.length.empty()) return start;
  return TrReport(CountsBack(due.length) ? "before {}: {}" : "from {}: {}", {start, LengthWords(due.length)});
}

std::string WaitingWords(const DueDay& due) {
  if (due.anchor.empty()) return TrReport("the text does not say from when");
  if (due.length.empty() || due.length == "P0D") return TrReport("waits for: {}", {due.anchor});
  return TrReport(CountsBack(due.length) ? "waits for: {}; {} before it" : "waits for: {}; {} from then",
                  {due.anchor, LengthWords(due.length)});
}

std::string Words(const DueDay& due) {
  switch (due.how) {
    case DueDay::How::kStated: return "";
    case DueDay::How::kCounted: return CountedWords(due);
    case DueDay::How::kWaits: return WaitingWords(due);
    case DueDay::How::kNoDate:
      return TrReport(due.from_effective ? "the day of taking effect is not known" : "the document shows no date");
    case DueDay::How::kUnknownYear: return TrReport("the holidays of {} are not known", {std::to_string(due.year)});
    case DueDay::How::kRecurs: return TrReport("again and again");
    case DueDay::How::kUnreadable: return "";
  }
  return "";
}

}  // namespace

std::string DueWords(const TaskDeadline& deadline) {
  std::string words = Words(deadline.due);
  if (!deadline.inherited) return words;
  const std::string from = deadline.inherited_path.empty() ? TrReport("said of all tasks of the document")
                                                           : TrReport("taken over from {}", {deadline.inherited_path});
  return words.empty() ? from : words + "; " + from;
}

}  // namespace liye
