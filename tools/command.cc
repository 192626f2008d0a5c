#include "tools/command.h"

#include <charconv>

#include "tools/message.h"

namespace liye {

CLI::App* AddSubcommand(CLI::App& app, const std::string& name, std::string_view description,
                        std::string_view example) {
  CLI::App* command = app.add_subcommand(name, Tr(description));
  command->group(Tr("Subcommands"));
  command->get_help_ptr()->group(Tr("Options"));
  command->footer(Tr("Example:") + "\n  " + std::string(example));
  return command;
}

void AddDatabaseOption(CLI::App& command, Settings& settings) {
  command.add_option("--db", settings.database, Tr("The knowledge base, one SQLite file"))
      ->type_name("FILE")
      ->capture_default_str();
}

void AddFormatOption(CLI::App& command, Settings& settings, std::string_view formats) {
  std::vector<std::string> names;
  for (size_t bar; (bar = formats.find('|')) != formats.npos; formats.remove_prefix(bar + 1))
    names.emplace_back(formats.substr(0, bar));
  names.emplace_back(formats);
  command.add_option("--format", settings.format, Tr("How the answer is written"))
      ->type_name("NAME")
      ->check(CLI::IsMember(names));
  command.add_option("--lang", settings.report_language, Tr("Language of headings: zh or en"))
      ->type_name("zh|en")
      ->capture_default_str()
      ->check(CLI::IsMember({"zh", "en"}));
}

CLI::Validator NumberFrom(uint64_t least) {
  return CLI::Validator(
      [least](const std::string& text) {
        uint64_t number = 0;
        const char* const end = text.data() + text.size();
        const auto [behind, error] = std::from_chars(text.data(), end, number);
        const bool good = error == std::errc() && behind == end && number >= least;
        return good ? "" : Tr("{} is no whole number from {} on", {text, std::to_string(least)});
      },
      "");
}

CLI::Validator NotEmpty() {
  return CLI::Validator([](const std::string& text) { return text.empty() ? Tr("it is empty") : std::string(); }, "");
}

Format FormatOf(const Settings& settings, Format otherwise) {
  if (settings.format == "table") return Format::kTable;
  if (settings.format == "jsonl") return Format::kJsonl;
  if (settings.format == "csv") return Format::kCsv;
  if (settings.format == "md") return Format::kMarkdown;
  return otherwise;
}

Color ColorOf(const Settings& settings) {
  return settings.color == "always" ? Color::kAlways : settings.color == "never" ? Color::kNever : Color::kAuto;
}

ExitCode Fail(const Error& error) {
  Complain(error);
  return ExitCode::kUsage;
}

}  // namespace liye
