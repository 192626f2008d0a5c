#include "tools/zip_package.h"

#include <zip.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace liye {
namespace {

Error CannotWrite(const std::string& subject, const char* reason) {
  return {Error::Kind::kUnwritable, subject, std::string("it cannot be written (") + reason + ")",
          "Check the disk and the rights of the folder."};
}

// Puts the parts into the archive that `source` is to hold.
bool Fill(zip_source_t* source, const ZipPackage& package, zip_error_t* error) {
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, error);
  if (archive == nullptr) {
    zip_source_free(source);
    return false;
  }
  bool good = true;
  const auto add = [&](const std::string& name, zip_source_t* part) {
    if (part == nullptr) return false;
    if (zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8) >= 0) return true;
    zip_source_free(part);
    return false;
  };
  for (const auto& [name, text] : package.texts)
    good = good && add(name, zip_source_buffer(archive, text.data(), text.size(), 0));
  for (const auto& [name, file] : package.files) good = good && add(name, zip_source_filep(archive, file, 0, -1));
  if (good && zip_close(archive) == 0) return true;
  zip_error_set(error, zip_error_code_zip(zip_get_error(archive)), zip_error_code_system(zip_get_error(archive)));
  zip_discard(archive);
  return false;
}

bool Copy(zip_source_t* source, std::FILE* out) {
  constexpr size_t kPiece = 1 << 16;
  std::string piece(kPiece, '\0');
  if (zip_source_open(source) < 0) return false;
  zip_int64_t size = 0;
  while ((size = zip_source_read(source, piece.data(), piece.size())) > 0)
    if (std::fwrite(piece.data(), 1, static_cast<size_t>(size), out) != static_cast<size_t>(size)) break;
  zip_source_close(source);
  return size == 0;
}

}  // namespace

// The compressed archive is made in memory: the library would put a file of its own in the place of `path`.
Result<void> WriteZipPackage(const ZipPackage& package, const std::string& path, const std::string& subject) {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_error_t, void (*)(zip_error_t*)> tidy(&error, zip_error_fini);
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> source(zip_source_buffer_create(nullptr, 0, 0, &error),
                                                                      zip_source_free);
  if (source == nullptr || !Fill(source.get(), package, &error))
    return std::unexpected(CannotWrite(subject, zip_error_strerror(&error)));
  std::FILE* out = std::fopen(path.c_str(), "wb");
  const bool copied = out != nullptr && Copy(source.get(), out);
  if (out == nullptr || std::fclose(out) != 0 || !copied)
    return std::unexpected(CannotWrite(subject, std::strerror(errno)));
  return {};
}

}  // namespace liye
