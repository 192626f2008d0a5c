#include "corpus/charset.h"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include "corpus/ascii.h"
#include "corpus/encoding.h"
#include "corpus/utf8.h"

namespace liye {
namespace {

constexpr size_t kDeclarationReach = 8192;  // how far into a page its charset is looked for
constexpr size_t kSampleSize = 65536;       // how much of a file decides

bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The part of `bytes` that tells encodings apart: from the first byte that is not ASCII, which
// begins a character in all of them.
std::string_view Sample(std::string_view bytes) {
  const auto first = std::find_if_not(bytes.begin(), bytes.end(), IsAscii);
  return bytes.substr(static_cast<size_t>(first - bytes.begin()), kSampleSize);
}

struct Utf8Score {
  size_t good = 0;  // characters of two bytes and more
  size_t wide = 0;  // of these, of three and more
  size_t bad = 0;   // invalid sequences; one cut off by the end does not count
};

Utf8Score ScoreUtf8(std::string_view sample) {
  Utf8Score score;
  while (!sample.empty()) {
    const std::string_view valid = sample.substr(0, ValidUtf8Length(sample));
    for (const char c : valid) {
      score.good += static_cast<unsigned char>(c) >= 0xC0;
      score.wide += static_cast<unsigned char>(c) >= 0xE0;
    }
    sample.remove_prefix(valid.size());
    if (sample.empty()) break;
    const size_t length = InvalidSequenceLength(sample);
    score.bad += length < sample.size();
    sample.remove_prefix(length);
  }
  return score;
}

// Whether `sample` can well be `encoding`: at most one error in eight bytes that are not ASCII.
bool Fits(std::string_view sample, const std::string& encoding) {
  const auto ascii = static_cast<size_t>(std::count_if(sample.begin(), sample.end(), IsAscii));
  const Decoded decoded = DecodeAs(std::string(sample), encoding);
  const uint64_t errors = decoded.replaced - (decoded.replaced > 0 && decoded.text.ends_with(kReplacement));
  return errors * 8 <= sample.size() - ascii;
}

// The encoding that a declared charset means here: empty when it is unknown or says nothing.
std::string MeaningOf(std::string_view declared) {
  const std::string name = Lowered(declared);
  for (const char* gb : {"gb2312", "gb_2312-80", "gb_2312", "gbk", "x-gbk", "cp936", "ms936", "euc-cn", "gb18030"})
    if (name == gb) return "GB18030";
  for (const char* big5 : {"big5", "big5-hkscs", "cn-big5", "x-x-big5", "cp950"})
    if (name == big5) return "Big5";
  if (name == "utf-8" || name == "utf8") return "UTF-8";
  // Templates carry the Latin charsets; UTF-16 cannot be declared in bytes that read as ASCII.
  for (const char* empty : {"us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "utf-16", "utf-32", "utf-7"})
    if (name.starts_with(empty)) return {};
  return !name.empty() && IsKnownEncoding(name) ? std::string(declared) : std::string();
}

// Whether a unit of UTF-16 is what Chinese documents are made of.
bool IsPlausible(char16_t unit) {
  static constexpr std::pair<char16_t, char16_t> kRanges[] = {
      {0x09, 0x0D},     {0x20, 0x7E},     {0xB7, 0xB7},  // ASCII, middle dot
      {0x2010, 0x2030}, {0x2460, 0x2473},                // dashes and quotes, ①
      {0x3000, 0x301F}, {0x4E00, 0x9FFF}, {0xFF00, 0xFF5E},
  };
  return std::ranges::any_of(kRanges,
                             [unit](const auto& range) { return unit >= range.first && unit <= range.second; });
}

struct Match {
  std::string encoding;
  int confidence = 0;
};

// What ICU takes `sample` for, most likely first.
std::vector<Match> DetectWithIcu(std::string_view sample) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
  int32_t count = 0;
  const UCharsetMatch** found = ucsdet_detectAll(detector.get(), &count, &status);
  std::vector<Match> matches;
  for (int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const char* name = ucsdet_getName(found[i], &status);
    matches.push_back({name ? name : "", ucsdet_getConfidence(found[i], &status)});
  }
  return matches;
}

int ConfidenceOf(const std::vector<Match>& matches, std::string_view encoding) {
  for (const Match& match : matches)
    if (match.encoding == encoding) return match.confidence;
  return 0;
}

std::string Detect(std::string_view sample) {
  const std::vector<Match> matches = DetectWithIcu(sample);
  const bool gb = Fits(sample, "GB18030");
  const bool big5 = Fits(sample, "Big5");
  if (gb && big5) return ConfidenceOf(matches, "Big5") > ConfidenceOf(matches, "GB18030") ? "Big5" : "GB18030";
  if (gb) return "GB18030";
  if (big5) return "Big5";
  for (const Match& match : matches)
    if (!match.encoding.starts_with("UTF-") && IsKnownEncoding(match.encoding) && Fits(sample, match.encoding))
      return match.encoding;
  return "GB18030";
}

}  // namespace

ByteOrderMark FindByteOrderMark(std::string_view bytes) {
  using namespace std::string_view_literals;
  static constexpr std::array<std::pair<std::string_view, const char*>, 6> kMarks = {{
      {"\xEF\xBB\xBF"sv, "UTF-8"},
      {"\xFF\xFE\0\0"sv, "UTF-32LE"},  // before UTF-16LE, whose mark begins it
      {"\0\0\xFE\xFF"sv, "UTF-32BE"},
      {"\xFF\xFE"sv, "UTF-16LE"},
      {"\xFE\xFF"sv, "UTF-16BE"},
      {"\x84\x31\x95\x33"sv, "GB18030"},
  }};
  for (const auto& [mark, encoding] : kMarks)
    if (bytes.starts_with(mark)) return {encoding, mark.size()};
  return {};
}

std::string_view DeclaredCharset(std::string_view bytes) {
  std::string_view head = bytes.substr(0, kDeclarationReach);
  for (size_t open; (open = head.find('<')) != head.npos;) {
    head.remove_prefix(open + 1);
    const std::string_view tag = head.substr(0, head.find('>'));
    const bool xml = StartsWithNoCase(tag, "?xml");
    if (!xml && !StartsWithNoCase(tag, "meta")) continue;
    const std::string_view key = xml ? "encoding" : "charset";
    const size_t found = FindNoCase(tag, key);
    if (found == tag.npos) continue;
    std::string_view value = TrimStart(tag.substr(found + key.size()));
    if (!value.starts_with('=')) continue;
    value = TrimStart(value.substr(1));
    if (value.starts_with('"') || value.starts_with('\'')) value = TrimStart(value.substr(1));
    const std::string_view name = value.substr(0, value.find_first_of("\"' \t\r\n;/>?"));
    if (!name.empty()) return name;
  }
  return {};
}

std::string GuessUtf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSampleSize & ~size_t{1});
  const size_t units = sample.size() / 2;
  if (units < 4) return {};
  size_t beyond_ascii = 0;   // bytes
  size_t nul[2] = {};        // first and second bytes that are NUL
  size_t plausible[2] = {};  // units, read as little and as big endian
  for (size_t at = 0; at + 1 < sample.size(); at += 2) {
    const auto first = static_cast<unsigned char>(sample[at]);
    const auto second = static_cast<unsigned char>(sample[at + 1]);
    nul[0] += first == 0;
    nul[1] += second == 0;
    beyond_ascii += (first >= 0x80) + (second >= 0x80);
    plausible[0] += IsPlausible(static_cast<char16_t>(first | second << 8));
    plausible[1] += IsPlausible(static_cast<char16_t>(first << 8 | second));
  }
  const int order = plausible[0] > plausible[1] ? 0 : 1;
  const bool ascii = nul[1 - order] * 3 >= units;
  const bool chinese = beyond_ascii * 5 >= sample.size();
  if ((!ascii && !chinese) || plausible[order] * 20 < units * 19 || plausible[0] == plausible[1]) return {};
  return order == 0 ? "UTF-16LE" : "UTF-16BE";
}

std::string GuessEncoding(std::string_view bytes, std::string_view declared, bool* valid_utf8) {
  // NUL bytes are valid UTF-8, so ASCII in UTF-16 must be told first; no NUL, no need to look.
  const bool has_nul = bytes.substr(0, kSampleSize).find('\0') != bytes.npos;
  if (has_nul)
    if (std::string utf16 = GuessUtf16(bytes); !utf16.empty()) return utf16;
  const std::string meaning = MeaningOf(declared);
  const std::string_view sample = Sample(bytes);
  const Utf8Score score = ScoreUtf8(sample);
  const bool valid = ValidUtf8Length(bytes) == bytes.size();
  if (valid_utf8) *valid_utf8 = valid;
  if (meaning.empty() || meaning == "UTF-8") {
    if (valid) return "UTF-8";
  } else if (valid && (score.wide > 0 || sample.empty())) {
    return "UTF-8";  // three-byte characters do not come about by chance: the declaration lies
  } else if (Fits(sample, meaning)) {
    return meaning;
  }
  if (valid || (score.good > 0 && score.good >= (meaning == "UTF-8" ? 1 : 4) * score.bad)) return "UTF-8";
  if (!has_nul)
    if (std::string utf16 = GuessUtf16(bytes); !utf16.empty()) return utf16;
  return Detect(sample);
}

}  // namespace liye
