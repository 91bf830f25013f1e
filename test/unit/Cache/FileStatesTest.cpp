//===- test/unit/Cache/FileStatesTest.cpp ---------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/FileStates.h"
#include "TemporaryFolder.h"

using namespace heddle;
using namespace heddle::cache;
using heddle::test::setTime;
using heddle::test::TemporaryFolder;
using model::Question;

namespace {

constexpr int64_t Second = 1'000'000'000;

/// As a run of its own sees it.
bool holdsNow(const model::Input &I) {
  bool Restamp = false;
  return FileStates().holds(I, Restamp);
}

TEST(FileStates, contentIsComparedWhereTheStampDiffers) {
  TemporaryFolder T;
  std::string File = T.write("a.h", "one");
  uint64_t Stamp = diskState(File).Stamp;
  EXPECT_TRUE(holdsNow({Question::Content, File, contentAnswer("one"), 0}));
  EXPECT_TRUE(holdsNow({Question::Content, File, contentAnswer("one"), Stamp + 1}));
  EXPECT_FALSE(holdsNow({Question::Content, File, contentAnswer("two"), 0}));
  EXPECT_FALSE(holdsNow({Question::Content, File, contentAnswer("two"), Stamp + 1}));
  // With its stamp it is not read: that is what the stamp is for.
  EXPECT_TRUE(holdsNow({Question::Content, File, "not looked at", Stamp}));
}

TEST(FileStates, anEditShowsInTheStampThoughSizeAndTimeAreTheSame) {
  TemporaryFolder T;
  std::string File = T.write("a.h", "one");
  setTime(File, 1000);
  uint64_t Before = diskState(File).Stamp;
  T.write("a.h", "two");
  setTime(File, 1000);
  // The system's own time of change cannot be set back.
  EXPECT_NE(diskState(File).Stamp, Before);
}

TEST(FileStates, aStampIsTrustedOnlyWhenTheLastChangeIsOld) {
  TemporaryFolder T;
  DiskState S = diskState(T.write("a.h", "one"));
  EXPECT_FALSE(stampIsTrusted(S, S.Changed));
  EXPECT_FALSE(stampIsTrusted(S, S.Changed + 2 * Second));
  EXPECT_TRUE(stampIsTrusted(S, S.Changed + 2 * Second + 1));
  EXPECT_FALSE(stampIsTrusted(S, S.Changed - 3600 * Second)) << "a clock that went back";
  EXPECT_FALSE(stampIsTrusted(diskState(T.Path), S.Changed + 3600 * Second)) << "a folder";
  EXPECT_EQ(FileStates().stamp(T / "a.h"), 0u) << "just written";
}

TEST(FileStates, kindsAndListings) {
  TemporaryFolder T;
  std::string File = T.write("a.h", "one"), Gone = T / "b.h";
  EXPECT_TRUE(holdsNow({Question::Kind, File, "file", 0}));
  EXPECT_TRUE(holdsNow({Question::Kind, T.Path, "folder", 0}));
  EXPECT_TRUE(holdsNow({Question::Kind, Gone, "none 2", 0}));
  EXPECT_TRUE(holdsNow({Question::Kind, File + "/x", "none 20", 0}));
  EXPECT_FALSE(holdsNow({Question::Kind, File, "folder", 0}));
  EXPECT_FALSE(holdsNow({Question::Kind, File, "none 2", 0}));
  EXPECT_FALSE(holdsNow({Question::Content, Gone, contentAnswer("one"), 0}));
  EXPECT_TRUE(holdsNow({Question::Listing, T.Path, listingAnswer({"a.h"}), 0}));
  T.write("b.h", "");
  EXPECT_FALSE(holdsNow({Question::Listing, T.Path, listingAnswer({"a.h"}), 0}));
  EXPECT_TRUE(holdsNow({Question::Listing, T.Path, listingAnswer({"b.h", "a.h"}), 0}));
  EXPECT_TRUE(holdsNow({Question::Listing, T / "none", "none", 0}));
}

TEST(FileStates, linksAreFollowed) {
  TemporaryFolder T;
  std::string File = T.write("a.h", "one"), Link = T / "l.h", Copy = T.write("c.h", "one");
  ASSERT_FALSE(llvm::sys::fs::create_link("a.h", Link));
  EXPECT_TRUE(holdsNow({Question::SameFile, Link, "=" + File, 0}));
  EXPECT_FALSE(holdsNow({Question::SameFile, Link, "!" + File, 0}));
  EXPECT_TRUE(holdsNow({Question::SameFile, Copy, "!" + File, 0}));
  EXPECT_FALSE(holdsNow({Question::SameFile, Copy, "=" + File, 0}));
  EXPECT_FALSE(holdsNow({Question::SameFile, Copy, "damaged", 0}));
  EXPECT_TRUE(holdsNow({Question::RealPath, Link, realPathAnswer(File), 0}));
  EXPECT_FALSE(holdsNow({Question::RealPath, Link, realPathAnswer(Copy), 0}));
  EXPECT_TRUE(holdsNow({Question::RealPath, T / "none", "", 0}));
}

TEST(FileStates, anAnswerIsOneInARun) {
  TemporaryFolder T;
  std::string File = T.write("a.h", "one");
  FileStates Run;
  bool Restamp = false;
  EXPECT_TRUE(Run.holds({Question::Content, File, contentAnswer("one"), 0}, Restamp));
  T.write("a.h", "two");
  EXPECT_TRUE(Run.holds({Question::Content, File, contentAnswer("one"), 0}, Restamp));
  EXPECT_FALSE(Restamp) << "the file is too new";
}

} // namespace
