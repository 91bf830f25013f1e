//===- Fixes/HoldLockTest.cpp - a guard around one statement --------------===//
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

constexpr llvm::StringLiteral Add = "  void add() {\n"
                                    "    std::lock_guard<std::mutex> lock(mu_);\n"
                                    "    ++n_;\n"
                                    "  }\n";

/// \p Method in a class with Add, where \p Update is to hold the lock.
std::string held(std::string Method, llvm::StringRef Update, llvm::StringRef Sibling = Add,
                 llvm::StringRef Guard = "lock(") {
  std::string Head = "class C {\n" + Sibling.str(), Tail = "};\n";
  std::string Text = Head + Method + Tail;
  Remedy R;
  R.What = Remedy::Kind::HoldLock;
  llvm::StringRef Code = Text;
  unsigned Nth = 1 + Code.take_front(Head.size()).count(Update);
  R.Where = placeIn(Text, Update, Nth);
  R.Others = {placeIn(Text, Guard)};
  R.Name = "n_";
  R.Lock = "mu_";
  std::string Out = fixed(Text, R);
  llvm::StringRef Rest = Out;
  return Rest.consume_front(Head) && Rest.consume_back(Tail) ? Rest.str() : Out;
}

TEST(HoldLock, AtTheEndOfItsBlockNeedsNoOther) {
  EXPECT_EQ(held("  void f() {\n    g();\n    n_ += 2;\n  }\n", "n_ += 2"),
            "  void f() {\n    g();\n    std::lock_guard<std::mutex> lock(mu_);\n    n_ += 2;\n"
            "  }\n");
  EXPECT_EQ(held("  void f() { --n_; }\n", "--n_"),
            "  void f() { std::lock_guard<std::mutex> lock(mu_); --n_; }\n");
  EXPECT_EQ(held("  int f() {\n    return n_++;\n  }\n", "n_++"),
            "  int f() {\n    std::lock_guard<std::mutex> lock(mu_);\n    return n_++;\n  }\n");
}

TEST(HoldLock, ElseIsHeldForTheStatementAlone) {
  EXPECT_EQ(held("  void f() {\n    n_ += 2;  // two\n    g();\n  }\n", "n_ += 2"),
            "  void f() {\n    {\n      std::lock_guard<std::mutex> lock(mu_);\n"
            "      n_ += 2;  // two\n    }\n    g();\n  }\n");
  EXPECT_EQ(held("  void f() { --n_; g(); }\n", "--n_"),
            "  void f() { { std::lock_guard<std::mutex> lock(mu_); --n_; } g(); }\n");
  EXPECT_EQ(held("\tvoid f() {\n\t\tn_ +=\n\t\t\t2;\n\t\tg();\n\t}\n", "n_ +="),
            "\tvoid f() {\n\t\t{\n\t\t\tstd::lock_guard<std::mutex> lock(mu_);\n\t\t\tn_ +=\n"
            "\t\t\t\t2;\n\t\t}\n\t\tg();\n\t}\n");
}

TEST(HoldLock, GivesBracesToWhatHasNone) {
  EXPECT_EQ(held("  void f() {\n    if (a)\n      ++n_;\n    g();\n  }\n", "++n_"),
            "  void f() {\n    if (a) {\n      std::lock_guard<std::mutex> lock(mu_);\n"
            "      ++n_;\n    }\n    g();\n  }\n");
  EXPECT_EQ(held("  void f() {\n    for (int i : all) ++n_;\n    g();\n  }\n", "++n_"),
            "  void f() {\n    for (int i : all) {\n      std::lock_guard<std::mutex> lock(mu_);\n"
            "      ++n_;\n    }\n    g();\n  }\n");
  EXPECT_EQ(held("  void f()\n  {\n    if (a)\n      g();\n    else\n      ++n_;\n  }\n", "++n_"),
            "  void f()\n  {\n    if (a)\n      g();\n    else\n    {\n"
            "      std::lock_guard<std::mutex> lock(mu_);\n      ++n_;\n    }\n  }\n");
}

TEST(HoldLock, ADeclarationStaysInItsBlock) {
  EXPECT_EQ(held("  int f() {\n    int id = n_++;\n    return id;\n  }\n", "n_++"),
            "  int f() {\n    std::lock_guard<std::mutex> lock(mu_);\n    int id = n_++;\n"
            "    return id;\n  }\n");
  // What follows might wait, or take the lock itself.
  EXPECT_EQ(held("  int f() {\n    int id = n_++;\n    return g(id);\n  }\n", "n_++"), Refused);
}

TEST(HoldLock, CopiesTheGuardOfTheOthers) {
  EXPECT_EQ(held("  void f() {\n    ++n_;\n  }\n", "++n_",
                 "  void add() {\n    MutexLock l(&mu_);\n    n_ += 1;\n  }\n", "l("),
            "  void f() {\n    MutexLock l(&mu_);\n    ++n_;\n  }\n");
  EXPECT_EQ(held("  void f() {\n    ++n_;\n  }\n", "++n_",
                 "  void add() {\n    const std::scoped_lock g{this->mu_};\n    n_ += 1;\n  }\n",
                 "g{"),
            Refused); // a const guard is not told from other declarations
  EXPECT_EQ(held("  void f() {\n    ++n_;\n  }\n", "++n_",
                 "  void add() {\n    std::scoped_lock g{this->mu_};\n    n_ += 1;\n  }\n", "g{"),
            "  void f() {\n    std::scoped_lock g{this->mu_};\n    ++n_;\n  }\n");
}

TEST(HoldLock, RefusesGuardsThatCannotBeCopied) {
  for (llvm::StringRef Guard :
       {"std::shared_lock<std::shared_mutex> l(mu_);", "auto l(mu_);",
        "std::unique_lock<std::mutex> l(mu_, std::defer_lock);",
        "std::lock_guard<std::mutex> l(other->mu_);", "std::lock_guard<std::mutex> l(lock_);",
        "std::lock_guard<std::mutex> l(*mu_);", "mu_.lock(); l(1);",
        "std::lock_guard<std::mutex> l(pick(mu_));"})
    EXPECT_EQ(held("  void f() {\n    ++n_;\n  }\n", "++n_",
                   "  void add() {\n    " + Guard.str() + "\n    n_ += 1;\n  }\n", "l("),
              Refused)
        << Guard.str();
}

TEST(HoldLock, TakesAFreeName) {
  EXPECT_EQ(held("  void f(int lock) {\n    n_ += lock;\n  }\n", "n_ += lock"),
            "  void f(int lock) {\n    std::lock_guard<std::mutex> lock2(mu_);\n    n_ += lock;\n"
            "  }\n");
}

TEST(HoldLock, RefusesWhatMayTakeALockItself) {
  EXPECT_EQ(held("  void f() {\n    n_ += g();\n  }\n", "n_ += g"), Refused);
  EXPECT_EQ(held("  void f() {\n    n_ += new_(n_);\n  }\n", "n_ += new"), Refused);
  EXPECT_EQ(held("  void f() {\n    use(++n_);\n  }\n", "++n_"), Refused);
}

TEST(HoldLock, RefusesWhatIsNoStatement) {
  EXPECT_EQ(held("  void f() {\n    if (++n_ > 3)\n      g();\n  }\n", "++n_"), Refused);
  EXPECT_EQ(held("  void f() {\n    for (;; ++n_)\n      g();\n  }\n", "++n_"), Refused);
  EXPECT_EQ(held("  C(int i) : last_(i), id_(n_++) {}\n", "n_++"), Refused);
  EXPECT_EQ(held("  int id_ = n_++;\n", "n_++"), Refused);
  EXPECT_EQ(held("  void f() {\n    COUNT;\n  }\n", "COUNT"), Refused);
}

TEST(HoldLock, KeepsTheEndsOfLines) {
  std::string Crlf = "  void add() {\r\n    std::lock_guard<std::mutex> lock(mu_);\r\n  }\r\n";
  EXPECT_EQ(held("  void f() {\r\n    ++n_;\r\n    g();\r\n  }\r\n", "++n_", Crlf),
            "  void f() {\r\n    {\r\n      std::lock_guard<std::mutex> lock(mu_);\r\n      ++n_;"
            "\r\n    }\r\n    g();\r\n  }\r\n");
}

} // namespace
} // namespace heddle::fixes
