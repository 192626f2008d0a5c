#include "tools/calendar_text.h"

#include <algorithm>
#include <ctime>

namespace liye {

std::string FoldedLine(std::string_view line) {
  constexpr size_t kMostOctets = 75;
  std::string folded;
  for (size_t room = kMostOctets; !line.empty(); room = kMostOctets - 1) {
    size_t size = std::min(room, line.size());
    while (size < line.size() && size > 1 && (line[size] & 0xc0) == 0x80) --size;
    folded.append(folded.empty() ? "" : " ").append(line.substr(0, size)).append("\r\n");
    line.remove_prefix(size);
  }
  return folded;
}

std::string EscapedText(std::string_view text) {
  std::string escaped;
  for (char c : text) {
    if (c == '\\' || c == ';' || c == ',') escaped += '\\';
    if (c == '\n')
      escaped += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
      escaped += c;
  }
  return escaped;
}

std::string CalendarLine(std::string_view name, std::string_view text) {
  return FoldedLine(std::string(name) + ':' + EscapedText(text));
}

std::string BasicDay(std::string_view day) {
  std::string basic;
  for (char c : day)
    if (c != '-') basic += c;
  return basic;
}

std::string CalendarStamp() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &utc);
  return text;
}

std::string CalendarHead(std::string_view name) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//liye//" LIYE_VERSION "//ZH\r\nCALSCALE:GREGORIAN\r\n" +
         CalendarLine("X-WR-CALNAME", name);
}

}  // namespace liye
