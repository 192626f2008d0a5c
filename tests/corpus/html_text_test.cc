#include "corpus/html_text.h"

#include <gtest/gtest.h>

#include "support.h"

namespace liye {
namespace {

using namespace std::string_literals;

struct Case {
  const char* what;
  std::string html, text;
};

void Check(std::initializer_list<Case> cases) {
  for (const auto& [what, html, text] : cases) EXPECT_EQ(HtmlToText(html), text) << what;
}

TEST(HtmlText, BlocksBecomeLines) {
  Check({
      {"paragraphs", "<p>平政〔2021〕5号</p><p>附件</p>", "平政〔2021〕5号\n附件\n"},
      {"inline elements do not break", "<p>平<b>川</b><span>市</span><a href=x>人民</a>政府</p>", "平川市人民政府\n"},
      {"br", "<p>平川市<br>人民政府<br/>文件</p>", "平川市\n人民政府\n文件\n"},
      {"divs in divs", "<div>一<div>二<div>三</div>四</div>五</div>", "一\n二\n三\n四\n五\n"},
      {"headings", "<h1>通知</h1>正文<h2>一、目标</h2>", "通知\n正文\n一、目标\n"},
      {"text without any block", "<body>平川市</body>", "平川市\n"},
      {"empty blocks vanish", "<p></p><p> </p><p>&nbsp;</p><p>文</p><br><br>", "文\n"},
      {"empty page", "<html><body></body></html>", ""},
      {"nothing", "", ""},
      {"fragments without html", "<li>一<li>二", "一\n二\n"},
  });
}

TEST(HtmlText, NestedListsKeepTheirOrder) {
  Check({
      {"closed", "<ul><li>一、<ul><li>（一）</li><li>（二）</li></ul></li><li>二、</li></ul>",
       "一、\n（一）\n（二）\n二、\n"},
      {"unclosed", "<ol><li>一<ol><li>甲<li>乙</ol><li>二</ol>尾", "一\n甲\n乙\n二\n尾\n"},
      {"definitions", "<dl><dt>牵头单位<dd>市财政局</dl>", "牵头单位\n市财政局\n"},
  });
}

TEST(HtmlText, BlanksAreOneAndNoBreakSpacesAreKept) {
  Check({
      {"runs", "<p>  平川市 \t\n  人民政府  </p>", "平川市 人民政府\n"},
      {"across elements", "<p>平川市 <b> 人民政府</b></p>", "平川市 人民政府\n"},
      {"nbsp", "<p>&nbsp;&nbsp;签发人：&nbsp;&nbsp;张三&nbsp;</p>", "  签发人：  张三\n"},
      {"the character itself", "<p>签发人：\xC2\xA0张三</p>", "签发人： 张三\n"},
      {"ideographic space", "<p>　　标　题</p>", "　　标　题\n"},
      {"zero width", "<p>平政\xE2\x80\x8B〔2021〕5号</p>", "平政\xE2\x80\x8B〔2021〕5号\n"},
      {"pre keeps lines and tabs", "<pre>一\t二\r\n\r\n  三</pre>四 \n五", "一\t二\n  三\n四 五\n"},
      {"nul", "<p>平\0川</p>"s, "平 川\n"},
      {"mark", "\xEF\xBB\xBF<p>平川</p>", "平川\n"},
  });
}

TEST(HtmlText, WhatReadersDoNotSeeIsGone) {
  Check({
      {"script", "<p>甲</p><script>if (a < b) document.write('<p>乙</p>')</script><p>丙</p>", "甲\n丙\n"},
      {"style", "<style>p { color: red }</style><p>甲</p>", "甲\n"},
      {"comment", "<p>甲<!-- 乙 <p>丙</p> -->丁</p>", "甲丁\n"},
      {"conditional comments", "<!--[if gte mso 9]><xml>甲</xml><![endif]--><p>乙<![if !vml]>丙<![endif]></p>",
       "乙丙\n"},
      {"comment closed at once", "<!--><p>甲</p>", "甲\n"},
      {"comments closed oddly", "<p>甲<!--->乙<!-- 丙 --!>丁<!- 戊 ->己</p>", "甲乙丁己\n"},
      {"less-than in scripts", "<script>if (a<!b || c<![0]) d = '<!--'</script><p>甲</p>", "甲\n"},
      {"script in capitals", "<SCRIPT>a<!b</SCRIPT><p>甲</p>", "甲\n"},
      {"title", "<html><head><title>平川市政府网</title></head><body>甲</body></html>", "甲\n"},
      {"title not closed", "<head><title>平川市政府网<body><p>甲</p>", "甲\n"},
      {"noscript", "<noscript>请启用脚本</noscript><p>甲</p>", "甲\n"},
      {"template", "<template><p>乙</p></template><p>甲</p>", "甲\n"},
      {"processing instruction", "<p><?xml:namespace prefix = o />甲</p>", "甲\n"},
      {"doctype", "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"x\"><p>甲</p>", "甲\n"},
  });
}

TEST(HtmlText, EntitiesAreDecoded) {
  Check({
      {"named", "<p>&lt;通知&gt; &amp; &quot;附件&quot; &middot; &mdash;&ldquo;&rdquo;</p>",
       "<通知> & \"附件\" · —“”\n"},
      {"numbers", "<p>&#24179;&#x5ddd;&#x20BB7;</p>", "平川𠮷\n"},
      {"unknown ones stay", "<p>&nosuch; A&B &</p>", "&nosuch; A&B &\n"},
      {"invalid ones do no harm", "<p>甲&#xD800;&#0;&#x110000;乙</p>", "甲乙\n"},
      {"escaped markup is text", "<p>&lt;script&gt;甲&lt;/script&gt;</p>", "<script>甲</script>\n"},
  });
}

TEST(HtmlText, BrokenPagesKeepTheirText) {
  Check({
      {"nothing closed", "<html><body><div><p>甲<p>乙<b>丙", "甲\n乙丙\n"},
      {"ends that close nothing", "</p></div></table></html>甲</b>乙", "甲乙\n"},
      {"paragraphs without beginning", "<div>甲</p>乙</p><td>丙</p></div>", "甲\n乙\n丙\n"},
      {"text after the end", "<html><body><p>甲</p></body></html><p>乙</p>丙", "甲\n乙\n丙\n"},
      {"two pages in one", "<html><body>甲</body></html><html><body>乙</body></html>", "甲\n乙\n"},
      {"wrong nesting", "<p><b>甲<i>乙</b>丙</i></p>丁", "甲乙丙\n丁\n"},
      {"less-than in text", "<p>当 a<5 且 5 < b 时，<附件1>见后</p>", "当 a<5 且 5 < b 时，<附件1>见后\n"},
      {"tag cut off by the next", "<p>甲</p><div <p>乙</p>丙", "甲\n乙\n丙\n"},
      {"unknown elements", "<ucapcontent><zoom>甲</zoom><o:p></o:p>乙</ucapcontent>", "甲乙\n"},
      {"mathml", "<p>面积<math><mi>S</mi><mo>=</mo><msup><mi>a</mi><mn>2</mn></msup></math>。</p>", "面积S=a2。\n"},
      {"svg", "<p>甲<svg><g><text>图</text></g></svg>乙</p>", "甲图乙\n"},
      {"quote without end", "<p>甲</p><a href=\"x>乙</a><p class='y>丙", "甲\n乙\n丙\n"},
      {"quotes that hold markup", "<p title=\"<b>1 > 0</b>\" id = '>'>甲<a b=c\"d>乙</p>", "甲乙\n"},
      {"elements closed at once", "<script src=x /><p>甲<br/><a/>乙<td/></p>", "甲\n乙\n"},
  });
}

TEST(HtmlText, DeepNestingLosesNothing) {
  for (const char* name : {"div", "b", "ul", "font"}) {
    const std::string open = '<' + std::string(name) + '>', close = "</" + std::string(name) + '>';
    EXPECT_EQ(HtmlToText(Repeat(open, 100000) + "甲"), "甲\n") << name;
    EXPECT_EQ(HtmlToText(Repeat(open, 100000) + "甲" + Repeat(close, 100000) + "<p>乙"), "甲\n乙\n") << name;
  }
  const std::string tables =
      HtmlToText(Repeat("<table><tr><td>", 20000) + "甲" + Repeat("</td></tr></table>", 20000) + "乙");
  EXPECT_EQ(tables, "甲\n乙\n");
}

TEST(HtmlText, EndTagsThatCloseNothingTakeLinearTime) {
  EXPECT_EQ(HtmlToText(Repeat("<div>", 200000) + "甲" + Repeat("</b>", 200000) + "乙"), "甲乙\n");
}

TEST(HtmlText, HugeAttributesAndManyOfThemAreHarmless) {
  EXPECT_EQ(HtmlToText("<p style=\"" + std::string(12 << 20, 'x') + "\">甲</p>"), "甲\n");
  std::string many = "<p";
  for (int i = 0; i < 200000; ++i) many += " a" + std::to_string(i) + "=\"1\"";
  EXPECT_EQ(HtmlToText(many + ">甲</p><p>乙</p>"), "甲\n乙\n");
  EXPECT_EQ(HtmlToText("<p>甲</p>" + many), "甲\n");
  EXPECT_EQ(HtmlToText("<table><tr><td" + many.substr(2) + ">甲</table>"), "甲\n");
  std::string names;
  for (int i = 0; i < 200000; ++i) names += "<x" + std::to_string(i) + '>';
  EXPECT_EQ(HtmlToText("<p>甲" + names + "乙</p>"), "甲乙\n");
  EXPECT_EQ(HtmlToText("<!-- <a " + Repeat("b ", 5000) + "--><p>甲</p>"), "甲\n");
}

TEST(HtmlText, LongTextIsKeptWhole) {
  const std::string text = Repeat("平川市人民政府", 1 << 19);
  EXPECT_EQ(HtmlToText("<p>" + text + "</p>"), text + '\n');
  const std::string comment = "<!--" + std::string(11 << 20, 'x') + "-->";
  EXPECT_EQ(HtmlToText("<p>甲" + comment + "乙</p>"), "甲乙\n");
}

}  // namespace
}  // namespace liye
