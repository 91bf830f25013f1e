//===- Report/ExcerptTest.cpp - a source line and what to look at ---------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Excerpt.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

/// The excerpt with its mark below it, as it is shown.
std::string shown(llvm::StringRef Line, uint32_t Column, uint32_t Length, unsigned Width = 80) {
  auto E = makeExcerpt(Line, Column, Length, Width);
  if (!E)
    return "none";
  return E->Text + "\n" + std::string(E->MarkColumn, ' ') + std::string(E->MarkWidth, '~');
}

TEST(Excerpt, MarksThePlace) {
  EXPECT_EQ(shown("  x += y;", 3, 6), "  x += y;\n"
                                      "  ~~~~~~");
  EXPECT_EQ(shown("  x += y;", 3, 0), "  x += y;\n"
                                      "  ~");
}

TEST(Excerpt, ExpandsTabsToStops) {
  EXPECT_EQ(shown("\ta\tb", 4, 1), "    a   b\n"
                                   "        ~");
}

TEST(Excerpt, CountsWideCharactersTwice) {
  EXPECT_EQ(shown("名 = x;", 7, 1), "名 = x;\n"
                                    "     ~");
}

TEST(Excerpt, CountsEscapesAsTheyAreShown) {
  EXPECT_EQ(shown("\x1b\u202e x", 6, 1), "\\x1b\\u{202e} x\n"
                                         "             ~");
}

TEST(Excerpt, EndOfLineCanBeMarked) {
  EXPECT_EQ(shown("f()", 4, 1), "f()\n"
                                "   ~");
  EXPECT_EQ(shown("f();", 3, 99), "f();\n"
                                  "  ~~");
}

TEST(Excerpt, NoneForAnotherFileThanItWas) {
  EXPECT_EQ(shown("x", 3, 1), "none");
  EXPECT_EQ(shown("   ", 1, 1), "none");
  EXPECT_EQ(shown("", 1, 1), "none");
  EXPECT_EQ(shown("x", 0, 1), "none");
}

TEST(Excerpt, NoneForALineThatNobodyReads) {
  EXPECT_NE(shown(std::string(1 << 16, 'x'), 1, 1), "none");
  EXPECT_EQ(shown(std::string((1 << 16) + 1, 'x'), 1, 1), "none");
}

TEST(Excerpt, CutsAtTheEndWhereThePlaceIsSeenAllTheSame) {
  EXPECT_EQ(shown("abcdefghijklmnopqrstuvwxyz", 3, 2, 12), "abcdefghi...\n"
                                                           "  ~~");
}

TEST(Excerpt, CutsOnBothSidesAroundThePlace) {
  EXPECT_EQ(shown("abcdefghijklmnopqrstuvwxyz", 14, 2, 14), "...jklmnopq...\n"
                                                            "       ~~");
}

TEST(Excerpt, CutsAtTheFrontForAPlaceAtTheEnd) {
  EXPECT_EQ(shown("abcdefghijklmnopqrstuvwxyz", 26, 1, 12), "...rstuvwxyz\n"
                                                            "           ~");
}

TEST(Excerpt, NeverWiderThanItMay) {
  std::string Line;
  for (int I = 0; I < 40; ++I)
    Line += "a名\t";
  for (uint32_t Column = 1; Column <= Line.size(); Column += 3)
    for (unsigned Width : {12, 20, 33}) {
      auto E = makeExcerpt(Line, Column, 5, Width);
      ASSERT_TRUE(E);
      EXPECT_LE(E->MarkColumn + E->MarkWidth, Width) << Column << " " << Width;
    }
}

} // namespace
} // namespace heddle::report
