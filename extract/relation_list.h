// Lists of references: 《甲》(…)、《乙》和《丙》.
//
// Tells which references of a block are members of one list, by what stands between them, and which only say how the
// next one came to its form (市人民政府令第12号修改的《…》). What governs a list is decided in relation.h.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "extract/reference.h"

namespace liye {

// Sets `amending` of the references that only tell how the next one came to its form: 根据1998年3月2日市人民政府第12号令
// 修改的《…》, 《关于修改…的决定》修正的《…》.
void MarkAmending(std::string_view text, std::span<Reference> references);
// The last member of the list that begins with references[first]; `next` gets the first reference behind the list.
size_t LastOfList(std::string_view text, std::span<const Reference> references, size_t first, size_t& next);
// Length of a label (二), 2., 3、 at the start of `text`.
size_t LabelLength(std::string_view text);

}  // namespace liye
