// Runs a program and keeps what it printed: for end-to-end tests.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace liye {

struct RunResult {
  int status = -1;  // exit status; 128 + the signal when one ended it
  std::string out;
  std::string err;
};

using Environment = std::vector<std::pair<std::string, std::string>>;

// Runs `arguments` (the first is the program) with LANG=C and `environment` added; standard
// input is empty.
RunResult RunProgram(const std::vector<std::string>& arguments, const Environment& environment = {});

// Runs the liye command that was built with the tests.
RunResult Liye(std::vector<std::string> arguments, const Environment& environment = {});

std::vector<std::string> Lines(const std::string& text);

// A fresh folder, removed with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  std::string operator/(const std::string& name) const { return path_ / name; }
  const std::filesystem::path& path() const { return path_; }
  // Writes a file below the folder and returns its path.
  std::string Write(const std::string& name, const std::string& content) const;

 private:
  std::filesystem::path path_;
};

}  // namespace liye
