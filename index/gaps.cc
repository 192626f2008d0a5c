#include "index/gaps.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "index/fold.h"
#include "index/sqlite.h"
#include "index/unit_place.h"
#include "parser/document_number.h"

namespace liye {
namespace {

// What two numbers of one sequence share: region of the issuer, code, year.
using SequenceKey = std::tuple<std::string, std::string, int>;

struct Gathered {
  std::map<std::string, size_t> issuers;  // how often each
  std::set<uint32_t> held, cited;
};

// Of a canonical number.
struct Parts {
  std::string code;
  int year;
  uint32_t serial;
};
std::optional<Parts> PartsOf(const std::string& number) {
  const std::optional<NumberMatch> match = FindDocumentNumber(number);
  if (!match || match->serial == 0 || match->code.empty()) return std::nullopt;
  std::string code(match->code);
  if (match->form == NumberForm::kOrder) code += "令";
  if (match->form == NumberForm::kAnnouncement) code += "公告";
  return Parts{std::move(code), match->year, match->serial};
}

class Collector {
 public:
  void TakeDocument(const std::string& number, const std::string& issuer) {
    const std::optional<Parts> parts = PartsOf(number);
    if (!parts) return;
    const std::string region = RegionOf(issuer);
    Gathered& sequence = sequences_[{region, parts->code, parts->year}];
    ++sequence.issuers[issuer];
    sequence.held.insert(parts->serial);
    regions_[parts->code].insert(region);
  }

  // A code that issuers of several regions bear is that of the citing region's; one that nobody here bears tells no issuer.
  void TakeCitation(const std::string& number, const std::string& citing_issuer) {
    const std::optional<Parts> parts = PartsOf(number);
    if (!parts) return;
    const auto bearers = regions_.find(parts->code);
    if (bearers == regions_.end()) return;
    std::string region = *bearers->second.begin();
    if (bearers->second.size() > 1) {
      region = RegionOf(citing_issuer);
      if (!bearers->second.contains(region)) return;
    }
    sequences_[{region, parts->code, parts->year}].cited.insert(parts->serial);
  }

  std::vector<NumberSequence> All() const {
    std::map<std::pair<std::string, std::string>, std::string>
        issuers;  // by region and code: of years without a document too
    for (const auto& [key, gathered] : sequences_)
      for (const auto& [issuer, count] : gathered.issuers) {
        std::string& known = issuers[{std::get<0>(key), std::get<1>(key)}];
        if (known.empty()) known = issuer;
      }
    std::vector<NumberSequence> all;
    for (const auto& [key, gathered] : sequences_) {
      NumberSequence sequence;
      std::tie(std::ignore, sequence.code, sequence.year) = key;
      const auto most = std::max_element(gathered.issuers.begin(), gathered.issuers.end(),
                                         [](const auto& a, const auto& b) { return a.second < b.second; });
      sequence.issuer = most != gathered.issuers.end() ? most->first : issuers[{std::get<0>(key), std::get<1>(key)}];
      sequence.held.assign(gathered.held.begin(), gathered.held.end());
      std::set_difference(gathered.cited.begin(), gathered.cited.end(), gathered.held.begin(), gathered.held.end(),
                          std::back_inserter(sequence.cited));
      all.push_back(std::move(sequence));
    }
    std::sort(all.begin(), all.end(), [](const NumberSequence& a, const NumberSequence& b) {
      return std::tie(a.issuer, a.code, a.year) < std::tie(b.issuer, b.code, b.year);
    });
    return all;
  }

 private:
  std::map<SequenceKey, Gathered> sequences_;
  std::map<std::string, std::set<std::string>> regions_;  // of those who bear a code
};

}  // namespace

std::vector<uint32_t> NumberSequence::missing() const {
  uint32_t last = held.empty() ? 0 : held.back(), first = 1;
  if (!cited.empty()) last = std::max(last, cited.back());
  if (year == 0) {  // where the sequence began is not known
    first = held.empty() ? last : held.front();
    if (!cited.empty()) first = std::min(first, cited.front());
  }
  std::vector<uint32_t> serials;
  for (uint32_t serial = first; serial <= last; ++serial)
    if (!std::binary_search(held.begin(), held.end(), serial)) serials.push_back(serial);
  return serials;
}

Result<std::vector<NumberSequence>> NumberSequences(Database& database, const std::string& issuer, int year) {
  Collector collector;
  Statement documents =
      database.Query("SELECT number, coalesce(issuing_authority, '') FROM document WHERE number IS NOT NULL");
  while (documents.Next()) collector.TakeDocument(documents.string(0), documents.string(1));
  if (!documents.ok()) return std::unexpected(documents.error());
  Statement citations = database.Query(
      "SELECT r.number, coalesce(d.issuing_authority, '') FROM citation r JOIN clause c ON c.id = r.clause "
      "JOIN document d ON d.id = c.document WHERE r.number IS NOT NULL AND r.relation <> 'own' GROUP BY 1, 2");
  while (citations.Next()) collector.TakeCitation(citations.string(0), citations.string(1));
  if (!citations.ok()) return std::unexpected(citations.error());
  std::vector<NumberSequence> all = collector.All();
  const std::string wanted = FoldedKey(issuer);
  std::erase_if(all, [&](const NumberSequence& sequence) {
    const bool named = FoldedKey(sequence.issuer).find(wanted) != std::string::npos ||
                       FoldedKey(sequence.code).find(wanted) != std::string::npos;
    return !named || (year != 0 && sequence.year != year);
  });
  return all;
}

std::string SerialRanges(const std::vector<uint32_t>& serials) {
  std::string ranges;
  for (size_t at = 0; at < serials.size();) {
    size_t end = at;
    while (end + 1 < serials.size() && serials[end + 1] == serials[end] + 1) ++end;
    ranges += (ranges.empty() ? "" : ", ") + std::to_string(serials[at]);
    if (end > at) ranges += (end == at + 1 ? ", " : "–") + std::to_string(serials[end]);
    at = end + 1;
  }
  return ranges;
}

}  // namespace liye
