//===- Report/UriTest.cpp - file names as URIs ----------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Uri.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

TEST(Uri, KeepsWhatIsPlain) { EXPECT_EQ(fileUri("src/a-b_c.d~e/F0.cpp"), "src/a-b_c.d~e/F0.cpp"); }

TEST(Uri, AbsolutePathsAreFileUris) { EXPECT_EQ(fileUri("/usr/a.h"), "file:///usr/a.h"); }

TEST(Uri, EncodesEverythingThatMeansSomethingElse) {
  EXPECT_EQ(fileUri("a b%41#c?d\"e\\f\n"), "a%20b%2541%23c%3Fd%22e%5Cf%0A");
  // Not a scheme: the first segment may not have a colon.
  EXPECT_EQ(fileUri("javascript:alert(1).cpp"), "javascript%3Aalert%281%29.cpp");
}

TEST(Uri, EncodesBytesThatAreNoUtf8) {
  EXPECT_EQ(fileUri("\xc3\xa9"), "%C3%A9");
  EXPECT_EQ(fileUri("\xff"), "%FF");
}

} // namespace
} // namespace heddle::report
