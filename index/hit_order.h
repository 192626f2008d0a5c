// In which order hits come, and where in it a page begins.
//
// The order is total and the same whatever the order of ingestion: ties go to the newer document, then by the hash of
// its identity, then by the order of the text. A cursor names the last hit seen by its document and place in it, with
// its sort key for the case that it is gone: both survive an ingest, though scores move a little with it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/document_map.h"
#include "index/hit.h"
#include "index/knowledge_base.h"

namespace liye {

class HitOrder {
 public:
  HitOrder(SearchOrder order, const DocumentMap& documents) : order_(order), documents_(documents) {}

  // Reads what the order needs beyond the hits: for kNumber the numbers of all documents.
  Result<void> Load(Database& database);
  void FillPlaces(std::vector<Hit>& hits) const;

  bool Before(const Hit& a, const Hit& b) const {
    if (order_ == SearchOrder::kRelevance && a.score != b.score) return a.score > b.score;
    if (a.place != b.place) return a.place < b.place;
    if (a.date != b.date) {
      if (a.date == 0 || b.date == 0) return b.date == 0;
      return order_ == SearchOrder::kOldest ? a.date < b.date : a.date > b.date;
    }
    return a.identity != b.identity ? a.identity < b.identity : a.clause < b.clause;
  }

  // r:3ff5…:document:clause. Printable, no white space but what a number holds.
  std::string CursorOf(const Hit& hit) const;
  // The hit that the cursor names, as it stands among `hits` (by ascending clause) now, or its sort key alone.
  // Errors: kUsage.
  Result<Hit> Locate(std::string_view cursor, const std::vector<Hit>& hits) const;

 private:
  char Letter() const;
  std::string SortKey(const Hit& hit) const;
  bool ReadSortKey(std::string_view key, Hit& hit) const;
  uint32_t PlaceOf(const std::string& number) const;

  const SearchOrder order_;
  const DocumentMap& documents_;
  std::vector<std::string> numbers_;          // sort keys of all numbers, ascending
  std::vector<uint32_t> places_;              // by index in the map
  std::vector<std::string> number_of_place_;  // by place
};

}  // namespace liye
