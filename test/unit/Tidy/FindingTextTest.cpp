//===- Tidy/FindingTextTest.cpp - findings as notes -----------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tidy/FindingText.h"
#include "gtest/gtest.h"

namespace heddle::tidy {
namespace {

using findings::Finding;
using findings::Place;

Place at(uint32_t Line) { return {"/p/a.cpp", Line, 3, 5}; }

Finding finding() {
  Finding F;
  F.Check = "heddle-lock-order";
  F.Level = findings::Confidence::High;
  F.Where = at(10);
  return F;
}

std::string told(const Finding &F) {
  std::string All;
  for (const findings::Note &N : notesOf(F, "/p"))
    All += std::to_string(N.Where.Line) + " " + N.Message + "\n";
  return All;
}

TEST(FindingTextTest, StepsAreToldInTheirOrderEachThreadBegunOnce) {
  Finding F = finding();
  F.Threads = {{"run", "started at", at(1), {{at(2), "reads 'x'", 1}, {at(3), "writes 'x'", 3}}},
               {"run", "started in a loop at", at(4), {{at(5), "reads 'x'", 2, {"m", "n"}}}}};
  F.Outcome = "the update is lost";
  EXPECT_EQ(told(F), "1 thread 1 (run): started here\n"
                     "2 thread 1 (run): step 1: reads 'x'\n"
                     "4 thread 2 (run): started in a loop\n"
                     "5 thread 2 (run): step 2: reads 'x', holding 'm', 'n'\n"
                     "3 thread 1 (run): step 3: writes 'x'\n"
                     "10 the update is lost\n");
}

TEST(FindingTextTest, WhatHasNoPlaceStandsAtTheFinding) {
  Finding F = finding();
  F.Threads = {{"", "called by any thread", {}, {{{}, "waits", 1}}}};
  F.Help = "take it once";
  EXPECT_EQ(told(F), "10 thread: called by any thread\n10 thread: step 1: waits\n"
                     "10 help: take it once\n");
}

TEST(FindingTextTest, OneFactAboutManyPlacesIsOneNote) {
  Finding F = finding();
  F.Notes = {{at(2), "holds 'm'"}, {at(4), "holds 'm'"}, {at(6), "does not"}};
  EXPECT_EQ(told(F), "2 holds 'm' (a.cpp:2, 4)\n6 does not\n");
}

TEST(FindingTextTest, ConfidenceIsToldUnlessHighAndTheCheapestConditionIsNamed) {
  Finding F = finding();
  F.Level = findings::Confidence::Low;
  F.Coffman = {{"no preemption", {at(2), "nobody takes 'm' away"}, false},
               {"circular wait", {at(3), "the other way round"}, true}};
  EXPECT_EQ(told(F), "2 no preemption: nobody takes 'm' away\n"
                     "3 circular wait: the other way round; the cheapest to break\n"
                     "10 confidence: low\n");
}

TEST(FindingTextTest, TextFromTheSourceIsMadeHarmless) {
  Finding F = finding();
  F.Outcome = "'\x1b[2J' is lost";
  EXPECT_EQ(told(F), "10 '\\x1b[2J' is lost\n");
}

} // namespace
} // namespace heddle::tidy
