// What `liye show` says in words, in the language of reports: of repeals and amendments, of what is referred to, of the head.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tools/marked_document.h"

namespace liye {

// 已废止：平政〔2021〕3号 二、，自2021-05-01起. What of the clause it touches stands in front.
std::string MarkWords(const ClauseMark& mark);

// 平政〔2019〕3号  《…》  2019-03-01, and how it stands; or that it is not here.
std::string NameOf(const CitedWork& reference);
std::string RelationWords(const CitedWork& reference);
std::string StandingWords(const CitedWork& reference);

// How the document stands, and on which day.
std::string StandingWords(const MarkedDocument& marked);

// The elements of the head that the document states, in words, the standing last.
std::vector<std::pair<std::string, std::string>> HeadWords(const MarkedDocument& marked);

std::string TitleOf(const DocumentRecord& document);

}  // namespace liye
