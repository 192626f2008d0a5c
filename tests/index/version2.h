// Files of schema version 2, as the program wrote them at that time.
#pragma once

#include <string>

namespace liye {

// What the knowledge base at `today` holds, as version 2 held it.
void MakeVersion2Of(const std::string& today, const std::string& path);

}  // namespace liye
