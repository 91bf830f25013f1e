//===- Fixes/FetchOperationTest.cpp - x = x + n of an atomic --------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixed.h"
#include "gtest/gtest.h"

namespace heddle::fixes {
namespace {

using findings::Remedy;

/// The statement \p Statement in a function, of which `n` and `k` are integers.
std::string fixedStatement(std::string Statement, bool Safe = true) {
  std::string Head = "void f(C &c, int n) {\n  g();\n  ", Tail = "\n}\n";
  Remedy R;
  R.What = Remedy::Kind::FetchOperation;
  R.Where = {File, 3, 3, 1};
  R.Name = "x";
  R.Names = {"n", "k"};
  std::string Out = fixed(Head + Statement + Tail, R, Safe);
  llvm::StringRef Rest = Out;
  return Rest.consume_front(Head) && Rest.consume_back(Tail) ? Rest.str() : Out;
}

TEST(FetchOperation, ByOperators) {
  EXPECT_EQ(fixedStatement("x = x + 1;"), "x.fetch_add(1);");
  EXPECT_EQ(fixedStatement("c.x = c.x - n;"), "c.x.fetch_sub(n);");
  EXPECT_EQ(fixedStatement("this->x = this->x | 0x4u;"), "this->x.fetch_or(0x4u);");
  EXPECT_EQ(fixedStatement("p->x = p->x & ~n;"), "p->x.fetch_and(~n);");
  EXPECT_EQ(fixedStatement("x = x ^ (n | k);"), "x.fetch_xor((n | k));");
  EXPECT_EQ(fixedStatement("x = x + n * k;"), "x.fetch_add(n * k);");
}

TEST(FetchOperation, WithTheOperandInFront) {
  EXPECT_EQ(fixedStatement("x = 1 + x;"), "x.fetch_add(1);");
  EXPECT_EQ(fixedStatement("x = n | x;"), "x.fetch_or(n);");
  EXPECT_EQ(fixedStatement("x = 1 - x;"), Refused);
}

TEST(FetchOperation, ByLoadAndStore) {
  EXPECT_EQ(fixedStatement("x.store(x.load() + n);"), "x.fetch_add(n);");
  EXPECT_EQ(fixedStatement("c.x.store(c.x + 2);"), "c.x.fetch_add(2);");
  EXPECT_EQ(fixedStatement("x = x.load() - 1;"), "x.fetch_sub(1);");
  EXPECT_EQ(fixedStatement("x->store(x->load() + 1);"), "x->fetch_add(1);");
}

TEST(FetchOperation, KeepsAnOrderThatBothHave) {
  EXPECT_EQ(fixedStatement("x.store(x.load(std::memory_order_relaxed) + 1,\n"
                           "          std::memory_order_relaxed);"),
            "x.fetch_add(1, std::memory_order_relaxed);");
  // Sequential consistency is as strong as each.
  EXPECT_EQ(fixedStatement("x.store(x.load(std::memory_order_acquire) + 1,\n"
                           "        std::memory_order_release);"),
            "x.fetch_add(1);");
  EXPECT_EQ(fixedStatement("x.store(x.load() + 1, std::memory_order_relaxed);"), "x.fetch_add(1);");
}

TEST(FetchOperation, IsUnsafeWhereTheOperandMayBeNoInteger) {
  EXPECT_EQ(fixedStatement("x = x + 0.5;", false), "x.fetch_add(0.5);");
  EXPECT_EQ(fixedStatement("x = x + d;", false), "x.fetch_add(d);");
  EXPECT_EQ(fixedStatement("x = x + weight(n);", false), "x.fetch_add(weight(n));");
  EXPECT_EQ(fixedStatement("x = x + n * 1e3;", false), "x.fetch_add(n * 1e3);");
}

TEST(FetchOperation, RefusesWhatIsNoSingleOperation) {
  for (const char *Text :
       {"x = x * 2;", "x = x + 1 - n;", "x = x - n - 1;", "x = x | n & k;", "x = x + x;",
        "x = x + 1, g();", "x = x + (n ? 1 : 2) << 1;", "x = x + 1 > n;", "x = n;", "x = -x + 1;",
        "x = c.x + 1;", "y = x + 1;", "x = x + /* one */ 1;", "x = x + (n = 2);", "x = (x + 1);",
        "at(n).x = at(n).x + 1;", "*x = *x + 1;"})
    EXPECT_EQ(fixedStatement(Text), Refused) << Text;
}

TEST(FetchOperation, RefusesWhereTheValueIsLookedAt) {
  Remedy R;
  R.What = Remedy::Kind::FetchOperation;
  R.Name = "x";
  for (llvm::StringRef Text :
       {"int f() { return x = x + 1; }", "void f() { if ((x = x + 1)) g(); }",
        "void f() { for (;; x = x + 1) g(); }", "void f() { y = x = x + 1; }",
        "void f() { g(x = x + 1); }", "int y = x = x + 1;", "void f() { x = x + 1 }"}) {
    R.Where = placeIn(Text, "x = x");
    EXPECT_EQ(fixed(Text, R), Refused) << Text.str();
  }
}

TEST(FetchOperation, FindsStatementsWithoutBraces) {
  Remedy R;
  R.What = Remedy::Kind::FetchOperation;
  R.Name = "x";
  llvm::StringRef Text = "void f() {\n  if (a)\n    x = x + 1;\n  else x = x - 1;\n}\n";
  R.Where = placeIn(Text, "x = x + 1");
  EXPECT_EQ(fixed(Text, R), "void f() {\n  if (a)\n    x.fetch_add(1);\n  else x = x - 1;\n}\n");
  R.Where = placeIn(Text, "x = x - 1");
  EXPECT_EQ(fixed(Text, R), "void f() {\n  if (a)\n    x = x + 1;\n  else x.fetch_sub(1);\n}\n");
}

TEST(FetchOperation, RefusesAmongDirectives) {
  Remedy R;
  R.What = Remedy::Kind::FetchOperation;
  R.Name = "x";
  llvm::StringRef Text = "void f() {\n  x = x +\n#ifdef BIG\n  2;\n#else\n  1;\n#endif\n}\n";
  R.Where = placeIn(Text, "x = x");
  EXPECT_EQ(fixed(Text, R), Refused);
}

TEST(FetchOperation, RefusesWhereTheTextIsAnother) {
  Remedy R;
  R.What = Remedy::Kind::FetchOperation;
  R.Name = "x";
  R.Where = {File, 9, 1, 1};
  EXPECT_EQ(fixed("void f() { x = x + 1; }", R), Refused);
  R.Where = {File, 1, 13, 1};
  EXPECT_EQ(fixed("void f() { x = x + 1; }", R), Refused);
  R.Where = {};
  EXPECT_EQ(fixed("void f() { x = x + 1; }", R), Refused);
}

} // namespace
} // namespace heddle::fixes
