#include "corpus/html_element.h"

#include <algorithm>
#include <iterator>

namespace liye {
namespace {

struct Element {
  std::string_view name;
  HtmlEffect effect;
};

constexpr Element kElements[] = {
    {"a", HtmlEffect::kInline},         {"abbr", HtmlEffect::kInline},
    {"acronym", HtmlEffect::kInline},   {"address", HtmlEffect::kBlock},
    {"applet", HtmlEffect::kInline},    {"area", HtmlEffect::kInline},
    {"article", HtmlEffect::kBlock},    {"aside", HtmlEffect::kBlock},
    {"audio", HtmlEffect::kInline},     {"b", HtmlEffect::kInline},
    {"base", HtmlEffect::kInline},      {"basefont", HtmlEffect::kInline},
    {"bdi", HtmlEffect::kInline},       {"bdo", HtmlEffect::kInline},
    {"big", HtmlEffect::kInline},       {"blockquote", HtmlEffect::kBlock},
    {"body", HtmlEffect::kBlock},       {"br", HtmlEffect::kBreak},
    {"button", HtmlEffect::kInline},    {"canvas", HtmlEffect::kInline},
    {"caption", HtmlEffect::kBlock},    {"center", HtmlEffect::kBlock},
    {"cite", HtmlEffect::kInline},      {"code", HtmlEffect::kInline},
    {"col", HtmlEffect::kInline},       {"colgroup", HtmlEffect::kInline},
    {"data", HtmlEffect::kInline},      {"dd", HtmlEffect::kBlock},
    {"del", HtmlEffect::kInline},       {"details", HtmlEffect::kBlock},
    {"dfn", HtmlEffect::kInline},       {"dir", HtmlEffect::kBlock},
    {"div", HtmlEffect::kBlock},        {"dl", HtmlEffect::kBlock},
    {"dt", HtmlEffect::kBlock},         {"em", HtmlEffect::kInline},
    {"embed", HtmlEffect::kInline},     {"fieldset", HtmlEffect::kBlock},
    {"figcaption", HtmlEffect::kBlock}, {"figure", HtmlEffect::kBlock},
    {"font", HtmlEffect::kInline},      {"footer", HtmlEffect::kBlock},
    {"form", HtmlEffect::kBlock},       {"frame", HtmlEffect::kInline},
    {"frameset", HtmlEffect::kInline},  {"h1", HtmlEffect::kBlock},
    {"h2", HtmlEffect::kBlock},         {"h3", HtmlEffect::kBlock},
    {"h4", HtmlEffect::kBlock},         {"h5", HtmlEffect::kBlock},
    {"h6", HtmlEffect::kBlock},         {"head", HtmlEffect::kBlock},
    {"header", HtmlEffect::kBlock},     {"hr", HtmlEffect::kBlock},
    {"html", HtmlEffect::kBlock},       {"i", HtmlEffect::kInline},
    {"iframe", HtmlEffect::kInline},    {"img", HtmlEffect::kInline},
    {"input", HtmlEffect::kInline},     {"ins", HtmlEffect::kInline},
    {"isindex", HtmlEffect::kInline},   {"kbd", HtmlEffect::kInline},
    {"label", HtmlEffect::kInline},     {"legend", HtmlEffect::kBlock},
    {"li", HtmlEffect::kBlock},         {"link", HtmlEffect::kInline},
    {"main", HtmlEffect::kBlock},       {"map", HtmlEffect::kInline},
    {"mark", HtmlEffect::kInline},      {"math", HtmlEffect::kInline},
    {"menu", HtmlEffect::kBlock},       {"meta", HtmlEffect::kInline},
    {"nav", HtmlEffect::kBlock},        {"noframes", HtmlEffect::kInline},
    {"noscript", HtmlEffect::kHidden},  {"object", HtmlEffect::kInline},
    {"ol", HtmlEffect::kBlock},         {"optgroup", HtmlEffect::kBlock},
    {"option", HtmlEffect::kBlock},     {"p", HtmlEffect::kBlock},
    {"param", HtmlEffect::kInline},     {"pre", HtmlEffect::kPreformatted},
    {"q", HtmlEffect::kInline},         {"rp", HtmlEffect::kInline},
    {"rt", HtmlEffect::kInline},        {"ruby", HtmlEffect::kInline},
    {"s", HtmlEffect::kInline},         {"samp", HtmlEffect::kInline},
    {"script", HtmlEffect::kHidden},    {"section", HtmlEffect::kBlock},
    {"select", HtmlEffect::kBlock},     {"small", HtmlEffect::kInline},
    {"source", HtmlEffect::kInline},    {"span", HtmlEffect::kInline},
    {"strike", HtmlEffect::kInline},    {"strong", HtmlEffect::kInline},
    {"style", HtmlEffect::kHidden},     {"sub", HtmlEffect::kInline},
    {"summary", HtmlEffect::kBlock},    {"sup", HtmlEffect::kInline},
    {"svg", HtmlEffect::kInline},       {"table", HtmlEffect::kTable},
    {"tbody", HtmlEffect::kBlock},      {"td", HtmlEffect::kCell},
    {"template", HtmlEffect::kHidden},  {"textarea", HtmlEffect::kPreformatted},
    {"tfoot", HtmlEffect::kBlock},      {"th", HtmlEffect::kCell},
    {"thead", HtmlEffect::kBlock},      {"time", HtmlEffect::kInline},
    {"title", HtmlEffect::kTitle},      {"tr", HtmlEffect::kRow},
    {"tt", HtmlEffect::kInline},        {"u", HtmlEffect::kInline},
    {"ul", HtmlEffect::kBlock},         {"var", HtmlEffect::kInline},
    {"video", HtmlEffect::kInline},     {"wbr", HtmlEffect::kInline},
    {"xmp", HtmlEffect::kPreformatted},
};
static_assert(std::ranges::is_sorted(kElements, {}, &Element::name));

}  // namespace

HtmlEffect EffectOf(std::string_view name) {
  const Element* const found = std::ranges::lower_bound(kElements, name, {}, &Element::name);
  return found != std::end(kElements) && found->name == name ? found->effect : HtmlEffect::kUnknown;
}

}  // namespace liye
