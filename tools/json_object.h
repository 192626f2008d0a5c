// A JSON object that is written key by key.
//
// What tools/task_json.cc and tools/show_json.cc share: an empty text is null, a span is `start` and `end`.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/span.h"

namespace liye {

class JsonObject {
 public:
  // An empty text is null.
  void Put(const char* key, const std::string& text) {
    writer_.Key(key);
    if (text.empty())
      writer_.Null();
    else
      writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void Put(const char* key, const char* text) { Put(key, std::string(text)); }
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
  // A whole number from nothing on.
  void Put(const char* key, uint64_t value) {
    writer_.Key(key);
    writer_.Uint64(value);
  }
  template <typename Fill>
  void PutObject(const char* key, Fill&& put) {
    writer_.Key(key);
    writer_.StartObject();
    put();
    writer_.EndObject();
  }
  void PutStrings(const char* key, const std::vector<std::string>& values) {
    writer_.Key(key);
    writer_.StartArray();
    for (const std::string& value : values)
      writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    writer_.EndArray();
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

}  // namespace liye
