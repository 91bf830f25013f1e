//===- Findings/FilterTest.cpp - what the user wants to see ---------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Filter.h"
#include "gtest/gtest.h"

namespace heddle::findings {
namespace {

const std::vector<llvm::StringRef> Known{"heddle-data-race", "heddle-lock-leak",
                                         "heddle-lock-order"};

CheckFilter checks(llvm::StringRef List) {
  return llvm::cantFail(CheckFilter::create(List, Known));
}

std::string errorOf(llvm::StringRef List) {
  auto F = CheckFilter::create(List, Known);
  return F ? "none" : llvm::toString(F.takeError());
}

TEST(GlobList, MatchesAsClangTidyDoes) {
  EXPECT_TRUE(GlobList::matches("heddle-*", "heddle-lock-order"));
  EXPECT_TRUE(GlobList::matches("*-lock-*", "heddle-lock-order"));
  EXPECT_TRUE(GlobList::matches("*order", "heddle-lock-order"));
  EXPECT_TRUE(GlobList::matches("h*l*o*r", "heddle-lock-order"));
  EXPECT_TRUE(GlobList::matches("*", ""));
  EXPECT_TRUE(GlobList::matches("a**", "a"));
  EXPECT_FALSE(GlobList::matches("heddle", "heddle-lock-order"));
  EXPECT_FALSE(GlobList::matches("*-lock", "heddle-lock-order"));
  EXPECT_FALSE(GlobList::matches("ab*ba", "aba")); // nothing is matched twice
  EXPECT_FALSE(GlobList::matches("heddle.lock.order", "heddle-lock-order"));
  EXPECT_FALSE(GlobList::matches("heddle-lock-orde?", "heddle-lock-order"));
}

TEST(CheckFilter, LeavesTheDefaultsWhereNothingMatches) {
  CheckFilter F = checks("heddle-lock-order");
  EXPECT_TRUE(F.enabled("heddle-data-race", true));
  EXPECT_FALSE(F.enabled("heddle-data-race", false));
  EXPECT_TRUE(F.enabled("heddle-lock-order", false));
}

TEST(CheckFilter, LastMatchWins) {
  CheckFilter Some = checks("-*, heddle-lock-* ,-heddle-lock-leak");
  EXPECT_FALSE(Some.enabled("heddle-data-race", true));
  EXPECT_TRUE(Some.enabled("heddle-lock-order", true));
  EXPECT_FALSE(Some.enabled("heddle-lock-leak", true));
  EXPECT_FALSE(checks("heddle-lock-order,-*").enabled("heddle-lock-order", true));
}

TEST(CheckFilter, RefusesWhatDoesNotExist) {
  EXPECT_EQ(errorOf("heddle-lock-ordre"),
            "unknown check 'heddle-lock-ordre'; did you mean 'heddle-lock-order'?");
  EXPECT_EQ(errorOf("-*,lock-leak"), "unknown check 'lock-leak'; did you mean 'heddle-lock-leak'?");
  EXPECT_EQ(errorOf("-heddle-data-races"),
            "unknown check 'heddle-data-races'; did you mean 'heddle-data-race'?");
  EXPECT_EQ(errorOf("bugprone-use-after-move"),
            "unknown check 'bugprone-use-after-move'; 'heddle checks' lists all of them");
  EXPECT_EQ(errorOf("-*,heddle-lok-*"),
            "no check matches 'heddle-lok-*'; 'heddle checks' lists all of them");
  EXPECT_EQ(errorOf("-bugprone-*"), "none");
  EXPECT_EQ(errorOf(" , "), "none");
}

TEST(PathGlobs, MatchAbsoluteRelativeAndFolders) {
  PathGlobs G = llvm::cantFail(
      PathGlobs::create({"./third_party/", "*.pb.h", "/opt/lib/*.h", "gen/{a,b}.cpp"}, "/src/"));
  EXPECT_TRUE(G.matches("/src/third_party/x/y.h"));
  EXPECT_TRUE(G.matches("/src/net/rpc.pb.h"));
  EXPECT_TRUE(G.matches("/opt/lib/x/y.h"));
  EXPECT_TRUE(G.matches("/src/gen/b.cpp"));
  EXPECT_FALSE(G.matches("/src/third_party_not/y.h"));
  EXPECT_FALSE(G.matches("/src/net/third_party/y.h"));
  EXPECT_FALSE(G.matches("/srcs/third_party/y.h"));
  EXPECT_FALSE(G.matches("/src/gen/c.cpp"));
}

TEST(PathGlobs, RefusesWhatExcludesNothingOrIsBroken) {
  for (std::string Bad : {"", "./", "a[", "{a,b"}) {
    auto G = PathGlobs::create({Bad}, "/src");
    EXPECT_FALSE(static_cast<bool>(G)) << Bad;
    llvm::consumeError(G.takeError());
  }
}

class FindingFilterTest : public testing::Test {
protected:
  FindingFilterTest() {
    model::TuSummary S;
    S.MainFile = "/src/a.cpp";
    S.Files = {{"/src/a.cpp"}, {"/src/a.h"}, {"/src/ext/b.h"}, {"/usr/include/c.h"}};
    S.Files[3].System = true;
    S.Files.push_back({"/src/both.h"});
    Roles.add(S);
    S.Files[4].System = true;
    Roles.add(S);
  }
  bool keeps(const FilterOptions &O, std::string File, Confidence Level = Confidence::High) {
    Finding F;
    F.Where = {std::move(File), 1, 1, 0};
    F.Level = Level;
    return llvm::cantFail(FindingFilter::create(O)).keeps(F, Roles);
  }
  FileRoles Roles;
};

TEST_F(FindingFilterTest, Threshold) {
  EXPECT_TRUE(keeps({}, "/src/a.cpp", Confidence::Medium));
  EXPECT_FALSE(keeps({}, "/src/a.cpp", Confidence::Low));
  EXPECT_TRUE(keeps({.Threshold = Confidence::Low}, "/src/a.cpp", Confidence::Low));
  EXPECT_FALSE(keeps({.Threshold = Confidence::High}, "/src/a.cpp", Confidence::Medium));
}

TEST_F(FindingFilterTest, SystemHeadersNever) {
  EXPECT_FALSE(keeps({}, "/usr/include/c.h"));
  EXPECT_FALSE(keeps({.HeaderFilter = ".*"}, "/usr/include/c.h"));
  EXPECT_TRUE(keeps({}, "/src/both.h")); // a project header to one of two
}

TEST_F(FindingFilterTest, HeaderFilterIsForHeadersAlone) {
  FilterOptions O{.HeaderFilter = "src/ext"};
  EXPECT_TRUE(keeps(O, "/src/a.cpp"));
  EXPECT_TRUE(keeps(O, "/src/ext/b.h"));
  EXPECT_FALSE(keeps(O, "/src/a.h"));
  EXPECT_TRUE(keeps({}, "/src/a.h"));
}

TEST_F(FindingFilterTest, ExcludeIsForMainFilesToo) {
  FilterOptions O{.Exclude = {"a.*"}, .Root = "/src"};
  EXPECT_FALSE(keeps(O, "/src/a.cpp"));
  EXPECT_TRUE(keeps(O, "/src/ext/b.h"));
}

TEST_F(FindingFilterTest, BadRegexIsAnError) {
  auto F = FindingFilter::create({.HeaderFilter = "("});
  ASSERT_FALSE(static_cast<bool>(F));
  EXPECT_EQ(llvm::toString(F.takeError()).find("bad header filter '(': "), 0u);
}

TEST(Confidence, ReadsWhatItWrites) {
  for (Confidence C : {Confidence::Low, Confidence::Medium, Confidence::High})
    EXPECT_EQ(parseConfidence(spelling(C)), C);
  EXPECT_EQ(parseConfidence("none"), std::nullopt);
}

} // namespace
} // namespace heddle::findings
