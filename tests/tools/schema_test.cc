// What `liye extract` prints is what docs/facts.schema.json says.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/run.h"

namespace liye {
namespace {

// Debian's interpreter: the one for which python3-jsonschema is installed.
constexpr char kPython[] = "/usr/bin/python3";

constexpr char kValidate[] = R"py(
import json, sys
from jsonschema import Draft202012Validator
schema = json.load(open(sys.argv[1], encoding='utf-8'))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
types, bad = set(), 0
for row in open(sys.argv[2], encoding='utf-8'):
    line = json.loads(row)
    types.add(line['type'])
    for error in validator.iter_errors(line):
        bad += 1
        if bad <= 5:
            print(error.message[:300], row[:300])
print(len(types), 'types')
sys.exit(bad > 0)
)py";

TEST(Schema, SamplesAreValid) {
  if (RunProgram({kPython, "-c", "import jsonschema"}).status != 0)
    GTEST_SKIP() << "skipped: python3-jsonschema is not installed";
  const TemporaryFolder folder;
  const RunResult extracted = Liye({"extract", LIYE_SOURCE_DIR "/corpus/samples", "--format", "jsonl"});
  ASSERT_EQ(extracted.status, 0) << extracted.err;
  const RunResult validated = RunProgram({kPython, "-c", kValidate, LIYE_SOURCE_DIR "/docs/facts.schema.json",
                                          folder.Write("facts.jsonl", extracted.out)});
  EXPECT_EQ(validated.status, 0) << validated.out << validated.err;
  EXPECT_NE(validated.out.find("7 types"), std::string::npos) << validated.out;
}

// A schema that accepts anything would pass the test above.
TEST(Schema, RefusesWhatIsWrong) {
  if (RunProgram({kPython, "-c", "import jsonschema"}).status != 0)
    GTEST_SKIP() << "skipped: python3-jsonschema is not installed";
  const TemporaryFolder folder;
  const std::string amount =
      R"({"type":"amount","file":"a","start":0,"end":9,"text":"3元","value":"3","currency":"CNY","bound":"eq","per":null,"rule":"r","certainty":"sure")";
  const auto status = [&](const std::string& line) {
    return RunProgram({kPython, "-c", kValidate, LIYE_SOURCE_DIR "/docs/facts.schema.json",
                       folder.Write("line.jsonl", line + "\n")})
        .status;
  };
  EXPECT_EQ(status(amount + "}"), 0);
  EXPECT_EQ(status(amount + R"(,"extra":1})"), 1);
  EXPECT_EQ(status(R"({"type":"amount","file":"a","start":0,"end":9})"), 1);
  EXPECT_EQ(status(R"({"type":"something","file":"a","start":0,"end":9})"), 1);
}

}  // namespace
}  // namespace liye
