// Sums of money.
//
// Finds each sum with its exact value, currency, bound and what it is per: in running text, in ranges that share a
// unit (10—50万元), and in table cells whose header or caption gives the unit (金额（万元）). Leaves alone what number,
// title and deadline extraction have masked; masks what it claims.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/amount_number.h"
#include "extract/block_text.h"
#include "extract/fact.h"
#include "extract/mask_index.h"

namespace liye {

class AmountExtractor {
 public:
  void Begin(const Source& source, const Document& document);
  void Read(BlockText& block, std::vector<Fact>& facts);
  void End(std::vector<Fact>& facts);

 private:
  void ReadText(BlockText& block, std::vector<Fact>& facts);
  void Remember(const BlockText& block);
  size_t ReadSum(BlockText& block, size_t at, std::vector<Fact>& facts);
  void ReadSharedUnit(BlockText& block, const WrittenSum& last, const Amount& amount, std::vector<Fact>& facts);
  bool ReadBareCell(BlockText& block, std::vector<Fact>& facts);
  void Add(BlockText& block, const WrittenSum& sum, Amount amount, std::string_view rule, Certainty certainty,
           std::vector<Fact>& facts);

  MaskIndex masks_;      // what others have claimed in this block
  size_t last_end_ = 0;  // of the sum read before in this block
  Bound last_bound_ = Bound::kEqual;
  std::string last_per_;
  std::string broken_;          // the end of the last block where it broke off in a sentence, else empty
  int32_t broken_clause_ = -2;  // the clause of that block
  const Source* source_ = nullptr;
  const Document* document_ = nullptr;
};

}  // namespace liye
