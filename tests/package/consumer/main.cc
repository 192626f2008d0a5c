#include <iostream>

#include "corpus/read.h"
#include "extract/extract.h"
#include "parser/parse.h"

int main() {
  const liye::Source source =
      liye::MakeSource("notice.txt", "平川市人民政府关于试点的通知\n平政〔2021〕5号\n　　一、安排300万元。\n");
  liye::Extractor extractor;
  for (const liye::Document& document : liye::Parse(source))
    std::cout << extractor.Extract(source, document).size() << " facts\n";
}
