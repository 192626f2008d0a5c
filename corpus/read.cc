#include "corpus/read.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <limits>

#include "corpus/charset.h"
#include "corpus/encoding.h"
#include "corpus/html_text.h"
#include "corpus/media_type.h"
#include "corpus/system_error.h"

namespace liye {
namespace {

constexpr size_t kMaxFileSize = size_t{2} << 30;

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

Error TooLarge(const std::string& path) {
  return {Error::Kind::kTooLarge, path, "it holds 2 GiB or more", "Split it into smaller files."};
}

Error NotAFile(const std::string& path, mode_t mode) {
  return {Error::Kind::kUnreadable, path, "it is " + KindOfFile(mode) + ", not a file", "Name a file."};
}

// Reads up to the end of the file, whatever size it was said to have: it may grow or shrink
// meanwhile, and files of /proc have none.
Result<std::string> ReadAll(const std::string& path, int descriptor, size_t expected) {
  std::string bytes;
  size_t size = 0;
  size_t room = expected + 1;  // the byte more lets one read see the end
  while (true) {
    ssize_t got = 0;
    bytes.resize_and_overwrite(size + room, [&](char* data, size_t) {
      do got = read(descriptor, data + size, room);
      while (got < 0 && errno == EINTR);
      return size + static_cast<size_t>(got < 0 ? 0 : got);
    });
    if (got < 0) return std::unexpected(SystemError(path, errno));
    if (got == 0) return bytes;
    size = bytes.size();
    if (size >= kMaxFileSize) return std::unexpected(TooLarge(path));
    room = size < expected + 1 ? expected + 1 - size : size / 2 + 4096;
  }
}

std::string HashOf(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  std::string hash;
  for (const unsigned char byte : canonical.digest) {
    hash += "0123456789abcdef"[byte >> 4];
    hash += "0123456789abcdef"[byte & 15];
  }
  return hash;
}

// Form feeds end pages; one at the very end begins no further page.
std::vector<uint32_t> FindPages(std::string_view text) {
  std::vector<uint32_t> starts;
  for (size_t at = 0; (at = text.find('\f', at)) != text.npos;) {
    if (starts.empty()) starts.push_back(0);
    if (++at < text.size()) starts.push_back(static_cast<uint32_t>(at));
  }
  return starts;
}

}  // namespace

Result<Source> ReadSource(const std::string& path) {
  // Opening a device can itself do something, so its kind is looked at first; and once more
  // after opening, since the name may mean another file by then.
  struct stat status;
  if (stat(path.c_str(), &status) != 0) return std::unexpected(SystemError(path, errno));
  if (!S_ISREG(status.st_mode)) return std::unexpected(NotAFile(path, status.st_mode));
  const File file(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (file.descriptor() < 0 || fstat(file.descriptor(), &status) != 0) return std::unexpected(SystemError(path, errno));
  if (!S_ISREG(status.st_mode)) return std::unexpected(NotAFile(path, status.st_mode));
  if (static_cast<uint64_t>(status.st_size) >= kMaxFileSize) return std::unexpected(TooLarge(path));
  Result<std::string> bytes = ReadAll(path, file.descriptor(), static_cast<size_t>(status.st_size));
  if (!bytes) return std::unexpected(bytes.error());
  Source source = MakeSource(path, *std::move(bytes));
  if (source.text.size() > std::numeric_limits<uint32_t>::max())
    return std::unexpected(
        Error{Error::Kind::kTooLarge, path, "its text would be 4 GiB or more", "Split it into smaller files."});
  return source;
}

Source MakeSource(std::string path, std::string bytes) {
  Source source;
  source.path = std::move(path);
  source.byte_size = bytes.size();
  source.hash = HashOf(bytes);

  const ByteOrderMark mark = FindByteOrderMark(bytes);
  std::string encoding = mark.encoding;
  bool valid_utf8 = false;
  if (mark.length == 0) {
    const bool declares = MayDeclareCharset(source.path, bytes);
    encoding = GuessEncoding(bytes, declares ? DeclaredCharset(bytes) : std::string_view(), &valid_utf8);
  } else if (encoding != "UTF-8") {
    bytes.erase(0, mark.length);
  }
  Decoded decoded = DecodeAs(std::move(bytes), encoding, valid_utf8);
  source.encoding = std::move(decoded.encoding);
  source.replaced = decoded.replaced;
  source.media_type = GuessMediaType(source.path, decoded.text);
  if (source.media_type == MediaType::kHtml) {
    source.text = HtmlToText(std::move(decoded.text));
  } else {
    source.text = std::move(decoded.text);
    source.page_starts = FindPages(source.text);
  }
  return source;
}

}  // namespace liye
