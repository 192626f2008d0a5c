// The codes and proposals of index/cleanup.h, their names, and which proposal follows from which code.
#include <array>

#include "index/cleanup.h"

namespace liye {
namespace {

struct CodeRow {
  const char* name;
  CleanupProposal proposal;
};
// By CleanupCode.
constexpr std::array<CodeRow, kCleanupCodes> kCodes = {{{"repealed", CleanupProposal::kRepeal},
                                                        {"expired", CleanupProposal::kLapsed},
                                                        {"trial_over", CleanupProposal::kLapsed},
                                                        {"bases_gone", CleanupProposal::kRepeal},
                                                        {"older_same_title", CleanupProposal::kRepeal},
                                                        {"period_over", CleanupProposal::kLapsed},
                                                        {"basis_repealed", CleanupProposal::kAmend},
                                                        {"bases_changed", CleanupProposal::kAmend},
                                                        {"trial_no_term", CleanupProposal::kAmend},
                                                        {"expires_soon", CleanupProposal::kAmend},
                                                        {"repealed_by_older", CleanupProposal::kKeep},
                                                        {"confirmed_repealed", CleanupProposal::kKeep},
                                                        {"cycle", CleanupProposal::kKeep},
                                                        {"two_versions", CleanupProposal::kKeep},
                                                        {"part_repealed", CleanupProposal::kKeep},
                                                        {"amended", CleanupProposal::kKeep},
                                                        {"not_yet", CleanupProposal::kKeep},
                                                        {"repealed_later", CleanupProposal::kKeep},
                                                        {"reference_missing", CleanupProposal::kKeep}}};

}  // namespace

const char* to_string(CleanupProposal proposal) {
  switch (proposal) {
    case CleanupProposal::kKeep: return "keep";
    case CleanupProposal::kAmend: return "amend";
    case CleanupProposal::kRepeal: return "repeal";
    case CleanupProposal::kLapsed: return "lapsed";
  }
  return "";
}

const char* to_string(CleanupCode code) { return kCodes[static_cast<size_t>(code)].name; }

CleanupProposal ProposalFor(CleanupCode code) { return kCodes[static_cast<size_t>(code)].proposal; }

}  // namespace liye
