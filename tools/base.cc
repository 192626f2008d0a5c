#include "tools/base.h"

#include <charconv>
#include <ctime>

#include "corpus/ascii.h"
#include "index/title_key.h"
#include "parser/document_number.h"
#include "tools/message.h"

namespace liye {
namespace {

bool ParseYear(std::string_view text, int& year) {
  if (text.empty()) return true;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  return error == std::errc() && end == text.data() + text.size() && year > 0 && year < 10000;
}

}  // namespace

std::unique_ptr<KnowledgeBase> OpenForReading(const Settings& settings) {
  Result<std::unique_ptr<KnowledgeBase>> base = KnowledgeBase::Open(settings.database, OpenMode::kReadOnly);
  if (base) return std::move(*base);
  Complain(base.error());
  return nullptr;
}

std::string Joined(const std::vector<std::string>& names) {
  return JoinedWith(Tr(", "), names, [](const std::string& name) { return name; });
}

std::optional<DocumentRecord> FindOne(KnowledgeBase& base, const std::string& name, ExitCode& code) {
  constexpr size_t kMostListed = 10, kMostNear = 3;
  Result<std::vector<DocumentRecord>> found = base.Find(name);
  if (!found) {
    code = Fail(found.error());
    return std::nullopt;
  }
  code = ExitCode::kPartial;
  if (found->empty()) {
    Complain(
        Tr("{} is not in this knowledge base, which does not mean that it does not exist. "
           "Try words of its title with `liye search`, or add its file with `liye ingest`.",
           {name}));
    const auto near = base.NearNames(name, kMostNear);
    if (near && !near->empty()) Complain(Tr("Written almost like it: {}", {Joined(*near)}));
    return std::nullopt;
  }
  if (found->size() == 1) {
    code = ExitCode::kDone;
    return found->front();
  }
  Complain(Tr("{} can mean {} documents. Name one of them by its # number:", {name, std::to_string(found->size())}));
  for (size_t i = 0; i < found->size() && i < kMostListed; ++i) {
    const DocumentRecord& d = (*found)[i];
    std::fprintf(stderr, "  #%lld  %s\n", static_cast<long long>(d.id),
                 NameOf(d.number, d.title, d.document_date).c_str());
  }
  if (found->size() > kMostListed) std::fprintf(stderr, "  …\n");
  return std::nullopt;
}

Result<std::optional<CitedDocument>> CitedInstead(KnowledgeBase& base, const std::string& name,
                                                  const std::vector<DocumentRecord>& found) {
  const int64_t key = TitleKeyOf(name).hash;
  for (const DocumentRecord& document : found)
    if (key == 0 || document.number == name || document.key == name || TitleKeyOf(document.title).hash == key)
      return std::optional<CitedDocument>();
  if (!found.empty() && (name.starts_with('#') || CanonicalDocumentNumber(name))) return std::optional<CitedDocument>();
  return base.FindCited(name);
}

Result<std::pair<int, int>> ParseYears(const std::string& text) {
  std::pair<int, int> years{0, 0};
  const size_t dots = text.find("..");
  const std::string_view view = text;
  const bool good = dots == view.npos ? ParseYear(view, years.first) && ParseYear(view, years.second)
                                      : ParseYear(view.substr(0, dots), years.first) &&
                                            ParseYear(view.substr(dots + 2), years.second);
  if (good && (years.second == 0 || years.first <= years.second)) return years;
  return std::unexpected(
      Error{Error::Kind::kUsage, text, "this is no year or span of years", "Write 2017 or 2015..2020."});
}

std::string StatusWord(std::string_view status) { return TrReport(status); }

std::string StandingWord(std::string_view standing) {
  if (standing == "in_force") return TrReport("in force");
  if (standing == "not_yet") return TrReport("not yet in force");
  if (standing == "partly_repealed") return TrReport("partly repealed");
  return TrReport(standing);
}

std::string RelationWord(std::string_view relation) { return TrReport(relation); }

std::string RoleWord(std::string_view role) { return TrReport(role); }

std::string KindWord(std::string_view kind) { return TrReport(kind); }

std::string NameOf(const std::string& number, const std::string& title, const std::string& date) {
  std::string name = number;
  const auto add = [&name](const std::string& part) { name += (name.empty() ? "" : "  ") + part; };
  if (!title.empty()) add(title);
  if (!date.empty()) add(date);
  return name.empty() ? TrReport("(no number, no title)") : name;
}

std::string Today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  char day[16];
  std::strftime(day, sizeof day, "%Y-%m-%d", &local);
  return day;
}

}  // namespace liye
