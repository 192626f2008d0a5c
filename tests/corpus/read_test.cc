#include "corpus/read.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "corpus/utf8.h"
#include "support.h"

namespace liye {
namespace {

using namespace std::string_literals;

MediaType TypeOf(const std::string& path, const std::string& bytes) { return MakeSource(path, bytes).media_type; }

TEST(MediaType, ContentSpeaksBeforeTheEnding) {
  EXPECT_EQ(TypeOf("a.txt", "<!DOCTYPE html><p>甲"), MediaType::kHtml);
  EXPECT_EQ(TypeOf("a.txt", "\xEF\xBB\xBF\n <HTML lang=zh><p>甲"), MediaType::kHtml);
  EXPECT_EQ(TypeOf("a", "<?xml version=\"1.0\"?><!-- x --><html>甲"), MediaType::kHtml);
  EXPECT_EQ(TypeOf("a.txt", Encode("<html><p>甲乙丙丁</p></html>", "UTF-16LE")), MediaType::kHtml);
  EXPECT_EQ(TypeOf("a.html", "没有标记的文字\n第二行"), MediaType::kPlainText);
  EXPECT_EQ(TypeOf("a.html", "甲<br>乙"), MediaType::kHtml);
  EXPECT_EQ(TypeOf("A.HTM", "<p>甲"), MediaType::kHtml);
}

TEST(MediaType, OtherTextIsNotTakenForHtml) {
  EXPECT_EQ(TypeOf("a.txt", "平政〔2021〕5号\n<html>"), MediaType::kPlainText);
  EXPECT_EQ(TypeOf("a.txt", "正文\n-->\n"), MediaType::kPlainText);
  EXPECT_EQ(TypeOf("a.txt", "<headline>甲"), MediaType::kPlainText);
  EXPECT_EQ(TypeOf("a.md", "# 平川市条例\n\n<table><tr><td>甲</td></tr></table>\n<!-- 注 -->\n"), MediaType::kMarkdown);
  EXPECT_EQ(TypeOf("a.MD", "<!-- 注 -->\n# 标题"), MediaType::kMarkdown);
  EXPECT_EQ(TypeOf("md", "# 标题"), MediaType::kPlainText);
}

TEST(MakeSource, PlainTextAndMarkdownAreTheFileByteForByte) {
  const std::string text = "\xEF\xBB\xBF平川市\r\n\r\n  <b>附件</b>&nbsp;\t1\r\n\0末行"s;
  for (const char* path : {"a.txt", "a.md"}) EXPECT_EQ(MakeSource(path, text).text, text);
}

TEST(MakeSource, NothingGivesAnEmptySource) {
  const Source source = MakeSource("a.txt", "");
  EXPECT_EQ(source.text, "");
  EXPECT_EQ(source.encoding, "UTF-8");
  EXPECT_EQ(source.hash, "99aa06d3014798d86001c324468d497f");  // XXH3 of nothing, as its authors publish it
  EXPECT_EQ(MakeSource("a.html", "").text, "");
}

TEST(MakeSource, TheHashIsThatOfTheBytesNotOfTheText) {
  const Source utf8 = MakeSource("a.txt", std::string(kNotice));
  const Source gb = MakeSource("a.txt", Encode(kNotice, "GB18030"));
  EXPECT_EQ(utf8.text, gb.text);
  EXPECT_NE(utf8.hash, gb.hash);
  EXPECT_EQ(utf8.hash, MakeSource("b.md", std::string(kNotice)).hash);
}

TEST(MakeSource, ValidUtf8IsNotCopied) {
  std::string bytes = Repeat(kNotice, 1000);
  const char* const data = bytes.data();
  EXPECT_EQ(MakeSource("a.txt", std::move(bytes)).text.data(), data);
}

TEST(Pages, FormFeedsEndThem) {
  const Source source = MakeSource("a.txt", "第一页\n\f第二页\n\f第三页\n\f");
  EXPECT_EQ(source.page_starts, (std::vector<uint32_t>{0, 11, 22}));
  EXPECT_EQ(source.page_of(0), 1u);
  EXPECT_EQ(source.page_of(10), 1u);  // the form feed itself
  EXPECT_EQ(source.page_of(11), 2u);
  EXPECT_EQ(source.page_of(32), 3u);
}

TEST(Pages, WithoutFormFeedsThereAreNone) {
  EXPECT_TRUE(MakeSource("a.txt", "第一页\n").page_starts.empty());
  EXPECT_EQ(MakeSource("a.txt", "第一页\n").page_of(3), 0u);
  EXPECT_TRUE(MakeSource("a.html", "<p>甲\f乙</p>").page_starts.empty());
}

TEST(ReadSource, ReadsAFile) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("通知.txt", kNotice);
  const Result<Source> source = ReadSource(path);
  ASSERT_TRUE(source) << source.error().message();
  EXPECT_EQ(source->path, path);
  EXPECT_EQ(source->text, kNotice);
  EXPECT_EQ(source->byte_size, kNotice.size());
  EXPECT_EQ(ReadSource(folder.Write(".hidden", "文"))->text, "文");
  EXPECT_EQ(ReadSource(folder.Write("empty.txt", ""))->text, "");
}

TEST(ReadSource, ReadsFilesThatSayTheyAreEmpty) {
  // Files of /proc have the size 0 and hold text nevertheless.
  const Result<Source> source = ReadSource("/proc/self/status");
  if (!source) GTEST_SKIP() << "no /proc here";
  EXPECT_NE(source->text.find("Name:"), source->text.npos);
}

TEST(ReadSource, AFileThatGrowsOrShrinksMeanwhileDoesNoHarm) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.txt", kNotice);
  std::jthread writer([&](const std::stop_token& stop) {
    for (size_t round = 0; !stop.stop_requested(); ++round) folder.Write("a.txt", Repeat(kNotice, round % 3000));
  });
  const std::string longest = Repeat(kNotice, 3000);
  for (int i = 0; i < 300; ++i) {
    const Result<Source> source = ReadSource(path);
    ASSERT_TRUE(source) << source.error().message();
    // Every version of the file begins alike, so any mixture does; its last character may be cut.
    std::string_view text = source->text;
    if (text.ends_with(kReplacement)) text.remove_suffix(kReplacement.size());
    ASSERT_TRUE(longest.starts_with(text));
  }
}

TEST(ReadSource, SaysWhatIsWrong) {
  const TemporaryFolder folder;
  const auto error = [](const std::string& path) { return ReadSource(path).error(); };
  EXPECT_EQ(error(folder / "missing.txt").kind, Error::Kind::kNotFound);
  EXPECT_EQ(error(folder / "missing.txt").message(),
            folder / "missing.txt" + ": it does not exist. Check the spelling of the path.");
  EXPECT_EQ(error(folder.Write("a.txt", "") + "/below").kind, Error::Kind::kNotFound);
  EXPECT_EQ(error("").kind, Error::Kind::kNotFound);
  EXPECT_EQ(error(folder.path()).kind, Error::Kind::kUnreadable);
  EXPECT_EQ(error(folder.path()).reason, "it is a folder, not a file");
  EXPECT_EQ(error("/dev/zero").reason, "it is a device, not a file");
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(error(folder / "pipe").reason, "it is a pipe, not a file");
  ASSERT_EQ(symlink("circle", (folder / "circle").c_str()), 0);
  EXPECT_EQ(error(folder / "circle").kind, Error::Kind::kUnreadable);
}

TEST(ReadSource, RefusesWhatItMayNotRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryFolder folder;
  const std::string path = folder.Write("secret.txt", "文");
  ASSERT_EQ(chmod(path.c_str(), 0), 0);
  EXPECT_EQ(ReadSource(path).error().kind, Error::Kind::kUnreadable);
  EXPECT_EQ(ReadSource(path).error().reason, "you may not read it");
}

TEST(ReadSource, RefusesFilesOf2GiB) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("huge.txt", "文");
  if (truncate(path.c_str(), off_t{2} << 30) != 0) GTEST_SKIP() << "no sparse files here";
  EXPECT_EQ(ReadSource(path).error().kind, Error::Kind::kTooLarge);
}

}  // namespace
}  // namespace liye
