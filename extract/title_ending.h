// What a title's own words say about the thing it names.
//
// A law, plan or notice shows its genre at the end (…办法, …行动计划（2021—2023年）), a form
// or certificate too (…申请表, …合格证). Titles that end in neither are open: their context
// decides (see title_mention.h). The endings stand in lexicon/title_endings.tsv.
#pragma once

#include <string_view>

namespace liye {

enum class TitleKind {
  kOfficial,     // a law, plan, policy or official document
  kOpen,         // only the context tells
  kForm,         // 申请表, 通知书
  kCertificate,  // 合格证
  kContract,     // 合同, 协议书
  kWork,         // a newspaper, a book
};

// `title` is clean text without the outer brackets.
TitleKind KindOfTitle(std::string_view title);

// `title` without what follows its genre word: (试行), (2021—2023年), 2.0版.
std::string_view WithoutEdition(std::string_view title);

}  // namespace liye
