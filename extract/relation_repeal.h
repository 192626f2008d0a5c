// How a text ends a document.
//
// 《…》同时废止, 作废, 已于…失效, 执行至…止, 被本办法代替: the words behind a list of references; and what a verb before one
// (撤销, 不再执行) ends where it is not the document. The verbs themselves stand in lexicon/relation_words.tsv. Works on
// clean text.
#pragma once

#include <string_view>

namespace liye {

// Whether `behind`, the text right behind a list up to the end of its sentence or the next reference, ends what it lists.
// `to_next` tells that another reference follows right behind it, which the last verb may govern.
bool IsRepealedAfter(std::string_view behind, bool to_next = false);
// 拟提请市政府废止《甲》, 建议对《甲》予以废止: whether `before`, the clause in front of the verb or of a document, only
// proposes that it ends.
bool IsOnlyProposed(std::string_view before);
// 撤销《甲》设立的机构, 不再执行《甲》中关于范围的限制: whether `verb` before a document ends something else that it provides.
bool EndsWhatItProvides(std::string_view verb, std::string_view behind);

}  // namespace liye
