//===- test/unit/Support/PastFilesTest.cpp --------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support/PastFiles.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <unistd.h>

using namespace heddle;
using Kind = PastFiles::Kind;

namespace {

class Past : public testing::Test {
protected:
  Past() {
    llvm::SmallString<128> P, Real;
    EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("heddle-past", P));
    EXPECT_FALSE(llvm::sys::fs::real_path(P, Real));
    Folder = Real.str().str();
    for (const char *Name : {"src", "old"})
      EXPECT_FALSE(llvm::sys::fs::create_directory(path(Name)));
    write("src/a.h", "today");
    write("src/new.h", "new");
    write("src/same.h", "same");
    write("old/1", "before");
    write("old/2", "gone");
  }
  ~Past() override { llvm::sys::fs::remove_directories(Folder); }

  std::string path(llvm::StringRef Name) { return Folder + "/" + Name.str(); }
  void write(llvm::StringRef Name, llvm::StringRef Text) {
    std::error_code EC;
    llvm::raw_fd_ostream(path(Name), EC) << Text;
    EXPECT_FALSE(EC);
  }
  PastFiles::Entries entries() {
    return {{path("src/a.h"), {Kind::File, path("old/1")}},
            {path("src/new.h"), {Kind::Absent, ""}},
            {path("src/below/gone.h"), {Kind::File, path("old/2")}}};
  }

  std::string Folder;
};

TEST_F(Past, contentIsThatOfTheEntry) {
  PastFiles F(entries());
  EXPECT_EQ(F.content(path("src/a.h")), contentAnswer("before"));
  EXPECT_EQ(F.content(path("src/same.h")), contentAnswer("same"));
  EXPECT_EQ(F.content(path("src/new.h")), std::nullopt);
  EXPECT_EQ(F.content(path("src/below/gone.h")), contentAnswer("gone"));
  EXPECT_EQ(F.content(path("src/never.h")), std::nullopt);
}

TEST_F(Past, whatIsAbsentIsAsIfItHadNeverBeen) {
  PastFiles F(entries());
  EXPECT_EQ(F.state(path("src/new.h")).Kind, diskState(path("src/never.h")).Kind);
  EXPECT_EQ(F.realPath(path("src/new.h")), "");
  EXPECT_EQ(F.locate(path("src/new.h")), std::nullopt);
}

TEST_F(Past, dotsAndLinksLeadToTheSameEntry) {
  ASSERT_EQ(::symlink("src", path("link").c_str()), 0);
  ASSERT_EQ(::symlink("src/a.h", path("alias.h").c_str()), 0);
  PastFiles F(entries());
  for (const char *Name : {"src/./a.h", "old/../src/a.h", "link/a.h", "alias.h", "link/../src/a.h"})
    EXPECT_EQ(F.content(path(Name)), contentAnswer("before")) << Name;
  EXPECT_EQ(F.realPath(path("link/a.h")), path("src/a.h"));
  EXPECT_TRUE(F.state(path("alias.h")).sameFileAs(F.state(path("src/a.h"))));
}

TEST_F(Past, aLinkThatIsAnEntryIsFollowed) {
  auto E = entries();
  E[path("current")] = {Kind::Link, "src"};
  E[path("ring")] = {Kind::Link, "ring"};
  PastFiles F(std::move(E));
  EXPECT_EQ(F.content(path("current/a.h")), contentAnswer("before"));
  EXPECT_EQ(F.content(path("current/same.h")), contentAnswer("same"));
  EXPECT_TRUE(llvm::StringRef(F.state(path("ring")).Kind).starts_with("none"));
}

TEST_F(Past, foldersOfEntriesAreThere) {
  PastFiles F(entries());
  EXPECT_EQ(F.state(path("src/below")).Kind, "folder");
  EXPECT_EQ(F.realPath(path("src/below")), path("src/below"));
  EXPECT_EQ(F.listing(path("src")), listingAnswer({"a.h", "below", "same.h"}));
  EXPECT_EQ(F.listing(path("src/below")), listingAnswer({"gone.h"}));
  EXPECT_EQ(F.listing(path("old")), listingAnswer({"1", "2"}));
  EXPECT_EQ(F.listing(path("none")), "none");
}

TEST_F(Past, aFolderThatIsAFileTodayWasAFolder) {
  auto E = entries();
  E[path("src/same.h")] = {Kind::Absent, ""};
  E[path("src/same.h/x")] = {Kind::File, path("old/2")};
  PastFiles F(std::move(E));
  EXPECT_EQ(F.state(path("src/same.h")).Kind, "folder");
  EXPECT_EQ(F.content(path("src/same.h/x")), contentAnswer("gone"));
}

TEST_F(Past, stampsOfEntriesAreNotTrusted) {
  PastFiles F(entries());
  int64_t Later = diskTime() + int64_t(1'000'000'000) * 3600;
  EXPECT_TRUE(stampIsTrusted(F.state(path("src/same.h")), Later));
  EXPECT_FALSE(stampIsTrusted(F.state(path("src/a.h")), Later));
}

TEST_F(Past, withoutEntriesItIsTheDisk) {
  PastFiles F({});
  for (const char *Name : {"src/a.h", "src", "none", "src/a.h/x"}) {
    EXPECT_EQ(F.state(path(Name)).Kind, diskState(path(Name)).Kind) << Name;
    EXPECT_EQ(F.state(path(Name)).Stamp, diskState(path(Name)).Stamp) << Name;
    EXPECT_EQ(F.listing(path(Name)), listingOfFolder(path(Name))) << Name;
    EXPECT_EQ(F.realPath(path(Name)), realPathAnswer(path(Name))) << Name;
  }
}

} // namespace
