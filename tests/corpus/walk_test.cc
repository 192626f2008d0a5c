#include "corpus/walk.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "support.h"

namespace liye {
namespace {

using Paths = std::vector<std::string>;
using namespace std::string_literals;

// The paths found, below `folder`.
Paths Found(const TemporaryFolder& folder, const Inputs& inputs) {
  Paths found;
  for (const Input& file : inputs.files) {
    EXPECT_TRUE(file.path.starts_with(folder.path() + '/')) << file.path;
    found.push_back(file.path.substr(folder.path().size() + 1));
  }
  return found;
}

// "name: reason" of each.
Paths Reasons(const TemporaryFolder& folder, const std::vector<Error>& errors) {
  Paths reasons;
  for (const Error& error : errors)
    reasons.push_back(error.subject.substr(folder.path().size() + 1) + ": " + error.reason);
  return reasons;
}

TEST(Walk, FindsFilesInFoldersInByteOrder) {
  const TemporaryFolder folder;
  for (const char* name : {"b.txt", "a/2.md", "a/10.txt", "B.html", "a/c/x", "附件.txt", "a.txt"})
    folder.Write(name, "文");
  const Inputs inputs = FindInputs({folder.path()});
  EXPECT_EQ(Found(folder, inputs), (Paths{"B.html", "a/10.txt", "a/2.md", "a/c/x", "a.txt", "b.txt", "附件.txt"}));
  EXPECT_TRUE(inputs.failed.empty());
  EXPECT_TRUE(inputs.skipped.empty());
}

TEST(Walk, KnowsSizeAndTime) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a.txt", "平川市");
  const timespec times[2] = {{0, UTIME_OMIT}, {1614556800, 123456789}};
  ASSERT_EQ(utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
  const Inputs inputs = FindInputs({path});
  ASSERT_EQ(inputs.files.size(), 1u);
  EXPECT_EQ(inputs.files[0].path, path);
  EXPECT_EQ(inputs.files[0].byte_size, 9u);
  EXPECT_EQ(inputs.files[0].modified_ns, 1614556800123456789);
}

TEST(Walk, PathsKeepTheOrderAndTheSpellingGiven) {
  const TemporaryFolder folder;
  for (const char* name : {"b/1.txt", "a/1.txt"}) folder.Write(name, "文");
  EXPECT_EQ(Found(folder, FindInputs({folder / "b/", folder / "a//", folder / "a/../b"})),
            (Paths{"b/1.txt", "a//1.txt"}));
}

TEST(Walk, HiddenFilesAreReadOnlyWhenNamed) {
  const TemporaryFolder folder;
  for (const char* name : {".git/config", ".DS_Store", "a.txt"}) folder.Write(name, "文");
  EXPECT_EQ(Found(folder, FindInputs({folder.path()})), (Paths{"a.txt"}));
  EXPECT_EQ(Found(folder, FindInputs({folder / ".DS_Store", folder / ".git"})), (Paths{".DS_Store", ".git/config"}));
}

TEST(Walk, AFileIsFoundOnceHoweverItIsNamed) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("a/1.txt", "文");
  ASSERT_EQ(symlink("1.txt", (folder / "a/2.txt").c_str()), 0);
  const Inputs inputs = FindInputs({path, folder / "a/../a/1.txt", folder / "a", folder.path(), path});
  EXPECT_EQ(Found(folder, inputs), (Paths{"a/1.txt"}));
  EXPECT_TRUE(inputs.skipped.empty());
}

TEST(Walk, HardLinksAreFilesOfTheirOwn) {
  const TemporaryFolder folder;
  const std::string path = folder.Write("1.txt", "文");
  ASSERT_EQ(link(path.c_str(), (folder / "2.txt").c_str()), 0);
  EXPECT_EQ(Found(folder, FindInputs({path, folder.path(), path})), (Paths{"1.txt", "2.txt"}));
}

TEST(Walk, LinksAreFollowed) {
  const TemporaryFolder folder, elsewhere;
  elsewhere.Write("sub/1.txt", "文");
  const std::string file = elsewhere.Write("2.txt", "文");
  ASSERT_EQ(symlink((elsewhere / "sub").c_str(), (folder / "folder").c_str()), 0);
  ASSERT_EQ(symlink(file.c_str(), (folder / "file.txt").c_str()), 0);
  EXPECT_EQ(Found(folder, FindInputs({folder.path()})), (Paths{"file.txt", "folder/1.txt"}));
}

TEST(Walk, LoopsAreNamedAndNotEntered) {
  const TemporaryFolder folder;
  folder.Write("a/b/1.txt", "文");
  ASSERT_EQ(symlink("../..", (folder / "a/b/up").c_str()), 0);
  ASSERT_EQ(symlink(".", (folder / "a/self").c_str()), 0);
  ASSERT_EQ(symlink("circle", (folder / "circle").c_str()), 0);
  const Inputs inputs = FindInputs({folder.path()});
  EXPECT_EQ(Found(folder, inputs), (Paths{"a/b/1.txt"}));
  EXPECT_EQ(Reasons(folder, inputs.skipped), (Paths{"a/b/up: it is a link to a folder that holds it",
                                                    "a/self: it is a link to a folder that holds it"}));
  EXPECT_EQ(Reasons(folder, inputs.failed), (Paths{"circle: its symbolic links lead in a circle"}));
}

TEST(Walk, SpecialFilesAreNamedAndNotOpened) {
  const TemporaryFolder folder;
  ASSERT_EQ(mkfifo((folder / "pipe").c_str(), 0600), 0);
  const int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  ASSERT_LT((folder / "socket").size(), sizeof address.sun_path);
  std::strcpy(address.sun_path, (folder / "socket").c_str());
  ASSERT_EQ(bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  close(descriptor);
  ASSERT_EQ(symlink("/dev/zero", (folder / "zero").c_str()), 0);
  const Inputs inputs = FindInputs({folder.path()});
  EXPECT_TRUE(inputs.files.empty());
  EXPECT_EQ(Reasons(folder, inputs.skipped),
            (Paths{"pipe: it is a pipe, not a file", "socket: it is a socket, not a file",
                   "zero: it is a device, not a file"}));
}

TEST(Walk, WhatDoesNotExistFailsAndTheRestIsFound) {
  const TemporaryFolder folder;
  folder.Write("1.txt", "文");
  ASSERT_EQ(symlink("nowhere", (folder / "dangling").c_str()), 0);
  const Inputs inputs = FindInputs({folder / "missing", folder.path(), ""});
  EXPECT_EQ(Found(folder, inputs), (Paths{"1.txt"}));
  ASSERT_EQ(inputs.failed.size(), 3u);
  EXPECT_EQ(inputs.failed[0].subject, folder / "missing");
  EXPECT_EQ(inputs.failed[0].kind, Error::Kind::kNotFound);
  EXPECT_EQ(inputs.failed[1].reason, "it is a link to something that does not exist");
  EXPECT_EQ(inputs.failed[2].kind, Error::Kind::kNotFound);
}

TEST(Walk, WhatMayNotBeReadFails) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const TemporaryFolder folder;
  folder.Write("closed/1.txt", "文");
  folder.Write("2.txt", "文");
  folder.Write("3.txt", "文");
  ASSERT_EQ(chmod((folder / "closed").c_str(), 0), 0);
  ASSERT_EQ(chmod((folder / "2.txt").c_str(), 0), 0);
  const Inputs inputs = FindInputs({folder.path()});
  EXPECT_EQ(chmod((folder / "closed").c_str(), 0700), 0);
  EXPECT_EQ(Found(folder, inputs), (Paths{"3.txt"}));
  EXPECT_EQ(Reasons(folder, inputs.failed), (Paths{"2.txt: you may not read it", "closed: you may not read it"}));
}

TEST(Walk, FilesThatHoldNoTextAreNamed) {
  const TemporaryFolder folder;
  std::mt19937 random(1);
  const std::pair<const char*, std::string> files[] = {
      {"archive.gz", "\x1F\x8B\x08" + RandomBytes(random, 100)},
      {"database.db", "SQLite format 3\0"s + RandomBytes(random, 100)},
      {"image.png", "\x89PNG\r\n\x1A\n" + RandomBytes(random, 100)},
      {"letter.docx", "PK\x03\x04" + RandomBytes(random, 100)},
      {"lying.txt", "%PDF-1.7\n" + RandomBytes(random, 100)},
      {"notice.ofd", "PK\x03\x04" + RandomBytes(random, 100)},
      {"old.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + RandomBytes(random, 100)},
      {"page.css", "p { color: red }"},
      {"picture.svg", "<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"></svg>"},
      {"random", RandomBytes(random, 4000)},
      {"zeros.txt", std::string(1000, '\0')},
  };
  for (const auto& [name, bytes] : files) folder.Write(name, bytes);
  const Inputs inputs = FindInputs({folder.path()});
  EXPECT_TRUE(inputs.files.empty());
  EXPECT_EQ(Reasons(folder, inputs.skipped),
            (Paths{"archive.gz: it is an archive", "database.db: it is an SQLite database", "image.png: it is an image",
                   "letter.docx: it is an office document", "lying.txt: it is a PDF document",
                   "notice.ofd: it is an OFD document", "old.doc: it is an office document in a binary format",
                   "page.css: it is a part of a web page that holds no text", "picture.svg: it is an image",
                   "random: it is a binary file", "zeros.txt: it is a binary file"}));
  for (const Error& error : inputs.skipped) EXPECT_EQ(error.kind, Error::Kind::kNotOurs);
}

TEST(Walk, TextInAnyEncodingIsText) {
  const TemporaryFolder folder;
  for (const char* encoding : {"GB18030", "UTF-16LE", "UTF-16BE", "UTF-8"})
    folder.Write(encoding, Encode(kNotice, encoding));
  folder.Write("BOM", "\xFF\xFE" + Encode("a", "UTF-16LE"));
  folder.Write("empty", "");
  folder.Write("stray-nul", std::string(kNotice) + '\0' + std::string(kNotice));
  folder.Write("talks-about-BM.txt", "BM、PNG、PK 等格式");
  const Inputs inputs = FindInputs({folder.path()});
  EXPECT_EQ(Found(folder, inputs),
            (Paths{"BOM", "GB18030", "UTF-16BE", "UTF-16LE", "UTF-8", "empty", "stray-nul", "talks-about-BM.txt"}));
}

TEST(Walk, DeepFoldersAreWalked) {
  const TemporaryFolder folder;
  const std::string deep = Repeat("d/", 500) + "1.txt";
  folder.Write(deep, "文");
  EXPECT_EQ(Found(folder, FindInputs({folder.path()})), (Paths{deep}));
}

}  // namespace
}  // namespace liye
