#include "tools/fact_json.h"

#include <algorithm>
#include <cstring>

#include "parser/clean_text.h"

namespace liye {
namespace {

constexpr size_t kFlushAt = 1 << 16;

constexpr uint64_t kOnes = 0x0101010101010101, kHighs = 0x8080808080808080;

// Bits set in the high bit of each byte of `word` that is zero; exact up to the first of them.
constexpr uint64_t ZeroBytes(uint64_t word) { return (word - kOnes) & ~word & kHighs; }

bool IsPlainByte(unsigned char c) { return c >= 0x20 && c != '"' && c != '\\'; }

// Whether JSON can hold `text` as it stands, without an escape. Eight bytes at a time: most of what is printed goes
// through here.
bool IsPlain(std::string_view text) {
  size_t i = 0;
  for (; i + sizeof(uint64_t) <= text.size(); i += sizeof(uint64_t)) {
    uint64_t word;
    std::memcpy(&word, text.data() + i, sizeof word);
    const uint64_t control = (word - kOnes * 0x20) & ~word & kHighs;
    if ((control | ZeroBytes(word ^ kOnes * '"') | ZeroBytes(word ^ kOnes * '\\')) != 0) break;
  }
  for (; i < text.size(); ++i)
    if (!IsPlainByte(static_cast<unsigned char>(text[i]))) return false;
  return true;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : starts_{0} {
  for (size_t at = 0; (at = text.find('\n', at)) != text.npos;) starts_.push_back(static_cast<uint32_t>(++at));
}

uint32_t LineIndex::line_of(uint32_t offset) const {
  return static_cast<uint32_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin());
}

FactJsonWriter::FactJsonWriter(const Source& source, std::FILE* out)
    : source_(source), out_(out), lines_(source.text), json_(buffer_) {}

FactJsonWriter::~FactJsonWriter() { Flush(); }

void FactJsonWriter::Write(const Document& document, const std::vector<Fact>& facts, bool with_document,
                           bool with_clauses) {
  if (with_document) WriteDocument(document);
  auto clause = with_clauses ? document.clauses.begin() : document.clauses.end();
  auto fact = facts.begin();
  while (clause != document.clauses.end() || fact != facts.end()) {
    const bool clause_first =
        fact == facts.end() || (clause != document.clauses.end() && clause->span.start <= fact->span.start);
    if (clause_first)
      WriteClause(*clause++);
    else
      WriteFact(document, *fact++);
  }
}

void FactJsonWriter::Begin(const char* type, Span span) {
  json_.Reset(buffer_);
  json_.StartObject();
  Put("type", type);
  Put("file", source_.path);
  PutKey("start");
  json_.Uint(span.start);
  PutKey("end");
  json_.Uint(span.end);
  if (!source_.page_starts.empty()) {
    PutKey("page");
    json_.Uint(source_.page_of(span.start));
  }
}

void FactJsonWriter::End() {
  json_.EndObject();
  buffer_.Put('\n');
  if (buffer_.GetSize() >= kFlushAt) Flush();
}

void FactJsonWriter::Flush() {
  std::fwrite(buffer_.GetString(), 1, buffer_.GetSize(), out_);
  buffer_.Clear();
}

// RapidJSON writes strings byte by byte; nearly all of ours can be copied whole, which takes
// half the time of writing. An empty raw value lets it keep count of keys and values.
void FactJsonWriter::PutPlain(std::string_view text) {
  json_.RawValue("", 0, rapidjson::kStringType);
  char* out = buffer_.Push(text.size() + 2);
  *out = '"';
  std::memcpy(out + 1, text.data(), text.size());
  out[text.size() + 1] = '"';
}

void FactJsonWriter::PutKey(std::string_view key) { PutPlain(key); }

void FactJsonWriter::Put(std::string_view key, std::string_view text) {
  PutKey(key);
  if (IsPlain(text))
    PutPlain(text);
  else
    json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void FactJsonWriter::PutOrNull(std::string_view key, std::string_view text) {
  if (!text.empty()) return Put(key, text);
  PutKey(key);
  json_.Null();
}

void FactJsonWriter::PutIfAny(std::string_view key, const Element& element) {
  if (element) Put(key, element.value);
}

void FactJsonWriter::WriteDocument(const Document& d) {
  Begin("document", d.span);
  PutOrNull("number", d.number.value);
  PutOrNull("title", d.title.value);
  PutOrNull("issuing_authority", d.issuing_authority.value);
  PutOrNull("document_date", d.document_date.value);
  PutOrNull("document_type", d.document_type.value);
  PutOrNull("primary_recipients", d.primary_recipients.value);
  PutIfAny("signatory", d.signatory);
  PutIfAny("classification", d.classification);
  PutIfAny("urgency", d.urgency);
  PutIfAny("effective_date", d.effective_date);
  PutIfAny("cc_recipients", d.cc_recipients);
  PutIfAny("printing_office", d.printing_office);
  PutIfAny("printing_date", d.printing_date);
  PutIfAny("subject_terms", d.subject_terms);
  if (!d.attachments.empty()) {
    PutKey("attachments");
    json_.StartArray();
    for (const Attachment& attachment : d.attachments)
      json_.String(attachment.title.data(), static_cast<rapidjson::SizeType>(attachment.title.size()));
    json_.EndArray();
  }
  End();
}

void FactJsonWriter::WriteClause(const Clause& clause) {
  Begin("clause", clause.span);
  Put("kind", to_string(clause.kind));
  Put("label", Squeeze(source_.text, clause.label));
  Put("heading", Squeeze(source_.text, clause.heading));
  PutKey("depth");
  json_.Uint(clause.depth);
  End();
}

void FactJsonWriter::WriteFact(const Document& document, const Fact& fact) {
  Begin(KindName(fact), fact.span);
  Put("text", WithoutWhiteSpace(fact.span.of(source_.text)));
  std::visit([this](const auto& value) { Value(value); }, fact.value);
  if (fact.clause != kNone) {
    PutKey("clause_start");
    json_.Uint(document.clauses[fact.clause].span.start);
  }
  Put("rule", fact.rule);
  Put("certainty", to_string(fact.certainty));
  End();
}

void FactJsonWriter::Value(const NumberMention& mention) {
  Put("value", mention.value);
  Put("relation", to_string(mention.relation));
  PutOrNull("title", mention.title);
}

void FactJsonWriter::Value(const TitleMention& mention) {
  Put("value", mention.value);
  Put("relation", to_string(mention.relation));
  PutOrNull("number", mention.number);
}

void FactJsonWriter::Value(const Deadline& deadline) {
  Put("value", deadline.value);
  Put("kind", to_string(deadline.kind));
}

void FactJsonWriter::Value(const Amount& amount) {
  Put("value", amount.value);
  Put("currency", amount.currency);
  Put("bound", to_string(amount.bound));
  PutOrNull("per", amount.per);
}

void FactJsonWriter::Value(const Duty& duty) {
  Put("unit", duty.unit);
  Put("role", to_string(duty.role));
  PutOrNull("task", Squeeze(source_.text, duty.task));
  PutKey("task_line");
  json_.Uint(lines_.line_of(duty.task_scope.start));
}

}  // namespace liye
