//===- Findings/SuppressionTest.cpp - NOLINT comments ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Suppression.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

namespace heddle::findings {
namespace {

using Scope = model::Suppression::Scope;

class SuppressionTest : public testing::Test {
protected:
  void comment(uint32_t Line, Scope Kind, std::optional<std::string> Checks = {},
               uint32_t Column = 20, std::string Reason = "") {
    Comments.add("/a.cpp",
                 {Line, Column, Kind, Checks.has_value(), Checks.value_or(""), std::move(Reason)});
  }
  static Finding finding(uint32_t Line, std::string Check = "heddle-data-race",
                         std::string File = "/a.cpp", uint32_t Column = 5) {
    Finding F;
    F.Check = std::move(Check);
    F.Where = {std::move(File), Line, Column, 1};
    return F;
  }
  SuppressionResult run(std::vector<Finding> All) {
    return suppress(std::move(All), Comments, Known,
                    [&](llvm::StringRef C) { return !llvm::is_contained(NotRun, C); });
  }
  bool suppressed(Finding F) { return run({std::move(F)}).Suppressed == 1; }
  static std::string told(const std::vector<Note> &Notes) {
    std::string All;
    for (const Note &N : Notes)
      All += N.Where.File + ":" + std::to_string(N.Where.Line) + ":" +
             std::to_string(N.Where.Column) + " " + N.Message + "\n";
    return All;
  }

  SuppressionComments Comments;
  std::vector<llvm::StringRef> Known{"heddle-data-race", "heddle-lock-order"};
  std::vector<llvm::StringRef> NotRun;
};

TEST_F(SuppressionTest, BareSuppressesEverythingOnItsLineAlone) {
  comment(10, Scope::Line);
  EXPECT_TRUE(suppressed(finding(10)));
  EXPECT_TRUE(suppressed(finding(10, "heddle-lock-order")));
  EXPECT_FALSE(suppressed(finding(9)));
  EXPECT_FALSE(suppressed(finding(11)));
  EXPECT_FALSE(suppressed(finding(10, "heddle-data-race", "/b.cpp")));
}

TEST_F(SuppressionTest, ListsAreGlobsWithSpacesIgnored) {
  comment(1, Scope::Line, " bugprone-x , heddle-data-race ");
  comment(2, Scope::Line, "heddle-*");
  comment(3, Scope::Line, "bugprone-x");
  comment(4, Scope::Line, "*race");
  EXPECT_TRUE(suppressed(finding(1)));
  EXPECT_FALSE(suppressed(finding(1, "heddle-lock-order")));
  EXPECT_TRUE(suppressed(finding(2)));
  EXPECT_FALSE(suppressed(finding(3)));
  EXPECT_TRUE(suppressed(finding(4)));
}

TEST_F(SuppressionTest, EmptyListSuppressesNothing) {
  comment(1, Scope::Line, "");
  EXPECT_FALSE(suppressed(finding(1)));
}

// clang-tidy drops what a '-' removes from a NOLINT's list.
TEST_F(SuppressionTest, NegativeItemsAreIgnored) {
  comment(1, Scope::Line, "heddle-*,-heddle-data-race");
  comment(2, Scope::Line, "-heddle-data-race");
  EXPECT_TRUE(suppressed(finding(1)));
  EXPECT_FALSE(suppressed(finding(2)));
}

TEST_F(SuppressionTest, NextLine) {
  comment(4, Scope::NextLine, "heddle-data-race");
  EXPECT_TRUE(suppressed(finding(5)));
  EXPECT_FALSE(suppressed(finding(4)));
  EXPECT_FALSE(suppressed(finding(6)));
}

TEST_F(SuppressionTest, BlocksReachFromCommentToComment) {
  comment(10, Scope::Begin, "heddle-data-race", 4);
  comment(20, Scope::End, "heddle-data-race", 4);
  EXPECT_TRUE(suppressed(finding(15)));
  EXPECT_TRUE(suppressed(finding(10, "heddle-data-race", "/a.cpp", 5)));
  EXPECT_FALSE(suppressed(finding(10, "heddle-data-race", "/a.cpp", 3)));
  EXPECT_FALSE(suppressed(finding(20, "heddle-data-race", "/a.cpp", 30)));
  EXPECT_FALSE(suppressed(finding(15, "heddle-lock-order")));
  EXPECT_EQ(told(run({finding(15)}).Malformed), "");
}

TEST_F(SuppressionTest, BlocksNest) {
  comment(10, Scope::Begin, "heddle-data-race");
  comment(12, Scope::Begin);
  comment(14, Scope::End);
  comment(16, Scope::End, " heddle-data-race ");
  EXPECT_TRUE(suppressed(finding(13, "heddle-lock-order")));
  EXPECT_FALSE(suppressed(finding(15, "heddle-lock-order")));
  EXPECT_TRUE(suppressed(finding(15)));
}

TEST_F(SuppressionTest, EndsMustMatchTheInnermostBegin) {
  comment(10, Scope::Begin, "heddle-data-race");
  comment(12, Scope::End, "heddle-*");
  comment(14, Scope::End);
  SuppressionResult R = run({finding(11)});
  EXPECT_EQ(R.Suppressed, 0u);
  EXPECT_EQ(told(R.Malformed),
            "/a.cpp:10:20 'NOLINTBEGIN' without a 'NOLINTEND' after it suppresses nothing; end the "
            "block with the same list of checks\n"
            "/a.cpp:12:20 'NOLINTEND' does not match the innermost 'NOLINTBEGIN' before it; give "
            "both the same list of checks\n"
            "/a.cpp:14:20 'NOLINTEND' does not match the innermost 'NOLINTBEGIN' before it; give "
            "both the same list of checks\n");
}

TEST_F(SuppressionTest, BrokenBlocksOfOtherToolsAreTheirs) {
  comment(10, Scope::Begin, "bugprone-*");
  comment(12, Scope::End, "cert-err58-cpp");
  EXPECT_EQ(told(run({}).Malformed), "");
}

TEST_F(SuppressionTest, EitherSideSuppresses) {
  comment(40, Scope::Line, "heddle-data-race");
  Finding F = finding(10);
  F.Threads = {{"f", "", {}, {{{"/a.cpp", 10, 5, 1}, "reads", 1}}},
               {"g", "", {}, {{{"/a.cpp", 40, 5, 1}, "writes", 2}}}};
  EXPECT_TRUE(suppressed(F));
  F.Threads[1].Steps[0].OnTheWay = true;
  EXPECT_FALSE(suppressed(F));
}

TEST_F(SuppressionTest, CommentsOnBothSidesAreBothUsed) {
  comment(10, Scope::Line, "heddle-data-race");
  comment(40, Scope::Line, "heddle-data-race");
  Finding F = finding(10);
  F.Threads = {{"g", "", {}, {{{"/a.cpp", 40, 5, 1}, "writes", 2}}}};
  SuppressionResult R = run({F});
  EXPECT_EQ(R.Suppressed, 1u);
  EXPECT_EQ(told(R.Unused), "");
}

TEST_F(SuppressionTest, UnusedAreThoseThatNameACheckOfHeddle) {
  comment(1, Scope::Line);
  comment(2, Scope::Line, "heddle-*");
  comment(3, Scope::Line, "bugprone-x");
  comment(4, Scope::NextLine, "heddle-data-race, heddle-lock-order", 7);
  SuppressionResult R = run({finding(5)});
  EXPECT_EQ(R.Suppressed, 1u);
  EXPECT_EQ(told(R.Unused),
            "/a.cpp:4:7 'NOLINTNEXTLINE' for 'heddle-lock-order' suppresses nothing; remove it\n");
  EXPECT_EQ(R.Unused[0].Where.Length, 14u);
}

TEST_F(SuppressionTest, WhatWasNotRunIsNotUnused) {
  comment(4, Scope::Line, "heddle-data-race");
  NotRun = {"heddle-data-race"};
  EXPECT_EQ(told(run({}).Unused), "");
}

TEST_F(SuppressionTest, UnknownChecksAreMalformedAndNotUnused) {
  comment(4, Scope::Line, "heddle-data-rase,heddle-zzzzzzzzzz");
  NotRun = {"heddle-data-rase", "heddle-zzzzzzzzzz"};
  SuppressionResult R = run({});
  EXPECT_EQ(told(R.Unused), "");
  EXPECT_EQ(told(R.Malformed),
            "/a.cpp:4:20 'NOLINT' names the check 'heddle-data-rase', which does not exist; did "
            "you mean 'heddle-data-race'?\n"
            "/a.cpp:4:20 'NOLINT' names the check 'heddle-zzzzzzzzzz', which does not exist; "
            "'heddle checks' lists all of them\n");
}

TEST_F(SuppressionTest, HeaderOfManyTranslationUnitsIsReadOnce) {
  model::TuSummary S;
  S.Files = {{"/a.cpp"}, {"/a.h"}};
  auto At = [](uint32_t Line) { return model::Location{model::FileId(1), Line, 3, 0}; };
  S.Suppressions = {{Scope::Begin, At(1), "heddle-lock-order", true},
                    {Scope::End, At(9), "heddle-lock-order", true}};
  Comments.add(S);
  Comments.add(S);
  SuppressionResult R = run({finding(5, "heddle-lock-order", "/a.h")});
  EXPECT_EQ(R.Suppressed, 1u);
  EXPECT_EQ(told(R.Malformed), "");
  EXPECT_EQ(Comments.byFile().at("/a.h").size(), 2u);
}

TEST_F(SuppressionTest, AListThatIsNoneIsTold) {
  Comments.add("/a.cpp", {3, 5, Scope::Line, false, "heddle-data-race"});
  Comments.add("/a.cpp", {4, 5, Scope::Line, false, "all of them"});
  SuppressionResult R = run({finding(3, "heddle-lock-order")});
  EXPECT_EQ(R.Suppressed, 1u);
  EXPECT_EQ(told(R.Malformed), "/a.cpp:3:5 the list of 'NOLINT' is none, and every check is meant; "
                               "'(' must follow at once, and ')' on the same line\n");
}

TEST_F(SuppressionTest, ReasonsMayBeAskedFor) {
  comment(1, Scope::Line, "heddle-data-race", 20, "one writer");
  comment(2, Scope::Line, "heddle-data-race");
  comment(3, Scope::Line);
  comment(4, Scope::Line, "bugprone-x");
  comment(5, Scope::Line);
  comment(6, Scope::Begin, "heddle-*", 20, "old code");
  comment(8, Scope::End, "heddle-*");
  comment(9, Scope::Line, "heddle-lock-order"); // for nothing, and without a reason
  auto Run = [&](bool Required) {
    std::vector<Finding> All;
    for (uint32_t Line : {1, 2, 3, 4, 7})
      All.push_back(finding(Line));
    return suppress(std::move(All), Comments, Known, [](llvm::StringRef) { return true; },
                    {.RequireReason = Required});
  };
  EXPECT_EQ(Run(false).Suppressed, 4u);
  EXPECT_EQ(told(Run(false).Unexplained), "");
  SuppressionResult R = Run(true);
  EXPECT_EQ(R.Suppressed, 2u);
  ASSERT_EQ(R.Kept.size(), 3u);
  EXPECT_EQ(R.Kept[0].Where.Line, 2u);
  EXPECT_EQ(R.Kept[1].Where.Line, 3u);
  EXPECT_EQ(told(R.Unexplained),
            "/a.cpp:2:20 'NOLINT' gives no reason and so suppresses nothing of heddle's; write "
            "'NOLINT(heddle-data-race): why'\n"
            "/a.cpp:3:20 'NOLINT' gives no reason and so suppresses nothing of heddle's; write "
            "'NOLINT: why'\n"
            "/a.cpp:9:20 'NOLINT' gives no reason and so suppresses nothing of heddle's; write "
            "'NOLINT(heddle-lock-order): why'\n");
}

TEST_F(SuppressionTest, KeepsTheOrderOfTheRest) {
  comment(2, Scope::Line);
  SuppressionResult R = run({finding(3), finding(2), finding(1)});
  ASSERT_EQ(R.Kept.size(), 2u);
  EXPECT_EQ(R.Kept[0].Where.Line, 3u);
  EXPECT_EQ(R.Kept[1].Where.Line, 1u);
}

TEST_F(SuppressionTest, AHostCountsWhatIsSuppressedAtItsOwnPlace) {
  comment(10, Scope::Line);
  Finding Here = finding(10), There = finding(20), Both = finding(10);
  There.Threads = Both.Threads = {{"run", "", {}, {{{"/a.cpp", 10, 5, 1}, "reads", 1}}}};
  auto Count = [&](Finding F, OwnPlace Own) {
    return suppress({std::move(F)}, Comments, Known, [](llvm::StringRef) { return true; }, {Own});
  };
  EXPECT_EQ(Count(Here, OwnPlace::Ours).Suppressed, 1u);
  EXPECT_EQ(Count(Here, OwnPlace::Host).Kept.size(), 1u);
  EXPECT_EQ(Count(Both, OwnPlace::Host).Kept.size(), 1u);
  EXPECT_EQ(Count(There, OwnPlace::Host).Suppressed, 1u);
  EXPECT_TRUE(Count(Here, OwnPlace::Host).Unused.empty());
}

TEST(CommentsFor, areThoseThatCanSuppressAFindingOfOurs) {
  SuppressionComments C;
  auto Add = [&](uint32_t Line, Scope Kind, bool HasList, const char *Checks) {
    C.add("/a.cpp", {Line, 1, Kind, HasList, Checks});
  };
  Add(1, Scope::Line, false, "");
  Add(2, Scope::NextLine, true, "heddle-lock-order , x");
  Add(3, Scope::Line, true, "bugprone-*");
  Add(4, Scope::Line, true, "");
  Add(5, Scope::Begin, true, "heddle-*");
  Add(6, Scope::End, true, "heddle-*");
  std::vector<std::string> Found;
  for (const Note &N : commentsFor(C, {"heddle-lock-order"}))
    Found.push_back(std::to_string(N.Where.Line) + " " + N.Message);
  EXPECT_EQ(Found, (std::vector<std::string>{"1 NOLINT", "2 NOLINTNEXTLINE(heddle-lock-order,x)",
                                             "5 NOLINTBEGIN(heddle-*)"}));
}

TEST(CommentsFor, leavesOutWhatHasNoReasonWhereOneIsNeeded) {
  SuppressionComments C;
  C.add("/a.cpp", {1, 3, Scope::Line, false, "", ""});
  C.add("/a.cpp", {2, 3, Scope::Line, true, "heddle-lock-order", "one thread at a time"});
  C.add("/a.cpp", {3, 3, Scope::Line, true, "heddle-lock-order", ""});
  EXPECT_EQ(commentsFor(C, {"heddle-lock-order"}).size(), 3u);
  std::vector<Note> Found = commentsFor(C, {"heddle-lock-order"}, /*RequireReason=*/true);
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Where.Line, 2u);
}

} // namespace
} // namespace heddle::findings
