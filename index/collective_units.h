// What collective units stand for: the members of 各县（市、区）人民政府 and 各有关部门, from a list of the user's.
//
// A TSV file: names of the collective unit joined by |, its members joined by |, and, where it holds only there, the
// region of the issuers. Lines that begin with # are comments. Names are compared as index/unit_identity.h compares them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/error.h"

namespace liye {

class CollectiveUnits {
 public:
  // Errors: kNotFound, kUnreadable, kUsage for a line without members.
  static Result<CollectiveUnits> Read(const std::string& path);

  // The members of `name` in documents of `region`; null when it is no collective unit of the list.
  const std::vector<std::string>* Members(std::string_view name, std::string_view region) const;
  bool used() const { return used_; }  // whether Members found any

 private:
  std::unordered_map<std::string, std::vector<std::string>> members_;  // by region, "" for all, and key
  mutable bool used_ = false;
};

}  // namespace liye
