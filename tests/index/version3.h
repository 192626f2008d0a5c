// Files of schema version 3, as the program wrote them at that time.
#pragma once

#include <string>

namespace liye {

// What the knowledge base at `today` holds, as version 3 held it.
void MakeVersion3Of(const std::string& today, const std::string& path);

}  // namespace liye
