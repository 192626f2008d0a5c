// Working days: against hand-made cases, and against a count of its own over the table of the State Council's notices.
#include "index/workday.h"

#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "corpus/lexicon.h"

namespace liye {
namespace {

Day D(std::string_view iso) {
  const std::optional<Day> day = ParseDay(iso);
  EXPECT_TRUE(day) << iso;
  return day.value_or(Day());
}

std::string Add(std::string_view from, int count) {
  const auto day = WorkCalendar::Get().AddWorkdays(D(from), count);
  return day ? FormatDay(*day) : "unknown " + std::to_string(day.error());
}

TEST(Day, ReadsDaysOfTheCalendarOnly) {
  EXPECT_EQ(FormatDay(D("2016-02-29")), "2016-02-29");
  for (const char* wrong : {"", "2017-02-29", "2017-13-01", "2017-00-10", "2017-1-01", "2017/01/01", "2017-01-0x",
                            "2017-04-31", "二〇一七年", "2017-01-011"})
    EXPECT_FALSE(ParseDay(wrong)) << wrong;
}

TEST(Day, AMonthLaterIsTheSameNumberOrTheLastDay) {
  EXPECT_EQ(FormatDay(AddMonths(D("2017-01-31"), 1)), "2017-02-28");
  EXPECT_EQ(FormatDay(AddMonths(D("2016-01-31"), 1)), "2016-02-29");
  EXPECT_EQ(FormatDay(AddMonths(D("2017-08-15"), 6)), "2018-02-15");
  EXPECT_EQ(FormatDay(AddMonths(D("2017-03-31"), -1)), "2017-02-28");
  EXPECT_EQ(FormatDay(AddMonths(D("2016-02-29"), 12)), "2017-02-28");
}

TEST(WorkCalendar, KnowsWeekendsHolidaysAndWhatMakesUpForThem) {
  const WorkCalendar& calendar = WorkCalendar::Get();
  EXPECT_EQ(calendar.IsWorkday(D("2017-01-26")), true) << "a Thursday";
  EXPECT_EQ(calendar.IsWorkday(D("2017-01-27")), false) << "New Year's Eve, a Friday";
  EXPECT_EQ(calendar.IsWorkday(D("2017-01-22")), true) << "a Sunday that makes up for it";
  EXPECT_EQ(calendar.IsWorkday(D("2017-02-11")), false) << "a Saturday";
  EXPECT_EQ(calendar.IsWorkday(D("1999-05-05")), std::nullopt);
}

TEST(WorkCalendar, CountsFromTheDayBehind) {
  EXPECT_EQ(Add("2017-03-01", 1), "2017-03-02");
  EXPECT_EQ(Add("2017-03-03", 1), "2017-03-06") << "over a weekend";
  EXPECT_EQ(Add("2017-01-20", 4), "2017-01-25") << "the Sunday between works";
  EXPECT_EQ(Add("2017-01-26", 1), "2017-02-03") << "over Spring Festival";
  EXPECT_EQ(Add("2017-02-03", -1), "2017-01-26");
  EXPECT_EQ(Add("2017-03-04", 0), "2017-03-04");
}

TEST(WorkCalendar, DoesNotGuessAYear) {
  EXPECT_EQ(Add("2006-12-31", -1), "unknown 2006");
  EXPECT_EQ(Add("2026-12-31", 1), "unknown 2027");
  EXPECT_EQ(Add("1998-06-01", 3), "unknown 1998");
}

TEST(WorkCalendar, EveryRowOfTheLexiconIsRead) {
  for (const LexiconRow& row : Lexicon("holidays")) {
    ASSERT_GE(row.size(), 3u);
    EXPECT_TRUE(ParseDay(row[2].substr(0, 10))) << row[2];
    EXPECT_TRUE(ParseDay(row[2].substr(row[2].size() - 10))) << row[2];
    EXPECT_EQ(WorkCalendar::Get().IsWorkday(D(row[2].substr(0, 10))), false) << row[2];
    std::istringstream made_up(row.size() > 3 ? std::string(row[3]) : "");
    for (std::string day; made_up >> day;) {
      const std::chrono::weekday weekday(D(day));
      EXPECT_TRUE(weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) << day;
    }
  }
}

// The table of notices, and a count that shares nothing with the one above: seconds of the C library's calendar.
class Counted {
 public:
  explicit Counted(const std::string& path) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      const size_t tab = line.find('\t');
      kinds_[line.substr(0, tab)] = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
    }
  }
  std::string Add(const std::string& from, int count) const {
    std::tm date{};
    strptime(from.c_str(), "%Y-%m-%d", &date);
    time_t at = timegm(&date);
    constexpr time_t kDay = 24 * 60 * 60;
    char text[16];
    for (int left = count; left > 0;) {
      at += kDay;
      std::tm now{};
      gmtime_r(&at, &now);
      strftime(text, sizeof text, "%Y-%m-%d", &now);
      const auto kind = kinds_.find(text);
      const bool works = kind == kinds_.end() ? now.tm_wday != 0 && now.tm_wday != 6 : kind->second == "work";
      if (works) --left;
    }
    return text;
  }

 private:
  std::map<std::string, std::string> kinds_;
};

TEST(WorkCalendarShared, EqualsAnIndependentCount) {
  const std::string path = std::string(LIYE_SOURCE_DIR) + "/../shared/data/holidays.tsv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "skipped: " << path << " is absent";
  const Counted counted(path);
  std::mt19937 random(20260711);
  const Day first = D("2008-01-01");
  const int days = static_cast<int>((D("2026-09-30") - first).count());
  for (int i = 0; i < 200; ++i) {
    const std::string from = FormatDay(first + std::chrono::days(random() % static_cast<unsigned>(days)));
    const int count = 1 + static_cast<int>(random() % 60);
    EXPECT_EQ(Add(from, count), counted.Add(from, count)) << from << " and " << count << " working days";
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace liye
