#include "parser/law_dates.h"

#include "parser/document_number.h"
#include "parser/find.h"
#include "parser/numeral.h"
#include "parser/title.h"
#include "parser/utf8.h"

namespace liye {
namespace {

constexpr std::string_view kRepublic = "中华人民共和国";

size_t OrdinalLength(std::string_view text) {
  size_t digits = 0;
  while (digits < text.size() && IsDigit(static_cast<unsigned char>(text[digits]))) ++digits;
  return digits > 0 ? digits : NumeralLength(text);
}

void DropRepublic(std::string& name) {
  if (name.starts_with(kRepublic)) name.erase(0, kRepublic.size());
}

// 北京市第十二届人民代表大会常务委员会第七次会议通过 → 北京市人民代表大会常务委员会.
std::string AdoptingBody(std::string_view clean) {
  size_t end = clean.npos;
  for (std::string_view word : {"会议", "令"})
    if (const size_t found = Find(clean, word); found != clean.npos) end = std::min(end, found);
  if (end == clean.npos) return {};
  std::string name(clean.substr(0, end));
  while (true) {  // 第十二届 goes, 第七次 ends the name
    const size_t ordinal = Find(name, "第");
    if (ordinal == name.npos) break;
    const size_t behind = ordinal + 3 + OrdinalLength(std::string_view(name).substr(ordinal + 3));
    if (HasAt(name, behind, "届"))
      name.erase(ordinal, behind + 3 - ordinal);
    else
      name.erase(ordinal);
  }
  DropRepublic(name);
  return IsOfficeName(name) ? name : std::string();
}

bool NamesEvent(std::string_view raw) {
  for (std::string_view word : {"通过", "公布", "发布", "施行", "修正", "修订", "批准"})
    if (Contains(raw, word)) return true;
  return false;
}

// …会议通过并经2018年7月27日…会议批准的…: a change is complete when it has been approved.
std::optional<Date> ApprovalDate(std::string_view rest) {
  constexpr std::string_view kAnd = "并经";
  const size_t at = Find(rest, kAnd);
  if (at == rest.npos) return {};
  const auto date = ParseDateAt(rest.substr(at + kAnd.size()));
  return date && Contains(rest.substr(at), "批准") ? std::optional(date->date) : std::nullopt;
}

}  // namespace

std::optional<Date> LastChangeOfLaw(std::string_view note) {
  std::optional<Date> last;
  for (size_t at = 0; at < note.size();) {
    const auto date = note[at] == '1' || note[at] == '2' ? ParseDateAt(note.substr(at)) : std::nullopt;
    if (!date) {
      ++at;
      continue;
    }
    const std::string_view rest = note.substr(at + date->length);
    size_t end = rest.size();  // of what is said of this day
    for (size_t i = 0; i + 4 < rest.size(); ++i)
      if ((rest[i] == '1' || rest[i] == '2') && ParseDateAt(rest.substr(i))) {
        end = i;
        break;
      }
    const std::string_view said = rest.substr(0, end);
    if (!said.starts_with("起") && (Contains(said, "修正") || Contains(said, "修订"))) last = date->date;
    at += date->length;
  }
  return last;
}

std::optional<LawDate> ReadLawDate(Reading& reading, Span line) {
  constexpr size_t kLongest = 3000;
  const std::string_view raw = line.of(reading.text);
  if (raw.empty() || raw.size() > kLongest || !Contains(raw, "年")) return {};
  const bool bracketed = raw.starts_with("（") || raw.starts_with("(");
  if (!bracketed && raw[0] != '1' && raw[0] != '2') return {};
  if (!NamesEvent(raw) || (!bracketed && EndsSentence(raw))) return {};
  std::string_view clean = reading.Clean(line);
  if (bracketed) clean.remove_prefix(1);
  LawDate law;
  const auto date = ParseDateAt(clean);
  if (!date) return bracketed ? std::optional(law) : std::nullopt;
  law.date = date->date;
  const std::string_view rest = clean.substr(date->length);
  law.effective = rest.starts_with("起") || (Contains(rest, "施行") && rest.size() < 30);
  if (law.effective) return law;
  if (const auto approved = ApprovalDate(rest)) law.date = approved;
  law.adopter = AdoptingBody(rest);
  const auto number = FindDocumentNumber(rest);
  if (number && !number->elided) {
    law.number = number->value;
    law.number_span = reading.clean.source_span(rest.substr(number->begin, number->end - number->begin));
    if (number->form != NumberForm::kBracketed) {
      law.adopter = std::string(number->code);
      DropRepublic(law.adopter);
    }
  }
  return law;
}

}  // namespace liye
