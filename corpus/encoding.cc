#include "corpus/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <array>
#include <memory>

#include "corpus/utf8.h"

namespace liye {
namespace {

constexpr char32_t kUnknown = 0xFFFD;

// Takes UTF-16 code units, in pieces cut anywhere, and appends UTF-8.
class Utf16Reader {
 public:
  Utf16Reader(std::string& out, uint64_t& replaced) : out_(out), replaced_(replaced) {}

  void Add(char16_t unit) {
    const bool trail = (unit & 0xFC00) == 0xDC00;
    if (lead_ != 0 && trail) {
      AppendUtf8(out_, 0x10000 + (char32_t{lead_} - 0xD800) * 0x400 + (char32_t{unit} - 0xDC00));
      lead_ = 0;
      return;
    }
    Finish();
    if ((unit & 0xFC00) == 0xD800) {
      lead_ = unit;
    } else if (trail) {
      Replace();
    } else {
      AppendUtf8(out_, unit);
    }
  }

  // A lead surrogate that nothing follows is an error too.
  void Finish() {
    if (lead_ != 0) Replace();
    lead_ = 0;
  }

  void Replace() {
    AppendUtf8(out_, kUnknown);
    ++replaced_;
  }

 private:
  std::string& out_;
  uint64_t& replaced_;
  char16_t lead_ = 0;
};

void DecodeUtf16(std::string_view bytes, bool little, Decoded& decoded) {
  decoded.text.reserve(bytes.size() + bytes.size() / 2);
  Utf16Reader reader(decoded.text, decoded.replaced);
  const auto byte = [bytes](size_t at) { return static_cast<unsigned char>(bytes[at]); };
  size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2)
    reader.Add(static_cast<char16_t>(little ? byte(at) | byte(at + 1) << 8 : byte(at) << 8 | byte(at + 1)));
  reader.Finish();
  if (at < bytes.size()) reader.Replace();
}

void DecodeUtf32(std::string_view bytes, bool little, Decoded& decoded) {
  decoded.text.reserve(bytes.size());
  size_t at = 0;
  for (; at + 3 < bytes.size(); at += 4) {
    char32_t character = 0;
    for (size_t i = 0; i < 4; ++i)
      character = character << 8 | static_cast<unsigned char>(bytes[little ? at + 3 - i : at + i]);
    const bool valid = character < 0xD800 || (character > 0xDFFF && character <= 0x10FFFF);
    AppendUtf8(decoded.text, valid ? character : kUnknown);
    decoded.replaced += !valid;
  }
  if (at < bytes.size()) {
    AppendUtf8(decoded.text, kUnknown);
    ++decoded.replaced;
  }
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter OpenConverter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  // HKSCS holds all of Big5 and the characters that Hong Kong and most files in Big5 add to it.
  Converter converter(ucnv_open(encoding == "Big5" ? "Big5-HKSCS" : encoding.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// ICU calls this for each sequence it cannot read; `context` counts them.
void CountAndReplace(const void* context, UConverterToUnicodeArgs* arguments, const char*, int32_t,
                     UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  ++*static_cast<uint64_t*>(const_cast<void*>(context));
  *status = U_ZERO_ERROR;
  const UChar replacement = kUnknown;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

void DecodeWithIcu(std::string_view bytes, UConverter* converter, Decoded& decoded) {
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter, CountAndReplace, &decoded.replaced, nullptr, nullptr, &status);
  decoded.text.reserve(bytes.size() + bytes.size() / 2);
  Utf16Reader reader(decoded.text, decoded.replaced);
  std::array<UChar, 8192> units;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  do {
    status = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, nullptr, true, &status);
    for (const UChar* unit = units.data(); unit < target; ++unit) reader.Add(*unit);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  reader.Finish();
  // An error that is neither room nor the callback's: what is left cannot be read.
  if (U_FAILURE(status) && source < end) reader.Replace();
}

}  // namespace

bool IsKnownEncoding(const std::string& encoding) { return OpenConverter(encoding) != nullptr; }

Decoded DecodeAs(std::string bytes, const std::string& encoding, bool valid_utf8) {
  Decoded decoded;
  decoded.encoding = encoding;
  if (encoding == "UTF-16LE" || encoding == "UTF-16BE") {
    DecodeUtf16(bytes, encoding == "UTF-16LE", decoded);
  } else if (encoding == "UTF-32LE" || encoding == "UTF-32BE") {
    DecodeUtf32(bytes, encoding == "UTF-32LE", decoded);
  } else if (const Converter converter = encoding == "UTF-8" ? nullptr : OpenConverter(encoding)) {
    DecodeWithIcu(bytes, converter.get(), decoded);
  } else {
    decoded.encoding = "UTF-8";
    decoded.text = valid_utf8 ? std::move(bytes) : RepairUtf8(std::move(bytes), decoded.replaced);
  }
  return decoded;
}

}  // namespace liye
