//===- test/unit/Driver/NewFindingsTest.cpp -------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Driver/Since.h"
#include "gtest/gtest.h"

using namespace heddle;
using namespace heddle::driver;
using namespace heddle::findings;
using Nearness = ChangedLines::Nearness;

namespace {

/// Line 10 is changed, its neighbours are near.
Nearness near(const Place &P) {
  if (P.File != "/a.cpp")
    return Nearness::Far;
  return P.Line == 10                ? Nearness::Changed
         : P.Line > 6 && P.Line < 14 ? Nearness::Near
                                     : Nearness::Far;
}

Place at(uint32_t Line, const char *File = "/a.cpp") { return {File, Line, 1, 1}; }

Step step(uint32_t Line, bool OnTheWay = false, const char *File = "/a.cpp") {
  Step S;
  S.Where = at(Line, File);
  S.OnTheWay = OnTheWay;
  return S;
}

Finding finding(const char *Identity, uint32_t Line, std::vector<Step> Steps = {}) {
  Finding F;
  F.Check = "heddle-x";
  F.Identity = {Identity};
  F.Where = at(Line);
  F.Function = "f";
  if (!Steps.empty())
    F.Threads.push_back({"t", "", {}, std::move(Steps)});
  return F;
}

TEST(KeepNew, whatTheBaseHasIsOldWhereverItLies) {
  std::vector<Finding> Head = {finding("a", 10), finding("b", 1)};
  EXPECT_EQ(keepNew(Head, {finding("a", 99)}, near), 1u);
  ASSERT_EQ(Head.size(), 1u);
  EXPECT_EQ(Head[0].Identity, std::vector<std::string>{"b"});
}

TEST(KeepNew, anotherCheckIsAnotherFinding) {
  Finding Other = finding("a", 1);
  Other.Check = "heddle-y";
  std::vector<Finding> Head = {finding("a", 1)};
  EXPECT_EQ(keepNew(Head, {Other}, near), 0u);
  EXPECT_EQ(Head.size(), 1u);
}

TEST(KeepNew, ofEqualsTheOneInTheChangeIsNew) {
  std::vector<Finding> Head = {finding("a", 1), finding("a", 10), finding("a", 30)};
  EXPECT_EQ(keepNew(Head, {finding("a", 1), finding("a", 20)}, near), 2u);
  ASSERT_EQ(Head.size(), 1u);
  EXPECT_EQ(Head[0].Where.Line, 10u);
}

TEST(KeepNew, fewerThanBeforeIsNothingNew) {
  std::vector<Finding> Head = {finding("a", 10)};
  EXPECT_EQ(keepNew(Head, {finding("a", 1), finding("a", 2)}, near), 1u);
  EXPECT_TRUE(Head.empty());
}

TEST(KeepNew, isShownAtTheChangedLine) {
  std::vector<Finding> Head = {finding("a", 1, {step(1), step(12), step(10)})};
  keepNew(Head, {}, near);
  EXPECT_EQ(Head[0].Where.Line, 10u);
  EXPECT_TRUE(Head[0].Notes.empty()); // a step has the former place
  EXPECT_EQ(Head[0].Function, "");
}

TEST(KeepNew, thePlaceThatItHadRemains) {
  std::vector<Finding> Head = {finding("a", 1, {step(10)})};
  keepNew(Head, {}, near);
  ASSERT_EQ(Head[0].Notes.size(), 1u);
  EXPECT_EQ(Head[0].Notes[0].Where, at(1));
}

TEST(KeepNew, aChangedCallOnTheWayServesANearOneDoesNot) {
  std::vector<Finding> Head = {finding("a", 1, {step(10, true), step(12)}),
                               finding("b", 2, {step(12, true)})};
  keepNew(Head, {}, near);
  EXPECT_EQ(Head[0].Where.Line, 2u);
  EXPECT_EQ(Head[1].Where.Line, 10u);
}

TEST(KeepNew, staysWhereItIsIfNothingIsNearer) {
  std::vector<Finding> Head = {finding("a", 12, {step(12), step(11)}),
                               finding("b", 50, {step(10, false, "/b.cpp")})};
  keepNew(Head, {}, near);
  EXPECT_EQ(Head[0].Where.Line, 12u);
  EXPECT_EQ(Head[1].Where.Line, 50u);
  EXPECT_EQ(Head[1].Function, "f");
}

Note comment(const char *Text, uint32_t Line, const char *File = "/a.cpp") {
  return {at(Line, File), Text};
}

std::vector<Note> added(std::vector<Note> Head, std::vector<Note> Base) {
  return addedComments(
      Head, Base,
      [](llvm::StringRef File) { return File == "/new.cpp" ? std::string("/old.cpp") : ""; }, near);
}

TEST(AddedComments, countTheSameWordsInAFile) {
  auto Added = added({comment("NOLINT(x)", 5), comment("NOLINT(x)", 10), comment("NOLINT(x)", 90)},
                     {comment("NOLINT(x)", 1), comment("NOLINT(x)", 2)});
  ASSERT_EQ(Added.size(), 1u);
  EXPECT_EQ(Added[0].Where.Line, 10u);
}

TEST(AddedComments, anotherFileOrAnotherListIsAdded) {
  EXPECT_EQ(added({comment("NOLINT", 5, "/b.cpp")}, {comment("NOLINT", 5)}).size(), 1u);
  EXPECT_EQ(added({comment("NOLINT(x,y)", 5)}, {comment("NOLINT(x)", 5)}).size(), 1u);
}

TEST(AddedComments, theFileMayHaveBeenRenamed) {
  EXPECT_TRUE(
      added({comment("NOLINT", 5, "/new.cpp")}, {comment("NOLINT", 9, "/old.cpp")}).empty());
}

TEST(AddedComments, whatWentAddsNothing) { EXPECT_TRUE(added({}, {comment("NOLINT", 5)}).empty()); }

} // namespace
