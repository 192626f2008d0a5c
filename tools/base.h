// What the commands that ask the knowledge base share: opening it, finding the document that
// the user means, words for statuses and relations in the language of reports.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/knowledge_base.h"
#include "tools/command.h"

namespace liye {

// The knowledge base for reading; null after it has said on standard error what is wrong.
std::unique_ptr<KnowledgeBase> OpenForReading(const Settings& settings);

// Names in a sentence to the user, parted by commas or 、.
std::string Joined(const std::vector<std::string>& names);

// The one document that `name` means. Otherwise says what is wrong on standard error (none
// has that name, with those written almost like it; several do, each listed) and sets `code`.
std::optional<DocumentRecord> FindOne(KnowledgeBase& base, const std::string& name, ExitCode& code);

// A document that is not here and that documents here cite by exactly this name, when none of `found` bears it; nullopt
// otherwise. 《…办法》 is not the notice whose title contains it.
Result<std::optional<CitedDocument>> CitedInstead(KnowledgeBase& base, const std::string& name,
                                                  const std::vector<DocumentRecord>& found);

// "2015..2020", "2015", "..2020" as first and last year, 0 for an open end.
Result<std::pair<int, int>> ParseYears(const std::string& text);

std::string StatusWord(std::string_view status);      // repealed → 已废止
std::string StandingWord(std::string_view standing);  // in_force → 有效期内; see to_string of index/validity.h
std::string RelationWord(std::string_view relation);  // based_on → 依据
std::string RoleWord(std::string_view role);          // lead → 牵头
std::string KindWord(std::string_view kind);          // document_number → 文号 …

// The day by the clock of this place, ISO.
std::string Today();

// 平政办〔2019〕12号 《…》 2019-05-06: how a document is named in a line.
std::string NameOf(const std::string& number, const std::string& title, const std::string& date);

}  // namespace liye
