// What the tests of corpus/ share: text in other encodings, folders of their own.
#pragma once

#include <unicode/ucnv.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

namespace liye {

// UTF-8 `text` in `encoding`.
inline std::string Encode(std::string_view text, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bytes(text.size() * 4 + 16, '\0');
  const int32_t size = ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<int32_t>(bytes.size()), text.data(),
                                    static_cast<int32_t>(text.size()), &status);
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  bytes.resize(static_cast<size_t>(size));
  return bytes;
}

inline std::string Repeat(std::string_view text, size_t times) {
  std::string all;
  for (size_t i = 0; i < times; ++i) all += text;
  return all;
}

inline std::string RandomBytes(std::mt19937& random, size_t size) {
  std::string bytes;
  for (size_t i = 0; i < size; ++i) bytes += static_cast<char>(random());
  return bytes;
}

// A folder that exists as long as this does.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "liye-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string operator/(std::string_view name) const { return path_ + '/' + std::string(name); }
  const std::string& path() const { return path_; }

  // Writes `bytes` to `name`, making the folders on the way. Returns its path.
  std::string Write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path file = *this / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file.string();
  }

 private:
  std::string path_;
};

// One notice of a made-up city, long enough for a detector.
inline constexpr std::string_view kNotice =
    "平川市人民政府关于印发平川市老旧小区改造实施方案的通知\n"
    "平政〔2021〕5号\n"
    "各县（市、区）人民政府，市人民政府各部门：\n"
    "现将《平川市老旧小区改造实施方案》印发给你们，请认真贯彻执行。\n"
    "一、工作目标\n"
    "到2022年底，全市完成改造300个小区，补助资金不超过5000万元。\n"
    "平川市人民政府\n"
    "2021年3月1日\n";

}  // namespace liye
