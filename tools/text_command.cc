// liye text: the text that spans refer to.
#include <cstdio>

#include "corpus/read.h"
#include "tools/command.h"
#include "tools/message.h"

namespace liye {

void AddTextCommand(CLI::App& app, Settings&, Action& chosen) {
  CLI::App* command = AddSubcommand(app, "text", "Print the text of a file, to which all offsets refer",
                                    "liye text notice.html | head");
  auto path = std::make_shared<std::string>();
  command->add_option("FILE", *path, Tr("The file to read"))->required();
  command->callback([path, &chosen] {
    chosen = [path] {
      const Result<Source> source = ReadSource(*path);
      if (!source) return Fail(source.error());
      std::fwrite(source->text.data(), 1, source->text.size(), stdout);
      if (source->replaced > 0)
        Complain(Tr("{}: {} invalid characters were replaced by U+FFFD.", {*path, std::to_string(source->replaced)}));
      return ExitCode::kDone;
    };
  });
}

}  // namespace liye
