// Help texts and complaints about the command line, in the user's language.
#pragma once

#include <CLI/CLI.hpp>

#include "tools/command.h"

namespace liye {

// Name, description and the words of the help pages.
void PrepareUsage(CLI::App& app);

// Prints what the parser stopped for: help or version on standard output, a complaint with
// a remedy on standard error.
ExitCode ExplainUsage(const CLI::App& app, const CLI::ParseError& error);

}  // namespace liye
