#include "tools/text_spool.h"

#include <algorithm>
#include <utility>

namespace liye {
namespace {

constexpr size_t kMostInMemory = 1 << 20, kPiece = 1 << 16;

}  // namespace

void TextSpool::Add(const std::string& text) {
  text_ += text;
  if (text_.size() > kMostInMemory) MoveToFile();
}

void TextSpool::MoveToFile() {
  if (file_ == nullptr) file_.reset(std::tmpfile());
  if (file_ == nullptr) return;
  const long before = std::ftell(file_.get());
  const bool whole =
      std::fwrite(text_.data(), 1, text_.size(), file_.get()) == text_.size() && std::fflush(file_.get()) == 0;
  if (whole)
    text_.clear();
  else
    std::fseek(file_.get(), before, SEEK_SET);  // what follows stays in memory
}

std::string TextSpool::Next() {
  if (file_ != nullptr) {
    if (!std::exchange(reading_, true)) {
      MoveToFile();
      end_ = std::ftell(file_.get());
      std::rewind(file_.get());
    }
    std::string piece(std::min<size_t>(kPiece, static_cast<size_t>(end_ - std::ftell(file_.get()))), '\0');
    piece.resize(std::fread(piece.data(), 1, piece.size(), file_.get()));
    if (!piece.empty()) return piece;
  }
  return std::exchange(text_, {});
}

}  // namespace liye
