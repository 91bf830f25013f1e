//===- Report/PrintableTextTest.cpp - outside text made harmless ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/PrintableText.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

TEST(PrintableText, LeavesWhatCanBeShown) {
  EXPECT_EQ(printable("int *p = \"\\n\"; // ok"), "int *p = \"\\n\"; // ok");
  EXPECT_EQ(printable("größe 名前 ✓"), "größe 名前 ✓");
  EXPECT_EQ(printable(""), "");
}

TEST(PrintableText, EscapesControlCharacters) {
  EXPECT_EQ(printable("a\x1b[31mb\x07\r\n\t\x7f"), "a\\x1b[31mb\\x07\\x0d\\x0a\\x09\\x7f");
  EXPECT_EQ(printable(llvm::StringRef("\0x", 2)), "\\x00x");
  EXPECT_EQ(printable("\xc2\x9b[0m"), "\\u{9b}[0m"); // the one-byte CSI of C1
}

TEST(PrintableText, EscapesWhatReordersOrHidesText) {
  EXPECT_EQ(printable("a\u202eb\u2066c\u200fd"), "a\\u{202e}b\\u{2066}c\\u{200f}d");
  EXPECT_EQ(printable("a\u200bb\ufeff"), "a\\u{200b}b\\u{feff}");
  EXPECT_EQ(printable("a\u2028b"), "a\\u{2028}b");
}

TEST(PrintableText, EscapesBytesThatAreNotUtf8) {
  EXPECT_EQ(printable("a\xff"
                      "b"),
            "a\\xffb");
  EXPECT_EQ(printable("\xe2\x82"), "\\xe2\\x82");          // cut short
  EXPECT_EQ(printable("\xc0\xaf"), "\\xc0\\xaf");          // over-long
  EXPECT_EQ(printable("\xed\xa0\x80"), "\\xed\\xa0\\x80"); // a surrogate
  EXPECT_EQ(printable("\xc3("), "\\xc3(");
}

TEST(PrintableText, IsTheSameWhenAppliedTwice) {
  std::string Once = printable("\x1b\u202e\xff");
  EXPECT_EQ(printable(Once), Once);
}

TEST(PrintableText, CountsColumnsNotBytes) {
  EXPECT_EQ(columnWidth("größe"), 5u);
  EXPECT_EQ(columnWidth("名前"), 4u);
  EXPECT_EQ(columnWidth("e\u0301"), 1u); // a combining accent
}

} // namespace
} // namespace heddle::report
