#include "tools/fact_text.h"

namespace liye {
namespace {

struct ValueText {
  std::string operator()(const NumberMention& m) const { return m.value + "  " + to_string(m.relation); }
  std::string operator()(const TitleMention& m) const {
    return m.value + (m.number.empty() ? "" : "（" + m.number + "）") + "  " + to_string(m.relation);
  }
  std::string operator()(const Deadline& d) const { return d.value + "  " + to_string(d.kind); }
  std::string operator()(const Amount& a) const {
    return a.value + ' ' + a.currency + "  " + to_string(a.bound) + (a.per.empty() ? "" : " / " + a.per);
  }
  std::string operator()(const Duty& d) const { return d.unit + "  " + to_string(d.role); }
};

}  // namespace

std::string FactText(const Fact& fact) { return std::visit(ValueText{}, fact.value); }

}  // namespace liye
