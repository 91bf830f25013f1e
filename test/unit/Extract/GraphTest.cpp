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

TEST(ExtractGraph, BranchesOnParameters) {
  Extracted E(R"(
    enum Mode { Read, Write }; enum class Kind { A, B };
    int g; void use(bool);
    void a(int, bool writer) { if (writer) g = 1; else g = 2; }
    void b(bool writer) { if (!writer) g = 1; }
    void c(Mode m) { if (m == Write) g = 1; }
    void d(unsigned mode) { if (0 != mode) g = 1; }
    void e(Kind k, long n) { if (k != Kind::B) g = 1; if (3 < n) g = 2; }
    void f(bool writer) { bool reader = !writer; use(reader); if (reader) g = 1; }
    void h(bool first, bool last) { if (first && !last) g = 1; }
    void i(int n) { while (n) g = 1; }
    void j(bool writer) { if (__builtin_expect(writer, 1)) g = 1; }
    template <class T> void k(T t) { if (t) g = 1; }
    void l() { k(true); })");
  EXPECT_THAT(E.function("a"), HasSubstr("(if param(writer) != 0"));
  EXPECT_THAT(E.function("b"), HasSubstr("(if param(writer) == 0"));
  EXPECT_THAT(E.function("c"), HasSubstr("(if param(m) == 1"));
  EXPECT_THAT(E.function("d"), HasSubstr("(if param(mode) != 0"));
  EXPECT_THAT(E.function("e"), HasSubstr("(if param(k) != 1"));
  EXPECT_THAT(E.function("e"), HasSubstr("(if param(n) > 3"));
  EXPECT_THAT(E.function("f"), HasSubstr("(if param(writer) == 0"));
  EXPECT_THAT(E.function("h"), HasSubstr("(if param(first) != 0"));
  EXPECT_THAT(E.function("h"), HasSubstr("(if param(last) == 0"));
  EXPECT_THAT(E.function("i"), HasSubstr("(loop param(n) != 0"));
  EXPECT_THAT(E.function("j"), HasSubstr("(if param(writer) != 0"));
  EXPECT_THAT(E.function("k<bool>"), HasSubstr("(if param(t) != 0"));
}

TEST(ExtractGraph, ParametersThatAreWrittenDecideNothing) {
  Extracted E(R"(
    #include <functional>
    int g; void change(bool &); void change(bool *); void call(std::function<void()>);
    void call(std::reference_wrapper<bool>);
    void a(bool w) { w = g; if (w) g = 1; }
    void b(int n) { while (n--) g = 1; }
    void c(bool w) { change(w); if (w) g = 1; }
    void d(bool w) { change(&w); if (w) g = 1; }
    void e(bool w) { bool &r = w; r = false; if (w) g = 1; }
    void f(bool w) { call([&w] { w = false; }); if (w) g = 1; }
    void h(bool w) { call(std::ref(w)); if (w) g = 1; }
    void i(int n) { n += 2; if (n == 2) g = 1; }
    void j(volatile bool w) { if (w) g = 1; }
    void k(int n) { asm("" : "+r"(n)); if (n == 2) g = 1; })");
  for (const char *Name : {"a", "b", "c", "d", "e", "f", "h", "i", "j", "k"})
    EXPECT_THAT(E.function(Name), Not(ContainsRegex("(if|loop) param"))) << Name;
}

TEST(ExtractGraph, ConversionsOfParametersKeepTheAnswer) {
  Extracted E(R"(
    int g;
    void a(int n) { if ((char)n) g = 1; }
    void b(int n) { if ((bool)n == true) g = 1; }
    void c(int n) { if ((unsigned)n > 5u) g = 1; }
    void d(int n) { if (n & 1) g = 1; }
    void e(int n) { if ((unsigned)n == 0xffffffffu) g = 1; }
    void f(int n) { if ((unsigned)n == 7u) g = 1; }
    void h(char c) { if (c == 'x') g = 1; }
    void i(bool b) { if (b == true) g = 1; })");
  for (const char *Name : {"a", "b", "c", "d", "e"})
    EXPECT_THAT(E.function(Name), HasSubstr("(if ?")) << Name;
  EXPECT_THAT(E.function("f"), HasSubstr("(if param(n) == 7"));
  EXPECT_THAT(E.function("h"), HasSubstr("(if param(c) == 120"));
  EXPECT_THAT(E.function("i"), HasSubstr("(if param(b) == 1"));
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
