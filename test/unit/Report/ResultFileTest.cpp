//===- Report/ResultFileTest.cpp - a JSON report, read again --------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/ResultFile.h"
#include "Findings/JsonText.h"
#include "Report/Json.h"
#include "SampleFindings.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

using namespace findings;
using testing::HasSubstr;

llvm::Expected<ResultFile> parse(llvm::StringRef Text) {
  llvm::Expected<llvm::json::Object> O = parseObject(Text, "r.json");
  if (!O)
    return O.takeError();
  return parseResults(std::move(*O), "r.json");
}

std::string errorOf(llvm::StringRef Text) {
  llvm::Expected<ResultFile> R = parse(Text);
  return R ? "" : llvm::toString(R.takeError());
}

TEST(ResultFile, ReadsWhatJsonWrites) {
  RunReport Report;
  Report.Findings = {lostUpdate(), deadlock()};
  Report.Errors = {{"/src/gone.cpp", "no such file"}};
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  writeJson(OS, Report, {.Root = "/src"});
  llvm::Expected<ResultFile> R = parse(Text);
  ASSERT_TRUE(bool(R)) << llvm::toString(R.takeError());
  ASSERT_EQ(R->Findings.size(), 2u);
  EXPECT_EQ(R->Errors, 1u);
  const Finding &F = R->Findings[1];
  EXPECT_EQ(F.Check, "heddle-lock-order");
  EXPECT_EQ(F.Level, Confidence::Medium);
  EXPECT_EQ(F.Message, deadlock().Message);
  EXPECT_EQ(F.Function, "Account::transfer");
  EXPECT_EQ(F.Fingerprint, deadlock().Fingerprint);
  EXPECT_EQ(F.Where, (Place{"bank.cpp", 8, 23, 6}));
  EXPECT_EQ(R->Whole[1].getAsObject()->getArray("threads")->size(), 2u);
}

TEST(ResultFile, RefusesWhatIsNoReport) {
  EXPECT_THAT(errorOf("{\"version\": 9, \"findings\": []}"), HasSubstr("use a newer heddle"));
  EXPECT_THAT(errorOf("{\"version\": 1, \"runs\": []}"), HasSubstr("no array \"findings\""));
  EXPECT_EQ(errorOf("{\"version\": 1, \"findings\": [[]]}"), "'r.json': finding 1 is no object");
  EXPECT_EQ(errorOf("{\"version\": 1, \"findings\": [{\"check\": \"x\"}]}"),
            "'r.json': finding 1 has no \"confidence\"");
  EXPECT_THAT(errorOf("{\"version\": 1, \"findings\": [{\"check\": \"x\", \"confidence\": \"y\", "
                      "\"message\": \"m\", \"fingerprint\": \"f\"}]}"),
              HasSubstr("neither high, medium nor low"));
}

} // namespace
} // namespace heddle::report
