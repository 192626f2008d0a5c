// What went wrong, with what, and what to do about it.
//
// Errors are values. They exist only where the world is touched: files, archives, the
// database, a query typed by a person. Parsing and extraction are total and return none.
// `message()` is one plain English sentence for a terminal; tools/ translates the kinds it
// has Chinese words for.
#pragma once

#include <expected>
#include <string>

namespace liye {

struct Error {
  enum class Kind {
    kNotFound,     // the path or thing does not exist
    kUnreadable,   // it exists and cannot be read (rights, I/O)
    kUnwritable,   // it cannot be written
    kTooLarge,     // more than this program handles
    kNotOurs,      // a database or file of another program
    kNewerSchema,  // written by a newer version of this program
    kBusy,         // somebody else holds the write lock
    kBadQuery,     // a search query that cannot be parsed
    kUsage,        // options that contradict each other
    kInternal,     // a library refused something it should not have
  };

  Kind kind = Kind::kInternal;
  std::string subject;  // what it is about, as the user named it: a path, a query, a number
  std::string reason;   // why, without the subject: "it does not exist"
  std::string remedy;   // what to do: "Check the spelling of the path."; may be empty

  std::string message() const {
    std::string text = subject.empty() ? reason : subject + ": " + reason;
    if (!text.empty() && text.back() != '.') text += '.';
    if (!remedy.empty()) text += ' ' + remedy;
    return text;
  }
};

template <typename T>
using Result = std::expected<T, Error>;

}  // namespace liye
