// What `liye search` says when nothing was found: why, and what to ask instead.
#pragma once

#include <string>

#include "index/knowledge_base.h"

namespace liye {

// Writes to standard error. `text` is the query as it was typed.
void ComplainNothingFound(KnowledgeBase& base, const Query& query, const SearchOptions& options,
                          const std::string& text);

}  // namespace liye
