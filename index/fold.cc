#include "index/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <unordered_map>

#include "corpus/lexicon.h"

namespace liye {
namespace {

using SimplifiedMap = std::unordered_map<char32_t, char32_t>;

// Traditional characters and the zeros, each to the character that stands for both.
SimplifiedMap ReadSimplified() {
  SimplifiedMap map;
  for (const LexiconRow& row : Lexicon("simplified")) {
    if (row.size() < 2) continue;
    int length = 0;
    const char32_t from = DecodeUtf8(row[0], 0, length);
    map[from] = DecodeUtf8(row[1], 0, length);
  }
  return map;
}

const SimplifiedMap& Simplified() {
  static const SimplifiedMap& map = *new SimplifiedMap(ReadSimplified());
  return map;
}

char32_t Simplify(char32_t code) {
  const auto found = Simplified().find(code);
  return found == Simplified().end() ? code : found->second;
}

bool IsCommonHan(char32_t code) { return (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x4e00 && code <= 0x9fff); }

CharClass Classify(char32_t code) {
  if (IsCommonHan(code)) return CharClass::kHan;
  if (code == '\t' || code == '\n' || code == '\v' || code == '\f' || code == '\r') return CharClass::kBreak;
  if (code == 0x85 || code == 0x2028 || code == 0x2029) return CharClass::kBreak;
  if (u_isUWhiteSpace(code)) return CharClass::kBlank;
  if (u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharClass::kNothing;
  if (u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC)) return CharClass::kHan;
  if (u_isalnum(code)) {
    UErrorCode error = U_ZERO_ERROR;
    switch (uscript_getScript(code, &error)) {
      case USCRIPT_HAN:
      case USCRIPT_HIRAGANA:
      case USCRIPT_KATAKANA:
      case USCRIPT_HANGUL:
      case USCRIPT_BOPOMOFO: return CharClass::kHan;
      default: return CharClass::kWord;
    }
  }
  const bool mark = (U_GET_GC_MASK(code) & U_GC_M_MASK) != 0;
  return mark ? CharClass::kWord : CharClass::kBreak;
}

const icu::Normalizer2* CaseFolder() {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(error);
  return U_SUCCESS(error) ? folder : nullptr;
}

icu::UnicodeString Normalized(char32_t code) {
  const icu::UnicodeString one(static_cast<UChar32>(code));
  const icu::Normalizer2* folder = CaseFolder();
  if (folder == nullptr) return one;
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString folded = folder->normalize(one, error);
  return U_SUCCESS(error) ? folded : one;
}

}  // namespace

const FoldTable& FoldTable::Get() {
  static const FoldTable& table = *new FoldTable;
  return table;
}

uint32_t FoldTable::Entry(char32_t code) {
  return static_cast<uint32_t>(Classify(code)) << kClassShift | static_cast<uint32_t>(code);
}

FoldTable::FoldTable() : table_(kTableSize) {
  constexpr uint32_t kHanBits = static_cast<uint32_t>(CharClass::kHan) << kClassShift;
  for (char32_t code = 0; code < kTableSize; ++code) {
    const bool hangul = code >= 0xac00 && code <= 0xd7a3;
    const bool private_use = code >= 0xd800 && code <= 0xf8ff;
    if (IsCommonHan(code) || hangul) {
      table_[code] = kHanBits | code;
    } else if (private_use) {
      table_[code] = static_cast<uint32_t>(CharClass::kBreak) << kClassShift | code;
    } else {
      Fill(code);
    }
  }
  for (const auto& [from, to] : Simplified())
    if (from < kTableSize) table_[from] = Entry(to);
}

void FoldTable::Fill(char32_t code) {
  const icu::UnicodeString folded = Normalized(code);
  const int length = folded.countChar32();
  if (length == 0) {
    table_[code] = static_cast<uint32_t>(CharClass::kNothing) << kClassShift;
  } else if (length == 1) {
    table_[code] = Entry(Simplify(folded.char32At(0)));
  } else {
    const uint32_t kept = static_cast<uint32_t>(length < 15 ? length : 15);
    table_[code] = kSequence | kept << kLengthShift | static_cast<uint32_t>(sequences_.size());
    int at = 0;
    for (uint32_t i = 0; i < kept; ++i, at = folded.moveIndex32(at, 1))
      sequences_.push_back(Entry(Simplify(folded.char32At(at))));
  }
}

uint32_t FoldTable::Beyond(char32_t code) const {
  if (code > 0x10ffff) return 0;
  const icu::UnicodeString folded = Normalized(code);
  if (folded.isEmpty()) return static_cast<uint32_t>(CharClass::kNothing) << kClassShift;
  return Entry(Simplify(folded.char32At(0)));
}

char32_t DecodeUtf8(std::string_view text, size_t at, int& length) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0); };
  const auto tail = [&](size_t i) { return (byte(i) & 0xc0) == 0x80; };
  const char32_t lead = byte(0);
  length = 1;
  if (lead < 0x80) return lead;
  if (lead >= 0xc2 && lead < 0xe0 && tail(1)) {
    length = 2;
    return (lead & 0x1f) << 6 | (byte(1) & 0x3f);
  }
  if (lead >= 0xe0 && lead < 0xf0 && tail(1) && tail(2)) {
    const char32_t code = (lead & 0x0f) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu);
    if (code < 0x800 || (code >= 0xd800 && code < 0xe000)) return 0xfffd;
    length = 3;
    return code;
  }
  if (lead >= 0xf0 && lead < 0xf5 && tail(1) && tail(2) && tail(3)) {
    const char32_t code = (lead & 0x07) << 18 | (byte(1) & 0x3fu) << 12 | (byte(2) & 0x3fu) << 6 | (byte(3) & 0x3fu);
    if (code < 0x10000 || code > 0x10ffff) return 0xfffd;
    length = 4;
    return code;
  }
  return 0xfffd;
}

std::string FoldedKey(std::string_view text) {
  const FoldTable& table = FoldTable::Get();
  std::string key;
  key.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    int length = 0;
    const char32_t code = DecodeUtf8(text, at, length);
    at += length;
    table.Fold(code, [&](CharClass kind, char32_t folded) {
      if (kind == CharClass::kHan || kind == CharClass::kWord) AppendUtf8(key, folded);
    });
  }
  return key;
}

}  // namespace liye
