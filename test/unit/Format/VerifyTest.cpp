//===- test/unit/Format/VerifyTest.cpp -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A summary in memory that breaks one rule, for each rule. What verify() refuses,
// read() refuses with the same words.
//
//===----------------------------------------------------------------------===//
#include "Format/SummaryFile.h"
#include "Samples.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace heddle;
using namespace heddle::format;
using namespace heddle::model;
using testing::HasSubstr;

namespace {

/// \p Break makes one thing wrong in a summary that is right.
template <class Fn> void expectRefused(Fn Break, const char *Where, const char *What) {
  TuSummary S = richSummary();
  Break(S);
  EXPECT_EQ(messageOf(verify(S)), std::string("wrong in '") + Where + ": " + What);
  EXPECT_THAT(messageOf(read(write(S))), HasSubstr(What));
}

TEST(Verify, fileOfAnEntity) {
  expectRefused([](TuSummary &S) { S.Entities[0].Where.File = FileId(3); }, "entities', row 0",
                "file 3 is not in its table of 3");
}

TEST(Verify, globalOfAPath) {
  expectRefused([](TuSummary &S) { S.Paths[2].RootOperand = 7; }, "paths', row 2",
                "global 7 is not in its table of 7");
}

TEST(Verify, fieldOfAPath) {
  expectRefused([](TuSummary &S) { S.Paths[0].Steps[0].Operand = 8; }, "paths', row 0",
                "field 8 is not in its table of 7");
}

TEST(Verify, lengthOfAPath) {
  expectRefused([](TuSummary &S) { S.Paths[6].Steps.emplace_back(); }, "paths', row 6",
                "a path of 9 steps");
}

TEST(Verify, functionThatIsNone) {
  TuSummary S = richSummary();
  S.Functions[1].Function = EntityId();
  EXPECT_EQ(messageOf(verify(S)),
            "wrong in 'functions', row 1: entity none, where there must be one");
  EXPECT_NE(messageOf(read(write(S))), "");
}

TEST(Verify, overriddenMethod) {
  expectRefused([](TuSummary &S) { S.FunctionDecls[0].Overrides[1] = EntityId(7); },
                "declarations', row 0", "entity 7 is not in its table of 7");
}

TEST(Verify, annotatedLock) {
  expectRefused([](TuSummary &S) { S.Variables[0].GuardedBy[0].Path = PathId(9); },
                "variables', row 0", "path 9 is not in its table of 9");
}

TEST(Verify, baseClass) {
  expectRefused([](TuSummary &S) { S.Classes[0].Bases[0] = EntityId(9); }, "classes', row 0",
                "entity 9 is not in its table of 7");
}

TEST(Verify, lockable) {
  expectRefused([](TuSummary &S) { S.Lockables[1] = EntityId(9); }, "lockables', row 1",
                "entity 9 is not in its table of 7");
}

TEST(Verify, objectOfAnEvent) {
  expectRefused([](TuSummary &S) { S.Functions[0].Events[0].Object = PathId(9); },
                "functions', row 0", "path 9 is not in its table of 9");
}

TEST(Verify, parameterOfAPathInItsFunction) {
  expectRefused([](TuSummary &S) { S.Paths[1].RootOperand = 1; }, "functions', row 0",
                "parameter 1 is not in its table of 1");
}

TEST(Verify, localOfAPathInItsFunction) {
  expectRefused([](TuSummary &S) { S.Functions[1].Locals.clear(); }, "functions', row 1",
                "local 0 is not in its table of 0");
}

TEST(Verify, captureOfAPathInItsFunction) {
  expectRefused([](TuSummary &S) { S.Functions[1].Captures.clear(); }, "functions', row 1",
                "capture 0 is not in its table of 0");
}

TEST(Verify, resultOfAPathInItsFunction) {
  expectRefused([](TuSummary &S) { S.Paths[5].RootOperand = 3; }, "functions', row 0",
                "result of event 3 is not in its table of 3");
}

TEST(Verify, callableOfAnArgument) {
  expectRefused([](TuSummary &S) { S.Functions[0].Events[0].Args[0].Callable = CallableId(1); },
                "functions', row 0", "callable 1 is not in its table of 1");
}

TEST(Verify, usedEvent) {
  expectRefused([](TuSummary &S) { S.Functions[0].Events[0].Uses[0] = EventId(3); },
                "functions', row 0", "event 3 is not in its table of 3");
}

TEST(Verify, successorOfABlock) {
  expectRefused([](TuSummary &S) { S.Functions[0].Blocks[0].Successors[1] = BlockId(4); },
                "functions', row 0", "block 4 is not in its table of 4");
}

TEST(Verify, eventsOfABlock) {
  expectRefused([](TuSummary &S) { S.Functions[0].Blocks[1].Count = UINT32_MAX; },
                "functions', row 0", "a block with events 2 to 4294967297 of 3");
}

TEST(Verify, conditionWithoutTwoSuccessors) {
  expectRefused([](TuSummary &S) { S.Functions[0].Blocks[0].Successors.pop_back(); },
                "functions', row 0", "a condition on a block with 1 successors");
}

TEST(Verify, enumerator) {
  expectRefused([](TuSummary &S) { S.Functions[0].Events[1].Kind = static_cast<EventKind>(25); },
                "functions', row 0", "enumerator 25 out of range");
}

TEST(Verify, passingOfAnArgument) {
  TuSummary S = richSummary();
  S.Functions[0].Events[0].Args[0].How = static_cast<Passing>(3);
  EXPECT_EQ(messageOf(verify(S)), "wrong in 'functions', row 0: enumerator 3 out of range");
}

/// Outside of functions a parameter has no table: an attribute of a declaration
/// may name any.
TEST(Verify, parameterOfAnAttributeIsFree) {
  TuSummary S = richSummary();
  S.Functions.clear();
  S.Paths[6].RootOperand = 50;
  EXPECT_EQ(messageOf(verify(S)), "");
  EXPECT_EQ(messageOf(read(write(S))), "");
}

} // namespace
