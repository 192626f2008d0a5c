// The SQL of index/writer.cc, prepared once.
//
// Only single-row statements without triggers: SQLite opens a statement journal for others, and
// FTS5 then writes its pending rows to disk each time, which makes bulk loads several times slower. The same
// goes for savepoints, so a document is kept whole by committing between documents only.
#pragma once

#include "index/sqlite.h"
#include "index/writer.h"

namespace liye {

struct Writer::Statements {
  explicit Statements(Database& database)
      : known(database, "SELECT id, hash, byte_size, modified_ns FROM source WHERE path = ?1", true),
        copy(database, "SELECT 1 FROM source WHERE hash = ?1 AND media_type = ?2 AND path <> ?3", true),
        touch(database, "UPDATE source SET modified_ns = ?2 WHERE id = ?1", true),
        insert_source(database,
                      "INSERT INTO source (path, byte_size, modified_ns, media_type, encoding, replaced) VALUES (?1, "
                      "?2, ?3, ?4, ?5, ?6)",
                      true),
        update_source(database,
                      "UPDATE source SET path = ?1, byte_size = ?2, modified_ns = ?3, media_type = ?4, encoding = ?5, "
                      "replaced = ?6, "
                      "hash = NULL WHERE id = ?7",
                      true),
        finish_source(database, "UPDATE source SET hash = ?2 WHERE id = ?1", true),
        documents_of_source(database, "SELECT DISTINCT document FROM document_source WHERE source = ?1", true),
        lookup(database,
               "SELECT d.id, d.source, d.start, d.text_size, d.text_hash, d.first_clause, d.last_clause, d.key, s.path "
               "FROM document d JOIN source s ON s.id = d.source WHERE d.identity = ?1",
               true),
        lookup_row(database,
                   "SELECT source, first_clause, last_clause, key, number, title_key FROM document WHERE id = ?1",
                   true),
        insert_document(
            database,
            "INSERT INTO document (key, identity, parent, number, title, issuing_authority, document_date, "
            "document_type, "
            "primary_recipients, signatory, classification, urgency, effective_date, cc_recipients, printing_office, "
            "printing_date, subject_terms, title_key, title_issuer, source, start, \"end\", text_size, text_hash, "
            "first_clause, last_clause, identity_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
            "?14, ?15, ?16, "
            "?17, "
            "?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27)",
            true),
        update_document(
            database,
            "UPDATE document SET key = ?1, identity = ?2, parent = ?3, number = ?4, title = ?5, issuing_authority = "
            "?6, "
            "document_date = ?7, document_type = ?8, primary_recipients = ?9, signatory = ?10, classification = ?11, "
            "urgency = ?12, effective_date = ?13, cc_recipients = ?14, printing_office = ?15, printing_date = ?16, "
            "subject_terms = ?17, title_key = ?18, title_issuer = ?19, source = ?20, start = ?21, \"end\" = ?22, "
            "text_size = ?23, text_hash = ?24, first_clause = ?25, last_clause = ?26, identity_hash = ?27 WHERE id = "
            "?28",
            true),
        insert_clause(database,
                      "INSERT INTO clause (id, document, parent, ordinal, kind, depth, label, heading, path, start, "
                      "\"end\", text, last, text_key) "
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                      true),
        insert_text(database, "INSERT INTO clause_text (rowid, text) VALUES (?1, ?2)", true),
        insert_heading(database, "INSERT INTO clause_heading (rowid, heading) VALUES (?1, ?2)", true),
        insert_ranks(database, "INSERT INTO clause_rank (first_clause, data) VALUES (?1, ?2)", true),
        insert_citation(
            database,
            "INSERT INTO citation (clause, ordinal, kind, relation, number, title, paired, title_key, title_issuer, "
            "start, "
            "\"end\", text, rule, certainty, part, edition) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
            "?13, ?14, ?15, ?16)",
            true),
        insert_deadline(
            database,
            "INSERT INTO deadline (clause, ordinal, kind, value, due_date, start, \"end\", text, rule, certainty) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            true),
        insert_amount(
            database,
            "INSERT INTO amount (clause, ordinal, value, currency, bound, per, start, \"end\", text, rule, certainty) "
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            true),
        insert_duty(database,
                    "INSERT INTO duty (clause, ordinal, unit, role, task, deadline, due_date, scope_start, scope_end, "
                    "start, \"end\", "
                    "text, rule, certainty) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                    true),
        find_unit(database, "SELECT id FROM unit WHERE name = ?1", true),
        insert_unit(database, "INSERT INTO unit (name) VALUES (?1)", true),
        insert_origin(database,
                      "INSERT OR IGNORE INTO document_source (document, source, start, \"end\", text_hash) VALUES (?1, "
                      "?2, ?3, ?4, "
                      "?5)",
                      true),
        delete_origins(database, "DELETE FROM document_source WHERE document = ?1 AND source = ?2", true),
        pending(database, "INSERT OR IGNORE INTO pending (kind, value) VALUES (?1, ?2)", true),
        key_owner(database, "SELECT id, identity FROM document WHERE key = ?1", true) {}

  Statement known, copy, touch, insert_source, update_source, finish_source, documents_of_source;
  Statement lookup, lookup_row, insert_document, update_document;
  Statement insert_clause, insert_text, insert_heading, insert_ranks, insert_citation, insert_deadline, insert_amount,
      insert_duty;
  Statement find_unit, insert_unit, insert_origin, delete_origins, pending, key_owner;

  // The first of them that failed; null when all is well.
  const Statement* Failed() const {
    for (const Statement* statement : {&known,
                                       &copy,
                                       &touch,
                                       &insert_source,
                                       &update_source,
                                       &finish_source,
                                       &documents_of_source,
                                       &lookup,
                                       &lookup_row,
                                       &insert_document,
                                       &update_document,
                                       &insert_clause,
                                       &insert_text,
                                       &insert_heading,
                                       &insert_ranks,
                                       &insert_citation,
                                       &insert_deadline,
                                       &insert_amount,
                                       &insert_duty,
                                       &find_unit,
                                       &insert_unit,
                                       &insert_origin,
                                       &delete_origins,
                                       &pending,
                                       &key_owner})
      if (!statement->ok()) return statement;
    return nullptr;
  }
};

}  // namespace liye
