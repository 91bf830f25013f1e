//===- Driver/RunRecordTest.cpp - a run that is kept ----------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/RunRecord.h"
#include "Driver/UnitKey.h"
#include "gtest/gtest.h"
#include <cstdlib>

using namespace heddle;
using namespace heddle::driver;
using namespace heddle::findings;

namespace {

RunRecord sample() {
  RunRecord R;
  R.Usable = 3;
  R.Whole = 2;
  R.Failed = {{"/b.cpp", "it has errors"}};
  R.Sources["/a.cpp"] = {1, 2, 0, 255};
  R.Result.Suppressed = 7;
  R.Result.Statistics.Contexts = 300;
  R.Result.UnusedComments = {{{"/c.h", 1, 2, 3}, "unused"}};
  R.Result.MalformedComments = {{{"/d.h", 4, 5, 6}, "malformed"}};
  R.Result.UnexplainedComments = {{{"/d.h", 7, 8, 9}, "unexplained"}};
  Finding F;
  F.Check = "heddle-lock-order";
  F.Level = Confidence::High;
  F.Where = {"/a.cpp", 10, 20, 5};
  F.Message = "a\nb\xff";
  F.Function = "f";
  F.Threads = {{"main",
                "at the start",
                {"/m.cpp", 1, 1, 1},
                {{{"/s.h", 9, 8, 7}, "waits", 2, {"mu_"}, true}}}};
  F.Outcome = "nobody goes on";
  F.Coffman = {{"hold and wait", {{"/a.cpp", 1, 2, 3}, "why"}, true}};
  F.Cycle = {{"A::mu_", {"/a.cpp", 3, 4, 5}}, {"b", {}}};
  F.Notes = {{{}, "a note"}};
  F.Help = "help";
  F.Remedies = {{Remedy::Kind::LockTogether,
                 {"/a.cpp", 5, 3, 4},
                 {{"/r.cpp", 6, 3, 4}},
                 "mu_",
                 "other.mu_",
                 {"other"}}};
  F.Fixes = {{"fix", {{"/a.cpp", 100, 3, "text"}}}};
  F.Identity = {"x", "y"};
  F.Fingerprint = "0123";
  R.Result.Findings = {F, Finding()};
  R.Result.Locks = {{{"A::mu_", {"/l.h", 3, 4, 5}}, {"b", {}}},
                    {{0, 1, true, {{{"/w.cpp", 6, 7, 8}, "f"}}}, {1, 0, false, {{{}, "g"}}}},
                    4};
  return R;
}

TEST(RunRecord, comesBack) {
  std::string Bytes = writeRunRecord(sample());
  llvm::Expected<RunRecord> Back = readRunRecord(Bytes);
  ASSERT_TRUE(bool(Back));
  EXPECT_EQ(writeRunRecord(*Back), Bytes);
  ASSERT_EQ(Back->Result.Findings.size(), 2u);
  const Finding &F = Back->Result.Findings[0];
  EXPECT_EQ(F.Level, Confidence::High);
  EXPECT_EQ(F.Message, "a\nb\xff");
  ASSERT_EQ(F.Threads.size(), 1u);
  EXPECT_EQ(F.Threads[0].Steps[0].Held, std::vector<std::string>{"mu_"});
  EXPECT_TRUE(F.Threads[0].Steps[0].OnTheWay);
  ASSERT_EQ(F.Remedies.size(), 1u);
  EXPECT_EQ(F.Remedies[0].What, Remedy::Kind::LockTogether);
  EXPECT_EQ(F.Remedies[0].Lock, "other.mu_");
  EXPECT_EQ(F.Fixes[0].Edits[0].Offset, 100u);
  EXPECT_EQ(F.Fingerprint, "0123");
  EXPECT_EQ(F.Cycle, sample().Result.Findings[0].Cycle);
  const LockOrder &Locks = Back->Result.Locks;
  EXPECT_EQ(Locks.Locks, sample().Result.Locks.Locks);
  ASSERT_EQ(Locks.Pairs.size(), 2u);
  EXPECT_TRUE(Locks.Pairs[0].Certain);
  EXPECT_EQ(Locks.Pairs[0].Waits, sample().Result.Locks.Pairs[0].Waits);
  EXPECT_EQ(Locks.Pairs[1].Held, 1u);
  EXPECT_EQ(Locks.Alone, 4u);
  EXPECT_EQ(Back->Result.Statistics.Contexts, 300u);
  EXPECT_EQ(Back->Result.MalformedComments[0].Message, "malformed");
  EXPECT_EQ(Back->Result.UnexplainedComments[0].Where.Line, 7u);
  EXPECT_EQ(Back->Failed[0].File, "/b.cpp");
  EXPECT_EQ(Back->Sources, sample().Sources);
}

TEST(RunRecord, whatIsCutShortIsRefused) {
  std::string Bytes = writeRunRecord(sample());
  for (size_t I = 0; I <= Bytes.size(); ++I) {
    std::string Wrong = I < Bytes.size() ? Bytes.substr(0, I) : Bytes + "x";
    llvm::Expected<RunRecord> Back = readRunRecord(Wrong);
    EXPECT_FALSE(bool(Back)) << I;
    llvm::consumeError(Back.takeError());
  }
}

TEST(RunRecord, namesTheFilesOfAllPlaces) {
  EXPECT_EQ(filesNamed(sample().Result),
            (std::vector<std::string>{"", "/a.cpp", "/c.h", "/d.h", "/l.h", "/m.cpp", "/r.cpp",
                                      "/s.h", "/w.cpp"}));
}

std::string wishes(AnalyseOptions O) {
  O.SearchFrom = {"/nowhere"};
  llvm::Expected<Analyser> A = Analyser::create(std::move(O));
  EXPECT_TRUE(bool(A));
  return A ? A->wishes() : llvm::toString(A.takeError());
}

TEST(Wishes, areEqualWhereFindingsMustBe) {
  AnalyseOptions Plain, Threads, Checks, Level, Headers, Exclude, Root, Override, Reason, Gate;
  Threads.Threads = 8;
  Threads.KeepUntilExit = true;
  EXPECT_EQ(wishes(Plain), wishes(Threads));
  // The exit status hangs on it, the findings do not.
  Gate.FailOn = std::nullopt;
  Gate.Given.FailOn = true;
  EXPECT_EQ(wishes(Plain), wishes(Gate));
  Checks.Checks = "-*";
  Level.Filter.Threshold = Confidence::Low;
  Headers.Filter.HeaderFilter = "x";
  Exclude.Filter.Exclude = {"x"};
  Root.Filter.Root = "/x";
  Override.Filter.Overrides = {{{"x"}, "-*"}};
  Reason.RequireReason = true;
  for (const AnalyseOptions *O : {&Checks, &Level, &Headers, &Exclude, &Root, &Override, &Reason})
    EXPECT_NE(wishes(Plain), wishes(*O));
}

TEST(UnitKey, hangsOnCommandAndEnvironment) {
  extract::Command C{"/b", "/a.cpp", {"c++", "-DX", "/a.cpp"}, "a.o"};
  UnitKeys Keys;
  EXPECT_EQ(Keys(C), UnitKeys()(C));
  for (auto Change : {+[](extract::Command &X) { X.Directory = "/c"; },
                      +[](extract::Command &X) { X.File = "/b.cpp"; },
                      +[](extract::Command &X) { X.Output = "b.o"; },
                      +[](extract::Command &X) { X.Arguments[1] = "-DY"; },
                      +[](extract::Command &X) { X.Arguments.pop_back(); }}) {
    extract::Command Other = C;
    Change(Other);
    EXPECT_NE(Keys(Other), Keys(C));
  }
  for (const char *Name : {"CPATH", "SOURCE_DATE_EPOCH", "IPHONEOS_DEPLOYMENT_TARGET"}) {
    ::setenv(Name, "1", 1);
    EXPECT_NE(UnitKeys()(C), Keys(C)) << Name;
    ::unsetenv(Name);
  }
  ::setenv("HEDDLE_TEST_UNRELATED", "1", 1);
  EXPECT_EQ(UnitKeys()(C), Keys(C));
}

} // namespace
