//===- Report/GitlabTest.cpp - findings for merge requests ----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Gitlab.h"
#include "SampleFindings.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

using namespace findings;

std::string gitlab(std::vector<Finding> All) {
  RunReport R;
  R.Findings = std::move(All);
  std::string S;
  llvm::raw_string_ostream OS(S);
  writeGitlab(OS, R, {"/src"});
  return S;
}

TEST(Gitlab, NothingFoundIsAnEmptyArray) { EXPECT_EQ(gitlab({}), "[]\n"); }

TEST(Gitlab, OneObjectForAFinding) {
  EXPECT_EQ("\n" + gitlab({lostUpdate()}), R"json(
[
  {
    "description": "'balance_' is read, changed and written back in separate steps",
    "check_name": "heddle-nonatomic-rmw",
    "fingerprint": "0123456789abcdef0123456789abcdef",
    "severity": "major",
    "location": {
      "path": "bank.cpp",
      "lines": {
        "begin": 3
      }
    }
  }
]
)json");
}

TEST(Gitlab, FingerprintsAreUnique) {
  std::string S = gitlab({lostUpdate(), lostUpdate()});
  EXPECT_NE(S.find("\"0123456789abcdef0123456789abcdef\""), std::string::npos);
  EXPECT_NE(S.find("\"0123456789abcdef0123456789abcdef-1\""), std::string::npos);
}

} // namespace
} // namespace heddle::report
