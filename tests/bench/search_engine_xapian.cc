// Xapian with its n-grams for Chinese: single characters and pairs, with positions; the text stored beside them.
#include "tests/bench/search_engine.h"

#ifdef LIYE_HAVE_XAPIAN
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "tests/bench/measure.h"
#endif

namespace liye::bench {

#ifdef LIYE_HAVE_XAPIAN
namespace {

class XapianEngine : public SearchEngine {
 public:
  explicit XapianEngine(const std::string& path) : database_(path), enquire_(database_) {}
  const char* name() const override { return "Xapian"; }

  std::vector<int64_t> Best(const std::string& phrase) override {
    enquire_.set_weighting_scheme(Xapian::BM25Weight());
    return Ask(phrase, kBestShown);
  }
  std::vector<int64_t> All(const std::string& phrase) override {
    enquire_.set_weighting_scheme(Xapian::BoolWeight());
    std::vector<int64_t> all = Ask(phrase, database_.get_doccount());
    std::sort(all.begin(), all.end());
    return all;
  }

 private:
  std::vector<int64_t> Ask(const std::string& phrase, Xapian::doccount most) {
    const unsigned flags = Xapian::QueryParser::FLAG_PHRASE | Xapian::QueryParser::FLAG_CJK_NGRAM;
    enquire_.set_query(parser_.parse_query('"' + phrase + '"', flags));
    const Xapian::MSet matches = enquire_.get_mset(0, most);
    std::vector<int64_t> numbers;
    for (auto match = matches.begin(); match != matches.end(); ++match) numbers.push_back(*match);
    return numbers;
  }

  Xapian::Database database_;
  Xapian::Enquire enquire_;
  Xapian::QueryParser parser_;
};

}  // namespace

bool HaveXapian() { return true; }

BuildCost BuildXapian(const std::string& path, const std::vector<std::string>& texts) {
  std::filesystem::remove_all(path);
  setenv("XAPIAN_FLUSH_THRESHOLD", "50000", 0);  // documents between its flushes; 10000 is slower
  const double wall = WallSeconds(), cpu = ProcessCpuSeconds();
  {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_flags(Xapian::TermGenerator::FLAG_CJK_NGRAM);
    for (const std::string& text : texts) {
      Xapian::Document document;
      document.set_data(text);
      generator.set_document(document);
      generator.index_text(text);
      database.add_document(document);
    }
    database.commit();
  }
  return {WallSeconds() - wall, ProcessCpuSeconds() - cpu, DiskBytes(path)};
}

std::unique_ptr<SearchEngine> OpenXapian(const std::string& path) { return std::make_unique<XapianEngine>(path); }
#else
bool HaveXapian() { return false; }
BuildCost BuildXapian(const std::string&, const std::vector<std::string>&) { return {}; }
std::unique_ptr<SearchEngine> OpenXapian(const std::string&) { return nullptr; }
#endif

}  // namespace liye::bench
