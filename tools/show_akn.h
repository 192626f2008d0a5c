// A document as Akoma Ntoso 3.0 (OASIS LegalDocML), for programs of other legal information systems.
//
// What has articles (条) is an <act>; other documents are a <doc>, whose mainBody holds paragraphs beside the hierarchy. Attached
// papers are <attachments> with metadata of their own. What has no place in the standard stands in attributes of the namespace
// urn:liye:akn. docs/show.md says which element stands for what.
#pragma once

#include <string>

#include "corpus/error.h"
#include "tools/marked_document.h"

namespace liye {

// Errors: kUnwritable when there is no memory.
Result<std::string> DocumentAsAkn(const MarkedDocument& marked);

}  // namespace liye
