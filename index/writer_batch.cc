// The part of Writer that brings what many documents hold into its tables at once: texts, facts, characters.
//
// Table by table, not document by document: FTS5 looks for every token in a table of some ten megabytes, and what other
// rows bring into the processor's caches in between makes it half as slow again.
#include <array>
#include <utility>

#include "index/writer.h"
#include "index/writer_statements.h"

namespace liye {

bool Writer::WriteWaiting() {
  if (waiting_.empty()) return true;
  // FTS5 takes most of the time, on one core.
  std::future<void> characters = std::async(kElsewhere, [this] {
    for (const Waiting& w : waiting_) characters_.Add(w.first_clause, w.document->characters);
  });
  const bool done = WriteTexts() && WriteHeadings() && WriteFacts();
  characters.get();
  waiting_.clear();
  waiting_bytes_ = 0;
  return done;
}

bool Writer::WriteTexts() {
  for (const Waiting& w : waiting_)
    for (size_t i = 0; i < w.document->clauses.size(); ++i)
      if (!statements_->insert_text.Run(w.first_clause + static_cast<int64_t>(i), w.document->clauses[i].text))
        return false;
  return true;
}

// Of clauses that have others below them.
bool Writer::WriteHeadings() {
  for (const Waiting& w : waiting_)
    for (size_t i = 0; i < w.document->clauses.size(); ++i) {
      const PreparedClause& clause = w.document->clauses[i];
      const bool heads = clause.last > i && !clause.heading.empty();
      if (heads && !statements_->insert_heading.Run(w.first_clause + static_cast<int64_t>(i), clause.heading))
        return false;
    }
  return true;
}

bool Writer::WriteFacts() {
  using Kind = PreparedFact::Kind;
  // Both kinds of citations are rows of one table.
  constexpr std::array kTables = {std::pair{Kind::kNumber, Kind::kTitle}, std::pair{Kind::kDeadline, Kind::kDeadline},
                                  std::pair{Kind::kAmount, Kind::kAmount}, std::pair{Kind::kDuty, Kind::kDuty}};
  for (const auto& [first, last] : kTables)
    for (const Waiting& w : waiting_)
      for (const PreparedFact& fact : w.document->facts)
        if (fact.kind >= first && fact.kind <= last && !WriteFact(fact, w.first_clause + fact.clause)) return false;
  return true;
}

bool Writer::WriteFact(const PreparedFact& fact, int64_t clause) {
  const Span span = fact.span;
  switch (fact.kind) {
    case PreparedFact::Kind::kNumber:
    case PreparedFact::Kind::kTitle: {
      Statement& insert = statements_->insert_citation;
      const char* kind = fact.kind == PreparedFact::Kind::kNumber ? "number" : "title";
      insert.Bind(clause, fact.ordinal, kind, fact.tag, fact.value, fact.other, fact.paired, fact.title_key.hash,
                  fact.title_key.issuer, span.start, span.end, fact.text, fact.rule, fact.certainty, fact.part,
                  fact.edition);
      if (fact.title_key.hash == 0) insert.BindNull(8);
      return insert.Run();
    }
    case PreparedFact::Kind::kDeadline:
      return statements_->insert_deadline.Run(clause, fact.ordinal, fact.tag, fact.value, fact.other, span.start,
                                              span.end, fact.text, fact.rule, fact.certainty);
    case PreparedFact::Kind::kAmount:
      return statements_->insert_amount.Run(clause, fact.ordinal, fact.value, fact.currency, fact.tag, fact.other,
                                            span.start, span.end, fact.text, fact.rule, fact.certainty);
    case PreparedFact::Kind::kDuty: {
      int64_t unit = 0;
      return UnitId(fact.value, unit) &&
             statements_->insert_duty.Run(clause, fact.ordinal, unit, fact.tag, fact.other, fact.deadline,
                                          fact.due_date, fact.scope.start, fact.scope.end, span.start, span.end,
                                          fact.text, fact.rule, fact.certainty);
    }
  }
  return true;
}

bool Writer::UnitId(const std::string& name, int64_t& id) {
  const auto [entry, fresh] = units_.try_emplace(name, 0);
  if (fresh) {
    Statement& find = statements_->find_unit.Bind(name);
    if (find.Next()) entry->second = find.integer(0);
    find.Reset();
    if (!find.ok()) return false;
    if (entry->second == 0) {
      if (!statements_->insert_unit.Run(name)) return false;
      entry->second = database_.last_insert_id();
    }
  }
  id = entry->second;
  return true;
}

}  // namespace liye
