#include "tools/task_json.h"

#include "tools/due_words.h"
#include "tools/json_object.h"
#include "tools/task_cells.h"

namespace liye {
std::string TaskAsJson(const TaskRecord& task, const std::string& group) {
  JsonObject json;
  json.Begin();
  json.Put("group", group);
  if (!task.change.empty()) {
    json.Put("change", task.change);
    json.PutObject("before", [&] {
      for (const TaskBefore& field : task.before) json.Put(field.key.c_str(), field.value);
    });
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
