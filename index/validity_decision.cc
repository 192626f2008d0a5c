#include "index/validity_decision.h"

#include <algorithm>
#include <utility>

namespace liye {
namespace {

using Kind = ValidityReason::Kind;

bool IsBehind(const std::string& day, const std::string& at) { return !day.empty() && day > at; }

// The decisive first: what ends it, then what changes it.
int Weight(const ValidityReason& reason) {
  switch (reason.kind) {
    case Kind::kRepeals: return reason.part.empty() ? 0 : 5;
    case Kind::kMark: return 1;
    case Kind::kProlongs: return 2;  // before the term that it makes longer
    case Kind::kExpires: return 3;
    case Kind::kIssued:
    case Kind::kTakesEffect: return 4;
    case Kind::kAmends:
    case Kind::kNewEdition: return 6;
    case Kind::kConfirms: return 7;
    case Kind::kCorrects: return 8;
    case Kind::kTrial: return 9;
  }
  return 10;
}

// Until when other documents have prolonged it by the day: the last day, or that it is not known.
struct Longer {
  std::string until;
  bool unknown = false;
};
Longer LongerAt(const std::vector<ValidityReason>& reasons, const std::string& at) {
  Longer longer;
  for (const ValidityReason& reason : reasons) {
    if (reason.kind != Kind::kProlongs || reason.older || IsBehind(reason.day, at)) continue;
    longer.until = std::max(longer.until, reason.until);
    longer.unknown = longer.unknown || reason.until.empty();
  }
  longer.unknown = longer.unknown && longer.until.empty();
  return longer;
}

}  // namespace

Validity DecideValidity(std::vector<ValidityReason> reasons, const std::string& at) {
  const Longer longer = LongerAt(reasons, at);
  Validity validity;
  bool ended = false, over = false, amended = false, partly = false, term = false, later = false, issued_later = false;
  for (ValidityReason& reason : reasons) {
    const bool behind = IsBehind(reason.day, at);
    bool counts = !behind;
    switch (reason.kind) {
      case Kind::kRepeals:
        if (!reason.older) (reason.part.empty() ? ended : partly) |= !behind;
        break;
      case Kind::kAmends:
      case Kind::kNewEdition: amended |= !behind && !reason.older; break;
      case Kind::kMark: ended = true; break;
      case Kind::kExpires: {
        // A term holds to its last day, that day included.
        counts = !reason.day.empty() && reason.day < at;
        const bool prolonged = longer.unknown || longer.until >= at;
        if (counts && !prolonged) over = true;
        if (!reason.day.empty() && !counts) term = true;
        break;
      }
      case Kind::kProlongs:
        if (!reason.older && !behind && !reason.until.empty()) (reason.until < at ? over : term) = true;
        break;
      case Kind::kConfirms: term |= !behind && !reason.older; break;
      case Kind::kIssued: issued_later |= behind; break;
      case Kind::kTakesEffect: later |= behind; break;
      case Kind::kCorrects:
      case Kind::kTrial: break;
    }
    const bool idle = reason.kind == Kind::kIssued && !behind;
    if (!idle) (counts ? validity.reasons : validity.to_come).push_back(std::move(reason));
  }
  over = over && longer.until < at;
  validity.standing = issued_later ? Standing::kNotYet
                      : ended      ? Standing::kRepealed
                      : later      ? Standing::kNotYet
                      : over       ? Standing::kExpired
                      : partly     ? Standing::kPartlyRepealed
                      : amended    ? Standing::kAmended
                      : term       ? Standing::kInForce
                                   : Standing::kUnknown;
  std::stable_sort(validity.reasons.begin(), validity.reasons.end(),
                   [](const ValidityReason& a, const ValidityReason& b) {
                     return Weight(a) != Weight(b) ? Weight(a) < Weight(b) : a.day > b.day;
                   });
  std::stable_sort(validity.to_come.begin(), validity.to_come.end(),
                   [](const ValidityReason& a, const ValidityReason& b) { return a.day < b.day; });
  return validity;
}

}  // namespace liye
