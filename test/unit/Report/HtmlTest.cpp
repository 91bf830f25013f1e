//===- Report/HtmlTest.cpp - findings as a page to read -------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Html.h"
#include "FakeSource.h"
#include "SampleFindings.h"
#include "llvm/ADT/StringRef.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

using namespace findings;
using testing::HasSubstr;
using testing::Not;

class Html : public testing::Test {
protected:
  std::string page() {
    O.Root = "/src";
    O.Source = &Source;
    std::string S;
    llvm::raw_string_ostream OS(S);
    writeHtml(OS, R, O);
    return S;
  }
  RunReport R;
  FakeSource Source;
  HtmlOptions O;
};

TEST_F(Html, NothingFound) {
  std::string S = page();
  EXPECT_THAT(S, HasSubstr("<h1>heddle: 0 findings</h1>"));
  EXPECT_THAT(S, Not(HasSubstr("<details")));
  EXPECT_THAT(S, Not(HasSubstr("{{")));
}

TEST_F(Html, AStepStandsInTheColumnOfItsThread) {
  Source.Files[Bank] = "one\ntwo\n  balance_ += amount;\n";
  R.Findings = {lostUpdate()};
  std::string S = page();
  EXPECT_THAT(S, HasSubstr("<th scope=\"col\">thread 1: Teller::run, started at main.cpp:12</th>"));
  EXPECT_THAT(S, HasSubstr("<td class=\"step\"></td>\n<td class=\"step\"><p><b>2.</b> reads "
                           "&#39;balance_&#39; (100) <code>bank.cpp:3</code></p>"
                           "<pre>  balance_ += amount;\n  ~~~~~~~~~~~~~~~~~~</pre></td>"));
  EXPECT_THAT(S, HasSubstr("the update of step 3 is lost"));
  EXPECT_THAT(S, HasSubstr("<code>bank.cpp:18, 22, 40</code>"));
}

TEST_F(Html, ADeadlockShowsLocksAndConditions) {
  R.Findings = {deadlock()};
  std::string S = page();
  EXPECT_THAT(S, HasSubstr("<td class=\"way\">"));
  EXPECT_THAT(S, HasSubstr("<p class=\"held\">holding <code>b.mu_</code></p>"
                           "<p class=\"held\">holding <code>Ledger::mu_</code></p>"));
  EXPECT_THAT(S, HasSubstr("<th scope=\"row\">hold and wait</th>"));
  EXPECT_EQ(llvm::StringRef(S).count("<b>cheapest to break</b>"), 1u);
}

TEST_F(Html, ManyThreadsShareOneColumn) {
  Finding F = deadlock();
  while (F.Threads.size() < 5)
    F.Threads.push_back(F.Threads[0]);
  R.Findings = {F};
  std::string S = page();
  EXPECT_EQ(llvm::StringRef(S).count("<th scope=\"col\">"), 1u);
  EXPECT_THAT(S, HasSubstr("thread 2 locks &#39;b.mu_&#39;"));
}

TEST_F(Html, SummaryByCheckConfidenceAndFolder) {
  Finding F = lostUpdate();
  F.Where.File = "/src/net/io/a.cpp";
  R.Findings = {lostUpdate(), F, deadlock()};
  R.Rules = {{"heddle-lock-order", "locks in two orders", ""}};
  std::string S = page();
  EXPECT_THAT(S, HasSubstr("<tr><th scope=\"row\">heddle-lock-order</th><td>1</td>"
                           "<td>locks in two orders</td></tr>"));
  EXPECT_THAT(S, HasSubstr("<tr><th scope=\"row\">high</th><td>2</td><td></td></tr>"));
  EXPECT_THAT(S, HasSubstr("<tr><th scope=\"row\">net/io</th><td>1</td><td></td></tr>"));
  EXPECT_THAT(S, HasSubstr("<tr><th scope=\"row\">.</th><td>2</td><td></td></tr>"));
}

/// deadlock() with its cycle, and a third lock that is taken under one of them.
RunReport withLocks() {
  RunReport R;
  Lock A{"Account::mu_", {"/src/bank.h", 3, 1, 3}}, L{"Ledger::mu_", {"/src/bank.h", 9, 1, 3}},
      Z{"Zoo::mu_", {}};
  R.Locks.Locks = {A, L, Z};
  R.Locks.Pairs = {{0, 1, true, {{{Bank, 8, 1, 0}, "pay"}}},
                   {1, 0, false, {{{Bank, 9, 1, 0}, "close"}}},
                   {1, 2, true, {{{Bank, 11, 1, 0}, "feed"}}}};
  R.Findings = {deadlock()};
  R.Findings[0].Cycle = {L, A};
  return R;
}

TEST_F(Html, TheLockGraph) {
  R = withLocks();
  std::string S = page();
  EXPECT_THAT(S, HasSubstr("data-cycle=\"1 0\""));
  EXPECT_THAT(S, HasSubstr("<code>Ledger::mu_ → Account::mu_ → Ledger::mu_</code>"));
  EXPECT_THAT(S,
              HasSubstr("<g class=\"pair unsure circular\" data-held=\"1\" data-awaited=\"0\">"));
  EXPECT_THAT(S, HasSubstr("<g class=\"pair\" data-held=\"1\" data-awaited=\"2\">"));
  EXPECT_THAT(S, HasSubstr("<code>bank.cpp:9</code> in <code>close</code>"));
  // All three are in a cycle or beside one: there is no second picture.
  EXPECT_EQ(llvm::StringRef(S).count("<figure"), 1u);
  EXPECT_THAT(S, HasSubstr("all 3 locks"));
}

TEST_F(Html, WhatLiesFarFromCyclesComesSecond) {
  R = withLocks();
  R.Locks.Locks.push_back({"Zzz::mu_", {}});
  R.Locks.Pairs.push_back({2, 3, true, {{{Bank, 12, 1, 0}, "far"}}});
  std::string S = page();
  EXPECT_EQ(llvm::StringRef(S).count("<figure"), 2u);
  EXPECT_THAT(S, HasSubstr("cycles and what is beside them (3 of 4 locks)"));
  EXPECT_EQ(llvm::StringRef(S).count("<title>Zzz::mu_</title>"), 1u);
  EXPECT_EQ(llvm::StringRef(S).count("<title>Zoo::mu_</title>"), 2u);
}

TEST_F(Html, ACycleThatIsNotInTheGraphLightsNothing) {
  R = withLocks();
  R.Findings[0].Cycle = {{"gone", {}}};
  std::string S = page();
  EXPECT_THAT(S, HasSubstr("data-cycle=\"\""));
}

TEST_F(Html, CostsOnlyWhenAskedFor) {
  R.Statistics.SerialShare = 0.25;
  EXPECT_THAT(page(), Not(HasSubstr("serial share")));
  O.Measurements = true;
  EXPECT_THAT(page(), HasSubstr("serial share of the work 25.0 %, so that more processors make it "
                                "at most 4.0 times as fast"));
}

TEST_F(Html, TellsWhatIsMissing) {
  R.Findings = {lostUpdate(), deadlock()};
  R.Errors = {{"/src/gone.cpp", "no such file"}};
  O.MostFindings = 1;
  std::string S = page();
  EXPECT_EQ(llvm::StringRef(S).count("<details"), 1u);
  EXPECT_THAT(S, HasSubstr("1 finding, the least sure, are not on this page"));
  EXPECT_THAT(S, HasSubstr("<li><code>gone.cpp</code> no such file</li>"));
}

TEST_F(Html, NamesAndSourceStayText) {
  const char *Evil = "<script>x</script>\"'><img src=x onerror=y>{{total}}{{{style}}}&lt;\x1b\xff";
  Source.Files[Bank] = std::string("\n\n") + Evil + "\n";
  Finding F = lostUpdate();
  F.Message = F.Function = F.Outcome = F.Help = F.Check = Evil;
  F.Threads[0].Name = F.Threads[0].Start = Evil;
  F.Threads[0].Steps[0].Message = Evil;
  F.Threads[0].Steps[0].Held = {Evil};
  F.Notes = {{{std::string("/src/") + Evil, 1, 1, 0}, Evil}};
  F.Coffman = {{Evil, {{}, Evil}, true}};
  R.Findings = {F};
  R.Locks.Locks = {{Evil, {}}, {std::string("z") + Evil, {}}};
  R.Locks.Pairs = {{0, 1, true, {{{std::string("/src/") + Evil, 1, 1, 0}, Evil}}}};
  R.Findings[0].Cycle = R.Locks.Locks;
  R.Errors = {{Evil, Evil}};
  std::string S = page();
  EXPECT_EQ(llvm::StringRef(S).count("<script"), 1u); // the page's own
  EXPECT_THAT(S, Not(HasSubstr("<img")));
  EXPECT_THAT(S, Not(HasSubstr("\x1b")));
  EXPECT_THAT(S, Not(HasSubstr("\xff")));
  EXPECT_GE(llvm::StringRef(S).count("&lt;script&gt;x&lt;/script&gt;"), 12u);
  // What looks like the template's own marks is not looked at again.
  EXPECT_THAT(S, HasSubstr("{{total}}{{{style}}}"));
}

} // namespace
} // namespace heddle::report
