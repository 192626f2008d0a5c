#include "index/reference_words.h"

#include <algorithm>
#include <utility>

#include "extract/pattern.h"
#include "index/blanks.h"
#include "index/title_key.h"

namespace liye {
namespace {

constexpr size_t kHan = 3;         // bytes
constexpr size_t kFarthest = 240;  // bytes behind a mention that speak of it

// Texts come from the knowledge base: marks of either width.
const Pattern kInterpretingTitle(
    "reference.interpreting_title",
    R"(^(?:一图|政策)?(?:解读|图解|读懂)[:：]?[《〈]|(?:解读|图解|释义|问答|》(?:的)?(?:起草|修订|编制)?说明|有关问题的解释|应用问题的解释|》(?:的)?解释)(?:材料|稿|[（(][^（()）]*[)）])?$)",
    "a document that explains another",
    {"《平川市供水办法》政策解读", "关于《平川市供水办法》的解读", "《平川市供水办法》修订说明",
     "图解《平川市供水办法》"},
    {"关于做好政策解读工作的通知", "平川市供水办法"});
const Pattern kCorrectingTitle("reference.correcting_title", R"((?:更正|勘误)(?:的?(?:通知|公告|通告|函|说明|启事))?$)",
                               "a document that corrects another",
                               {"关于《平川市供水办法》的更正", "关于《平川市供水办法》有关内容更正的公告"},
                               {"关于更正登记的办法"});
const Pattern kProlongingTitle(
    "reference.prolonging_title",
    R"(延长《.*》的(?:通知|公告|决定)$|延长.*(?:有效期|期限|施行期|试行期|执行期|实施期)|(?:延续|继续)(?:执行|施行|实施|试行|有效)|有效期(?:限)?(?:的)?(?:延长|延续|顺延))",
    "a document by which another holds longer",
    {"关于延长《平川市供水办法》有效期的通知", "关于延长《平川市供水办法》的通知",
     "关于继续执行《平川市节水补助办法》的通知"},
    {"关于延长公园开放时间的通知"});
const Pattern kProlonged(
    "reference.prolonged",
    R"(^[^。；;《]{0,60}?(?:有效期|施行期|试行期|执行期|实施期)(?:限)?[^，,。；;]{0,12}(?:延长|延续|顺延|续延|展期)|^(?:的)?有效期(?:限)?(?:截?至|到)[0-9]{4}年|^(?:[^，,。；;《]{0,20}有效期(?:限)?(?:届满|期满)?后[，,])?[^，,。；;《]{0,24}(?:延期|延续|继续)(?:执行|施行|实施|试行|有效)?(?:至|到)[0-9]{4}年|^[^，,。；;《]{0,24}(?:延长|延续|继续)(?:执行|施行|实施|试行)?(?:有效期|执行期|试行期)?(?:限)?(?:至|到)?[0-9一二三四五两]+年|^[^，,。；;《]{0,24}继续(?:执行|施行|实施|有效)，[^。；;《》]{0,24}(?:有效期|执行期|施行|实施))",
    "behind a mention: it holds longer",
    {"（平政〔2010〕1号）有效期延长至2027年12月31日", "有效期届满后继续执行至2027年12月31日", "延期实施至2025年底",
     "延长2年", "继续执行，有效期至2024年12月31日", "自有效期届满之日起延长有效期5年", "有效期至2024年12月31日"},
    {"有效期5年", "规定的期限延长", "，其他事项延长至2025年"});
// 《…》将于2022年5月1日到期。经研究，决定将该通知有效期延长至…: the next sentences speak of it as long as they name no other.
const Pattern kProlongedLater(
    "reference.prolonged_later",
    R"(^[^《》]{0,120}?(?:该|其|上述|前述|原)[^《》，,。；;]{0,12}(?:有效期|施行期|试行期|执行期|实施期)[^《》，,。；;]{0,12}(?:延长|延续|顺延|续延|至[0-9])|^[^《》]{0,100}?(?:决定|同意|现将)[^《》，,。；;]{0,10}(?:延期|继续|延续)(?:执行|施行|实施|试行)[^《》。；;]{0,16}(?:至|到)[0-9]{4}年)",
    "the next sentence: it holds longer",
    {"将于2022年5月1日到期。经研究，决定将该通知有效期延长至2024年12月31日",
     "到期。经研究，决定延期执行至2024年12月31日"},
    {"到期。《乙》有效期延长至2024年"});
const Pattern kListProlonged(
    "reference.list_prolonged",
    R"((?:下列|以下|所列|附件)[^。；;]{0,60}(?:有效期|施行期|实施期)[^。；;]{0,16}(?:延长|延续|顺延|续延)|(?:延长|延续|顺延|续延)[^。；;]{0,8}(?:下列|以下|附件)[^。；;]{0,40}(?:有效期|施行期|实施期)|(?:下列|以下|所列|附件)[^。；;]{0,40}(?:延期|延续|继续)(?:执行|施行|实施|有效)[^。；;]{0,20}(?:至|到)[0-9]{4}年|延长有效期的[^。；;]{0,20}(?:目录|清单|文件))",
    "above a list: what it names holds longer",
    {"决定将下列2件文件的有效期延长至2024年12月31日", "下列文件继续有效，有效期至2024年12月31日",
     "决定延长附件所列行政规范性文件的有效期", "延长有效期的行政规范性文件目录"},
    {"下列文件继续有效", "下列事项的申报时间延长"});
const Pattern kConfirmed(
    "reference.confirmed",
    R"(^[^，,。；;《\n]{0,20}(?:继续有效|继续执行|予以保留|继续保留)(?:[，,。；;\n]|$)|^(?:保留|继续有效|有效)(?:\n|$))",
    "behind a mention: it goes on to hold", {"（平政〔2010〕1号）继续有效。", "予以保留", "保留\n"},
    {"废止后，其他文件继续有效", "继续有效的文件目录"});
const Pattern kCorrected("reference.corrected", R"(^[^。；;]{0,80}(?:更正为|勘误为|应更正|应为“|现更正))",
                         "behind a mention: it is put right", {"第三条中的“五千”更正为“五百”"}, {"自更正之日起"});
const Pattern kConfirmedHeading(
    "reference.confirmed_heading",
    R"((?:继续有效|继续执行|继续实施|继续施行|保留|现行有效)的?(?:[^。；]{0,20})(?:目录|清单|文件|一览表))",
    "a list of what goes on to hold",
    {"继续有效的规范性文件目录", "市政府决定保留的规范性文件目录", "现行有效规范性文件目录"},
    {"废止和失效的规范性文件目录"});
// 年版 and 年本 name the paper itself and not an edition of a law.
const Pattern kEditionBehind(
    "reference.edition_behind",
    R"(^[》〉]?[（(]((?:19|20)[0-9]{2})(?:年?(?:第?[一二三四五六七八九十]*次)?(?:修正|修订|修改)(?:版|本)?|年?|-[0-9]{1,2}-[0-9]{1,2})[)）])",
    "the edition of a law", {"》（2021年修正）", "（2015）", "(2021-11-25)", "（2018年第二次修正）"},
    {"（2013年版）", "（2016-2018年）", "〔2017〕6号"});
const Pattern kEditionBefore("reference.edition_before",
                             R"(((?:19|20)[0-9]{2})年(?:修正|修订|修改|施行|公布|颁布)的?$)", "the edition of a law",
                             {"2021年修正的", "2015年修订的"}, {"2021年制定的"});
const Pattern kEditionOfTitle(
    "reference.edition_of_title",
    R"((?:法|条例|规定|办法|细则|规则|准则|规程|章程)[（(〔]((?:19|20)[0-9]{2})(?:年?(?:第?[一二三四五六七八九十]*次)?(?:修正|修订|修改)(?:版|本)?|年|-[0-9]{1,2}-[0-9]{1,2})?[)）〕]$)",
    "the edition that a title names", {"平川市供水条例（2021年修正）", "供水法(2015)", "供水条例(2021-11-25)"},
    {"平川市供水规划（2017）", "平川市供水办法（试行）", "平川市供水条例"});

const Pattern kAbout("reference.about", R"(^(?:关于|有关|涉及)[^，,。；;《》]{1,24}?的(?:规定|条款|内容|部分|要求))",
                     "a part of a document, by its matter", {"关于电价的规定停止执行", "有关电价的条款"},
                     {"关于做好工作的通知"});
const Pattern kSheets(
    "reference.sheets",
    R"(^附[件表](?:[一二三四五六七八九十]+|[0-9]+)?(?:(?:、|和|及)附[件表](?:[一二三四五六七八九十]+|[0-9]+))*)",
    "annexes of a document", {"附件1废止", "附件1、附件3废止", "附表二和附表三"}, {"第一条附件1"});

bool Says(const Pattern& pattern, std::string_view text) {
  re2::StringPiece groups[1];
  return pattern.Find(text, 0, groups);
}

// What is said between a mention and the words that prolong or confirm it: nothing that turns them round (不再延长), and nothing
// else that is prolonged (依据《…》核发的路灯证有效期延长, 规定的申报期限延长).
bool SaysOfIt(const Pattern& pattern, std::string_view text) {
  re2::StringPiece groups[1];
  if (!pattern.Find(text, 0, groups)) return false;
  const std::string_view said(groups[0].data(), groups[0].size());
  for (std::string_view other : {"不再", "不予", "不得", "不宜", "证", "许可", "核发", "取得", "申报", "报名", "受理",
                                 "作出的", "办理的", "颁发", "规定的", "批准的", "确定的", "补助期", "合同"})
    if (said.find(other) != said.npos) return false;
  return true;
}

// Whether a mention begins an item of a list: only a label or a cell stands before it in its line.
bool IsItem(std::string_view before) {
  constexpr size_t kLongestLabel = 12, kLongestName = 240;  // bytes
  before = before.substr(before.size() - std::min(before.size(), kLongestName));
  const size_t line = before.rfind('\n');
  const std::string_view own = line == before.npos ? before : before.substr(line + 1);
  return own.size() <= kLongestLabel || own.find("关于") != own.npos;
}

std::string YearIn(const Pattern& pattern, std::string_view text) {
  re2::StringPiece groups[2];
  return pattern.Find(text, 0, groups) ? std::string(groups[1]) : std::string();
}

// What stands behind the members of the list that a mention begins: （…）、《…》（…）和《…》有效期延长.
std::string_view BehindList(std::string_view behind) {
  for (bool more = true; more;) {
    more = false;
    for (const auto& [open, close] :
         {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}, {"《", "》"}})
      if (const size_t end = behind.find(close); behind.starts_with(open) && end != behind.npos) {
        behind.remove_prefix(end + close.size());
        more = true;
      }
    for (std::string_view joint : {"、《", "和《", "及《", "以及《", "，《"})
      if (behind.starts_with(joint)) {
        behind.remove_prefix(joint.size() - kHan);
        more = true;
      }
  }
  return behind;
}

}  // namespace

std::string PartAt(std::string_view behind) {
  const std::string plain = WithoutBlanks(behind.substr(0, kFarthest));
  std::string_view rest = plain;
  for (bool more = true; more;) {
    more = false;
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}})
      if (rest.starts_with(open) && rest.find(close) != rest.npos) {
        rest.remove_prefix(rest.find(close) + close.size());
        more = true;
      }
    for (std::string_view word : {"》", "中的", "中", "的", "“", "文件", "文", "令", "公告", "通告"})
      if (rest.starts_with(word)) {
        rest.remove_prefix(word.size());
        more = true;
      }
  }
  for (std::string_view some :
       {"有关条款", "相关条款", "部分条款", "有关内容", "相关内容", "部分内容", "有关规定", "相关规定"})
    if (rest.starts_with(some)) return rest.substr(some.size()).starts_with("已") ? "" : std::string(some);
  re2::StringPiece about[1];
  if (kAbout.Find(rest, 0, about)) return std::string(about[0]);
  if (re2::StringPiece sheets[1]; kSheets.Find(rest, 0, sheets)) return std::string(sheets[0]);
  if (!rest.starts_with("第")) return {};
  // 第十二条第二款第（三）项、第十五条: as long as it counts parts.
  constexpr std::string_view kPart = "第一二三四五六七八九十百零〇条款项目章节编（）()、和至之0123456789";
  size_t last = 0;
  for (size_t end = 0; end < rest.size();) {
    const size_t size = static_cast<unsigned char>(rest[end]) < 0x80 ? 1 : kHan;
    const std::string_view character = rest.substr(end, size);
    if (kPart.find(character) == kPart.npos) break;
    end += size;
    for (std::string_view unit : {"条", "款", "项", "目", "章", "节", "编", "）", ")"})
      if (character == unit) last = end;
  }
  return std::string(rest.substr(0, last));
}

std::string EditionOfTitle(std::string_view title) {
  const bool may = title.ends_with(")") || title.ends_with("）") || title.ends_with("〕");
  return may ? YearIn(kEditionOfTitle, title) : std::string();
}

std::string_view HeadOfList(std::string_view text) {
  constexpr size_t kLongest = 1500;  // bytes
  if (text.size() <= kLongest) return text;
  size_t begin = text.size() - kLongest;
  while (begin < text.size() && (text[begin] & 0xc0) == 0x80) ++begin;
  return text.substr(begin);
}

ReferenceReader::ReferenceReader(std::string_view title, std::string_view headings, std::string_view above,
                                 std::string_view text)
    : title_(WithoutBlanks(title)),
      title_bare_(TitleKeyOf(title_).bare),
      headings_(WithoutBlanks(headings)),
      above_(WithoutBlanks(above) + headings_),
      text_(WithoutBlanks(text)),
      title_prolongs_(Says(kProlongingTitle, title_)),
      title_interprets_(Says(kInterpretingTitle, title_)),
      title_corrects_(Says(kCorrectingTitle, title_)),
      headed_confirmed_(Says(kConfirmedHeading, headings_)),
      headed_prolonged_(Says(kListProlonged, above_)) {}

ReferenceWords ReferenceReader::Next(std::string_view evidence, std::string_view cited, std::string_view relation) {
  ReferenceWords words;
  words.relation = relation;
  words.edition = EditionOfTitle(cited);
  const std::string wanted = WithoutBlanks(evidence);
  size_t at = wanted.empty() ? text_.npos : text_.find(wanted, from_);
  if (at == text_.npos) at = wanted.empty() ? text_.npos : text_.find(wanted);
  std::string_view behind, before;
  if (at != text_.npos) {
    from_ = at + wanted.size();
    behind = std::string_view(text_).substr(from_, kFarthest);
    before = std::string_view(text_).substr(0, at);
    words.part = PartAt(behind);
    if (words.edition.empty() && !cited.empty()) words.edition = YearIn(kEditionBehind, behind);
    if (words.edition.empty() && !cited.empty())
      words.edition = YearIn(kEditionBefore, before.substr(before.size() - std::min<size_t>(before.size(), 8 * kHan)));
  }
  words.relation = RelationHere(relation, wanted, cited, before, behind);
  // 根据《…》有关规定 names no part.
  const bool changes = words.relation == "repeals" || words.relation == "amends" || words.relation == "corrects";
  if (!changes && !words.part.starts_with("第") && !words.part.starts_with("附")) words.part.clear();
  return words;
}

// Only what the extractor leaves open, and amendments, of which a longer term is one.
std::string_view ReferenceReader::RelationHere(std::string_view relation, std::string_view evidence,
                                               std::string_view cited, std::string_view before,
                                               std::string_view behind) const {
  if (relation != "cites" && relation != "amends" && relation != "based_on") return relation;
  const std::string bare = cited.empty() ? std::string() : TitleKeyOf(cited).bare;
  const bool in_title = bare.empty() ? !evidence.empty() && title_.find(evidence) != std::string::npos
                                     : title_bare_.find(bare) != std::string::npos;
  const std::string_view rest = BehindList(behind);
  // A look for the words is cheaper than a pattern.
  const auto any = [](std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.find(word) != text.npos; });
  };
  const bool longer = any(behind, {"延", "展期", "继续", "有效期"});
  const bool listed =
      IsItem(before) &&
      (headed_prolonged_ || (any(HeadOfList(before), {"延", "继续"}) && Says(kListProlonged, HeadOfList(before))));
  if ((longer && (SaysOfIt(kProlonged, rest) || SaysOfIt(kProlongedLater, rest))) || listed ||
      (in_title && title_prolongs_))
    return "prolongs";
  if (relation == "amends") return relation;
  if (in_title && title_interprets_) return "interprets";
  if ((in_title && title_corrects_) || (any(behind, {"正", "误", "应为"}) && Says(kCorrected, rest))) return "corrects";
  if ((any(behind, {"继续", "保留", "有效"}) && SaysOfIt(kConfirmed, rest)) || headed_confirmed_) return "confirms";
  return relation;
}

}  // namespace liye
