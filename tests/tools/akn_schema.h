// What Akoma Ntoso 3.0 asks of the elements that liye writes: which children, in which order, and which attributes.
//
// Written down from the standard for the elements of show_akn.cc only; an element that is not in the table is wrong. It is not the
// official schema.
#pragma once

#include <string>
#include <vector>

namespace liye {

// What is wrong with `xml`, one sentence each; empty when it is well-formed, in the namespace, has the structure of the table, ids that
// are unique and of the form, and references that lead to an id.
std::vector<std::string> AknProblems(const std::string& xml);

// The text nodes of preface, body, mainBody in order, white space removed, of the outer document and its attachments.
std::string AknText(const std::string& xml);

}  // namespace liye
