//===- Fixes/LockTogetherTest.cpp - two guards, one after the other -------===//
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

std::string together(llvm::StringRef Text, llvm::StringRef First = "l1(",
                     llvm::StringRef Second = "l2(") {
  Remedy R;
  R.What = Remedy::Kind::LockTogether;
  R.Where = placeIn(Text, First);
  R.Others = {placeIn(Text, Second)};
  R.Name = "a";
  R.Lock = "b";
  R.Names = {"from", "to"};
  return fixed(Text, R);
}

TEST(LockTogether, BecomesOneScopedLock) {
  EXPECT_EQ(together("void f() {\n  std::lock_guard l1(a);\n  std::lock_guard l2(b);\n  g();\n}\n"),
            "void f() {\n  std::scoped_lock l1(a, b);\n  g();\n}\n");
  EXPECT_EQ(together("void f(A &from, A *to) {\n  std::scoped_lock l1{from.a};\n"
                     "  std::scoped_lock l2{to->b};\n  g();\n}\n",
                     "l1{", "l2{"),
            "void f(A &from, A *to) {\n  std::scoped_lock l1(from.a, to->b);\n  g();\n}\n");
}

TEST(LockTogether, KeepsToTheStandardThatTheFileHas) {
  EXPECT_EQ(together("void f() {\n  std::lock_guard<std::mutex> l1(a);\n"
                     "  std::lock_guard<std::mutex> l2(this->b);\n  g();\n}\n"),
            "void f() {\n  std::lock(a, this->b);\n"
            "  std::lock_guard<std::mutex> l1(a, std::adopt_lock);\n"
            "  std::lock_guard<std::mutex> l2(this->b, std::adopt_lock);\n  g();\n}\n");
}

TEST(LockTogether, Refuses) {
  for (llvm::StringRef Text :
       {// not next to each other
        "void f() { std::lock_guard l1(a); g(); std::lock_guard l2(b); }",
        // the second lock is found under the first
        "void f() { std::lock_guard l1(a); std::lock_guard l2(current->b); }",
        "void f() { std::lock_guard l1(a); std::lock_guard l2(find(b)); }",
        "void f() { std::lock_guard l1(a); std::lock_guard l2(*b); }",
        // may be given back early
        "void f() { std::unique_lock l1(a); std::unique_lock l2(b); }",
        "void f() { std::lock_guard l1(a); std::lock_guard l2(b, std::adopt_lock); }",
        // the name of the second is in use, a comment would be lost
        "void f() { std::lock_guard l1(a); std::lock_guard l2(b); (void)l2; }",
        "void f() { std::lock_guard l1(a); /* and */ std::lock_guard l2(b); }",
        // another block
        "void f() { std::lock_guard l1(a); { std::lock_guard l2(b); } }",
        // other locks than the analysis saw
        "void f() { std::lock_guard l1(c); std::lock_guard l2(b); }"})
    EXPECT_EQ(together(Text), Refused) << Text.str();
}

} // namespace
} // namespace heddle::fixes
