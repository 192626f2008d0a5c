// The part of Writer that binds rows of one document and its clauses, and takes them away again.
#include <algorithm>

#include "index/clause_rank.h"
#include "index/writer.h"
#include "index/writer_statements.h"

namespace liye {
bool Writer::Lookup(const std::string& identity, Existing& existing) {
  Statement& lookup = statements_->lookup.Bind(identity);
  if (lookup.Next()) {
    existing.id = lookup.integer(0);
    existing.source = lookup.integer(1);
    existing.start = lookup.integer(2);
    existing.text_size = lookup.integer(3);
    existing.text_hash = static_cast<uint64_t>(lookup.integer(4));
    existing.first_clause = lookup.integer(5);
    existing.last_clause = lookup.integer(6);
    existing.key = lookup.string(7);
    existing.path = lookup.string(8);
  }
  lookup.Reset();
  return lookup.ok();
}

// Inserts the document, or overwrites the row `id` whose contents have been deleted.
bool Writer::Write(const PreparedDocument& d, const std::string& key, int64_t parent, int64_t& id) {
  const int64_t first = next_clause_;
  const int64_t last = first + static_cast<int64_t>(d.clauses.size()) - 1;
  Statement& statement = id == 0 ? statements_->insert_document : statements_->update_document;
  statement.Bind(key, d.identity, parent, d.number, d.title, d.issuing_authority, d.document_date, d.document_type,
                 d.primary_recipients, d.signatory, d.classification, d.urgency, d.effective_date, d.cc_recipients,
                 d.printing_office, d.printing_date, d.subject_terms, d.title_key.hash, d.title_key.issuer, source_,
                 d.span.start, d.span.end, d.text_size, d.text_hash, first, last, d.identity_hash);
  if (parent == 0) statement.BindNull(3);
  if (d.title_key.hash == 0) statement.BindNull(18);
  if (id != 0) statement.BindAt(28, id);
  if (!statement.Run()) return false;
  if (id == 0) id = database_.last_insert_id();
  ++counts_.documents;
  return WriteContents(d, id, first) && MarkPending(id);
}

bool Writer::WriteContents(const PreparedDocument& document, int64_t id, int64_t first_clause) {
  Statement& insert = statements_->insert_clause;
  for (size_t i = 0; i < document.clauses.size(); ++i) {
    const PreparedClause& clause = document.clauses[i];
    const int64_t row = first_clause + static_cast<int64_t>(i);
    insert.Bind(row, id, first_clause + clause.parent, i, clause.kind, clause.depth, clause.label, clause.heading,
                clause.path, clause.span.start, clause.span.end, clause.text, first_clause + clause.last,
                clause.text_key);
    if (clause.parent < 0) insert.BindNull(3);
    if (clause.text_key == 0) insert.BindNull(14);
    if (!insert.Run()) return false;
    waiting_bytes_ += clause.text.size();
    AppendRank({clause.tokens, clause.last - static_cast<uint32_t>(i), clause.text_key}, ranks_);
  }
  waiting_.push_back({&document, first_clause});
  next_clause_ = first_clause + static_cast<int64_t>(document.clauses.size());
  counts_.clauses += document.clauses.size();
  counts_.facts += document.facts.size();
  rows_ += document.clauses.size();
  return true;
}

bool Writer::AddOrigin(int64_t id, const PreparedDocument& document) {
  return statements_->insert_origin.Run(id, source_, document.span.start, document.span.end, document.text_hash);
}

bool Writer::DeleteContents(int64_t first_clause, int64_t last_clause) {
  const bool waits = !waiting_.empty() && last_clause >= waiting_.front().first_clause;
  if (waits && !WriteWaiting()) return false;
  Statement clauses =
      database_.Query("SELECT id, text, iif(last > id, heading, NULL) FROM clause WHERE id BETWEEN ?1 AND ?2",
                      first_clause, last_clause);
  while (clauses.Next()) {
    forgotten_.push_back({clauses.integer(0), clauses.string(1), clauses.string(2)});
    ++rows_;
  }
  if (!clauses.ok()) return false;
  for (const char* table : {"citation", "deadline", "amount", "duty"})
    if (!database_.Run(std::string("DELETE FROM ") + table + " WHERE clause BETWEEN ?1 AND ?2", first_clause,
                       last_clause))
      return false;
  return database_.Run("DELETE FROM clause WHERE id BETWEEN ?1 AND ?2", first_clause, last_clause).has_value();
}

// The full-text index has no copy of the text: it has to be told what to forget. It writes all its pending rows to disk
// when the ids go back, so this is done once, before the commit, in the order of the ids.
bool Writer::ForgetTexts() {
  if (forgotten_.empty()) return true;
  std::sort(forgotten_.begin(), forgotten_.end(), [](const auto& a, const auto& b) { return a.clause < b.clause; });
  Statement text(database_, "INSERT INTO clause_text (clause_text, rowid, text) VALUES ('delete', ?1, ?2)");
  for (const Forgotten& gone : forgotten_)
    if (!text.Run(gone.clause, gone.text)) return false;
  Statement heading(database_, "INSERT INTO clause_heading (clause_heading, rowid, heading) VALUES ('delete', ?1, ?2)");
  for (const Forgotten& gone : forgotten_)
    if (!gone.heading.empty() && !heading.Run(gone.clause, gone.heading)) return false;
  forgotten_.clear();
  return true;
}

bool Writer::WriteRanks() {
  if (ranks_.empty()) return true;
  Statement& insert = statements_->insert_ranks.Bind(first_rank_);
  insert.BindBlobAt(2, ranks_);
  const bool done = insert.Run();
  ranks_.clear();
  return done;
}

}  // namespace liye
