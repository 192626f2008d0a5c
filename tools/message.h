// What the program says to people, in their language.
//
// Every sentence is written in English in the code and looked up in tools/lexicon/messages.tsv
// when the language is Chinese; a sentence without a row is said in English. The language of
// help and messages comes from LC_ALL, LC_MESSAGES or LANG; reports (column heads, captions)
// speak Chinese unless --lang en. Set both before any thread starts.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "corpus/error.h"

namespace liye {

enum class Language { kEnglish, kChinese };

Language LanguageOfEnvironment();

void SetMessageLanguage(Language language);
void SetReportLanguage(Language language);

// The sentence in the language of messages, {} replaced by `arguments` in turn.
std::string Tr(std::string_view english, std::initializer_list<std::string> arguments = {});
// The same in the language of reports.
std::string TrReport(std::string_view english, std::initializer_list<std::string> arguments = {});

// An error as one line for standard error: "liye: SUBJECT: REASON. REMEDY".
std::string Describe(const Error& error);

// Writes "liye: TEXT\n" or Describe(error) to standard error.
void Complain(const std::string& text);
void Complain(const Error& error);

}  // namespace liye
