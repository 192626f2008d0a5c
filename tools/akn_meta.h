// The <meta> of Akoma Ntoso: what a document is, its life, what modified it, what it refers to.
//
// In the order that the schema asks for: identification, publication, lifecycle, analysis, references.
#pragma once

#include <string>

#include "tools/akn_names.h"
#include "tools/marked_document.h"
#include "tools/xml_text.h"

namespace liye {

// `prefix` is att_1__ for the ids of an attached paper.
void WriteAknMeta(const MarkedDocument& marked, const AknIds& ids, const std::string& prefix, XmlText& xml);

// The IRI of what a reference means.
std::string IriOf(const MarkedDocument& marked, const CitedWork& reference);

}  // namespace liye
