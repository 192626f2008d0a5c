// Document numbers (发文字号) and numbered orders as values.
//
// Finds them in clean text and writes them in canonical form. Where a number stands and what
// it is to the document (own, cited) is for the callers: parser/header for the document's
// own number, extract/document_number for every mention.
// Source of the form: GB/T 9704-2012, 7.2.5: issuer code, year in full in 〔〕, serial without 第, 号.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace liye {

enum class NumberForm : uint8_t {
  kBracketed,     // 郑政办〔2016〕45号
  kOrder,         // 国务院令第291号, 商务部令2018年第2号
  kAnnouncement,  // 海关总署公告2016年第8号
};

struct NumberMatch {
  size_t begin = 0, end = 0;  // bytes of the clean text: issuer code to 号
  NumberForm form = NumberForm::kBracketed;
  std::string value;      // canonical
  std::string_view code;  // 郑政办; for an order the issuer: 国务院. A view into the text
  int year = 0;           // 0 when the form has none
  uint32_t serial = 0;
  bool elided = false;  // the code or year was left out (和2号, 2011年第55号): value lacks it
};

// The first document number in `clean` whose 号 stands at or after `from`; nullopt when there is none.
// Templates (XXX〔2023〕X号) and standards (GB 50180) are none.
std::optional<NumberMatch> FindDocumentNumber(std::string_view clean, size_t from = 0);

// A number as a person types it, in any bracket, with spaces: canonical form or nullopt.
std::optional<std::string> CanonicalDocumentNumber(std::string_view text);

}  // namespace liye
