//===- Report/LineHashTest.cpp - GitHub's name for a line -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/LineHash.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

using testing::ElementsAre;

// The values are those of GitHub's upload action for the same texts.

TEST(LineHash, OfAnEmptyFile) { EXPECT_THAT(lineHashes(""), ElementsAre("c129715d7a2bc9a3:1")); }

TEST(LineHash, LeavesOutSpacesAndTabs) {
  auto Expected = ElementsAre("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1",
                              "a23a3dc5e078b07b:1");
  EXPECT_THAT(lineHashes(" a\nb\n  \t\tc\n d"), Expected);
  EXPECT_THAT(lineHashes("a\n b \n\tc\nd"), Expected);
}

TEST(LineHash, TakesEveryEndOfLineForTheSame) {
  auto Expected = ElementsAre("e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                              "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                              "c129715d7a2bc9a3:1");
  EXPECT_THAT(lineHashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"), Expected);
  EXPECT_THAT(lineHashes(" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r"), Expected);
  EXPECT_THAT(lineHashes(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n"),
              Expected);
  EXPECT_THAT(lineHashes(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"), Expected);
}

TEST(LineHash, CountsEqualHashes) {
  std::string Text;
  for (int I = 0; I != 10; ++I)
    Text += "Lorem ipsum dolor sit amet.\n";
  EXPECT_THAT(lineHashes(Text),
              ElementsAre("a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3",
                          "a7f2ff13bc495cf2:4", "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6",
                          "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1", "55ec222b86bcae53:1",
                          "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"));
}

TEST(LineHash, TakesAnyBytes) {
  EXPECT_EQ(lineHashes("\xff\n\xc3\n").size(), 3u);
  // U+1D11E is two units of UTF-16: another text than one unit.
  EXPECT_NE(lineHashes("\xF0\x9D\x84\x9E")[0], lineHashes("?")[0]);
}

} // namespace
} // namespace heddle::report
