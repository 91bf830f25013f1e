//===- test/unit/Extract/GraphTest.cpp ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extracted.h"
#include "gmock/gmock.h"

using heddle::test::Extracted;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

TEST(ExtractGraph, BranchesSayWhatDecidesThem) {
  Extracted E(R"(
    extern "C" int trylock(int *);
    struct M { bool try_lock(); void unlock(); int id; };
    M m; bool done; int raw; int g;
    void a() { if (m.try_lock()) m.unlock(); }
    void b() { bool ok = m.try_lock(); if (!ok) return; m.unlock(); }
    void c() { if (trylock(&raw) == 0) g = 1; }
    void d() { int rc; if ((rc = trylock(&raw)) != 0) g = 1; }
    void e() { while (!done) {} }
    void f(M &x, M &y) { if (&x < &y) g = 1; if (x.id > y.id) g = 2; })");
  EXPECT_THAT(E.function("a"), HasSubstr("(if #0 != 0"));
  EXPECT_THAT(E.function("b"), HasSubstr("(if #0 == 0"));
  EXPECT_THAT(E.function("c"), HasSubstr("(if #0 == 0"));
  EXPECT_THAT(E.function("d"), HasSubstr("(if #0 != 0"));
  EXPECT_THAT(E.function("e"), HasSubstr("(loop #0 == 0"));
  EXPECT_THAT(E.function("f"), HasSubstr("(if &param(x) < &param(y)"));
  EXPECT_THAT(E.function("f"), HasSubstr("(if param(x).id > param(y).id"));
}

TEST(ExtractGraph, LoopsStayCycles) {
  Extracted E(R"(
    void pause_(); int g;
    void forever() { while (true) pause_(); }
    void spin() { for (;;) { if (g) break; pause_(); } }
    void noEvents(int n) { for (int i = 0; i < n; ++i) {} g = 1; })");
  EXPECT_THAT(E.function("forever"), ContainsRegex("block ([0-9]+) -> "));
  EXPECT_THAT(E.function("forever"), HasSubstr("block 1 -> 1"));
  EXPECT_THAT(E.function("spin"), HasSubstr("(if #0 != 0"));
  EXPECT_THAT(E.function("noEvents"), HasSubstr("write g"));
}

TEST(ExtractGraph, PureComputationLeavesNoBlocks) {
  Extracted E(R"(
    int g;
    void f(int a, int b) { int c; if (a > b) c = a; else c = b; g = c ? 1 : 2; })");
  std::string F = E.function("f");
  EXPECT_THAT(F, Not(HasSubstr("block 1")));
}

TEST(ExtractGraph, ThrowAndNoReturn) {
  Extracted E(R"(
    [[noreturn]] void fail(); int g;
    void f(bool b) { if (b) throw 1; g = 1; }
    void h(bool b) { if (b) fail(); g = 1; })");
  EXPECT_THAT(E.function("f"), HasSubstr("noreturn"));
  EXPECT_THAT(E.function("h"), HasSubstr("noreturn"));
}

TEST(ExtractGraph, HandlersAreReachedFromWhereTheTryBegins) {
  Extracted E(R"(
    #include <mutex>
    std::mutex m; int g; void f();
    void a() { g = 1; try { std::lock_guard<std::mutex> l(m); f(); } catch (int) { g = 2; } })");
  std::string F = E.function("a");
  EXPECT_THAT(F, HasSubstr("write g"));
  // Block 0 ends before the guard is made, and goes to the handler.
  EXPECT_THAT(F, ContainsRegex("block 0 -> 1 [0-9]+\n    #0 write g"));
  EXPECT_THAT(F, HasSubstr("block 1 ->"));
}

TEST(ExtractGraph, BrokenFunctionsAreIncomplete) {
  Extracted E(R"(
    int g;
    void good() { g = 1; }
    void bad() { g = nowhere; })");
  EXPECT_TRUE(E.summary().HadErrors);
  ASSERT_EQ(E.summary().Errors.size(), 1u);
  EXPECT_EQ(E.summary().Errors[0].Where.Line, 4u);
  EXPECT_EQ(E.summary().Statistics.Functions, 2u);
  EXPECT_EQ(E.summary().Statistics.FunctionsIncomplete, 1u);
  EXPECT_THAT(E.function("good"), Not(HasSubstr("incomplete")));
  EXPECT_THAT(E.function("bad"), HasSubstr("incomplete"));
}
