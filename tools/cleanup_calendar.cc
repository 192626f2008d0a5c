#include "tools/cleanup_calendar.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "index/workday.h"
#include "tools/base.h"
#include "tools/calendar_text.h"
#include "tools/cleanup_words.h"
#include "tools/message.h"

namespace liye {

CleanupCalendar::CleanupCalendar(std::string at) : at_(std::move(at)), stamp_(CalendarStamp()) {}

std::string CleanupCalendar::Begin() const { return CalendarHead(TrReport("Ends of terms")); }

std::string CleanupCalendar::End() const { return kCalendarEnd; }

std::string CleanupCalendar::Event(const CleanupRow& row) const {
  const auto soon = std::find_if(row.reasons.begin(), row.reasons.end(),
                                 [](const CleanupReason& reason) { return reason.code == CleanupCode::kExpiresSoon; });
  const std::optional<Day> last = ParseDay(row.expires);
  if (soon == row.reasons.end() || !last || row.expires < at_) return "";
  // A calendar that is made again replaces the event, a term that was prolonged moves it.
  char uid[32];
  std::snprintf(uid, sizeof uid, "%016llx",
                static_cast<unsigned long long>(XXH3_64bits(row.key.data(), row.key.size())));
  const CleanupCells cells = CellsOf(row);
  std::string description = cells.reasons;
  for (const std::string* more : {&cells.rests_on, &row.issuing_authority})
    if (!more->empty()) description += '\n' + *more;
  return "BEGIN:VEVENT\r\n" + FoldedLine("UID:expiry-" + std::string(uid) + "@liye") + "DTSTAMP:" + stamp_ +
         "\r\nDTSTART;VALUE=DATE:" + BasicDay(row.expires) +
         "\r\nDTEND;VALUE=DATE:" + BasicDay(FormatDay(*last + std::chrono::days(1))) + "\r\n" +
         CalendarLine("SUMMARY", TrReport("Last day: {}", {NameOf(row.number, row.title, "")})) +
         CalendarLine("DESCRIPTION", description) + "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
}

}  // namespace liye
