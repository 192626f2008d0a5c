#include "tools/duty_options.h"

#include "corpus/ascii.h"
#include "index/fold.h"
#include "index/offices.h"
#include "tools/message.h"

namespace liye {
std::string DayMeant(const std::string& text) {
  std::vector<int> numbers;
  bool digits = false;
  std::string all;
  for (char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !digits) numbers.push_back(0);
    if (digit && numbers.back() < 100000000) numbers.back() = numbers.back() * 10 + (c - '0');
    if (digit) all += c;
    digits = digit;
  }
  constexpr size_t kCompact = 8;  // 20170630
  if (numbers.size() == 1 && all.size() == kCompact)
    numbers = {numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100};
  if (numbers.size() != 3 || numbers[0] < 1000 || numbers[0] > 9999) return "";
  const std::chrono::year year(numbers[0]);
  const std::chrono::month month(static_cast<unsigned>(numbers[1]));
  if (!month.ok() || numbers[2] < 1 || numbers[2] > 31) return "";
  const std::chrono::year_month_day_last last(year, std::chrono::month_day_last(month));
  const std::chrono::day day(static_cast<unsigned>(numbers[2]));
  return FormatDay(std::chrono::year_month_day(year, month, std::min(day, last.day())));
}

void AddDutyOptions(CLI::App& command, DutyOptions& options) {
  command
      .add_option("--unit", options.unit,
                  Tr("Only duties of this unit, under any of its names, and of those that it took over from"))
      ->type_name("NAME")
      ->check(NotEmpty());
  command.add_option("--document", options.document, Tr("Only duties of this document: its number, title or #id"))
      ->type_name("NAME")
      ->check(NotEmpty());
  command.add_option("--status", options.status, Tr("in-force: without documents known to be repealed (default); any"))
      ->type_name("STATUS")
      ->check(CLI::IsMember({"in-force", "any"}));
  command
      .add_option("--output", options.output,
                  Tr("Write to this file; one that exists is replaced when the new one is whole"))
      ->type_name("FILE")
      ->check(NotEmpty());
}

Result<void> CheckDutyOptions(const DutyOptions& options) {
  if (options.unit.empty() || !FoldedKey(options.unit).empty()) return {};
  return std::unexpected(
      Error{Error::Kind::kUsage, options.unit, "this is no name of a unit", "Write it as 市财政局."});
}

bool FillFilters(const DutyOptions& options, KnowledgeBase& base, TaskFilters& filters, ExitCode& code) {
  filters.unit = options.unit;
  filters.leave_out_repealed = options.status == "in-force";
  if (options.document.empty()) return true;
  const std::optional<DocumentRecord> document = FindOne(base, options.document, code);
  if (document) filters.document = document->id;
  return document.has_value();
}

bool ComplainUnknownUnit(const DutyOptions& options, KnowledgeBase& base) {
  constexpr size_t kMostNear = 5;
  if (options.unit.empty()) return false;
  const Result<Units> units = Units::Load(base.database());
  const auto offices = units ? Offices(base.database(), *units) : std::unexpected(units.error());
  if (!offices || !FindOffices(*offices, *units, options.unit).empty()) return false;
  Complain(Tr("No document of this knowledge base makes {} answerable for anything.", {options.unit}));
  const std::vector<std::string> near = NearOffices(*offices, options.unit, kMostNear);
  Complain(near.empty() ? Tr("See the units that it knows with `liye units`.")
                        : Tr("Written almost like it: {}", {Joined(near)}));
  return true;
}

bool IsOfficeFile(const std::string& format) { return format == "xlsx" || format == "docx"; }

std::string FormatOfFile(const std::string& output, std::string_view formats) {
  const size_t dot = output.rfind('.');
  if (dot == output.npos) return "";
  const std::string ending = Lowered(output.substr(dot + 1));
  for (std::string_view rest = formats; !rest.empty();) {
    const size_t end = std::min(rest.find('|'), rest.size());
    if (rest.substr(0, end) == ending) return ending;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return "";
}

Result<void> CheckOfficeFile(const std::string& format, const std::string& output) {
  if (!IsOfficeFile(format) || !output.empty()) return {};
  return std::unexpected(Error{Error::Kind::kUsage, "--format " + format, "such a file is no text for a terminal",
                               "Say where to with --output list." + format + "."});
}

Result<std::unique_ptr<OutputFile>> BeginOutput(const DutyOptions& options, bool take) {
  if (options.output.empty()) return std::unique_ptr<OutputFile>();
  auto output = OutputFile::Begin(options.output);
  if (!output) return std::unexpected(output.error());
  if (take)
    if (const Result<void> taken = (*output)->TakeStandardOutput(); !taken) return std::unexpected(taken.error());
  return output;
}

Result<void> CheckDay(const std::string& day) {
  if (day.empty() || ParseDay(day)) return {};
  const std::string meant = DayMeant(day);
  return std::unexpected(Error{Error::Kind::kUsage, day, "this is no day",
                               meant.empty() ? "Write it like 2017-06-30." : "Write it as " + meant + "."});
}

}  // namespace liye
