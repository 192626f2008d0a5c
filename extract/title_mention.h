// Mentions of documents by title (《…》).
//
// Finds each 《…》 of a block that names a law, plan, policy or official document, pairs it with
// the number beside it, resolves short names within the document, and has RelationReader say
// how titles and the numbers found before are meant. Masks every 《…》, what names no document
// too (Mask.fact is kNoFact then): a time or sum inside a title is none of this document's.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/abbreviation.h"
#include "extract/block_text.h"
#include "extract/fact.h"
#include "extract/genre_name.h"
#include "extract/relation.h"

namespace liye {

// Mask.fact of a 《…》 that is no fact.
inline constexpr uint32_t kNoFact = UINT32_MAX;

// The first number of a block that ends behind `at`. Numbers stand first among the masks, `numbers` of them, in order.
size_t FirstNumberBehind(const std::vector<Mask>& masks, size_t numbers, size_t at);

class TitleExtractor {
 public:
  void Begin(const Source& source, const Document& document);
  void Read(BlockText& block, std::vector<Fact>& facts);
  void End(std::vector<Fact>& facts);

 private:
  enum class Verdict : uint8_t { kUndecided, kTitle, kNoTitle };
  struct Candidate {
    size_t begin, end;  // 《 to 》 in the clean text
    Verdict verdict = Verdict::kUndecided;
    std::string_view rule;
    Certainty certainty = Certainty::kSure;
    bool defined_here = false;  // （以下简称《办法》）
    uint32_t fact = kNoFact;
  };
  struct Pair {
    uint32_t title, number;  // indices of facts
  };

  bool IsPrinted(std::string_view inner) const;
  bool IsAmended(std::string_view inner, uint32_t place) const;
  bool Join(const BlockText& block);
  void ReadText(BlockText& block, size_t limit, std::vector<Fact>& facts);
  void CopyMasks(BlockText& block) const;
  void FindCandidates(std::string_view text, size_t limit);
  void JudgeAlone(std::string_view text, size_t index);
  void JudgeByNeighbours(std::string_view text, const BlockText& block);
  void MakeReferences(const BlockText& block, const std::vector<Fact>& facts);
  void AddFacts(BlockText& block, std::vector<Fact>& facts);
  void PairNumbers(const BlockText& block, std::vector<Fact>& facts, size_t numbers);
  void Define(const BlockText& block, std::vector<Fact>& facts);
  void DefineFromAbove(const Candidate& candidate, std::vector<Fact>& facts);
  void NameGenres(const BlockText& block, const std::vector<Fact>& facts);
  void SetRelations(const BlockText& block, std::vector<Fact>& facts, size_t numbers);
  bool IsOwnTitle(const BlockText& block, const Candidate& candidate) const;

  const Document* document_ = nullptr;
  bool prints_ = false, amends_ = false;  // as the title of the document says
  RelationReader relations_;
  Abbreviations abbreviations_;
  GenreNames genre_names_;
  BlockText joined_;                   // a block with the next, where a title goes over both
  std::vector<Candidate> candidates_;  // of the block being read
  std::vector<Reference> references_;
  std::vector<Pair> pairs_;       // of the document
  std::vector<uint32_t> titles_;  // facts of the document that may be short names
  std::vector<uint32_t> this_;    // of them: 本《规划》, which means this document
};

}  // namespace liye
