#include "tools/cleanup_json.h"

#include "tools/json_object.h"

namespace liye {

std::string CleanupAsJson(const CleanupRow& row) {
  JsonObject json;
  json.Begin();
  json.Put("key", row.key);
  json.Put("document", static_cast<uint64_t>(row.document));
  json.Put("number", row.number);
  json.Put("title", row.title);
  json.Put("issuing_authority", row.issuing_authority);
  json.Put("document_date", row.document_date);
  json.Put("document_type", row.document_type);
  json.Put("normative", row.normative);
  json.Put("file", row.file);
  json.Put("standing", to_string(row.standing));
  json.Put("expires", row.expires);
  json.Put("proposal", to_string(row.proposal));
  json.PutAll("reasons", row.reasons, [&](const CleanupReason& reason) {
    json.Put("code", to_string(reason.code));
    json.Put("proposal", to_string(ProposalFor(reason.code)));
    json.Put("day", reason.day);
    json.Put("part", reason.part);
    json.Put("other", static_cast<uint64_t>(reason.document));
    json.Put("number", reason.number);
    json.Put("title", reason.title);
    json.Put("path", reason.path);
    json.Put("evidence", reason.evidence);
    json.Put("count", reason.count);
  });
  json.Put("dependents", row.dependents);
  json.PutAll("first_dependents", row.first_dependents, [&](const CleanupDependent& dependent) {
    json.Put("document", static_cast<uint64_t>(dependent.document));
    json.Put("number", dependent.number);
    json.Put("title", dependent.title);
    json.Put("path", dependent.path);
  });
  json.Put("duties", row.duties);
  json.Put("deadlines", row.deadlines);
  return json.End();
}

}  // namespace liye
