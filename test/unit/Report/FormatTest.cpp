//===- Report/FormatTest.cpp - the formats of a report --------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Format.h"
#include "SampleFindings.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

std::string written(Format F) {
  RunReport R;
  R.Findings = {lostUpdate()};
  std::string S;
  llvm::raw_string_ostream OS(S);
  write(F, OS, R, {});
  return S;
}

TEST(Format, ReadsWhatItWrites) {
  EXPECT_EQ(parseFormat("text"), Format::Text);
  EXPECT_EQ(parseFormat("json"), Format::Json);
  EXPECT_EQ(parseFormat("xml"), std::nullopt);
  for (Format F :
       {Format::Text, Format::Json, Format::Sarif, Format::Github, Format::Gitlab, Format::Html})
    EXPECT_EQ(parseFormat(spelling(F)), F);
  EXPECT_EQ(formatNames(), "text, json, sarif, github, gitlab, html");
}

TEST(Format, Dispatches) {
  EXPECT_EQ(written(Format::Text).find("/src/bank.cpp:3:3: warning: "), 0u);
  EXPECT_EQ(written(Format::Json).find("{\n  \"version\": 1,\n"), 0u);
  EXPECT_EQ(written(Format::Sarif).find("{\n  \"$schema\": "), 0u);
  EXPECT_EQ(written(Format::Github).find("::warning "), 0u);
  EXPECT_EQ(written(Format::Gitlab).find("[\n"), 0u);
  EXPECT_EQ(written(Format::Html).find("<!DOCTYPE html>\n"), 0u);
}

} // namespace
} // namespace heddle::report
