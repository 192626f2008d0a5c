#include "tools/html_page.h"

#include "tools/markup.h"

namespace liye {
namespace {

// Black on white, no scripts, nothing from elsewhere; on paper lying, the heads on every page.
constexpr const char* kStyle = R"(
body { font: 14px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #111; margin: 1.5em; }
h1 { font-size: 1.4em; } h2 { font-size: 1.15em; margin-top: 2em; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; } td { overflow-wrap: anywhere; }
th, td { border: 1px solid #999; padding: .3em .5em; text-align: left; vertical-align: top; }
thead th { background: #e8edf5; position: sticky; top: 0; }
tr.group th { background: #f4f4f4; font-size: 1.05em; }
td.no, td.day { white-space: nowrap; }
.how, .standing { color: #555; font-size: .9em; white-space: normal; }
.standing { color: #a00; }
:target { background: #fff6d6; }
a { color: #0645ad; text-decoration: none; }
@media print { @page { size: A4 landscape; margin: 12mm; } body { font-size: 10px; margin: 0; } thead { display: table-header-group; }
  thead th { position: static; } tr { break-inside: avoid; } a { color: inherit; } }
)";

}  // namespace

std::string HtmlBegin(const std::string& title, const char* style) {
  const std::string name = EscapedMarkup(title);
  return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
         "content=\"width=device-width\">\n<title>" +
         name + "</title>\n<style>" + kStyle + style + "</style>\n</head>\n<body>\n<h1>" + name + "</h1>\n";
}

}  // namespace liye
