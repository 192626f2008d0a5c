#include "index/fts5_tokenizer.h"

#ifdef LIYE_EXTENSION
#include <sqlite3ext.h>  // SQLite's functions by way of the program that loaded us
SQLITE_EXTENSION_INIT3
#endif

#include <string>
#include <string_view>
#include <utility>

#include "index/fold.h"
#include "index/tokenizer.h"

namespace liye {
namespace {

// The tokenizer has no state: any address that is not null does for its instance.
int Create(void*, const char**, int, Fts5Tokenizer** tokenizer) {
  static char instance;
  *tokenizer = reinterpret_cast<Fts5Tokenizer*>(&instance);
  return SQLITE_OK;
}

void Delete(Fts5Tokenizer*) {}

int TokenizeText(Fts5Tokenizer*, void* context, int flags, const char* text, int size,
                 int (*give)(void*, int, const char*, int, int, int)) {
  if (text == nullptr) return SQLITE_OK;
  const TokenizeFor purpose = (flags & FTS5_TOKENIZE_QUERY) != 0 ? TokenizeFor::kPhrase : TokenizeFor::kIndex;
  int status = SQLITE_OK;
  Tokenize({text, static_cast<size_t>(size)}, purpose, [&](std::string_view token, size_t start, size_t end) {
    status =
        give(context, 0, token.data(), static_cast<int>(token.size()), static_cast<int>(start), static_cast<int>(end));
    return status == SQLITE_OK;
  });
  return status;
}

int TokenizeCharacters(Fts5Tokenizer*, void* context, int, const char* text, int size,
                       int (*give)(void*, int, const char*, int, int, int)) {
  if (text == nullptr) return SQLITE_OK;
  struct Visitor {
    void* context;
    int (*give)(void*, int, const char*, int, int, int);
    int status = SQLITE_OK;
    std::string character = {};
    void Han(char32_t folded, size_t start, size_t end) {
      if (status != SQLITE_OK) return;
      character.clear();
      AppendUtf8(character, folded);
      status = give(context, 0, character.data(), static_cast<int>(character.size()), static_cast<int>(start),
                    static_cast<int>(end));
    }
    void Word(std::string_view, size_t, size_t) {}
    void Break() {}
  } visitor{context, give};
  ReadUnits({text, static_cast<size_t>(size)}, visitor);
  return visitor.status;
}

// An SQL function of one text; NULL gives NULL.
template <std::string (*kFunction)(std::string_view)>
void Call(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  if (text == nullptr) return sqlite3_result_null(context);
  const std::string result = kFunction({text, static_cast<size_t>(sqlite3_value_bytes(values[0]))});
  sqlite3_result_text(context, result.data(), static_cast<int>(result.size()), SQLITE_TRANSIENT);
}

}  // namespace

fts5_api* Fts5Api(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK) return nullptr;
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

int RegisterTokenizer(sqlite3* handle) {
  fts5_api* api = Fts5Api(handle);
  if (api == nullptr) return SQLITE_ERROR;
  fts5_tokenizer tokenizer = {Create, Delete, TokenizeText};
  fts5_tokenizer characters = {Create, Delete, TokenizeCharacters};
  for (const auto& [name, methods] : {std::pair{"liye", &tokenizer}, std::pair{"liye_character", &characters}}) {
    const int status = api->xCreateTokenizer(api, name, nullptr, methods, nullptr);
    if (status != SQLITE_OK) return status;
  }
  constexpr int kPure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  for (const auto& [name, function] :
       {std::pair{"liye_fold", &Call<FoldedKey>}, std::pair{"liye_phrase", &Call<PhraseExpression>}}) {
    const int status = sqlite3_create_function_v2(handle, name, 1, kPure, nullptr, function, nullptr, nullptr, nullptr);
    if (status != SQLITE_OK) return status;
  }
  return SQLITE_OK;
}

}  // namespace liye
