//===- Driver/PipelineTest.cpp - plan, collection, status, closing line ---===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Collect.h"
#include "Driver/Publish.h"
#include "Format/SummaryFile.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace heddle;
using namespace heddle::driver;
using testing::HasSubstr;

namespace {

/// Answers for names: "crash…" fails, "nonsense…" answers nonsense, "errors…"
/// has an error; the others are fine. Gets done from the last to the first.
class FakeExtractor : public Extractor {
public:
  llvm::Error run(llvm::ArrayRef<extract::Command> Commands,
                  llvm::function_ref<void(size_t, ExtractResult)> Done) override {
    for (size_t I = Commands.size(); I-- > 0;) {
      llvm::StringRef File = Commands[I].File;
      model::TuSummary S;
      S.MainFile = File.str();
      if (File.starts_with("/errors")) {
        S.HadErrors = true;
        S.Files.push_back({File.str()});
        S.Files.push_back({"/etc/shadow"});
        S.Errors.push_back({{model::FileId(0), 3, 1, 0}, "expected ';'", false});
        if (File.contains("secret"))
          S.Errors = {{{model::FileId(1), 1, 1, 0}, "unknown type name 'root'", true}};
      }
      if (File.starts_with("/crash"))
        Done(I, {false, "crashed (signal 11, segmentation fault)"});
      else if (File.starts_with("/nonsense"))
        Done(I, {true, "not a summary"});
      else
        Done(I, {true, format::write(S)});
    }
    return llvm::Error::success();
  }
};

Collected collectFor(std::vector<std::string> Files) {
  Plan P;
  for (std::string &F : Files)
    P.Commands.push_back({"/", std::move(F), {"c++"}, ""});
  FakeExtractor E;
  Progress Show(llvm::nulls(), Progress::Form::None, P.Commands.size());
  llvm::Expected<Collected> C = collect(P, E, Show);
  if (!C) {
    ADD_FAILURE() << llvm::toString(C.takeError());
    return {};
  }
  return std::move(*C);
}

TEST(Collect, summariesComeInTheOrderOfThePlan) {
  Collected C = collectFor({"/a.cpp", "/b.cpp", "/c.cpp"});
  ASSERT_EQ(C.Summaries.size(), 3u);
  EXPECT_EQ(C.Summaries[0].MainFile, "/a.cpp");
  EXPECT_EQ(C.Summaries[2].MainFile, "/c.cpp");
  EXPECT_TRUE(C.Failed.empty());
}

TEST(Collect, oneThatFailsCostsItselfAlone) {
  Collected C = collectFor({"/a.cpp", "/crash.cpp", "/nonsense.cpp", "/z.cpp"});
  EXPECT_EQ(C.Summaries.size(), 2u);
  ASSERT_EQ(C.Failed.size(), 2u);
  EXPECT_EQ(C.Failed[0].File, "/crash.cpp");
  EXPECT_THAT(C.Failed[0].Message, HasSubstr("signal 11"));
  EXPECT_THAT(C.Failed[1].Message, HasSubstr("nonsense"));
}

TEST(Collect, oneWithErrorsIsUsedAndTold) {
  Collected C = collectFor({"/errors.cpp"});
  EXPECT_EQ(C.Summaries.size(), 1u);
  ASSERT_EQ(C.Failed.size(), 1u);
  EXPECT_EQ(C.Failed[0].Message, "it has errors: line 3: expected ';'");
}

TEST(Collect, filesOutsideTheProjectAreNotQuoted) {
  Collected C = collectFor({"/errors-secret.cpp"});
  ASSERT_EQ(C.Failed.size(), 1u);
  EXPECT_THAT(C.Failed[0].Message, HasSubstr("'/etc/shadow' line 1"));
  EXPECT_THAT(C.Failed[0].Message, testing::Not(HasSubstr("root")));
}

TEST(ExitStatus, isTheContract) {
  //                   analysed failed allowed gating
  EXPECT_EQ(statusOf({1, 0, 0, 0}), ExitComplete);
  EXPECT_EQ(statusOf({1, 0, 0, 1}), ExitFindings);
  EXPECT_EQ(statusOf({1, 1, 0, 1}), ExitFindings);
  EXPECT_EQ(statusOf({1, 1, 0, 0}), ExitIncomplete);
  EXPECT_EQ(statusOf({1, 1, 1, 0}), ExitComplete);
  EXPECT_EQ(statusOf({1, 2, 1, 0}), ExitIncomplete);
  EXPECT_EQ(statusOf({0, 0, 0, 0}), ExitIncomplete);
  EXPECT_EQ(statusOf({0, 1, 9, 0}), ExitIncomplete);
}

TEST(ClosingLine, saysItAll) {
  AnalyseResult R;
  RunFacts F;
  F.Analysed = 1;
  F.Cost.Wall = 0.26;
  EXPECT_EQ(closingLine(R, F), "heddle: 1 of 1 file analysed, 0 findings, 0.3 s");
  R.Findings.resize(3);
  R.Findings[1].Level = findings::Confidence::High;
  R.Suppressed = 5;
  F.Analysed = 412;
  F.Skipped = 1;
  F.Failed.resize(2);
  F.Cost.Wall = 18.2;
  EXPECT_EQ(closingLine(R, F),
            "heddle: 412 of 415 files analysed (2 failed, 1 skipped), 3 findings "
            "(1 high), 5 suppressed, 18.2 s");
  F.Baseline = BaselineCounts{11, 0};
  EXPECT_EQ(closingLine(R, F),
            "heddle: 412 of 415 files analysed (2 failed, 1 skipped), 3 new findings "
            "(1 high), 5 suppressed, 11 in the baseline, 18.2 s");
  F.Baseline->Gone = 2;
  R.Findings.resize(1);
  EXPECT_EQ(closingLine(R, F),
            "heddle: 412 of 415 files analysed (2 failed, 1 skipped), 1 new finding, "
            "5 suppressed, 11 in the baseline, 2 of it fixed, 18.2 s");
  F.Usable = 413;
  F.Cached = 409;
  EXPECT_THAT(closingLine(R, F), testing::EndsWith("18.2 s, cache 99 %"));
}

TEST(PairReports, filesBelongToFormatsInOrder) {
  using Strings = std::vector<std::string>;
  auto Pair = [](Strings Formats, Strings Files) -> std::string {
    llvm::Expected<std::vector<ReportWish>> W = pairReports(Formats, Files);
    if (!W)
      return llvm::toString(W.takeError());
    std::string Text;
    for (const ReportWish &R : *W)
      Text += report::spelling(R.How).str() + ">" + R.File + " ";
    return Text;
  };
  EXPECT_EQ(Pair({}, {}), "text> ");
  EXPECT_EQ(Pair({"json"}, {}), "json> ");
  EXPECT_EQ(Pair({"json"}, {"x"}), "json>x text> ");
  EXPECT_EQ(Pair({}, {"x"}), "text>x ");
  EXPECT_EQ(Pair({"json", "text"}, {"x"}), "json>x text> ");
  EXPECT_EQ(Pair({"json", "text"}, {"x", "y"}), "json>x text>y ");
  EXPECT_EQ(Pair({"text", "github"}, {}), "text> github> ");
  EXPECT_EQ(Pair({"github", "sarif", "text"}, {"-", "s"}), "github> sarif>s text> ");
  EXPECT_THAT(Pair({"json", "text"}, {}), HasSubstr("standard output"));
  EXPECT_THAT(Pair({"json", "github"}, {}), HasSubstr("standard output"));
  EXPECT_THAT(Pair({"text", "text"}, {}), HasSubstr("standard output"));
  EXPECT_THAT(Pair({"json", "sarif"}, {"x", "x"}), HasSubstr("two reports would go to 'x'"));
  EXPECT_THAT(Pair({"json"}, {"x", "y"}), HasSubstr("more files"));
  EXPECT_THAT(Pair({"yaml"}, {}), HasSubstr("unknown format 'yaml'"));
}

} // namespace
