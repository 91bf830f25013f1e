//===- Fixes/ExchangeTest.cpp - if (!done) done = true of an atomic -------===//
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

std::string exchanged(llvm::StringRef Text, llvm::StringRef Set) {
  Remedy R;
  R.What = Remedy::Kind::Exchange;
  R.Where = placeIn(Text, Set);
  R.Name = "done";
  return fixed(Text, R);
}

TEST(Exchange, TakesTheQuestionAndTheAnswerTogether) {
  EXPECT_EQ(exchanged("bool f() {\n  if (!done) {\n    done = true;\n    return g();\n  }\n}\n",
                      "done = true"),
            "bool f() {\n  if (!done.exchange(true)) {\n    return g();\n  }\n}\n");
  EXPECT_EQ(exchanged("void f() {\n  if (!s->done.load(std::memory_order_acquire)) {\n"
                      "    s->done.store(true, std::memory_order_release);\n    g();\n  } else\n"
                      "    h();\n}\n",
                      "s->done.store"),
            "void f() {\n  if (!s->done.exchange(true)) {\n    g();\n  } else\n    h();\n}\n");
  EXPECT_EQ(
      exchanged("void f() {\n  if (done) {\n    done = false;\n    g();\n  }\n}\n", "done = false"),
      "void f() {\n  if (done.exchange(false)) {\n    g();\n  }\n}\n");
  EXPECT_EQ(exchanged("void f() { if (!done) { done = true; g(); } }\n", "done = true"),
            "void f() { if (!done.exchange(true)) { g(); } }\n");
}

TEST(Exchange, NeedsNoQuestionWhereNothingHangsOnIt) {
  EXPECT_EQ(exchanged("void f() {\n  if (!done)\n    done = true;\n}\n", "done = true"),
            "void f() {\n  done = true;\n}\n");
  EXPECT_EQ(exchanged("void f() {\n  if (!done.load()) { done.store(true); }\n}\n", "done.store"),
            "void f() {\n  done.store(true);\n}\n");
}

TEST(Exchange, RefusesWhatMeansSomethingElse) {
  for (llvm::StringRef Text :
       {"void f() { if (!done && ready) { done = true; g(); } }",
        "void f() { if (done) { done = true; g(); } }",
        "void f() { if (!other) { done = true; g(); } }",
        "void f() { if (!done) { g(); done = true; } }",
        "void f() { while (!done) { done = true; g(); } }",
        "void f() { if (!done) done = true; else g(); }",
        "void f() { if (a) g(); else if (!done) done = true; }",
        "void f() { if (!done) { done = true; /* once */ } }",
        "void f() { if (!done /* yet */) { done = true; g(); } }",
        "void f() { if (bool b = a; !done) { done = true; g(); } }", "void f() { done = true; }"})
    EXPECT_EQ(exchanged(Text, "done = true"), Refused) << Text.str();
  EXPECT_EQ(exchanged("void f() { if (!done) { done = value(); g(); } }", "done = value"), Refused);
  EXPECT_EQ(exchanged("void f() { if (!a.done) { b.done = true; g(); } }", "b.done"), Refused);
}

} // namespace
} // namespace heddle::fixes
