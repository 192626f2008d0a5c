// The ends of terms as a calendar (RFC 5545): one all-day event on the last day of each document that states one.
#pragma once

#include <string>

#include "index/cleanup.h"

namespace liye {

class CleanupCalendar {
 public:
  // Only what ends on `at` (ISO) or later.
  explicit CleanupCalendar(std::string at);

  std::string Begin() const;
  // "" for a document whose term is over, is not known, or is not soon.
  std::string Event(const CleanupRow& row) const;
  std::string End() const;

 private:
  const std::string at_, stamp_;
};

}  // namespace liye
