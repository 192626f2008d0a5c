// Titles of attached documents.
//
// Knows which plans, rules and lists a notice prints or forwards, from its own title (关于印发…的通知) and from the
// 《…》 of its first sentences, and recognises such a title where it stands on lines of its own.
// Holds copies of the titles; views passed in are not kept.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace liye {

class AttachedTitles {
 public:
  // Takes what the notice's title says it prints.
  void AddFromTitle(std::string_view title);
  // Takes the 《…》 of a sentence that prints, forwards or publishes.
  void AddFromText(std::string_view text);
  // How surely `title` (no white space) is one of them: 1 when equal, less with small differences, 0 when it is none.
  double Match(std::string_view title) const;
  // Whether one of them begins with `title` and goes on.
  bool Begin(std::string_view title) const;
  bool empty() const { return titles_.empty(); }

 private:
  void Add(std::string_view title);
  std::vector<std::string> titles_;
};

}  // namespace liye
