//===- Report/TextTest.cpp - findings for people --------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Text.h"
#include "FakeSource.h"
#include "SampleFindings.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

using namespace findings;

class TextTest : public testing::Test {
protected:
  TextTest() {
    Source.Files[Bank] = "std::mutex mu_;\n\n  balance_ += amount;\n\n\n\n"
                         "  std::lock_guard m(mu_);\n  std::scoped_lock th(to.mu_);\n";
    Source.Files[Main] = "\n\n\n  ledger.close();\n";
    O.Source = &Source;
    O.WorkingDirectory = "/src";
  }
  std::string text(std::vector<Finding> All) {
    std::string S = "\n";
    llvm::raw_string_ostream OS(S);
    writeText(OS, All, O);
    return S;
  }
  FakeSource Source;
  TextOptions O;
};

TEST_F(TextTest, LostUpdateSideBySide) {
  EXPECT_EQ(text({lostUpdate()}), R"(
bank.cpp:3:3: warning: 'balance_' is read, changed and written back in separate steps [heddle-nonatomic-rmw]
    3 |   balance_ += amount;
      |   ^~~~~~~~~~~~~~~~~~
  thread 1: Teller::run, started at main.cpp:12    thread 2: the same, started in a loop
  1. reads 'balance_' (100)
                                                   2. reads 'balance_' (100)
  3. writes 'balance_' = 150
                                                   4. writes 'balance_' = 130
  the update of step 3 is lost
  note: 3 of 4 accesses to 'balance_' hold 'mu_' (bank.cpp:18, 22, 40)
  help: hold 'mu_' here, or make 'balance_' a std::atomic<long>

)");
}

TEST_F(TextTest, DeadlockShowsBothFilesAndTheFourConditions) {
  EXPECT_EQ(text({deadlock()}), R"(
bank.cpp:8:23: warning: 'Account::mu_' of two accounts is locked in both orders [heddle-lock-order]
    7 |   std::lock_guard m(mu_);
      |                     ~~~ step 2
    8 |   std::scoped_lock th(to.mu_);
      |                       ^~~~~~ steps 4, 5
     --> main.cpp:4
    4 |   ledger.close();
      |          ~~~~~~~ step 3
  thread 1: settle, started at main.cpp:20     thread 2: Ledger::refundEverythingThatIsLeft, called
                                                 by any thread
  1. calls 'Account::transfer' (main.cpp:9)
  2. locks 'a.mu_'
                                               3. locks 'b.mu_'
  4. waits for 'b.mu_', holding 'a.mu_'
                                               5. waits for 'a.mu_', holding 'b.mu_', 'Ledger::mu_'
  neither thread can go on
  the four conditions of this deadlock:
    mutual exclusion: a std::mutex has one owner (bank.cpp:1)
    hold and wait:    the first is held while the second is awaited (bank.cpp:8); the cheapest to break
    no preemption:    nobody can take a std::mutex from its owner
    circular wait:    thread 1 waits for thread 2, which waits for thread 1
  note: no outer lock covers both
  confidence: medium
  help: take both at once: std::scoped_lock both(mu_, to.mu_)
  fix: use std::scoped_lock

)");
}

TEST_F(TextTest, NarrowIsStacked) {
  O.Output.Width = 40;
  EXPECT_EQ(text({lostUpdate()}), R"(
bank.cpp:3:3: warning: 'balance_' is read, changed and written back in separate steps [heddle-nonatomic-rmw]
    3 |   balance_ += amount;
      |   ^~~~~~~~~~~~~~~~~~
  thread 1: Teller::run, started at
    main.cpp:12
  thread 2: the same, started in a loop
  1. thread 1: reads 'balance_' (100)
  2. thread 2: reads 'balance_' (100)
  3. thread 1: writes 'balance_' = 150
  4. thread 2: writes 'balance_' = 130
  the update of step 3 is lost
  note: 3 of 4 accesses to 'balance_' hold 'mu_' (bank.cpp:18, 22, 40)
  help: hold 'mu_' here, or make 'balance_' a std::atomic<long>

)");
}

TEST_F(TextTest, ATerminalsWidthIsKept) {
  O.Output.Width = 60;
  O.Output.WidthKnown = true;
  EXPECT_EQ(text({deadlock()}), R"(
bank.cpp:8:23: warning: 'Account::mu_' of two accounts is locked in both orders [heddle-lock-order]
    7 |   std::lock_guard m(mu_);
      |                     ~~~ step 2
    8 |   std::scoped_lock th(to.mu_);
      |                       ^~~~~~ steps 4, 5
     --> main.cpp:4
    4 |   ledger.close();
      |          ~~~~~~~ step 3
  thread 1: settle, started at main.cpp:20
  thread 2: Ledger::refundEverythingThatIsLeft, called by
    any thread
  1. thread 1: calls 'Account::transfer' (main.cpp:9)
  2. thread 1: locks 'a.mu_'
  3. thread 2: locks 'b.mu_'
  4. thread 1: waits for 'b.mu_', holding 'a.mu_'
  5. thread 2: waits for 'a.mu_', holding 'b.mu_',
     'Ledger::mu_'
  neither thread can go on
  the four conditions of this deadlock:
    mutual exclusion: a std::mutex has one owner
                      (bank.cpp:1)
    hold and wait:    the first is held while the second is
                      awaited (bank.cpp:8); the cheapest to
                      break
    no preemption:    nobody can take a std::mutex from its
                      owner
    circular wait:    thread 1 waits for thread 2, which
                      waits for thread 1
  note: no outer lock covers both
  confidence: medium
  help: take both at once: std::scoped_lock both(mu_,
    to.mu_)
  fix: use std::scoped_lock

)");
}

TEST_F(TextTest, TheNarrowestWidthHoldsAllButHeadlines) {
  O.Output.Width = 20;
  O.Output.WidthKnown = true;
  std::string All = text({lostUpdate(), deadlock()});
  llvm::SmallVector<llvm::StringRef> Lines;
  llvm::StringRef(All).split(Lines, '\n');
  EXPECT_GT(Lines.size(), 60u);
  for (llvm::StringRef L : Lines)
    if (!L.contains(": warning: "))
      EXPECT_LE(L.size(), 20u) << L.str();
}

TEST_F(TextTest, ThreeThreadsAreStacked) {
  Finding F = deadlock();
  F.Coffman.clear();
  F.Threads.push_back(
      {"", "", {Main, 30, 1, 0}, {{{"/other/x.cpp", 5, 1, 1}, "locks 'c.mu_'", 6}}});
  EXPECT_EQ(text({F}), R"(
bank.cpp:8:23: warning: 'Account::mu_' of two accounts is locked in both orders [heddle-lock-order]
    7 |   std::lock_guard m(mu_);
      |                     ~~~ step 2
    8 |   std::scoped_lock th(to.mu_);
      |                       ^~~~~~ steps 4, 5
     --> main.cpp:4
    4 |   ledger.close();
      |          ~~~~~~~ step 3
  thread 1: settle, started at main.cpp:20
  thread 2: Ledger::refundEverythingThatIsLeft, called by any thread
  thread 3: started at main.cpp:30
  1. thread 1: calls 'Account::transfer' (main.cpp:9)
  2. thread 1: locks 'a.mu_'
  3. thread 2: locks 'b.mu_'
  4. thread 1: waits for 'b.mu_', holding 'a.mu_'
  5. thread 2: waits for 'a.mu_', holding 'b.mu_', 'Ledger::mu_'
  6. thread 3: locks 'c.mu_' (/other/x.cpp:5)
  neither thread can go on
  note: no outer lock covers both
  confidence: medium
  help: take both at once: std::scoped_lock both(mu_, to.mu_)
  fix: use std::scoped_lock

)");
}

TEST_F(TextTest, MissingSourceGivesNoExcerptButPlaces) {
  Source.Files.clear();
  EXPECT_EQ(text({deadlock()}), R"(
bank.cpp:8:23: warning: 'Account::mu_' of two accounts is locked in both orders [heddle-lock-order]
  thread 1: settle, started at main.cpp:20           thread 2: Ledger::refundEverythingThatIsLeft,
                                                       called by any thread
  1. calls 'Account::transfer' (main.cpp:9)
  2. locks 'a.mu_' (bank.cpp:7)
                                                     3. locks 'b.mu_' (main.cpp:4)
  4. waits for 'b.mu_', holding 'a.mu_'
     (bank.cpp:8)
                                                     5. waits for 'a.mu_', holding 'b.mu_',
                                                        'Ledger::mu_' (bank.cpp:8)
  neither thread can go on
  the four conditions of this deadlock:
    mutual exclusion: a std::mutex has one owner (bank.cpp:1)
    hold and wait:    the first is held while the second is awaited (bank.cpp:8); the cheapest to break
    no preemption:    nobody can take a std::mutex from its owner
    circular wait:    thread 1 waits for thread 2, which waits for thread 1
  note: no outer lock covers both
  confidence: medium
  help: take both at once: std::scoped_lock both(mu_, to.mu_)
  fix: use std::scoped_lock

)");
}

TEST_F(TextTest, OneThread) {
  Finding F = lostUpdate();
  F.Threads.pop_back();
  F.Threads[0].Steps[1].Where.Line = 7;
  F.Notes.clear();
  F.Level = Confidence::Low;
  EXPECT_EQ(text({F}), R"(
bank.cpp:3:3: warning: 'balance_' is read, changed and written back in separate steps [heddle-nonatomic-rmw]
    3 |   balance_ += amount;
      |   ^~~~~~~~~~~~~~~~~~ step 1
    7 |   std::lock_guard m(mu_);
      |   ~~~~~~~~~~~~~~~~~~ step 3
  thread: Teller::run, started at main.cpp:12
  1. reads 'balance_' (100)
  3. writes 'balance_' = 150
  the update of step 3 is lost
  confidence: low
  help: hold 'mu_' here, or make 'balance_' a std::atomic<long>

)");
}

TEST_F(TextTest, ManyPlacesAreCounted) {
  Finding F = lostUpdate();
  F.Threads.clear();
  F.Notes.clear();
  for (uint32_t I = 0; I < 30; ++I)
    F.Notes.push_back({{I < 2 ? Bank : Main, I + 1, 1, 0}, "held here"});
  F.Notes.push_back(F.Notes[0]);
  F.Notes.push_back({{Bank, 1, 1, 0}, "another fact"});
  EXPECT_NE(
      text({F}).find("  note: held here (bank.cpp:1, 2, main.cpp:3, 4, 5, 6, 7, 8 and 22 more)\n"
                     "  note: another fact (bank.cpp:1)\n"),
      std::string::npos)
      << text({F});
}

TEST_F(TextTest, ColourChangesNoText) {
  for (const Finding &F : {lostUpdate(), deadlock()}) {
    O.Output.Colour = false;
    std::string Plain = text({F});
    O.Output.Colour = true;
    std::string Coloured = text({F}), Stripped;
    EXPECT_NE(Coloured.find("\x1b[1;35mwarning\x1b[0m: "), std::string::npos);
    for (size_t I = 0; I < Coloured.size(); ++I) {
      if (Coloured[I] == '\x1b')
        I = Coloured.find('m', I);
      else
        Stripped += Coloured[I];
    }
    EXPECT_EQ(Stripped, Plain);
  }
}

TEST_F(TextTest, LongNamesAreBrokenWhereTheyMayBe) {
  Finding F = lostUpdate();
  std::string Env = "leveldb::FaultInjectionTestEnv::";
  O.WorkingDirectory = "/src/out";
  F.Threads[0].Name = Env + "DropUnsyncedFileDataOfAllFilesThatWereWritten";
  F.Threads[0].StartedAt.File = "/src/folder/of/a/long/name/fault_injection_test.cc";
  F.Threads[1].Name = Env + "NewAppendableFile";
  F.Threads[0].Steps[0].Message = "calls '" + Env + "NewAppendableFile'";
  F.Threads[0].Steps[0].Where = {F.Threads[0].StartedAt.File, 12345, 1, 0};
  std::string All = text({F});
  EXPECT_EQ(
      All.substr(All.find("  thread 1")),
      R"(  thread 1: leveldb::FaultInjectionTestEnv::         thread 2: leveldb::FaultInjectionTestEnv::
    DropUnsyncedFileDataOfAllFilesThatWereWritte       NewAppendableFile, started in a loop
    n, started at ../folder/of/a/long/name/            (../main.cpp:12)
    fault_injection_test.cc:12
  1. calls 'leveldb::FaultInjectionTestEnv::
     NewAppendableFile' (../folder/of/a/long/
     name/fault_injection_test.cc:12345)
                                                     2. reads 'balance_' (100)
  3. writes 'balance_' = 150
                                                     4. writes 'balance_' = 130
  the update of step 3 is lost
  note: 3 of 4 accesses to 'balance_' hold 'mu_' (/src/bank.cpp:18, 22, 40)
  help: hold 'mu_' here, or make 'balance_' a std::atomic<long>

)");
}

TEST_F(TextTest, HostileNamesAndSourceStayText) {
  std::string Evil = "\x1b[2J\n::error::\u202e##[x]\xff";
  Finding F = deadlock();
  F.Check += Evil;
  F.Message = F.Outcome = F.Help = F.Function = Evil;
  F.Where.File = "/src/::error::" + Evil;
  Source.Files[F.Where.File] = "\n\n\n\n\n\n\n\x1b]0;title\x07 \u2066 int evil; ::x ##[y]\n";
  F.Threads[0].Name = F.Threads[0].Start = Evil;
  F.Threads[0].Steps[0].Message = F.Threads[0].Steps[2].Held[0] = Evil;
  F.Threads[0].StartedAt.File = Evil;
  F.Coffman[0].Name = F.Coffman[0].Why.Message = F.Coffman[0].Why.Where.File = Evil;
  F.Notes = {{{Evil, 1, 1, 1}, Evil}};
  F.Fixes[0].Message = Evil;
  O.Output.WorkflowLog = true;
  for (unsigned Width : {20, 100}) {
    O.Output.Width = Width;
    llvm::SmallVector<llvm::StringRef> Lines;
    std::string All = text({F});
    llvm::StringRef(All).split(Lines, '\n');
    for (llvm::StringRef Line : Lines) {
      EXPECT_FALSE(Line.ltrim().starts_with("::")) << Line.str();
      EXPECT_FALSE(Line.contains("##[")) << Line.str();
      for (char C : Line)
        EXPECT_TRUE(C >= 0x20 && C < 0x7f) << Line.str();
    }
  }
}

TEST_F(TextTest, FilesElsewhereAreNamedInFull) {
  Finding F;
  F.Check = "heddle-x";
  F.Level = Confidence::High;
  F.Message = "m";
  F.Where = {"/srcs/a.cpp", 1, 2, 0};
  EXPECT_EQ(text({F}), "\n/srcs/a.cpp:1:2: warning: m [heddle-x]\n\n");
  F.Where = {};
  EXPECT_EQ(text({F}), "\nwarning: m [heddle-x]\n\n");
}

TEST_F(TextTest, NothingForNothing) { EXPECT_EQ(text({}), "\n"); }

TEST_F(TextTest, NoteAlone) {
  std::string S;
  llvm::raw_string_ostream OS(S);
  writeNote(OS, "warning", {{Bank, 3, 3, 8}, "'NOLINT' for 'heddle-x' suppresses nothing"}, O);
  writeNote(OS, "error", {{"/src/gone.cpp"}, "no such file"}, O);
  EXPECT_EQ(S, "bank.cpp:3:3: warning: 'NOLINT' for 'heddle-x' suppresses nothing\n"
               "    3 |   balance_ += amount;\n"
               "      |   ^~~~~~~~\n"
               "gone.cpp: error: no such file\n");
}

} // namespace
} // namespace heddle::report
