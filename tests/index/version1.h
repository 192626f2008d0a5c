// Files of schema version 1, as the program wrote them at that time.
#pragma once

#include <string>

namespace liye {

// A notice with a plan, and a draft of the same plan. The ids of documents that were removed are holes.
void MakeVersion1(const std::string& path);

// What the knowledge base at `today` holds, as version 1 held it.
void MakeVersion1Of(const std::string& today, const std::string& path);

}  // namespace liye
