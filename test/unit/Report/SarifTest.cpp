//===- Report/SarifTest.cpp - findings for code scanning ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Sarif.h"
#include "FakeSource.h"
#include "SampleFindings.h"
#include "llvm/Support/JSON.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

using namespace findings;
using llvm::json::Array;
using llvm::json::Object;

class Sarif : public testing::Test {
protected:
  Sarif() {
    R.ToolVersion = "1.2.3";
    R.Rules = {{"heddle-lock-order", "locks in two orders",
                "# heddle-lock-order\n\nThe first\n"
                "paragraph.\n\nCWE-833 and CWE-667, "
                "CWE-833.\n"},
               {"heddle-nonatomic-rmw", "separate steps", ""}};
    Source.Files[Bank] = "one\n  two\n  balance_ += amount;\n";
    O.Root = "/src";
    O.Source = &Source;
  }

  /// The run of the log that is written.
  const Object &run() {
    Bytes.clear();
    llvm::raw_string_ostream OS(Bytes);
    Remark = writeSarif(OS, R, O);
    llvm::Expected<llvm::json::Value> V = llvm::json::parse(Bytes);
    EXPECT_TRUE(bool(V)) << llvm::toString(V.takeError());
    Log = std::move(*V);
    return *Log.getAsObject()->getArray("runs")->front().getAsObject();
  }
  const Array &results() { return *run().getArray("results"); }

  static const Object &at(const Array *A, size_t I) { return *(*A)[I].getAsObject(); }
  static const Object &physical(const Object &Location) {
    return *Location.getObject("physicalLocation");
  }
  static llvm::StringRef text(const Object &O, llvm::StringRef Key) {
    return *O.getObject(Key)->getString("text");
  }

  RunReport R;
  FakeSource Source;
  SarifOptions O;
  std::string Bytes, Remark;
  llvm::json::Value Log = nullptr;
};

TEST_F(Sarif, NamesTheToolAndItsRules) {
  const Object &Driver = *run().getObject("tool")->getObject("driver");
  EXPECT_EQ(Driver.getString("name"), "heddle");
  EXPECT_EQ(Driver.getString("semanticVersion"), "1.2.3");
  const Object &Rule = at(Driver.getArray("rules"), 0);
  EXPECT_EQ(Rule.getString("id"), "heddle-lock-order");
  EXPECT_EQ(Rule.getString("name"), "LockOrder");
  EXPECT_EQ(text(Rule, "shortDescription"), "locks in two orders");
  EXPECT_EQ(text(Rule, "fullDescription"), "The first paragraph.");
  EXPECT_TRUE(Rule.getObject("help")->getString("markdown")->starts_with("# heddle-lock"));
  EXPECT_EQ(*Rule.getObject("properties")->getArray("tags"),
            Array({"concurrency", "external/cwe/cwe-833", "external/cwe/cwe-667"}));
  // GitHub takes no empty texts.
  EXPECT_EQ(text(at(Driver.getArray("rules"), 1), "help"), "separate steps");
}

TEST_F(Sarif, HasAThreadFlowForEachThread) {
  R.Findings = {deadlock()};
  const Object &Result = at(&results(), 0);
  EXPECT_EQ(Result.getInteger("ruleIndex"), 0);
  EXPECT_EQ(Result.getString("level"), "warning");
  const Array &Flows = *at(Result.getArray("codeFlows"), 0).getArray("threadFlows");
  ASSERT_EQ(Flows.size(), 2u);
  EXPECT_EQ(text(at(&Flows, 0), "message"), "thread 1: settle, started at main.cpp:20");
  const Object &Step = at(at(&Flows, 1).getArray("locations"), 1);
  EXPECT_EQ(Step.getInteger("executionOrder"), 5);
  EXPECT_EQ(Step.getString("importance"), "essential");
  EXPECT_EQ(text(*Step.getObject("location"), "message"),
            "5. waits for 'a.mu_', holding 'b.mu_', 'Ledger::mu_'");
  EXPECT_EQ(at(at(&Flows, 0).getArray("locations"), 0).getString("importance"), "unimportant");
}

TEST_F(Sarif, IsKnownAgainByGithubAndByHeddle) {
  R.Findings = {lostUpdate()};
  const Object &Prints = *at(&results(), 0).getObject("partialFingerprints");
  EXPECT_EQ(Prints.getString("heddleFingerprint/v1"), "0123456789abcdef0123456789abcdef");
  EXPECT_EQ(Prints.getString("primaryLocationLineHash"), "89037ad81443043d:1");
}

TEST_F(Sarif, HasNoHashOfAFileThatIsGone) {
  R.Findings = {lostUpdate()};
  Source.Files.clear();
  const Object &Prints = *at(&results(), 0).getObject("partialFingerprints");
  EXPECT_EQ(Prints.getString("primaryLocationLineHash"), std::nullopt);
}

TEST_F(Sarif, CountsColumnsInUtf16AndStaysOnTheLine) {
  Source.Files[Bank] = "\n\n\xC3\xA9\xF0\x9D\x84\x9E balance_\n";
  Finding F = lostUpdate();
  F.Where.Column = 8; // bytes
  F.Where.Length = 100;
  R.Findings = {F};
  const Object &Region =
      *physical(at(at(&results(), 0).getArray("locations"), 0)).getObject("region");
  EXPECT_EQ(Region.getInteger("startLine"), 3);
  EXPECT_EQ(Region.getInteger("startColumn"), 5);
  EXPECT_EQ(Region.getInteger("endColumn"), 13);
}

TEST_F(Sarif, FilesBelowTheRootAreRelative) {
  Finding Inside = lostUpdate(), Outside = lostUpdate();
  Inside.Where.File = "/src/a b/\xff.cpp";
  Outside.Where.File = "/usr/include/x.h";
  R.Findings = {Inside, Outside};
  const Array &All = results();
  auto Artifact = [&](size_t I) -> const Object & {
    return *physical(at(at(&All, I).getArray("locations"), 0)).getObject("artifactLocation");
  };
  EXPECT_EQ(Artifact(0).getString("uri"), "a%20b/%FF.cpp");
  EXPECT_EQ(Artifact(0).getString("uriBaseId"), "SRCROOT");
  EXPECT_EQ(Artifact(1).getString("uri"), "file:///usr/include/x.h");
  EXPECT_EQ(Artifact(1).getString("uriBaseId"), std::nullopt);
}

TEST_F(Sarif, OneResultForACheckAndALine) {
  Finding First = lostUpdate(), Second = lostUpdate(), Elsewhere = lostUpdate();
  First.Level = Confidence::Medium;
  Second.Where.Column = 9;
  Second.Message = "'other_' is changed";
  Elsewhere.Where.Line = 4;
  R.Findings = {First, Second, Elsewhere, deadlock()};
  const Array &All = results();
  ASSERT_EQ(All.size(), 3u);
  EXPECT_TRUE(text(at(&All, 0), "message").starts_with("'other_' is changed.")) << "the surer one";
  EXPECT_TRUE(text(at(&All, 0), "message").ends_with("On the same line: 1 more."));
  EXPECT_EQ(text(at(at(&All, 0).getArray("relatedLocations"), 0), "message"), First.Message);
  EXPECT_EQ(at(&All, 0).getArray("codeFlows")->size(), 2u);
}

TEST_F(Sarif, LeavesOutTheLeastSureAndSaysSo) {
  Finding Low = lostUpdate(), High = lostUpdate();
  Low.Level = Confidence::Low;
  High.Where.Line = 9;
  R.Findings = {Low, High};
  O.Limits.Results = 1;
  const Object &Run = run();
  ASSERT_EQ(Run.getArray("results")->size(), 1u);
  EXPECT_EQ(at(Run.getArray("results"), 0).getString("level"), "warning");
  EXPECT_EQ(Remark, "to keep GitHub's limits, the SARIF report leaves out: 1 results (the least "
                    "sure)");
  const Object &Note =
      at(at(Run.getArray("invocations"), 0).getArray("toolExecutionNotifications"), 0);
  EXPECT_EQ(text(Note, "message"), Remark);
}

TEST_F(Sarif, KeepsTheLimitOfBytes) {
  for (uint32_t I = 0; I != 200; ++I) {
    R.Findings.push_back(lostUpdate());
    R.Findings.back().Where.Line = I + 1;
  }
  O.Limits.CompressedBytes = 3000;
  size_t Kept = results().size();
  EXPECT_GT(Kept, 0u);
  EXPECT_LT(Kept, 200u);
  EXPECT_NE(Remark, "");
}

TEST_F(Sarif, LeavesOutStepsOnTheWayFirst) {
  R.Findings = {deadlock()};
  O.Limits.StepsOfResult = 2;
  O.Limits.PlacesOfResult = 1;
  const Object &Result = at(&results(), 0);
  const Array &Flows = *at(Result.getArray("codeFlows"), 0).getArray("threadFlows");
  EXPECT_EQ(at(&Flows, 0).getArray("locations")->size(), 2u);
  EXPECT_EQ(Result.getArray("relatedLocations")->size(), 1u);
  EXPECT_EQ(Remark, "to keep GitHub's limits, the SARIF report leaves out: 3 steps of threads, 1 "
                    "related places");
}

TEST_F(Sarif, TellsWhatCouldNotBeAnalysed) {
  R.Errors = {{"/src/gone.cpp", "no such file"}};
  const Object &Invocation = at(run().getArray("invocations"), 0);
  EXPECT_EQ(Invocation.getBoolean("executionSuccessful"), false);
  const Object &Note = at(Invocation.getArray("toolExecutionNotifications"), 0);
  EXPECT_EQ(Note.getString("level"), "error");
  EXPECT_EQ(
      physical(at(Note.getArray("locations"), 0)).getObject("artifactLocation")->getString("uri"),
      "gone.cpp");
}

TEST_F(Sarif, NamesFromTheCodeAreNoLinksAndNoControls) {
  Finding F = lostUpdate();
  F.Message = "'a[0](1)' [click](javascript:x) \x1b[31m \xff";
  R.Findings = {F};
  llvm::StringRef Text = text(at(&results(), 0), "message");
  EXPECT_TRUE(Text.starts_with("'a\\[0\\](1)' \\[click\\](javascript:x) \\x1b\\[31m \\xff."))
      << Text.str();
}

TEST_F(Sarif, OffersFixes) {
  R.Findings = {deadlock()};
  const Object &Fix = at(at(&results(), 0).getArray("fixes"), 0);
  EXPECT_EQ(text(Fix, "description"), "use std::scoped_lock");
  const Object &Edit = at(at(Fix.getArray("artifactChanges"), 0).getArray("replacements"), 0);
  EXPECT_EQ(Edit.getObject("deletedRegion")->getInteger("byteOffset"), 100);
  EXPECT_EQ(text(Edit, "insertedContent"), "std::scoped_lock");
}

} // namespace
} // namespace heddle::report
