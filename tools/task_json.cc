#include "tools/task_json.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "tools/due_words.h"
#include "tools/task_cells.h"

namespace liye {
namespace {

class Json {
 public:
  // An empty text is null.
  void Put(const char* key, const std::string& text) {
    writer_.Key(key);
    if (text.empty())
      writer_.Null();
    else
      writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void Put(const char* key, bool value) {
    writer_.Key(key);
    writer_.Bool(value);
  }
  void Put(Span span) {
    writer_.Key("start");
    writer_.Uint(span.start);
    writer_.Key("end");
    writer_.Uint(span.end);
  }
  void PutBefore(const std::vector<TaskBefore>& before) {
    writer_.Key("before");
    writer_.StartObject();
    for (const TaskBefore& field : before) Put(field.key.c_str(), field.value);
    writer_.EndObject();
  }
  // An array of objects, each filled by put(value).
  template <typename Values, typename Fill>
  void PutAll(const char* key, const Values& values, Fill&& put) {
    writer_.Key(key);
    writer_.StartArray();
    for (const auto& value : values) {
      writer_.StartObject();
      put(value);
      writer_.EndObject();
    }
    writer_.EndArray();
  }
  void Begin() { writer_.StartObject(); }
  std::string End() {
    writer_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + '\n';
  }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_{buffer_};
};

}  // namespace

std::string TaskAsJson(const TaskRecord& task, const std::string& group) {
  Json json;
  json.Begin();
  json.Put("group", group);
  if (!task.change.empty()) {
    json.Put("change", task.change);
    json.PutBefore(task.before);
  }
  json.Put("task", task.task);
  for (const char* role : kTaskRoles) json.Put(role, task.units_of(role));
  json.PutAll("units", task.units, [&](const TaskUnit& unit) {
    json.Put("unit", unit.name);
    json.Put("role", unit.role);
    json.Put("collective", unit.collective);
    json.Put("now", unit.now);
    json.Put(unit.span);
  });
  json.PutAll("deadlines", task.deadlines, [&](const TaskDeadline& deadline) {
    json.Put("text", deadline.text);
    json.Put("kind", deadline.kind);
    json.Put("value", deadline.value);
    json.Put("from", deadline.due.first);
    json.Put("due_date", deadline.due.day);
    json.Put("reached_by", DueWords(deadline));
    json.Put("inherited", deadline.inherited);
    json.Put(deadline.span);
  });
  json.PutAll("amounts", task.amounts, [&](const TaskAmount& amount) {
    json.Put("text", amount.text);
    json.Put("value", amount.value);
    json.Put("currency", amount.currency);
    json.Put("bound", amount.bound);
    json.Put("per", amount.per);
    json.Put(amount.span);
  });
  json.Put("due_date", task.due_date());
  json.Put("key", task.key);
  json.Put("number", task.number);
  json.Put("title", task.title);
  json.Put("issuing_authority", task.issuing_authority);
  json.Put("document_date", task.document_date);
  json.Put("status", task.status);
  json.Put("path", task.path);
  json.Put("heading", task.heading);
  json.Put("evidence", task.evidence);
  json.Put("file", task.file);
  json.Put(task.scope);
  return json.End();
}

}  // namespace liye
