// Any bytes, as any kind of file, give a Source of valid UTF-8.
#include <algorithm>
#include <cstdint>

#include "check.h"
#include "corpus/read.h"
#include "corpus/utf8.h"

namespace {

// The last byte chooses the name, so that a real file of any kind is a good seed as it stands.
const char* PathFor(const std::string& bytes) {
  static constexpr const char* kPaths[] = {"a.txt", "a.html", "a.md"};
  return bytes.empty() ? kPaths[0] : kPaths[static_cast<unsigned char>(bytes.back()) % 3];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using liye::Demand;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const liye::Source source = liye::MakeSource(PathFor(bytes), bytes);
  Demand(liye::ValidUtf8Length(source.text) == source.text.size(), "the text is valid UTF-8");
  Demand(source.byte_size == size, "the size is that of the bytes");
  Demand(!source.encoding.empty() && source.hash.size() == 32, "encoding and hash are given");
  Demand(std::ranges::is_sorted(source.page_starts, std::less_equal()), "pages begin one after the other");
  Demand(source.page_starts.empty() || source.page_starts.back() <= source.text.size(), "pages begin in the text");
  if (source.media_type != liye::MediaType::kHtml && source.encoding == "UTF-8" && source.replaced == 0)
    Demand(source.text == bytes, "valid UTF-8 comes back byte for byte");
  return 0;
}
