// XML written into memory by libxml2: elements, attributes and text, each closed in turn.
//
// Blocks begin on a line of their own; inside them nothing is indented, since blanks count in text. Characters that XML must not
// have are left out.
#pragma once

#include <string>
#include <string_view>

struct _xmlBuffer;
struct _xmlTextWriter;

namespace liye {

class XmlText {
 public:
  XmlText();
  ~XmlText();
  XmlText(const XmlText&) = delete;
  XmlText& operator=(const XmlText&) = delete;

  void Open(const char* name);    // on a line of its own
  void Inline(const char* name);  // within a line
  void Put(const char* name, std::string_view value);
  void Text(std::string_view text);
  void Close();
  // An element on a line of its own that holds nothing but attributes.
  template <typename... Pairs>
  void Empty(const char* name, const Pairs&... pairs) {
    Open(name);
    PutAll(pairs...);
    Close();
  }
  template <typename... Rest>
  void PutAll(const char* name, std::string_view value, const Rest&... rest) {
    Put(name, value);
    PutAll(rest...);
  }
  void PutAll() {}

  // The whole; false in `whole` when libxml2 had no memory.
  std::string Finish(bool& whole);

 private:
  void Note(int written) { failed_ = failed_ || written < 0; }

  _xmlBuffer* buffer_ = nullptr;
  _xmlTextWriter* writer_ = nullptr;
  bool failed_ = false;
};

}  // namespace liye
