// How a document means the titles and numbers it mentions.
//
// Groups the references of a block into lists (《甲》(…)、《乙》和《丙》) and reads the words that
// govern each list: before it (根据, 废止, 关于印发), behind it (同时废止, 现印发给你们) or at the
// head of an enumeration (下列文件予以废止：). The words stand in lexicon/relation_words.tsv.
// What a reference resolves to is index/'s business.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extract/block_text.h"
#include "extract/fact.h"
#include "extract/reference.h"

namespace liye {

class RelationReader {
 public:
  void Begin(const Document& document);
  // Sets the relation of each reference; they stand in the order of the text.
  void Read(const BlockText& block, std::span<Reference> references);
  // Blocks without references matter too: they may open an enumeration or end one.
  void Pass(const BlockText& block);

 private:
  // What the item or cell that holds `references` takes from what stands above or beside it.
  Relation Inherited(const BlockText& block, std::span<const Reference> references) const;
  bool IsSibling(const BlockText& block) const;
  Relation Govern(const BlockText& block, const Reference& first, size_t end, size_t left, size_t right) const;
  bool NamedByTitle(std::string_view text, const Reference& reference) const;

  std::string title_;                      // of the document, clean
  bool announces_ = false;                 // the document is an announcement (公告)
  Relation inherited_ = Relation::kCites;  // from the head of an enumeration
  Relation announced_ = Relation::kCites;  // from a sentence above a table
  Relation suspended_ =
      Relation::kCites;          // what items gave up at a line that is none; a plain sibling takes it up again
  int32_t list_parent_ = kNone;  // the clause above the last item
};

}  // namespace liye
