//===- Report/PlaceNameTest.cpp - places as people name them --------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/PlaceName.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

std::string shortName(std::string File, llvm::StringRef Folder) {
  return shortLineName({std::move(File), 7, 3, 0}, Folder);
}

TEST(PlaceName, RelativeToTheFolderOfTheReader) {
  EXPECT_EQ(shortName("/home/project/db/bank.cpp", "/home/project"), "db/bank.cpp:7");
  EXPECT_EQ(shortName("/home/project/db/bank.cpp", "/home/project/"), "db/bank.cpp:7");
  EXPECT_EQ(shortName("/home/project/db/bank.cpp", "/home/project/out"), "../db/bank.cpp:7");
  EXPECT_EQ(shortName("/home/project/bank.cpp", "/home/project/out/dev"), "../../bank.cpp:7");
  EXPECT_EQ(shortName("/home/projects/bank.cpp", "/home/project"), "../projects/bank.cpp:7");
}

TEST(PlaceName, WholeWhereThatIsShorter) {
  EXPECT_EQ(shortName("/usr/include/c++/mutex", "/home/project"), "/usr/include/c++/mutex:7");
  EXPECT_EQ(shortName("/a/b.cpp", "/a/c/d/e"), "/a/b.cpp:7");
  EXPECT_EQ(shortName("/home/bank.cpp", ""), "/home/bank.cpp:7");
  EXPECT_EQ(shortName("bank.cpp", "/home"), "bank.cpp:7");
  EXPECT_EQ(shortLineName({}, "/home"), "");
}

} // namespace
} // namespace heddle::report
