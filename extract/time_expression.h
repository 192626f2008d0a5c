// Points and lengths of time as documents write them, before anybody asks what they mean.
//
// Reads 2017年6月底, 二〇一七年六月三十日, 每年2月, 当年7月3日, 12月上旬, 上半年, 第三季度, 年内, and 15个工作日,
// 两年, 24小时 in clean text, with the parts that are written and no others; the missing year and month are
// filled in by the caller (extract/deadline). Knows nothing of limiting words (前, 内, 起) or of tense.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "parser/date.h"

namespace liye {

// Which year (or other period) is meant where no number says it.
enum class YearWord {
  kUnsaid,
  kThis /* 今年 本年 */,
  kNext /* 明年 */,
  kEvery /* 每年 */,
  kSame /* 当年 */,
  kFollowing /* 次年 下年 */
};
enum class DayPart { kWhole, kEarly /* 上旬 初 */, kMiddle /* 中旬 */, kEnd /* 底 末 下旬 */ };

struct Moment {
  size_t begin = 0, end = 0;  // bytes of the text
  int year = 0;               // 0 where none is written, as with the others
  YearWord year_word = YearWord::kUnsaid;
  bool every_month = false, every_quarter = false, every_week = false, every_half = false;
  bool this_month = false;    // 本月 当月, 月底 without a number
  int quarter = 0, half = 0;  // 三季度, 上半年
  int month = 0, day = 0;
  DayPart part = DayPart::kWhole;  // of the smallest unit written: 6月上旬, 2017年底
  bool whole_year = false;         // 全年
  bool within_year = false;        // 年内
  bool timed = false;              // an hour is written behind it

  bool recurring() const {
    return every_month || every_quarter || every_week || every_half || year_word == YearWord::kEvery ||
           year_word == YearWord::kSame || year_word == YearWord::kFollowing;
  }
  // Only a year: 2017年, without 底 and the like.
  bool bare_year() const {
    return !month && !quarter && !half && part == DayPart::kWhole && !whole_year && !within_year;
  }
  // The first and the last day meant, once year and month are known.
  Date First() const;
  Date Last() const;
};

// The moment that begins at `at`; its year may be a number or a word. nullopt when none does.
std::optional<Moment> ParseMoment(std::string_view text, size_t at);
// A moment that leaves out what `from` has already said: in 1月1日至31日 the 31日, in 3月—10月 the 10月.
std::optional<Moment> ParseRangeEnd(std::string_view text, size_t at, const Moment& from);
// Two numbers with one unit: 2017—2020年, 3-5月, 10-15日. The first moment ends where the second begins.
struct MomentRange {
  Moment first, last;
};
std::optional<MomentRange> ParseJoinedRange(std::string_view text, size_t at);
// Length of the sign between the ends of a range at `at`: 至 到 — ~ -; 0 when there is none.
size_t RangeSign(std::string_view text, size_t at);

enum class TimeUnit { kMinute, kHour, kDay, kWorkday, kWeek, kMonth, kYear };

struct Duration {
  size_t begin = 0, end = 0;
  int count = 0;
  TimeUnit unit = TimeUnit::kDay;
  std::string iso() const;  // P2M, P15WD, PT24H
};

// The length of time that begins at `at`: a number and a unit (3个月, 十五日, 半年). Of a range 3-5日 the longer.
std::optional<Duration> ParseDuration(std::string_view text, size_t at);

// Where the number that ends just before `end` begins; `end` when there is none. Digits or Chinese numerals.
size_t NumberBegin(std::string_view text, size_t end);

}  // namespace liye
