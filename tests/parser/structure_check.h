// What holds for every Document, whatever the text: spans inside it and in order.
#pragma once

#include <string>
#include <vector>

#include "corpus/source.h"
#include "parser/document.h"

namespace liye {

// What is broken, one sentence each; empty when all holds.
std::vector<std::string> BrokenRules(const Source& source, const std::vector<Document>& documents);

}  // namespace liye
