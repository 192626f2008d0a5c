// Files of schema version 4, as the program wrote them at that time.
#pragma once

#include <string>

namespace liye {

// What the knowledge base at `today` holds, as version 4 held it.
void MakeVersion4Of(const std::string& today, const std::string& path);

}  // namespace liye
