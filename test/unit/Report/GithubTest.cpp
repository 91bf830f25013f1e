//===- Report/GithubTest.cpp - findings as annotations of a workflow ------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Github.h"
#include "SampleFindings.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

using namespace findings;

std::string github(std::vector<Finding> All) {
  RunReport R;
  R.Findings = std::move(All);
  std::string S;
  llvm::raw_string_ostream OS(S);
  writeGithub(OS, R, {"/src"});
  return S;
}

TEST(Github, OneLineForAFinding) {
  EXPECT_EQ(github({lostUpdate()}),
            "::warning file=bank.cpp,line=3,col=3,endColumn=21,title=heddle-nonatomic-rmw::"
            "'balance_' is read, changed and written back in separate steps"
            "%0A1. thread 1 reads 'balance_' (100) (bank.cpp:3)"
            "%0A2. thread 2 reads 'balance_' (100) (bank.cpp:3)"
            "%0A3. thread 1 writes 'balance_' = 150 (bank.cpp:3)"
            "%0A4. thread 2 writes 'balance_' = 130 (bank.cpp:3)"
            "%0Athe update of step 3 is lost"
            "%0Ahold 'mu_' here, or make 'balance_' a std::atomic<long>\n");
  EXPECT_EQ(github({}), "");
}

TEST(Github, NamesFromTheCodeGiveNoCommands) {
  Finding F;
  F.Check = "heddle-x";
  F.Where = {"/src/a,line=1::b\n::error::%0A\x1b[2J.cpp", 1, 1, 0};
  F.Message = "x\n::error::y\r%0A::add-mask::z\x1b[2J";
  std::string S = github({F});
  EXPECT_EQ(llvm::StringRef(S).count('\n'), 1u);
  EXPECT_EQ(S, "::warning file=a%2Cline=1%3A%3Ab%0A%3A%3Aerror%3A%3A%250A\\x1b[2J.cpp,line=1,col=1,"
               "title=heddle-x::x\\x0a::error::y\\x0d%250A::add-mask::z\\x1b[2J\n");
}

TEST(Github, TenOfAKindTheSurestFirstAndTheRestCounted) {
  std::vector<Finding> All;
  for (uint32_t I = 0; I != 36; ++I) {
    Finding F;
    F.Check = "heddle-x";
    F.Where = {"/src/a.cpp", I + 1, 1, 0};
    F.Level = I < 12 ? Confidence::Low : I < 32 ? Confidence::Medium : Confidence::High;
    All.push_back(F);
  }
  std::string S = github(All);
  llvm::SmallVector<llvm::StringRef> Lines;
  llvm::StringRef(S).split(Lines, '\n', -1, /*KeepEmpty=*/false);
  ASSERT_EQ(Lines.size(), 21u);
  EXPECT_TRUE(Lines[0].starts_with("::warning file=a.cpp,line=33,")) << "high first";
  EXPECT_TRUE(Lines[4].starts_with("::warning file=a.cpp,line=13,"));
  EXPECT_TRUE(Lines[10].starts_with("::notice file=a.cpp,line=1,"));
  EXPECT_EQ(Lines[20], "16 more findings are not annotated: GitHub shows 10 of a kind");
}

} // namespace
} // namespace heddle::report
