#include "parser/order_number.h"

#include "parser/document_number.h"
#include "parser/find.h"
#include "parser/title.h"

namespace liye {

std::string JoinOrderNumber(std::string_view title, std::string_view number) {
  std::string_view name = WithoutLastBrackets(title);
  if (!name.ends_with("令") && !name.ends_with("公告") && !name.ends_with("通告")) return {};
  std::string joined(name);
  if (const size_t about = Find(joined, "关于"); about != joined.npos) {  // X部关于…的公告: X部公告
    const std::string_view word = joined.ends_with("令") ? "令" : joined.ends_with("通告") ? "通告" : "公告";
    joined = joined.substr(0, about) + std::string(word);
  }
  joined += number;
  return CanonicalDocumentNumber(joined).value_or("");
}

}  // namespace liye
