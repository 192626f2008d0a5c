// Field terms of the search language: 单位:市财政局, 金额:>=100万, due:<2018-07.
//
// Knows the names of the fields and reads their values; what a term matches is
// index/evaluate_field.cc's business.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liye {

enum class QueryField : uint8_t {
  kUnit,     // 单位: who is responsible
  kMention,  // 提及: named anywhere; the parser makes words and a unit of it
  kNumber,   // 文号
  kTitle,    // 标题
  kType,     // 类型
  kIssuer,   // 发文机关
  kYear,     // 年份 of the document date
  kAmount,   // 金额
  kDue,      // 期限: the last day of a deadline
  kStatus,   // 状态
  kCites,    // 引用
};

struct FieldTerm {
  QueryField field = QueryField::kUnit;
  std::string value;  // as typed, without the quotes; holds at least one letter, digit or Han character
  bool literal = true;
  std::vector<std::string> other_names;  // of the unit (see index/unit_alias.h)

  // kYear, kDue: ISO days, from the first to before the second. kAmount: plain decimals. kNumber, kCites: `from` is the
  // canonical number, when the value is one. kStatus: `from` is repealed or in_force. Empty: no bound.
  std::string from, to;
  bool above = false;    // kAmount: more than `from`, not equal to it
  bool up_to = false;    // kAmount: `to` itself too
  std::string currency;  // kAmount: ISO 4217
};

// A field's name with its colon, half- or full-width, that `text` begins with.
struct FieldName {
  QueryField field;
  size_t length;  // bytes
};
std::optional<FieldName> FieldNameAt(std::string_view text);

// The Chinese name: 单位.
std::string_view FieldLabel(QueryField field);

// `value` is a comparison alone, and what is compared with stands behind a space: 金额:>= 100万.
bool ValueGoesOn(QueryField field, std::string_view value);

// The term, or what should stand in the place of the value: "where a year should stand, …".
std::expected<FieldTerm, const char*> ReadFieldTerm(QueryField field, std::string_view value);

}  // namespace liye
