//===- Findings/JsonTextTest.cpp - JSON that others wrote -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/JsonText.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace heddle::findings {
namespace {

using testing::HasSubstr;

std::string errorOf(llvm::StringRef Text) {
  llvm::Expected<llvm::json::Object> O = parseObject(Text, "f.json");
  return O ? "" : llvm::toString(O.takeError());
}

TEST(JsonText, ReadsAnObject) {
  llvm::Expected<llvm::json::Object> O = parseObject(R"({"version": 1, "s": "]}\"[{"})", "f.json");
  ASSERT_TRUE(bool(O)) << llvm::toString(O.takeError());
  EXPECT_EQ(O->getString("s"), "]}\"[{");
}

TEST(JsonText, WhatIsWrongIsOneLineWithTheName) {
  EXPECT_EQ(errorOf(""), "'f.json': the file is empty");
  EXPECT_EQ(errorOf(" \n"), "'f.json': the file is empty");
  EXPECT_EQ(errorOf("[1]"), "'f.json': this is no JSON object");
  EXPECT_THAT(errorOf("{\"a\": "), HasSubstr("'f.json': this is not JSON: [1:6"));
  EXPECT_THAT(errorOf("{} x"), HasSubstr("this is not JSON"));
  EXPECT_THAT(errorOf("{\"a\": \"\xff\"}"), HasSubstr("this is not JSON"));
}

TEST(JsonText, KnowsAConflict) {
  for (const char *Mark : {"<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| base"})
    EXPECT_EQ(errorOf(std::string("{\n") + Mark + "\n}"),
              "'f.json': line 2 is the mark of a merge conflict; resolve the conflict first");
}

TEST(JsonText, IsNotOverflownByDepth) {
  EXPECT_EQ(errorOf(std::string(1000000, '[')), "'f.json': values are nested too deeply");
  EXPECT_EQ(errorOf("{\"a\": \"" + std::string(1000, '[') + "\"}"), "") << "text is no depth";
}

TEST(JsonText, LooksAtTheVersion) {
  auto Check = [](llvm::StringRef Text) {
    llvm::json::Object O = llvm::cantFail(parseObject(Text, "f.json"));
    return llvm::toString(checkVersion(O, 2, "f.json"));
  };
  EXPECT_EQ(Check("{\"version\": 2}"), "");
  EXPECT_EQ(Check("{\"version\": 3}"), "'f.json': it has version 3 of its format, and this heddle "
                                       "knows up to 2; use a newer heddle");
  EXPECT_THAT(Check("{}"), HasSubstr("it has no \"version\""));
  EXPECT_THAT(Check("{\"version\": \"1\"}"), HasSubstr("it has no \"version\""));
  EXPECT_THAT(Check("{\"version\": -1}"), HasSubstr("it has no \"version\""));
}

TEST(JsonText, NamesAFileThatIsMissing) {
  llvm::Expected<llvm::json::Object> O = readObject("/no/such/file.json");
  ASSERT_FALSE(bool(O));
  EXPECT_EQ(llvm::toString(O.takeError()),
            "cannot read '/no/such/file.json': no such file or directory");
}

} // namespace
} // namespace heddle::findings
