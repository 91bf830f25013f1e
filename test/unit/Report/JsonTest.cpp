//===- Report/JsonTest.cpp - findings for programs ------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Json.h"
#include "SampleFindings.h"
#include "llvm/Support/JSON.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

using namespace findings;

std::string json(const RunReport &R, const JsonOptions &O = {.Root = "/src"}) {
  std::string S;
  llvm::raw_string_ostream OS(S);
  writeJson(OS, R, O);
  return S;
}

RunReport report(std::vector<Finding> All) {
  RunReport R;
  R.ToolVersion = "1.2.3";
  R.Findings = std::move(All);
  R.Statistics = {.TranslationUnits = 5,
                  .Failed = 1,
                  .Skipped = 2,
                  .Cached = 3,
                  .Suppressed = 4,
                  .WallSeconds = 1.5,
                  .CpuSeconds = 2.25,
                  .LinkSeconds = 0.125};
  return R;
}

TEST(Json, NothingFound) {
  EXPECT_EQ("\n" + json(report({})), R"json(
{
  "version": 1,
  "tool": {
    "name": "heddle",
    "version": "1.2.3"
  },
  "findings": [],
  "errors": [],
  "comments": [],
  "stats": {
    "translation_units": 5,
    "failed": 1,
    "skipped": 2,
    "suppressed": 4,
    "in_baseline": 0,
    "cached": 0,
    "wall_s": 0.000,
    "cpu_s": 0.000,
    "link_s": 0.000
  }
}
)json");
}

TEST(Json, Deadlock) {
  RunReport R = report({deadlock()});
  R.Errors = {{"/src/gone.cpp", "no such file"}, {"", "out of disk space"}};
  EXPECT_EQ("\n" + json(R), R"json(
{
  "version": 1,
  "tool": {
    "name": "heddle",
    "version": "1.2.3"
  },
  "findings": [
    {
      "check": "heddle-lock-order",
      "confidence": "medium",
      "message": "'Account::mu_' of two accounts is locked in both orders",
      "file": "bank.cpp",
      "line": 8,
      "column": 23,
      "length": 6,
      "function": "Account::transfer",
      "fingerprint": "fedcba9876543210fedcba9876543210",
      "threads": [
        {
          "name": "settle",
          "start": "started at",
          "started_at": {
            "file": "main.cpp",
            "line": 20,
            "column": 3
          },
          "steps": [
            {
              "file": "main.cpp",
              "line": 9,
              "column": 1,
              "message": "calls 'Account::transfer'",
              "order": 1,
              "held": []
            },
            {
              "file": "bank.cpp",
              "line": 7,
              "column": 21,
              "length": 3,
              "message": "locks 'a.mu_'",
              "order": 2,
              "held": []
            },
            {
              "file": "bank.cpp",
              "line": 8,
              "column": 23,
              "length": 6,
              "message": "waits for 'b.mu_'",
              "order": 4,
              "held": [
                "a.mu_"
              ]
            }
          ]
        },
        {
          "name": "Ledger::refundEverythingThatIsLeft",
          "start": "called by any thread",
          "steps": [
            {
              "file": "main.cpp",
              "line": 4,
              "column": 10,
              "length": 7,
              "message": "locks 'b.mu_'",
              "order": 3,
              "held": []
            },
            {
              "file": "bank.cpp",
              "line": 8,
              "column": 23,
              "length": 6,
              "message": "waits for 'a.mu_'",
              "order": 5,
              "held": [
                "b.mu_",
                "Ledger::mu_"
              ]
            }
          ]
        }
      ],
      "outcome": "neither thread can go on",
      "coffman": [
        {
          "condition": "mutual exclusion",
          "file": "bank.cpp",
          "line": 1,
          "column": 14,
          "length": 3,
          "message": "a std::mutex has one owner",
          "cheapest_to_break": false
        },
        {
          "condition": "hold and wait",
          "file": "bank.cpp",
          "line": 8,
          "column": 23,
          "length": 6,
          "message": "the first is held while the second is awaited",
          "cheapest_to_break": true
        },
        {
          "condition": "no preemption",
          "message": "nobody can take a std::mutex from its owner",
          "cheapest_to_break": false
        },
        {
          "condition": "circular wait",
          "message": "thread 1 waits for thread 2, which waits for thread 1",
          "cheapest_to_break": false
        }
      ],
      "notes": [
        {
          "message": "no outer lock covers both"
        }
      ],
      "help": "take both at once: std::scoped_lock both(mu_, to.mu_)",
      "fixes": [
        {
          "message": "use std::scoped_lock",
          "safe": false,
          "edits": [
            {
              "file": "bank.cpp",
              "offset": 100,
              "length": 5,
              "text": "std::scoped_lock"
            }
          ]
        }
      ]
    }
  ],
  "errors": [
    {
      "file": "gone.cpp",
      "message": "no such file"
    },
    {
      "message": "out of disk space"
    }
  ],
  "comments": [],
  "stats": {
    "translation_units": 5,
    "failed": 1,
    "skipped": 2,
    "suppressed": 4,
    "in_baseline": 0,
    "cached": 0,
    "wall_s": 0.000,
    "cpu_s": 0.000,
    "link_s": 0.000
  }
}
)json");
}

TEST(Json, TimesOnlyWhenAskedFor) {
  std::string With = json(report({}), {.Root = "", .Measurements = true});
  EXPECT_NE(With.find("\"cached\": 3,\n    \"wall_s\": 1.500,\n    \"cpu_s\": 2.250,\n"
                      "    \"link_s\": 0.125\n"),
            std::string::npos)
      << With;
}

TEST(Json, IsValidWhateverTheNamesAre) {
  std::string Evil = "\xff\"\\\n\x1b\u202e</script>";
  Finding F = deadlock();
  F.Check = F.Message = F.Where.File = F.Function = F.Outcome = F.Help = Evil;
  F.Threads[0].Name = F.Threads[0].Start = F.Threads[0].StartedAt.File = Evil;
  F.Threads[0].Steps[2].Message = F.Threads[0].Steps[2].Held[0] = Evil;
  F.Coffman[0].Name = F.Coffman[0].Why.Message = Evil;
  F.Notes[0].Message = F.Fixes[0].Message = F.Fixes[0].Edits[0].Text = Evil;
  RunReport R = report({F});
  R.Errors = {{Evil, Evil}};
  std::string Text = json(R);
  EXPECT_TRUE(llvm::json::isUTF8(Text));
  auto Parsed = llvm::json::parse(Text);
  ASSERT_TRUE(static_cast<bool>(Parsed)) << llvm::toString(Parsed.takeError());
  auto *First = Parsed->getAsObject()->getArray("findings")->front().getAsObject();
  EXPECT_EQ(First->getString("message"), "\ufffd\"\\\n\x1b\u202e</script>");
}

} // namespace
} // namespace heddle::report
