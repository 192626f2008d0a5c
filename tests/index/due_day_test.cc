// Values of deadlines worked out as days.
#include "index/due_day.h"

#include <gtest/gtest.h>

#include "corpus/lexicon.h"

namespace liye {
namespace {

using How = DueDay::How;

const DocumentDays kDays = {"2017-01-20", "2017-03-01"};

TEST(WorkOut, WhatTheTextStates) {
  EXPECT_EQ(WorkOut("2017-06-30", kDays).day, "2017-06-30");
  const DueDay window = WorkOut("2017-03-01/2017-05-31", kDays);
  EXPECT_EQ(window.first, "2017-03-01");
  EXPECT_EQ(window.day, "2017-05-31");
  EXPECT_EQ(window.how, How::kStated);
  EXPECT_EQ(WorkOut("2017-06-30/2016-01-01", kDays).first, "") << "a window does not end before it begins";
}

TEST(WorkOut, CountsFromTheDocumentsOwnDates) {
  struct Case {
    const char *value, *day;
    bool from_effective;
  };
  for (const Case& c : {Case{"P30D@本意见印发之日", "2017-02-19", false}, Case{"P2M@发布之日", "2017-03-20", false},
                        Case{"P5WD@本通知下发之日", "2017-01-26", false},
                        Case{"P5Y@本办法施行之日", "2022-03-01", true}, Case{"PT24H@发布之日", "2017-01-21", false},
                        Case{"PT36H@印发", "2017-01-22", false}, Case{"P1Y@施行", "2018-03-01", true},
                        Case{"@发布", "2017-01-20", false}, Case{"@印发之日", "2017-01-20", false},
                        Case{"-P10D@施行之日", "2017-02-19", true}, Case{"-PT24H@印发之日", "2017-01-19", false}}) {
    const DueDay due = WorkOut(c.value, kDays);
    EXPECT_EQ(due.how, How::kCounted) << c.value;
    EXPECT_EQ(due.day, c.day) << c.value;
    EXPECT_EQ(due.from_effective, c.from_effective) << c.value;
    EXPECT_EQ(due.start, c.from_effective ? kDays.effective : kDays.issued) << c.value;
  }
}

TEST(WorkOut, LeavesOtherEventsOpen) {
  for (const char* value : {"P2M@缴款通知书出具", "P15WD@收到利害关系方提交的申请书", "P0D@项目开工",
                            "-P7WD@培训班结束", "P7D@", "P30D@补贴公告发布之日", "P1M@办法印发", "@合同生效之日"}) {
    const DueDay due = WorkOut(value, kDays);
    EXPECT_EQ(due.how, How::kWaits) << value;
    EXPECT_EQ(due.day, "") << value;
  }
  EXPECT_EQ(WorkOut("P2M@缴款通知书出具", kDays).anchor, "缴款通知书出具");
}

TEST(WorkOut, SaysWhatItLacks) {
  EXPECT_EQ(WorkOut("P30D@印发之日", {}).how, How::kNoDate);
  EXPECT_EQ(WorkOut("P5Y@施行之日", {"2017-01-20", ""}).how, How::kNoDate);
  const DueDay due = WorkOut("P15WD@印发之日", {"1996-05-03", ""});
  EXPECT_EQ(due.how, How::kUnknownYear);
  EXPECT_EQ(due.year, 1996);
  for (const char* wrong :
       {"", "P@印发", "PXD@印发之日", "2017-02-30", "nonsense", "P3W@印发之日", "/", "R", "P99999Y@印发之日",
        "P9000Y@印发之日", "-P3000Y@印发之日", "P99999999999999999999D@印发之日"})
    EXPECT_EQ(WorkOut(wrong, kDays).how, How::kUnreadable) << wrong;
}

TEST(WorkOut, EveryExampleOfTheLexicon) {
  const auto each = [](std::string_view list, auto&& visit) {
    for (size_t end; (end = list.find('|')) != list.npos; list.remove_prefix(end + 1)) visit(list.substr(0, end));
    if (!list.empty()) visit(list);
  };
  for (const LexiconRow& row : Lexicon("publication_words")) {
    ASSERT_EQ(row.size(), 4u) << row[0];
    each(row[2], [&](std::string_view anchor) {
      const DueDay due = WorkOut("P1D@" + std::string(anchor), kDays);
      EXPECT_EQ(due.how, How::kCounted) << anchor;
      EXPECT_EQ(due.from_effective, row[1] == "effective") << anchor;
    });
    each(row[3], [&](std::string_view anchor) {
      EXPECT_EQ(WorkOut("P1D@" + std::string(anchor), kDays).how, How::kWaits) << anchor;
    });
  }
}

std::string Days(std::string_view value, const char* from, const char* to) {
  std::string all;
  for (Day day : Unroll(value, *ParseDay(from), *ParseDay(to))) all += (all.empty() ? "" : " ") + FormatDay(day);
  return all;
}

TEST(Unroll, GivesTheDaysWithinAWindow) {
  EXPECT_EQ(Days("R/P1Y/--01-20", "2017-01-21", "2019-01-20"), "2018-01-20 2019-01-20");
  EXPECT_EQ(Days("R/P1M/---28", "2017-01-15", "2017-03-28"), "2017-01-28 2017-02-28 2017-03-28");
  EXPECT_EQ(Days("R/P1M/---31", "2017-02-01", "2017-03-01"), "2017-02-28") << "the month's last day";
  EXPECT_EQ(Days("R/P1Y/--02-28,--05-31", "2017-01-01", "2018-03-01"), "2017-02-28 2017-05-31 2018-02-28");
  EXPECT_EQ(Days("R/P3M/", "2017-01-01", "2017-12-31"), "2017-03-31 2017-06-30 2017-09-30 2017-12-31");
  EXPECT_EQ(Days("R/P6M/", "2017-01-01", "2017-12-31"), "2017-06-30 2017-12-31");
  EXPECT_EQ(Days("R/P1Y/", "2016-01-01", "2017-12-30"), "2016-12-31");
  EXPECT_EQ(Days("R/P1Y/--03-01/--05-31", "2017-01-01", "2017-12-31"), "2017-05-31") << "the last day of a window";
  EXPECT_EQ(Days("R/P1M/", "2017-01-31", "2017-02-28"), "2017-01-31 2017-02-28");
}

TEST(Unroll, GivesNothingWhereNoDayIsSaid) {
  for (const char* value :
       {"R/P1W/", "R/P2Y/", "R/P1M/-P3D@月底", "2017-06-30", "P3M@", "", "R/", "R/P1Y", "R/PM/", "R/P1Y/--1"})
    EXPECT_EQ(Days(value, "2017-01-01", "2018-12-31"), "") << value;
  EXPECT_EQ(Days("R/P1M/", "2018-01-01", "2017-01-01"), "") << "an empty window";
}

}  // namespace
}  // namespace liye
