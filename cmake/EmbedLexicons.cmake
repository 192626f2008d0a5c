# Writes OUTPUT, a .cc file that holds every TSV file of FILES (separated by |) as text.
# Run as a script: cmake -DOUTPUT=… -DFILES=a.tsv|b.tsv -P EmbedLexicons.cmake
# A file is cut into pieces because compilers limit the length of one string literal.
string(REPLACE "|" ";" files "${FILES}")
set(body "// Generated from the lexicon folders; do not edit.\n#include \"corpus/lexicon_embedded.h\"\n\nnamespace liye {\nnamespace {\nconstexpr EmbeddedLexicon kAll[] = {\n")
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${file}" text HEX)
  string(LENGTH "${text}" length)
  math(EXPR bytes "${length} / 2")
  string(REGEX REPLACE "(................................................................)" "\\1\n" text "${text}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" text "${text}")
  string(REPLACE "\n" "\"\n  \"" text "${text}")
  string(APPEND body "{\"${name}\", std::string_view(\"${text}\", ${bytes})},\n")
endforeach()
string(APPEND body "};\n}  // namespace\nconst std::span<const EmbeddedLexicon> kEmbeddedLexicons(kAll);\n}  // namespace liye\n")
file(WRITE "${OUTPUT}" "${body}")
