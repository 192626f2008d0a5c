#include "corpus/encoding.h"

#include <gtest/gtest.h>

#include "corpus/charset.h"
#include "corpus/read.h"
#include "corpus/utf8.h"
#include "support.h"

namespace liye {
namespace {

using namespace std::string_literals;

constexpr std::string_view kTraditional =
    "平川市政府關於加強綠化工作的通知\n各區公所、各機關學校：\n"
    "為維護環境品質，請於本年六月底前完成檢查，並將結果報送本府備查。\n";

TEST(Encoding, EveryEncodingIsFoundWithoutHelpAndComesBack) {
  struct Case {
    const char* written;
    std::string_view text;
    const char* found;
  };
  for (const auto& [written, text, found] : std::initializer_list<Case>{
           {"UTF-8", kNotice, "UTF-8"},
           {"GB18030", kNotice, "GB18030"},
           {"GBK", kNotice, "GB18030"},
           {"UTF-16LE", kNotice, "UTF-16LE"},
           {"UTF-16BE", kNotice, "UTF-16BE"},
           {"Big5", kTraditional, "Big5"},
           {"UTF-16LE", "Notice No. 5 of 2021\r\n", "UTF-16LE"},
           {"UTF-16BE", "Notice No. 5 of 2021\r\n", "UTF-16BE"},
       }) {
    const Source source = MakeSource("notice.txt", Encode(text, written));
    EXPECT_EQ(source.text, text) << written;
    EXPECT_EQ(source.encoding, found) << written;
    EXPECT_EQ(source.replaced, 0u) << written;
  }
}

TEST(Encoding, ShortGb18030IsNotTakenForSomethingElse) {
  for (const char* text : {"平川市", "附件", "平政〔2021〕5号", "关于印发方案的通知", "联通", "此件公开发布"}) {
    const Source source = MakeSource("a.txt", Encode(text, "GB18030"));
    EXPECT_EQ(source.text, text);
    EXPECT_EQ(source.encoding, "GB18030");
  }
}

TEST(Encoding, CharactersBeyondTheBasicPlaneComeBack) {
  const std::string text = std::string(kNotice) + "𠮷𡈽 😀";
  for (const char* encoding : {"GB18030", "UTF-16LE", "UTF-16BE"})
    EXPECT_EQ(MakeSource("a.txt", Encode(text, encoding)).text, text) << encoding;
}

TEST(Encoding, ByteOrderMarksDecide) {
  struct Case {
    std::string mark;
    const char* encoding;
  };
  for (const auto& [mark, encoding] : std::initializer_list<Case>{{"\xFF\xFE"s, "UTF-16LE"},
                                                                  {"\xFE\xFF"s, "UTF-16BE"},
                                                                  {"\xFF\xFE\0\0"s, "UTF-32LE"},
                                                                  {"\0\0\xFE\xFF"s, "UTF-32BE"},
                                                                  {"\x84\x31\x95\x33"s, "GB18030"}}) {
    const Source source = MakeSource("a.txt", mark + Encode("附件1", encoding));
    EXPECT_EQ(source.text, "附件1") << encoding;
    EXPECT_EQ(source.encoding, encoding);
  }
}

TEST(Encoding, TheMarkOfUtf8StaysInPlainTextSoThatOffsetsAreThoseOfTheFile) {
  const std::string bytes = "\xEF\xBB\xBF平政〔2021〕5号\r\n\0附件\r\n"s;
  for (const char* path : {"a.txt", "a.md"}) {
    const Source source = MakeSource(path, bytes);
    EXPECT_EQ(source.text, bytes);
    EXPECT_EQ(source.encoding, "UTF-8");
    EXPECT_EQ(source.byte_size, bytes.size());
  }
}

TEST(Encoding, NulBytesInUtf8AreKept) {
  const std::string bytes = "第一行\0\0第二行\nabc\0def\n"s;
  const Source source = MakeSource("a.txt", bytes);
  EXPECT_EQ(source.text, bytes);
  EXPECT_EQ(source.encoding, "UTF-8");
}

TEST(Encoding, LoneSurrogatesInUtf16AreReplacedAndCounted) {
  const std::string r(kReplacement);
  const auto units = [](std::u16string_view text) {
    std::string bytes;
    for (const char16_t unit : text) {
      bytes += static_cast<char>(unit & 0xFF);
      bytes += static_cast<char>(unit >> 8);
    }
    return bytes;
  };
  constexpr char16_t kLone[] = {u'平', 0xD800, u'川', 0xDC00, 0xD83D, 0xD83D, 0xDE00, u'市', 0xD800, 0};
  const Decoded decoded = DecodeAs(units(kLone) + "x", "UTF-16LE");
  EXPECT_EQ(decoded.text, "平" + r + "川" + r + r + "😀市" + r + r);  // the last: half a unit
  EXPECT_EQ(decoded.replaced, 5u);
}

TEST(Encoding, TruncatedTextKeepsItsEncoding) {
  for (const char* encoding : {"UTF-8", "GB18030", "UTF-16LE"}) {
    std::string bytes = Encode("附件：平川市老旧小区改造计划表", encoding);
    bytes.pop_back();
    const Source source = MakeSource("a.txt", bytes);
    EXPECT_EQ(source.encoding, encoding);
    EXPECT_EQ(source.text, "附件：平川市老旧小区改造计划" + std::string(kReplacement));
    EXPECT_EQ(source.replaced, 1u);
  }
}

TEST(Encoding, FewBrokenBytesDoNotChangeTheEncoding) {
  std::string utf8(kNotice);
  utf8.insert(utf8.find("一、"), "\xFF");
  EXPECT_EQ(MakeSource("a.txt", utf8).encoding, "UTF-8");
  EXPECT_EQ(MakeSource("a.txt", utf8).replaced, 1u);

  std::string gb = Encode(kNotice, "GB18030");
  gb.insert(gb.find('\n'), "\xFF");
  const Source source = MakeSource("a.txt", gb);
  EXPECT_EQ(source.encoding, "GB18030");
  EXPECT_EQ(source.replaced, 1u);
  EXPECT_NE(source.text.find("平政〔2021〕5号"), source.text.npos);
}

TEST(Charset, FindsWhatAPageDeclares) {
  EXPECT_EQ(DeclaredCharset("<html><head><meta charset=gbk></head>"), "gbk");
  EXPECT_EQ(DeclaredCharset("<META CHARSET = 'Big5' />"), "Big5");
  EXPECT_EQ(DeclaredCharset("<meta name=a><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">"),
            "gb2312");
  EXPECT_EQ(DeclaredCharset("<?xml version=\"1.0\" encoding=\"GB18030\"?><html>"), "GB18030");
  EXPECT_EQ(DeclaredCharset("<p>charset=gbk</p>"), "");
  EXPECT_EQ(DeclaredCharset("<meta charset>"), "");
  EXPECT_EQ(DeclaredCharset("<meta charset"), "");
  EXPECT_EQ(DeclaredCharset("<"), "");
}

Source Page(std::string_view charset, std::string_view body, const char* encoding) {
  return MakeSource("page.html", Encode("<html><head><meta charset=\"" + std::string(charset) + "\"></head><body><p>" +
                                            std::string(body) + "</p></body></html>",
                                        encoding));
}

TEST(Charset, TheDeclaredOneIsBelieved) {
  // Two characters that detection cannot tell apart from GB18030.
  EXPECT_EQ(Page("big5", "公告", "Big5").text, "公告\n");
  EXPECT_EQ(Page("gb2312", "镕〇", "GB18030").text, "镕〇\n") << "gb2312 means all of GB18030";
  EXPECT_EQ(Page("gb2312", "联通", "GB18030").text, "联通\n");
  EXPECT_EQ(Page("shift_jis", "告示", "Shift_JIS").text, "告示\n");
}

TEST(Charset, OneThatTheBytesContradictIsNot) {
  for (const char* lie : {"gb2312", "big5", "iso-8859-1", "shift_jis", "no-such-charset", "utf-16"}) {
    EXPECT_EQ(Page(lie, "平川市人民政府", "UTF-8").text, "平川市人民政府\n") << lie;
    EXPECT_EQ(Page(lie, "平川市人民政府", "UTF-8").encoding, "UTF-8") << lie;
  }
  for (const char* lie : {"utf-8", "iso-8859-1", "windows-1252", "no-such-charset"}) {
    EXPECT_EQ(Page(lie, "平川市人民政府关于印发方案的通知", "GB18030").text, "平川市人民政府关于印发方案的通知\n")
        << lie;
    EXPECT_EQ(Page(lie, "平川市人民政府关于印发方案的通知", "GB18030").encoding, "GB18030") << lie;
  }
}

TEST(Charset, PlainTextThatTalksAboutOneDeclaresNone) {
  EXPECT_EQ(MakeSource("a.txt", Encode("网页应当写明<meta charset=\"big5\">或者国标码", "GB18030")).encoding,
            "GB18030");
}

TEST(Encoding, AnyBytesGiveValidUtf8) {
  std::mt19937 random(7);
  for (int round = 0; round < 10000; ++round) {
    std::string bytes = RandomBytes(random, random() % 200);
    if (round % 3 == 0) bytes = "<meta charset=gbk><p>" + bytes;
    const char* const path = round % 2 == 0 ? "a.txt" : "a.html";
    const Source source = MakeSource(path, bytes);
    ASSERT_EQ(ValidUtf8Length(source.text), source.text.size()) << round;
    ASSERT_FALSE(source.encoding.empty());
  }
}

TEST(Encoding, AnyBytesReadAsAnyEncodingGiveValidUtf8) {
  std::mt19937 random(8);
  for (const char* encoding : {"UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "EUC-JP",
                               "ISO-2022-CN", "HZ", "no-such-encoding"}) {
    for (int round = 0; round < 500; ++round) {
      const Decoded decoded = DecodeAs(RandomBytes(random, random() % 300), encoding);
      ASSERT_EQ(ValidUtf8Length(decoded.text), decoded.text.size()) << encoding;
    }
  }
}

TEST(Encoding, LongTextIsReadAcrossTheBorderOfIcusBuffers) {
  const std::string text = Repeat("平川𠮷市", 20000);
  for (const char* encoding : {"GB18030", "UTF-16LE"}) EXPECT_EQ(DecodeAs(Encode(text, encoding), encoding).text, text);
}

}  // namespace
}  // namespace liye
