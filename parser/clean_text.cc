#include "parser/clean_text.h"

#include <array>
#include <cstring>
#include <memory>
#include <string>

namespace liye {
namespace {

// One entry a code point below U+10000: what cleaning does with it and what its presence
// tells. Low 16 bits: the code point to write instead, 0 for "drop". High 16 bits: Features.
struct CharTable {
  std::array<uint32_t, 0x10000> entry;
};

constexpr std::u16string_view kDropped =
    u"\t\n\v\f\r \u0085\u00a0\u00ad\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    u"\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f\u2060\u2061\u2062\u2063"
    u"\u3000\ufeff";

struct Fold {
  std::u16string_view from;
  char16_t to;
};
constexpr Fold kFolds[] = {
    {u"［[【﹝〖", u'〔'}, {u"］]】﹞〗", u'〕'}, {u"–―─━－", u'—'}, {u"○◯", u'〇'}, {u"﹙", u'('}, {u"﹚", u')'},
};

struct FeatureSet {
  std::u16string_view characters;
  Feature feature;
};
constexpr FeatureSet kFeatures[] = {
    {u"0123456789０１２３４５６７８９", kHasDigit},
    {u"一二三四五六七八九十百千万亿〇○零两壹贰叁肆伍陆柒捌玖拾佰仟廿卅", kHasNumeral},
    {u"《", kHasTitle},
    {u"号號", kHasHao},
    {u"元圆亿万币角分镑$￥¥€£", kHasMoney},
    {u"年月日天周时期季旬", kHasTime},
    {u"责负牵由会配督协承参主", kHasDuty},
    {u":：", kHasColon},
    {u"(（﹙", kHasParenthesis},
    {u"前内起底止后到至", kHasLimit},
    {u"〔［[【﹝〖", kHasBracket},
};

std::unique_ptr<CharTable> MakeTable() {
  auto table = std::make_unique<CharTable>();
  for (uint32_t c = 0; c < 0x10000; ++c) table->entry[c] = c;
  for (uint32_t c = 0xff01; c <= 0xff5e; ++c) table->entry[c] = c - 0xfee0;
  for (const Fold& fold : kFolds)
    for (char16_t c : fold.from) table->entry[c] = fold.to;
  for (uint32_t c = 0; c < 0x20; ++c) table->entry[c] = 0;
  for (char16_t c : kDropped) table->entry[c] = 0;
  for (const FeatureSet& set : kFeatures)
    for (char16_t c : set.characters) table->entry[c] |= uint32_t{set.feature} << 16;
  return table;
}

const CharTable& Table() {
  static const std::unique_ptr<CharTable> table = MakeTable();
  return *table;
}

bool IsAsciiWordByte(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Length of an inline HTML tag that starts at text[at] == '<', or 0.
size_t TagLength(std::string_view text, size_t at, size_t end) {
  constexpr size_t kLongestTag = 200;
  if (at + 2 >= end) return 0;
  const unsigned char next = text[at + 1];
  const bool named = next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  if (!named) return 0;
  const size_t limit = std::min(end, at + kLongestTag);
  for (size_t i = at + 1; i < limit; ++i) {
    if (text[i] == '>') return i + 1 - at;
    if (text[i] == '\n' || text[i] == '<') return 0;
  }
  return 0;
}

// Length of Markdown markup at `at` that stands for no character: ** and the backslash of \_.
size_t MarkupLength(std::string_view text, size_t at, size_t end) {
  if (text[at] == '*' && at + 1 < end && text[at + 1] == '*') return 2;
  if (text[at] == '\\' && at + 1 < end && std::strchr("_*#.[]()-+!`", text[at + 1])) return 1;
  if (text[at] == '<') return TagLength(text, at, end);
  return 0;
}

int SequenceLength(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4; }

}  // namespace

void CleanText::Assign(std::string_view source, Span span, std::span<const Span> noise) {
  const CharTable& table = Table();
  source_ = source;
  size_ = 0;
  features_ = 0;
  const size_t most = size_t{span.size()} * 3 + 8;  // '[' grows from one byte to three
  if (buffer_.size() < most) {
    buffer_.resize(most);
    map_.resize(most);
  }
  char* out = buffer_.data();
  uint32_t* map = map_.data();
  uint32_t features = 0;
  size_t n = 0;
  size_t end_of_last = span.start;  // just behind the last character kept
  bool blank = false;               // white space since the last character kept
  bool line_break = false;
  auto next_noise = noise.begin();
  while (next_noise != noise.end() && next_noise->end <= span.start) ++next_noise;
  const size_t limit = std::min<size_t>(span.end, source.size());
  for (size_t i = span.start; i < limit;) {
    if (next_noise != noise.end() && i >= next_noise->start) {
      i = std::max<size_t>(i, next_noise->end);
      ++next_noise;
      blank = line_break = true;
      continue;
    }
    const unsigned char lead = source[i];
    if (lead >= 0xe4 && lead <= 0xe9) {  // Han characters, which make up most of a text, stay as they are
      const uint32_t han = (lead & 0x0fu) << 12 | (source[i + 1] & 0x3fu) << 6 | (source[i + 2] & 0x3fu);
      features |= table.entry[han] >> 16;
      const auto place = static_cast<uint32_t>(i);
      const uint32_t places[4] = {place, place, place, place};  // one store; the fourth is written over
      std::memcpy(map + n, places, sizeof places);
      std::memcpy(out + n, source.data() + i, 3);
      n += 3;
      end_of_last = i += 3;
      blank = line_break = false;
      continue;
    }
    if (lead == '*' || lead == '\\' || lead == '<') {
      if (const size_t markup = MarkupLength(source, i, limit)) {
        i += markup;
        continue;
      }
    }
    const int length = SequenceLength(lead);
    uint32_t code = lead;
    if (length == 2) code = (lead & 0x1fu) << 6 | (source[i + 1] & 0x3fu);
    if (length == 3) code = (lead & 0x0fu) << 12 | (source[i + 1] & 0x3fu) << 6 | (source[i + 2] & 0x3fu);
    if (length == 4) {  // beyond the table: copied as it is
      for (int k = 0; k < 4; ++k) out[n] = source[i + k], map[n++] = i;
      end_of_last = i += 4;
      blank = line_break = false;
      continue;
    }
    const uint32_t entry = table.entry[code];
    features |= entry >> 16;
    const uint32_t to = entry & 0xffff;
    if (to == 0) {
      blank = true;
      line_break |= lead == '\n';
      i += length;
      continue;
    }
    if (to < 0x80) {
      if (blank && n > 0 && IsAsciiWordByte(to) && IsAsciiWordByte(out[n - 1])) {
        const bool digits = out[n - 1] <= '9' && to <= '9';
        if (!(line_break && digits)) out[n] = ' ', map[n++] = end_of_last;
      }
      out[n] = static_cast<char>(to), map[n++] = i;
    } else if (to < 0x800) {
      out[n] = static_cast<char>(0xc0 | to >> 6), map[n++] = i;
      out[n] = static_cast<char>(0x80 | (to & 0x3f)), map[n++] = i;
    } else {
      out[n] = static_cast<char>(0xe0 | to >> 12), map[n++] = i;
      out[n] = static_cast<char>(0x80 | (to >> 6 & 0x3f)), map[n++] = i;
      out[n] = static_cast<char>(0x80 | (to & 0x3f)), map[n++] = i;
    }
    blank = line_break = false;
    end_of_last = i += length;
  }
  size_ = n;
  end_ = static_cast<uint32_t>(end_of_last);
  features_ = features;
}

Span CleanText::source_span(size_t begin, size_t end) const {
  if (begin >= end || begin >= size_) return {source_offset(begin), source_offset(begin)};
  const uint32_t last = map_[std::min(end, size_) - 1];
  return {map_[begin], last + SequenceLength(source_[last])};
}

Span CleanText::source_span(std::string_view part) const {
  const size_t begin = part.data() - buffer_.data();
  return source_span(begin, begin + part.size());
}

std::string Squeeze(std::string_view source, Span span) {
  const CharTable& table = Table();
  std::string squeezed;
  squeezed.reserve(span.size());
  const size_t limit = std::min<size_t>(span.end, source.size());
  size_t kept = span.start;  // what stands from here on is kept and not yet appended
  const auto drop = [&](size_t begin, size_t end) {
    squeezed.append(source.substr(kept, begin - kept));
    kept = end;
  };
  for (size_t i = span.start; i < limit;) {
    const unsigned char lead = source[i];
    if (lead >= 0xe4 && lead <= 0xee) {  // no white space among them
      i += 3;
      continue;
    }
    if (const size_t markup = lead < 0x80 ? MarkupLength(source, i, limit) : 0) {
      drop(i, i + markup);
      i += markup;
      continue;
    }
    const int length = SequenceLength(lead);
    uint32_t code = lead;
    if (length == 2) code = (lead & 0x1fu) << 6 | (source[i + 1] & 0x3fu);
    if (length == 3) code = (lead & 0x0fu) << 12 | (source[i + 1] & 0x3fu) << 6 | (source[i + 2] & 0x3fu);
    if (length != 4 && (table.entry[code] & 0xffff) == 0) drop(i, i + length);
    i += length;
  }
  if (kept < limit) drop(limit, limit);
  return squeezed;
}

std::string WithoutWhiteSpace(std::string_view text) {
  std::string bare;
  bare.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const unsigned char lead = text[i];
    const int length = SequenceLength(lead);
    uint32_t code = lead;
    if (length == 2) code = (lead & 0x1fu) << 6 | (text[i + 1] & 0x3fu);
    if (length == 3) code = (lead & 0x0fu) << 12 | (text[i + 1] & 0x3fu) << 6 | (text[i + 2] & 0x3fu);
    const bool white = (code >= 9 && code <= 13) || (code >= 0x1c && code <= 0x20) || code == 0x85 || code == 0xa0 ||
                       code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 || code == 0x2029 ||
                       code == 0x202f || code == 0x205f || code == 0x3000;
    if (!white) bare.append(text.substr(i, length));
    i += length;
  }
  return bare;
}

}  // namespace liye
