#include "index/prepare.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "corpus/lexicon.h"
#include "index/blanks.h"
#include "index/character_posting.h"
#include "index/clause_rank.h"
#include "index/clause_text.h"
#include "index/fold.h"
#include "index/prepare_references.h"
#include "parser/law_dates.h"

namespace liye {
namespace {

constexpr size_t kLongestPathHeading = 20 * 3;  // bytes of an unnumbered heading in a path

// `text` up to `most` bytes, cut between characters.
std::string_view Shortened(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (text[most] & 0xc0) == 0x80) --most;
  return text.substr(0, most);
}

// The genre (文种) that a title ends with, the longest that fits.
std::string_view GenreOf(std::string_view title) {
  if (title.ends_with("）") || title.ends_with(")"))
    title = title.substr(0, std::max(title.rfind("（") + 1, title.rfind('(') + 1) - 1);
  std::string_view genre;
  for (const LexiconRow& row : Lexicon("genres"))
    if (row[0].size() > genre.size() && title.ends_with(row[0])) genre = row[0];
  return genre;
}

// The day that a deadline's value names or ends with; empty for relative and recurring ones.
std::string DueDate(std::string_view value) {
  constexpr size_t kDay = 10;  // 2017-06-30
  const size_t slash = value.find('/');
  if (slash == kDay && value.size() == 2 * kDay + 1) value.remove_prefix(kDay + 1);
  const bool day = value.size() == kDay && value[4] == '-' && value[7] == '-' && value[0] >= '0' && value[0] <= '9';
  return day ? std::string(value) : std::string();
}

// What tells documents of one number apart, should there be several: the end of the title, since its beginning is what
// broken lines and left-out issuers make different in two copies of one document.
std::string TitleEnd(const std::string& bare) {
  constexpr size_t kEnd = 12 * 3;  // bytes
  size_t at = bare.size() > kEnd ? bare.size() - kEnd : 0;
  while (at < bare.size() && (bare[at] & 0xc0) == 0x80) ++at;
  return bare.substr(at);
}

class Preparer {
 public:
  Preparer(const Source& source, const Document& document, const std::vector<Fact>& facts)
      : source_(source), document_(document), facts_(facts) {}

  PreparedDocument Run() {
    parts_.resize(1);
    FillEnvelope();
    PlaceClauses();
    FillTexts();
    PlaceFacts();
    for (PreparedDocument& part : parts_) Measure(part);
    PreparedDocument envelope = std::move(parts_[0]);
    for (size_t i = 1; i < parts_.size(); ++i) Attach(std::move(parts_[i]), i, envelope);
    Identify(envelope);
    return envelope;
  }

 private:
  struct Place {
    size_t part = 0;      // 0: the envelope, else the attached document
    uint32_t clause = 0;  // index in its clauses
  };

  void FillEnvelope();
  std::string DayOfText() const;
  void PlaceClauses();
  void FillTexts();
  void PlaceFacts();
  PreparedFact FactRow(size_t index) const;
  void FillDuty(const Fact& fact, PreparedFact& row) const;
  bool IsPaired(size_t index, const NumberMention& mention) const;
  static void Measure(PreparedDocument& part);
  static void MeasureClauses(std::vector<PreparedClause>& clauses);
  static void Attach(PreparedDocument part, size_t ordinal, PreparedDocument& envelope);
  static void Identify(PreparedDocument& envelope);

  Place PlaceOf(int32_t clause) const {
    return clause >= 0 && static_cast<size_t>(clause) < places_.size() ? places_[static_cast<size_t>(clause)] : Place{};
  }

  const Source& source_;
  const Document& document_;
  const std::vector<Fact>& facts_;
  std::vector<PreparedDocument> parts_;
  std::vector<Place> places_;  // of each clause of document_
};

void Preparer::FillEnvelope() {
  PreparedDocument& envelope = parts_[0];
  envelope.number = document_.number.value;
  envelope.title = document_.title.value;
  envelope.issuing_authority = document_.issuing_authority.value;
  envelope.document_date = document_.document_date.value;
  envelope.document_type = document_.document_type.value;
  envelope.primary_recipients = document_.primary_recipients.value;
  envelope.signatory = document_.signatory.value;
  envelope.classification = document_.classification.value;
  envelope.urgency = document_.urgency.value;
  envelope.effective_date = document_.effective_date.value;
  envelope.cc_recipients = document_.cc_recipients.value;
  envelope.printing_office = document_.printing_office.value;
  envelope.printing_date = document_.printing_date.value;
  envelope.subject_terms = document_.subject_terms.value;
  envelope.span = document_.span;
  if (const std::string changed = DayOfText(); !changed.empty()) envelope.document_date = changed;
  PreparedClause own;
  own.span = document_.span;
  own.heading = envelope.title;
  envelope.clauses.push_back(std::move(own));
}

// A law bears the date of its adoption; what the knowledge base holds is the text of its last change, which the note in
// brackets below the title tells. "" where there is none.
std::string Preparer::DayOfText() const {
  constexpr size_t kLongestHead = 3000;  // bytes
  const std::string& type = document_.document_type.value;
  const bool law =
      type == "条例" || type == "法" || type == "规定" || type == "办法" || type == "细则" || type == "规则";
  if (!law || document_.clauses.empty()) return "";
  const uint32_t begin = document_.span.start, end = document_.clauses.front().span.start;
  if (end <= begin || end - begin > kLongestHead) return "";
  std::string head = WithoutBlanks(std::string_view(source_.text).substr(begin, end - begin));
  std::erase(head, '\n');
  size_t note = head.npos;
  for (std::string_view open : {"（1", "（2", "(1", "(2"}) note = std::min(note, head.find(open));
  if (note == head.npos) return "";
  const std::optional<Date> changed = LastChangeOfLaw(std::string_view(head).substr(note));
  return changed ? changed->iso() : "";
}

// Gives every clause its document: the attached one it stands in, or the envelope.
void Preparer::PlaceClauses() {
  places_.reserve(document_.clauses.size());
  for (const Clause& clause : document_.clauses) {
    PreparedClause row;
    row.kind = to_string(clause.kind);
    row.depth = clause.depth;
    row.span = clause.span;
    row.label = Squeeze(source_.text, clause.label);
    row.heading = Squeeze(source_.text, clause.heading);
    const Place above = PlaceOf(clause.parent);
    if (clause.kind == ClauseKind::kAttached) {
      PreparedDocument attached;
      attached.title = row.heading.empty() ? row.label : row.heading;
      attached.span = clause.span;
      row.kind = "document";
      row.depth = 0;
      attached.clauses.push_back(std::move(row));
      parts_.push_back(std::move(attached));
      places_.push_back({parts_.size() - 1, 0});
      continue;
    }
    PreparedDocument& part = parts_[above.part];
    row.parent = static_cast<int32_t>(above.clause);
    row.path = part.clauses[above.clause].path;
    if (!row.label.empty()) {
      row.path += row.label;
    } else {
      if (!row.path.empty()) row.path += ' ';
      row.path.append(Shortened(row.heading, kLongestPathHeading)) += ' ';
    }
    part.clauses.push_back(std::move(row));
    places_.push_back({above.part, static_cast<uint32_t>(part.clauses.size() - 1)});
  }
  for (PreparedDocument& part : parts_)
    for (PreparedClause& clause : part.clauses)
      while (clause.path.ends_with(' ')) clause.path.pop_back();
}

void Preparer::FillTexts() {
  ClauseText joiner;
  PreparedDocument& envelope = parts_[0];
  const bool titled = !envelope.title.empty();
  std::string& own = envelope.clauses[0].text;
  if (titled) own = envelope.title;
  for (const std::string* line : {&envelope.number, &envelope.primary_recipients})
    if (titled && !line->empty()) own.append("\n").append(*line);
  const Block* last = nullptr;
  Place place_of_last;
  for (const Block& block : document_.blocks) {
    if (block.role == BlockRole::kChrome || block.role == BlockRole::kMetadata) continue;
    if (block.role == BlockRole::kHeader && titled && block.clause == kNone) continue;
    const Place place = PlaceOf(block.clause);
    if (place.part != place_of_last.part || place.clause != place_of_last.clause) last = nullptr;
    joiner.Append(source_, document_, block, last, parts_[place.part].clauses[place.clause].text);
    last = &block;
    place_of_last = place;
  }
  for (size_t i = 1; i < parts_.size(); ++i) {
    PreparedClause& root = parts_[i].clauses[0];
    if (!root.text.starts_with(parts_[i].title)) root.text.insert(0, parts_[i].title + (root.text.empty() ? "" : "\n"));
  }
}

void Preparer::PlaceFacts() {
  for (size_t i = 0; i < facts_.size(); ++i) {
    const Place place = PlaceOf(facts_[i].clause);
    PreparedFact row = FactRow(i);
    if (row.value.empty() && row.kind != PreparedFact::Kind::kTitle) continue;
    row.clause = place.clause;
    parts_[place.part].facts.push_back(std::move(row));
  }
  const auto by_place = [](const PreparedFact& a, const PreparedFact& b) {
    return std::pair(a.clause, a.ordinal) < std::pair(b.clause, b.ordinal);
  };
  for (PreparedDocument& part : parts_) {
    std::sort(part.facts.begin(), part.facts.end(), by_place);
    ReadReferences(part);
  }
}

PreparedFact Preparer::FactRow(size_t index) const {
  const Fact& fact = facts_[index];
  PreparedFact row;
  row.kind = static_cast<PreparedFact::Kind>(fact.value.index());
  row.ordinal = static_cast<uint32_t>(index);
  row.span = fact.span;
  row.text = WithoutWhiteSpace(fact.span.of(source_.text));
  row.rule = fact.rule;
  row.certainty = to_string(fact.certainty);
  if (const auto* number = std::get_if<NumberMention>(&fact.value)) {
    row.value = number->value;
    row.other = number->title;
    row.tag = to_string(number->relation);
    row.paired = IsPaired(index, *number);
    if (!row.other.empty()) row.title_key = TitleKeyOf(row.other);
  } else if (const auto* title = std::get_if<TitleMention>(&fact.value)) {
    row.value = title->number;
    row.other = title->value;
    row.tag = to_string(title->relation);
    row.title_key = TitleKeyOf(row.other);
  } else if (const auto* deadline = std::get_if<Deadline>(&fact.value)) {
    row.value = deadline->value;
    row.other = DueDate(deadline->value);
    row.tag = to_string(deadline->kind);
  } else if (const auto* amount = std::get_if<Amount>(&fact.value)) {
    row.value = amount->value;
    row.currency = amount->currency;
    row.tag = to_string(amount->bound);
    row.other = amount->per;
  } else {
    FillDuty(fact, row);
  }
  return row;
}

// A number beside a title that is a mention of its own: one reference, not two.
bool Preparer::IsPaired(size_t index, const NumberMention& mention) const {
  const auto names_it = [&](size_t other) {
    if (other >= facts_.size() || facts_[other].clause != facts_[index].clause) return false;
    const auto* title = std::get_if<TitleMention>(&facts_[other].value);
    return title != nullptr && title->number == mention.value &&
           (mention.title.empty() || title->value == mention.title);
  };
  const size_t reach = mention.title.empty() ? 1 : 3;  // facts between a title and its number: a date, another number
  for (size_t step = 1; step <= reach; ++step)
    if (names_it(index - step) || names_it(index + step)) return true;
  return false;
}

void Preparer::FillDuty(const Fact& fact, PreparedFact& row) const {
  const Duty& duty = std::get<Duty>(fact.value);
  row.value = duty.unit;
  row.tag = to_string(duty.role);
  row.other = Squeeze(source_.text, duty.task);
  row.scope = duty.task_scope;
  if (row.scope.empty() && fact.clause >= 0) row.scope = document_.clauses[static_cast<size_t>(fact.clause)].span;
  if (row.scope.empty()) row.scope = fact.span;
  const auto starts_before = [](const Fact& other, uint32_t start) { return other.span.start < start; };
  auto other = std::lower_bound(facts_.begin(), facts_.end(), row.scope.start, starts_before);
  for (; other != facts_.end() && other->span.start < row.scope.end; ++other) {
    const auto* deadline = std::get_if<Deadline>(&other->value);
    if (deadline == nullptr) continue;
    if (!row.deadline.empty()) row.deadline += "；";
    row.deadline += WithoutWhiteSpace(other->span.of(source_.text));
    const bool obliges = deadline->kind == DeadlineKind::kDue || deadline->kind == DeadlineKind::kTarget ||
                         deadline->kind == DeadlineKind::kWindow;
    const std::string day = obliges ? DueDate(deadline->value) : std::string();
    if (!day.empty() && (row.due_date.empty() || day < row.due_date)) row.due_date = day;
  }
}

void Preparer::Measure(PreparedDocument& part) {
  uint64_t hash = 0;
  const auto add = [&hash](std::string_view text) { hash = XXH3_64bits_withSeed(text.data(), text.size(), hash); };
  for (const std::string* value :
       {&part.number, &part.title, &part.issuing_authority, &part.document_date, &part.primary_recipients})
    add(*value);
  for (const PreparedClause& clause : part.clauses) {
    part.text_size += clause.text.size();
    add(clause.label);
    add(clause.text);
  }
  part.text_hash = hash;
  MeasureClauses(part.clauses);
  std::vector<std::string_view> texts;
  texts.reserve(part.clauses.size());
  for (const PreparedClause& clause : part.clauses) texts.emplace_back(clause.text);
  part.characters = ListCharacters(texts);
}

// A clause stands before those below it.
void Preparer::MeasureClauses(std::vector<PreparedClause>& clauses) {
  for (size_t i = clauses.size(); i-- > 0;) {
    PreparedClause& clause = clauses[i];
    clause.last = std::max(clause.last, static_cast<uint32_t>(i));
    if (clause.parent >= 0) {
      PreparedClause& above = clauses[static_cast<size_t>(clause.parent)];
      above.last = std::max(above.last, clause.last);
    }
    const TextMeasure measure = MeasureText(clause.text);
    clause.tokens = measure.tokens;
    clause.text_key = measure.key;
  }
}

// An attached document has its envelope's issuer and date; it counts in what makes the envelope's version.
void Preparer::Attach(PreparedDocument part, size_t ordinal, PreparedDocument& envelope) {
  part.issuing_authority = envelope.issuing_authority;
  part.document_date = envelope.document_date;
  part.document_type = GenreOf(part.title);
  part.title_key = TitleKeyOf(part.title);
  part.key = part.identity = "#" + std::to_string(ordinal);
  envelope.text_size += part.text_size;
  envelope.text_hash = envelope.text_hash * 31 + part.text_hash;
  envelope.attached.push_back(std::move(part));
}

void Preparer::Identify(PreparedDocument& envelope) {
  envelope.title_key = TitleKeyOf(envelope.title);
  const std::string& issuer = envelope.issuing_authority;
  const std::string& date = envelope.document_date;
  if (!envelope.number.empty()) {
    envelope.key = (issuer.empty() ? "" : issuer + '/') + envelope.number;
    envelope.identity = "number/" + FoldedKey(issuer) + '/' + envelope.number + '/' + TitleEnd(envelope.title_key.bare);
  } else if (!envelope.title.empty() && !(issuer.empty() && date.empty())) {
    envelope.key = issuer + '/' + envelope.title + '/' + date;
    envelope.identity = "title/" + FoldedKey(issuer) + '/' + FoldedKey(envelope.title) + '/' + date;
  } else {
    std::string digits(16, '0');
    for (size_t i = 0; i < digits.size(); ++i) digits[i] = "0123456789abcdef"[envelope.text_hash >> (60 - 4 * i) & 15];
    envelope.key = envelope.identity = "text/" + digits;
  }
  const auto hash = [](const std::string& identity) { return XXH3_64bits(identity.data(), identity.size()); };
  envelope.identity_hash = hash(envelope.identity);
  if (envelope.title_key.issuer.empty()) envelope.title_key.issuer = FoldedKey(issuer);
  for (PreparedDocument& part : envelope.attached) {
    part.key = envelope.key + part.key;
    part.identity = envelope.identity + part.identity;
    part.identity_hash = hash(part.identity);
    if (part.title_key.issuer.empty()) part.title_key.issuer = FoldedKey(issuer);
  }
}

}  // namespace

PreparedDocument Prepare(const Source& source, const Document& document, const std::vector<Fact>& facts) {
  return Preparer(source, document, facts).Run();
}

size_t BytesOf(const PreparedDocument& document) {
  size_t bytes = sizeof(document) + document.facts.size() * (sizeof(PreparedFact) + 64) + document.characters.bytes();
  for (const PreparedClause& clause : document.clauses)
    bytes += sizeof(clause) + clause.text.size() + clause.path.size();
  for (const PreparedDocument& part : document.attached) bytes += BytesOf(part);
  return bytes;
}

}  // namespace liye
