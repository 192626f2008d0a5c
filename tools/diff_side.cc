#include "tools/diff_side.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "corpus/read.h"
#include "index/fold.h"
#include "index/prepare.h"
#include "parser/parse.h"
#include "tools/message.h"

namespace liye {
namespace {

// A file, and which of its documents: a place from 1, a title, or nothing.
struct FileName {
  std::string path, which;
};

std::optional<FileName> FileOf(const std::string& name) {
  std::error_code ignored;
  if (std::filesystem::exists(name, ignored)) return FileName{name, ""};
  const size_t mark = name.rfind('#');
  if (mark == name.npos || mark == 0 || !std::filesystem::is_regular_file(name.substr(0, mark), ignored))
    return std::nullopt;
  return FileName{name.substr(0, mark), name.substr(mark + 1)};
}

// The documents of a file; `attached` ones are not counted, but have titles.
std::vector<PreparedDocument> ReadDocuments(const Source& source) {
  std::vector<PreparedDocument> documents;
  for (const Document& document : Parse(source)) documents.push_back(Prepare(source, document, {}));
  return documents;
}

// The document at the place or of the title that `which` says. A title may be a part of it; one that is equal comes first.
const PreparedDocument* Chosen(const std::vector<PreparedDocument>& documents, const std::string& which) {
  if (which.empty()) return documents.size() == 1 ? &documents[0] : nullptr;
  size_t place = 0;
  const auto [end, error] = std::from_chars(which.data(), which.data() + which.size(), place);
  if (error == std::errc() && end == which.data() + which.size())
    return place >= 1 && place <= documents.size() ? &documents[place - 1] : nullptr;
  std::vector<const PreparedDocument*> all;
  for (const PreparedDocument& document : documents) {
    all.push_back(&document);
    for (const PreparedDocument& part : document.attached) all.push_back(&part);
  }
  const std::string wanted = FoldedKey(which);
  std::vector<const PreparedDocument*> equal, holding;
  for (const PreparedDocument* document : all) {
    const std::string title = FoldedKey(document->title);
    if (wanted.empty() || title.find(wanted) == title.npos) continue;
    holding.push_back(document);
    if (title == wanted) equal.push_back(document);
  }
  const auto& found = equal.empty() ? holding : equal;
  // The title of a notice holds that of the paper that it prints: the paper is meant.
  if (found.size() == 2 && !found[0]->attached.empty() && found[1] == &found[0]->attached[0]) return found[1];
  return found.size() == 1 ? found[0] : nullptr;
}

void ComplainChoice(const FileName& file, const std::vector<PreparedDocument>& documents) {
  constexpr size_t kMostListed = 20;
  Complain(file.which.empty()
               ? Tr("{} holds {} documents. Name one of them as FILE#1 or FILE#TITLE:",
                    {file.path, std::to_string(documents.size())})
               : Tr("{} holds none or several documents that {} names. Name one as FILE#1 or FILE#TITLE:",
                    {file.path, file.which}));
  for (size_t i = 0; i < documents.size() && i < kMostListed; ++i) {
    const PreparedDocument& d = documents[i];
    std::fprintf(stderr, "  #%zu  %s\n", i + 1, NameOf(d.number, d.title, d.document_date).c_str());
    for (const PreparedDocument& part : d.attached) std::fprintf(stderr, "      #%s\n", part.title.c_str());
  }
  if (documents.size() > kMostListed) std::fprintf(stderr, "  …\n");
}

std::optional<ComparedDocument> LoadFile(const FileName& file, ExitCode& code) {
  const Result<Source> source = ReadSource(file.path);
  if (!source) {
    code = Fail(source.error());
    return std::nullopt;
  }
  const std::vector<PreparedDocument> documents = ReadDocuments(*source);
  if (documents.empty()) {
    code = Fail({Error::Kind::kUsage, file.path, "there is no text in it", "Name a file that holds a document."});
    return std::nullopt;
  }
  const PreparedDocument* chosen = Chosen(documents, file.which);
  if (chosen == nullptr) {
    ComplainChoice(file, documents);
    code = ExitCode::kUsage;
    return std::nullopt;
  }
  ComparedDocument compared;
  const std::string base_name = std::filesystem::path(file.path).filename();
  const bool named = !chosen->number.empty() || !chosen->title.empty();
  compared.name =
      named ? NameOf(chosen->number, chosen->title, chosen->document_date) + "  (" + base_name + ")" : base_name;
  AppendClauses(*chosen, compared.clauses);
  for (const PreparedDocument& part : chosen->attached) AppendClauses(part, compared.clauses);
  return compared;
}

}  // namespace

std::optional<ComparedDocument> DiffSides::Load(const std::string& name, ExitCode& code) {
  if (const std::optional<FileName> file = FileOf(name)) return LoadFile(*file, code);
  std::error_code ignored;
  if (base_ == nullptr && !std::filesystem::exists(settings_.database, ignored)) {
    code = Fail({Error::Kind::kNotFound, name, "no file has this name, and there is no knowledge base to look in",
                 "Check the path, or name a knowledge base with --db."});
    return std::nullopt;
  }
  return LoadRecord(name, code);
}

std::optional<ComparedDocument> DiffSides::LoadRecord(const std::string& name, ExitCode& code) {
  if (base_ == nullptr) base_ = OpenForReading(settings_);
  if (base_ == nullptr) {
    code = ExitCode::kUsage;
    return std::nullopt;
  }
  const std::optional<DocumentRecord> document = FindOne(*base_, name, code);
  if (!document) return std::nullopt;
  ComparedDocument compared;
  compared.name = NameOf(document->number, document->title, document->document_date);
  std::vector<int64_t> ids = {document->id};
  const auto attached = base_->AttachedTo(document->id);
  if (!attached) {
    code = Fail(attached.error());
    return std::nullopt;
  }
  for (const DocumentRecord& part : *attached) ids.push_back(part.id);
  for (int64_t id : ids) {
    const auto clauses = base_->Clauses(id);
    if (!clauses) {
      code = Fail(clauses.error());
      return std::nullopt;
    }
    AppendClauses(*clauses, compared.clauses);
  }
  return compared;
}

}  // namespace liye
