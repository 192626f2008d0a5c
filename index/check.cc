#include "index/check.h"

#include <filesystem>
#include <utility>

#include "index/character_posting.h"
#include "index/check_ranks.h"
#include "index/check_rows.h"
#include "index/fts5_tokenizer.h"
#include "index/knowledge_base.h"
#include "index/schema.h"
#include "index/wanted_schema.h"

namespace liye {
namespace {

constexpr const char* kRepair = "Run `liye repair`.";
constexpr const char* kRestore = "Restore a copy, or make it again with `liye ingest`.";

class Checker {
 public:
  explicit Checker(Database& database) : database_(database) {}

  Result<CheckReport> Run() {
    AskSqlite();
    Result<std::vector<SchemaObject>> wanted = WantedSchema();
    if (!wanted) return std::unexpected(wanted.error());
    const bool whole = HoldSchemaAgainst(*wanted);
    if (whole) {
      CheckRows(database_, report_.problems);
      CheckRanks(database_, report_.problems);
      AskCharacters();
    }
    for (const SchemaObject& object : *wanted)
      if (object.kind == SchemaObject::Kind::kFullText) AskFullText(object);
    return std::move(report_);
  }

 private:
  void AskSqlite();
  void AskForeignKeys();
  bool HoldSchemaAgainst(const std::vector<SchemaObject>& wanted);
  void AskCharacters();
  void AskFullText(const SchemaObject& table);
  void Add(Error::Kind kind, std::string subject, std::string reason, std::string remedy) {
    report_.problems.push_back({kind, std::move(subject), std::move(reason), std::move(remedy)});
  }
  void AddFailure(const Error& error) { Add(error.kind, error.subject, error.reason, kRestore); }

  Database& database_;
  CheckReport report_;
};

void Checker::AskSqlite() {
  Statement integrity = database_.Query("PRAGMA integrity_check");
  while (integrity.Next())
    if (integrity.text(0) != "ok")
      Add(Error::Kind::kNotOurs, database_.path(), "SQLite says: " + integrity.string(0),
          "Run `liye repair`; if this is said again afterwards, restore a copy.");
  if (!integrity.ok()) AddFailure(integrity.error());
  Statement foreign = database_.Query(
      "SELECT \"table\", parent, count(*), min(rowid) FROM pragma_foreign_key_check GROUP BY \"table\", parent");
  while (foreign.Next())
    Add(Error::Kind::kNotOurs, foreign.string(0),
        foreign.string(2) + " rows name a row of " + foreign.string(1) + " that does not exist", kRestore);
  if (!foreign.ok()) AddFailure(foreign.error());
}

// Gives whether every table is there, so that its rows can be asked for.
bool Checker::HoldSchemaAgainst(const std::vector<SchemaObject>& wanted) {
  bool whole = true;
  for (const SchemaObject& object : wanted) {
    const Result<bool> has = HasObject(database_, object);
    if (!has) {
      AddFailure(has.error());
      return false;
    }
    if (*has) continue;
    Add(Error::Kind::kNotOurs, object.name,
        std::string("the ") + to_string(object.kind) + " of this name is missing or was changed",
        IsDerived(object) ? kRepair : kRestore);
    whole = whole && object.kind != SchemaObject::Kind::kTable && object.kind != SchemaObject::Kind::kFullText;
  }
  const Result<int64_t> begun = database_.Integer(
      "SELECT count(*) FROM sqlite_schema WHERE name IN ('clause_text_repair', 'clause_heading_repair')");
  report_.repair_unfinished = begun && *begun > 0;
  return whole;
}

void Checker::AskCharacters() {
  const Result<std::optional<std::string>> wrong = FindWrongCharacter(database_);
  if (!wrong) return AddFailure(wrong.error());
  if (*wrong)
    Add(Error::Kind::kNotOurs, "character_posting",
        "the list of clauses with “" + **wrong + "” does not agree with the stored text", kRepair);
}

// rank 1: held against the text of the clauses. Without it a stale index passes, since it has no copy of the text.
void Checker::AskFullText(const SchemaObject& table) {
  const Result<bool> has = HasObject(database_, table);
  if (!has || !*has) return;  // said already
  const std::string& name = table.name;
  const Result<void> checked =
      database_.Execute("INSERT INTO " + name + " (" + name + ", rank) VALUES ('integrity-check', 1)");
  if (!checked) Add(Error::Kind::kNotOurs, name, "the full-text index does not agree with the stored text", kRepair);
}

}  // namespace

Result<std::unique_ptr<Database>> OpenForCheck(const std::string& path) {
  constexpr int kBusyMilliseconds = 5000;
  std::error_code error;
  if (!std::filesystem::exists(path, error))
    return std::unexpected(Error{Error::Kind::kNotFound, path, "there is no such knowledge base",
                                 "Check the path, or make it with `liye ingest PATH... --db " + path + "`."});
  auto database = Database::Open(path, SQLITE_OPEN_READWRITE, kBusyMilliseconds);
  if (!database) return database;
  if (const int status = RegisterTokenizer((*database)->handle()); status != SQLITE_OK)
    return std::unexpected((*database)->ErrorFor(status, sqlite3_errstr(status)));
  Result<void> ready = CheckSchema(**database);
  if (ready) ready = (*database)->Execute(kFreePages);
  if (!ready) return std::unexpected(ready.error());
  return database;
}

Result<CheckReport> Check(Database& database) {
  if (Result<void> begun = database.Execute("BEGIN IMMEDIATE"); !begun) return std::unexpected(begun.error());
  Result<CheckReport> report = Checker(database).Run();
  if (sqlite3_get_autocommit(database.handle()) == 0) (void)database.Execute("ROLLBACK");
  return report;
}

Result<std::vector<std::string>> KnowledgeBase::Check() {
  const Result<CheckReport> report = liye::Check(*database_);
  if (!report) return std::unexpected(report.error());
  std::vector<std::string> sentences;
  for (const Error& problem : report->problems) sentences.push_back(problem.message());
  return sentences;
}

}  // namespace liye
