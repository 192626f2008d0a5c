#include "tools/usage.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/utf8.h"
#include "index/likeness.h"
#include "tools/message.h"

namespace liye {
namespace {

const CLI::App& ChosenCommand(const CLI::App& app) {
  for (const CLI::App* command : app.get_subcommands())
    if (command->parsed()) return *command;
  return app;
}

std::string HelpHint(const CLI::App& app) {
  const CLI::App& command = ChosenCommand(app);
  const std::string name = &command == &app ? "liye" : "liye " + command.get_name();
  return Tr("See `{} --help`.", {name});
}

std::string ExplainCommand(const CLI::App& app, const std::string& word) {
  constexpr size_t kNear = 2;
  for (const CLI::App* command : app.get_subcommands(nullptr))
    if (EditDistance(CodePoints(command->get_name()), CodePoints(word), kNear) <= kNear)
      return Tr("{} is not a command. Did you mean {}?", {word, command->get_name()});
  return Tr("{} is not a command.", {word});
}

// CLI11 words its complaints itself; the part before ':' is what the user wrote.
std::string Explain(const CLI::App& app, const CLI::ParseError& error) {
  const std::string what = error.what();
  const std::string subject = what.substr(0, what.find(':'));
  if (dynamic_cast<const CLI::ExtrasError*>(&error)) {
    const size_t colon = what.rfind(": ");
    return Tr("{} is not understood here.", {colon == what.npos ? what : what.substr(colon + 2)});
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error)) {
    if (subject == "A subcommand is required") {
      const std::vector<std::string> words = app.remaining();
      return words.empty() ? Tr("A command is missing.") : ExplainCommand(app, words.front());
    }
    return Tr("{} is missing.", {subject.substr(0, subject.find(' '))});
  }
  if (dynamic_cast<const CLI::ValidationError*>(&error)) {
    const size_t colon = what.find(": ");
    return Tr("{} does not take this value: {}.", {subject, colon == what.npos ? what : what.substr(colon + 2)});
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error)) return Tr("{} needs a value.", {subject});
  return what;
}

}  // namespace

void PrepareUsage(CLI::App& app) {
  app.name("liye");
  app.description(
      Tr("Reads government documents into a knowledge base: find the clause, list who must do what by when, "
         "see which documents still hold."));
  app.option_defaults()->group(Tr("Options"));
  app.set_help_flag("-h,--help", Tr("Print this help"));
  const auto formatter = std::make_shared<CLI::Formatter>();
  formatter->column_width(30);
  for (const char* label : {"Usage", "Options", "Positionals", "Subcommands", "REQUIRED", "OPTIONS", "SUBCOMMAND"})
    formatter->label(label, Tr(label));
  app.formatter(formatter);
  app.footer(Tr("Start with: liye ingest FOLDER, then: liye search WORDS"));
}

ExitCode ExplainUsage(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(error);
    return ExitCode::kDone;
  }
  Complain(Explain(app, error) + ' ' + HelpHint(app));
  return ExitCode::kUsage;
}

}  // namespace liye
