// Names of Akoma Ntoso: the IRIs of works and the ids (eId) of clauses.
//
// IRIs follow the naming convention /akn/cn/act/DATE/NUMBER; characters that an IRI must not have are written as %XX. An article is
// art_12 wherever it stands, since articles are counted through a whole document.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "tools/marked_document.h"

namespace liye {

std::string IriPart(std::string_view text);

// `number` or, where it is empty, `title` names it; without a date 0001-01-01 stands for none.
std::string WorkIri(bool act, const std::string& date, const std::string& number, const std::string& title);
std::string WorkIri(const MarkedDocument& marked);
std::string WorkIri(const KnownWork& work);
std::string DateOrNone(const std::string& date);

// Whether it has articles.
bool IsAct(const MarkedDocument& marked);

// What a clause is called: {article, art}.
struct AknElement {
  const char* name;
  const char* id;
};
AknElement ElementOf(const std::string& kind);

class AknIds {
 public:
  // Names the clauses of `marked` and those of its papers, which begin with att_1__.
  explicit AknIds(const MarkedDocument& marked);
  const std::string& clause(int64_t row) const { return clauses_.at(row); }
  bool has_clause(int64_t row) const { return clauses_.contains(row); }
  // att_1 of a paper on this page; "" for the document itself.
  const std::string& document(int64_t row) const { return documents_.at(row); }
  bool has_document(int64_t row) const { return documents_.contains(row); }
  // `wanted`, with -2 behind it when it is taken.
  std::string Fresh(const std::string& wanted);

 private:
  void Name(const MarkedDocument& marked, size_t index, const std::string& above, const std::string& root,
            size_t place);

  std::map<int64_t, std::string> clauses_, documents_;
  std::set<std::string> used_;
};

}  // namespace liye
