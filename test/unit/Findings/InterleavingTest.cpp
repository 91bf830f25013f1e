//===- Findings/InterleavingTest.cpp - the threads' steps in one order ----===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Interleaving.h"
#include "gtest/gtest.h"

namespace heddle::findings {
namespace {

std::string told(const Finding &F) {
  std::string All;
  for (const InterleavedStep &S : interleave(F))
    All += std::to_string(S.Number) + ":" + std::to_string(S.Thread) + S.What->Message + " ";
  return All;
}

Finding withSteps(std::vector<std::vector<uint32_t>> Orders) {
  Finding F;
  for (const auto &Thread : Orders) {
    F.Threads.emplace_back();
    char Name = 'a';
    for (uint32_t O : Thread)
      F.Threads.back().Steps.push_back({{}, std::string(1, Name++), O});
  }
  return F;
}

TEST(Interleaving, GoesByOrderOverAllThreads) {
  EXPECT_EQ(told(withSteps({{1, 3}, {2, 4}})), "1:0a 2:1a 3:0b 4:1b ");
}

TEST(Interleaving, StepsAtOnceGoByThread) {
  EXPECT_EQ(told(withSteps({{1, 2}, {2, 1}})), "1:0a 1:1b 2:0b 2:1a ");
}

TEST(Interleaving, StepsWithoutOrderComeLastAndAreCounted) {
  EXPECT_EQ(told(withSteps({{0, 0}, {1}})), "1:1a 2:0a 3:0b ");
}

TEST(Interleaving, NoThreadsNoSteps) { EXPECT_EQ(told({}), ""); }

} // namespace
} // namespace heddle::findings
