// Issuers and issuer codes in front of document numbers.
//
// Finds where the code or the issuer of a number begins among the words that lead to it, tells
// names of offices from other words, and writes the issuers of a joint order with 、 between them.
// Works on clean text; the words stand in lexicon/number_stops.tsv and lexicon/national_offices.tsv.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace liye {

// Start of what names the issuer in the run of Chinese characters that ends at `end`. `joint`: issuers
// may be joined by 、. `end` when the run holds only words that lead to a number (根据, 和).
size_t IssuerStart(std::string_view text, size_t end, bool joint);

// 省人民政府平政发 → where 平政发 begins: an office in front of an issuer code is no part of it.
size_t CodeStart(std::string_view text, size_t start, size_t end);

// 建议〔2019〕第7264号: a number of something that no office issues.
bool NamesNoIssuer(std::string_view code);

// Whether a name can be an office that issues orders and announcements.
bool LooksLikeOffice(std::string_view name);

// The issuers as a number has them: without 中华人民共和国, joint ones with 、 between them.
// 国家密码管理局中华人民共和国公安部 → 国家密码管理局、公安部.
std::string JoinIssuers(std::string_view issuers);

}  // namespace liye
