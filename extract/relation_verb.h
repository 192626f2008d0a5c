// The words that govern a reference from before it.
//
// 根据, 修改, 废止, 转发, 印发 and their like, as classes (lexicon/relation_words.tsv), and whether such a word reaches
// the title behind it. What relation follows is decided in relation.h. Works on clean text.
#pragma once

#include <string_view>

namespace liye {

enum class RelationVerb { kNone, kBasedOn, kBasedOnNext, kAmends, kRepeals, kForwards, kIssue, kCites };

// The governing word that ends just before `end`, the longest; its length goes to `length`.
RelationVerb RelationVerbBefore(std::string_view text, size_t end, size_t& length);
// Whether `tail`, what stands between a verb and its object, lets the verb reach it: 了, 新修订的, 市级, but nothing
// that begins another member of a list.
bool Reaches(std::string_view tail);
// 修订后的, 发布的, 落实情况: the verb before `tail` belongs to a noun and governs nothing.
bool IsAttribute(std::string_view tail);
// 补充通知, 修改决定: the verb before `tail` only says what kind of paper it is.
bool MakesNoun(RelationVerb verb, std::string_view tail);
// 被, 被市政府发布的, 由: what stands behind `before` is the doer, not the object.
bool IsPassiveBefore(std::string_view before);
// Whether a sign that joins members of a list (、 和 或) occurs in `text`.
bool HasJoint(std::string_view text);
// Whether `text` begins with a joint that goes on after a comma: 以及, 及, 和.
bool JoinsOn(std::string_view text);

}  // namespace liye
