// Groonga: a column of texts, and a lexicon of TokenBigram over it that is built when all are there, its fastest way.
#include "tests/bench/search_engine.h"

#ifdef LIYE_HAVE_GROONGA
#include <groonga.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "tests/bench/measure.h"
#endif

namespace liye::bench {

#ifdef LIYE_HAVE_GROONGA
namespace {

class Groonga : public SearchEngine {
 public:
  Groonga(const std::string& path, bool make) {
    grn_init();
    context_ = grn_ctx_open(0);
    const std::string file = path + "/groonga.db";
    database_ = make ? grn_db_create(context_, file.c_str(), nullptr) : grn_db_open(context_, file.c_str());
    Check();
  }
  ~Groonga() override {
    grn_obj_close(context_, database_);
    grn_ctx_close(context_);
    grn_fin();
  }
  const char* name() const override { return "Groonga"; }

  void Fill(const std::vector<std::string>& texts) {
    Send("table_create Clause TABLE_NO_KEY");
    Send("column_create Clause text COLUMN_SCALAR Text");
    Send("table_create Term TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto");
    grn_obj* table = grn_ctx_get(context_, "Clause", -1);
    grn_obj* column = grn_ctx_get(context_, "Clause.text", -1);
    grn_obj value;
    GRN_TEXT_INIT(&value, 0);
    for (const std::string& text : texts) {
      GRN_TEXT_SET(context_, &value, text.data(), text.size());
      grn_obj_set_value(context_, column, grn_table_add(context_, table, nullptr, 0, nullptr), &value, GRN_OBJ_SET);
      Check();
    }
    GRN_OBJ_FIN(context_, &value);
    Send("column_create Term index COLUMN_INDEX|WITH_POSITION Clause text");
  }

  std::vector<int64_t> Best(const std::string& phrase) override {
    return Select(phrase, "--sort_keys -_score --limit " + std::to_string(kBestShown));
  }
  std::vector<int64_t> All(const std::string& phrase) override {
    std::vector<int64_t> all = Select(phrase, "--limit -1");
    std::sort(all.begin(), all.end());
    return all;
  }

 private:
  void Check() const {
    if (context_->rc != GRN_SUCCESS) GiveUp("Groonga says: " + std::string(context_->errbuf));
  }
  std::string Send(const std::string& command) {
    grn_ctx_send(context_, command.data(), static_cast<unsigned>(command.size()), 0);
    char* answer = nullptr;
    unsigned size = 0;
    int flags = 0;
    grn_ctx_recv(context_, &answer, &size, &flags);
    Check();
    return {answer, size};
  }
  // The answer is [[[3],[["_id","UInt32"]],[7],[12],[90]]]: how many, the columns, the rows.
  std::vector<int64_t> Select(const std::string& phrase, const std::string& order) {
    const std::string answer = Send("select Clause --match_columns text --query '\"" + phrase +
                                    "\"' --output_columns _id --cache no " + order);
    std::vector<int64_t> numbers;
    size_t at = answer.find("]],");
    while (at != answer.npos && (at = answer.find('[', at)) != answer.npos) {
      int64_t number = 0;
      std::from_chars(answer.data() + ++at, answer.data() + answer.size(), number);
      numbers.push_back(number);
    }
    return numbers;
  }

  grn_ctx* context_ = nullptr;
  grn_obj* database_ = nullptr;
};

}  // namespace

bool HaveGroonga() { return true; }

BuildCost BuildGroonga(const std::string& path, const std::vector<std::string>& texts) {
  std::filesystem::remove_all(path);
  std::filesystem::create_directories(path);
  const double wall = WallSeconds(), cpu = ProcessCpuSeconds();
  Groonga(path, true).Fill(texts);
  return {WallSeconds() - wall, ProcessCpuSeconds() - cpu, DiskBytes(path)};
}

std::unique_ptr<SearchEngine> OpenGroonga(const std::string& path) { return std::make_unique<Groonga>(path, false); }
#else
bool HaveGroonga() { return false; }
BuildCost BuildGroonga(const std::string&, const std::vector<std::string>&) { return {}; }
std::unique_ptr<SearchEngine> OpenGroonga(const std::string&) { return nullptr; }
#endif

}  // namespace liye::bench
