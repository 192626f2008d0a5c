// How the answers of `liye search` are written: for people, as HTML fragments, as rows for programs.
#pragma once

#include <cstdint>

#include "index/record.h"
#include "tools/rows.h"

namespace liye {

// Numbered from `first`; `explain` adds the parts of each score.
void PrintHits(const SearchResult& result, uint64_t first, bool explain, bool color);
// One <article> a hit and line, everything escaped, matches in <mark>.
void PrintHtml(const SearchResult& result);
void PrintHitRows(const SearchResult& result, bool explain, Format format);

void PrintFacets(const Facets& facets, Format format);
void PrintCount(const SearchResult& result, Format format);

}  // namespace liye
