//===- test/unit/Driver/GitTest.cpp ---------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Driver/Git.h"
#include "Driver/PastManifest.h"
#include "gtest/gtest.h"

using namespace heddle;
using namespace heddle::driver;
using Mode = GitChange::Mode;

namespace {

const std::string Id(40, 'a');
const std::string Zero(40, '0');

/// \p Text with '|' for the byte 0.
std::string raw(std::string Text) {
  for (char &C : Text)
    if (C == '|')
      C = '\0';
  return Text;
}

/// Whether git's output is refused, and not by a crash.
bool refused(const std::string &Text) {
  llvm::Expected<std::vector<GitChange>> All = parseRawDiff(raw(Text));
  if (All)
    return false;
  llvm::consumeError(All.takeError());
  return true;
}

TEST(RawDiff, changesComeWithTheirPaths) {
  auto All = parseRawDiff(raw(":100644 100755 " + Id + " " + Zero + " M|a b\n.cpp|" + //
                              ":000000 100644 " + Zero + " " + Id + " A|new.h|" +     //
                              ":120000 000000 " + Id + " " + Zero + " D|link|" +      //
                              ":100644 100644 " + Id + " " + Id + " R087|x/old.cpp|y/new.cpp|" +
                              ":160000 160000 " + Id + " " + Zero + " M|sub|"));
  ASSERT_TRUE(bool(All));
  ASSERT_EQ(All->size(), 5u);
  EXPECT_EQ((*All)[0].Path, "a b\n.cpp");
  EXPECT_EQ((*All)[0].OldId, Id);
  EXPECT_EQ((*All)[1].Old, Mode::None);
  EXPECT_EQ((*All)[2].Old, Mode::Link);
  EXPECT_EQ((*All)[2].New, Mode::None);
  EXPECT_EQ((*All)[3].Path, "y/new.cpp");
  EXPECT_EQ((*All)[3].OldPath, "x/old.cpp");
  EXPECT_EQ((*All)[4].Old, Mode::Submodule);
  EXPECT_TRUE(parseRawDiff("")->empty());
}

TEST(RawDiff, whatIsNoDiffIsRefused) {
  std::string Head = ":100644 100644 " + Id + " " + Id;
  for (const std::string &Text :
       {Head + " M|a", Head + " M|", Head + " M", Head + "|a|", Head + " R100|a|", std::string("x"),
        ":1 100644 " + Id + " " + Id + " M|a|", ":100644 100644 " + Id + "x " + Id + " M|a|"})
    EXPECT_TRUE(refused(Text)) << Text;
}

TEST(RawDiff, noPathLeadsOutOfTheRepository) {
  std::string Head = ":100644 100644 " + Id + " " + Id;
  for (const char *Path : {" M|../a|", " M|/a|", " M|a/../../b|", " R100|../a|b|", " R100|a|../b|"})
    EXPECT_TRUE(refused(Head + Path)) << Path;
  EXPECT_FALSE(refused(Head + " M|a/..b/c..|"));
}

TEST(Hunks, linesOfTheNewSide) {
  using Lines = std::vector<LineRange>;
  EXPECT_EQ(
      parseHunks("diff --git a/x b/y\n--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n"
                 "@@ -4,0 +5,3 @@ void f()\n+@@ -1 +77 @@\n+x\n+y\n@@ -9,2 +12,0 @@\n-a\n-b\n"),
      (Lines{{1, 1}, {5, 7}, {13, 12}}));
  EXPECT_EQ(parseHunks(""), Lines());
  EXPECT_EQ(parseHunks("@@ -1 +x @@\n@@ -\n"), Lines());
}

TEST(PastManifest, entriesComeBack) {
  PastFiles::Entries E = {{"/a\n", {PastFiles::Kind::File, "/b"}},
                          {"/c", {PastFiles::Kind::Link, "../x"}},
                          {"/d", {PastFiles::Kind::Absent, ""}}};
  std::string Bytes = encodeManifest(E);
  llvm::Expected<PastFiles::Entries> Back = decodeManifest(Bytes);
  ASSERT_TRUE(bool(Back));
  EXPECT_EQ(*Back, E);
  for (size_t Length = 0; Length < Bytes.size(); ++Length) {
    llvm::Expected<PastFiles::Entries> Cut =
        decodeManifest(llvm::StringRef(Bytes).take_front(Length));
    EXPECT_FALSE(bool(Cut)) << Length;
    llvm::consumeError(Cut.takeError());
  }
}

} // namespace
