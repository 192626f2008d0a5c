// Every rule that a fact may name and every reason for dropping a candidate is explained, and its example is true.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "corpus/lexicon.h"
#include "corpus/read.h"
#include "extract/extract.h"
#include "extract/pattern.h"
#include "extract/trace.h"
#include "parser/parse.h"

namespace liye {
namespace {

struct Reading {
  std::set<std::string_view> rules;           // of facts
  std::set<std::string_view> reasons, asked;  // of candidates: why they were dropped, by which rules
};

void ReadInto(const Source& source, Reading& reading) {
  Trace trace;
  const Trace::Scope scope(trace);
  Extractor extractor;
  for (const Document& document : Parse(source))
    for (const Fact& fact : extractor.Extract(source, document)) reading.rules.insert(fact.rule);
  for (const TraceStep& step : trace.steps()) {
    EXPECT_LE(step.span.end, source.text.size());
    if (step.outcome == TraceOutcome::kDropped) reading.reasons.insert(step.reason), reading.asked.insert(step.rule);
    if (step.outcome == TraceOutcome::kMatched) reading.rules.insert(step.rule);
  }
}

Reading ReadExample(std::string_view example) {
  std::string text;
  constexpr std::string_view kEnd = "⏎";
  for (size_t at = 0; at < example.size();) {
    const size_t end = std::min(example.find(kEnd, at), example.size());
    text.append(example.substr(at, end - at)).push_back('\n');
    at = end + kEnd.size();
  }
  const bool table = text.find('|') != text.npos;
  Reading reading;
  ReadInto(MakeSource(table ? "example.md" : "example.txt", std::move(text)), reading);
  return reading;
}

std::set<std::string_view> Keys(std::string_view lexicon) {
  std::set<std::string_view> keys;
  for (const LexiconRow& row : Lexicon(lexicon)) keys.insert(row[0]);
  return keys;
}

TEST(Rule, ExamplesAreFound) {
  std::set<std::string_view> names;
  for (const LexiconRow& row : Lexicon("rules")) {
    ASSERT_EQ(row.size(), 4u) << row[0];
    EXPECT_TRUE(names.insert(row[0]).second) << row[0] << " stands twice";
    EXPECT_TRUE(ReadExample(row[1]).rules.contains(row[0])) << row[0] << " finds nothing in " << row[1];
  }
  EXPECT_GT(names.size(), 50u);
}

TEST(Rule, ReasonsDropTheirExamples) {
  std::set<std::string_view> names;
  for (const LexiconRow& row : Lexicon("drop_reasons")) {
    ASSERT_EQ(row.size(), 4u) << row[0];
    EXPECT_TRUE(names.insert(row[0]).second) << row[0] << " stands twice";
    EXPECT_TRUE(ReadExample(row[1]).reasons.contains(row[0])) << row[0] << " drops nothing in " << row[1];
  }
  EXPECT_GT(names.size(), 30u);
}

TEST(Rule, WhateverTheSamplesNameIsExplained) {
  std::set<std::string_view> rules = Keys("rules"), reasons = Keys("drop_reasons");
  for (const Pattern* pattern : Pattern::All()) rules.insert(pattern->name());
  Reading reading;
  for (const auto& entry : std::filesystem::directory_iterator(LIYE_SOURCE_DIR "/corpus/samples")) {
    const Result<Source> source = ReadSource(entry.path());
    ASSERT_TRUE(source) << entry.path();
    ReadInto(*source, reading);
  }
  for (std::string_view rule : reading.rules) EXPECT_TRUE(rules.contains(rule)) << rule << " has no row in rules.tsv";
  for (std::string_view reason : reading.reasons)
    EXPECT_TRUE(reasons.contains(reason)) << reason << " has no row in drop_reasons.tsv";
}

TEST(Rule, NothingIsToldWithoutAScope) {
  Trace trace;
  {
    const Trace::Scope scope(trace);
    EXPECT_EQ(Trace::Current(), &trace);
  }
  EXPECT_EQ(Trace::Current(), nullptr);
  EXPECT_TRUE(trace.steps().empty());
}

}  // namespace
}  // namespace liye
