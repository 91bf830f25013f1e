//===- Report/StyledLineTest.cpp - lines with a look ----------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/StyledLine.h"
#include "gtest/gtest.h"

namespace heddle::report {
namespace {

std::string written(const StyledLine &L, Terminal T = {}) {
  std::string S;
  llvm::raw_string_ostream OS(S);
  StyledOutput(OS, T).write(L);
  return S;
}

std::string wrapped(const StyledLine &L, unsigned Width, unsigned Hanging = 0) {
  std::string All;
  for (const StyledLine &Part : L.wrap(Width, Hanging))
    All += written(Part);
  return All;
}

TEST(StyledLine, WrapsAtSpaces) {
  StyledLine L;
  L.add("reads 'x', ").add("holding", Style::Strong).add(" 'mu_'");
  EXPECT_EQ(wrapped(L, 100), "reads 'x', holding 'mu_'\n");
  EXPECT_EQ(wrapped(L, 18), "reads 'x', holding\n'mu_'\n");
  EXPECT_EQ(wrapped(L, 17), "reads 'x',\nholding 'mu_'\n");
}

TEST(StyledLine, KeepsAWordOfTwoLooksTogether) {
  StyledLine L;
  L.add("see ").add("'").add("mu_", Style::Strong).add("'");
  EXPECT_EQ(wrapped(L, 6), "see\n'mu_'\n");
}

TEST(StyledLine, BreaksLongWordsAfterScopesFoldersAndCommas) {
  EXPECT_EQ(wrapped(StyledLine().add("a/very/long/path"), 6), "a/\nvery/\nlong/\npath\n");
  EXPECT_EQ(wrapped(StyledLine().add("ns::Class::method"), 12), "ns::Class::\nmethod\n");
  EXPECT_EQ(wrapped(StyledLine().add("Map<int,long>"), 9), "Map<int,\nlong>\n");
  // A colon alone is no scope.
  EXPECT_EQ(wrapped(StyledLine().add("a::bcd:ef"), 7), "a::\nbcd:ef\n");
}

TEST(StyledLine, ALongWordBeginsWhereItsFirstPartsFit) {
  StyledLine L;
  L.add("calls 'db::Writer::write'");
  EXPECT_EQ(wrapped(L, 16), "calls 'db::\nWriter::write'\n");
  // Not where it fits whole on the next line.
  EXPECT_EQ(wrapped(L, 19), "calls\n'db::Writer::write'\n");
}

TEST(StyledLine, CutsWordsWithoutAGoodPlaceAndInsertsNothing) {
  EXPECT_EQ(wrapped(StyledLine().add("DropUnsyncedFileData"), 14), "DropUnsyncedFi\nleData\n");
  EXPECT_EQ(wrapped(StyledLine().add("1. abcdefgh"), 6, 3), "1. abc\n   def\n   gh\n");
  EXPECT_EQ(wrapped(StyledLine().add("名前名前"), 5), "名前\n名前\n");
  EXPECT_EQ(wrapped(StyledLine().add("ab"), 0), "a\nb\n");
  EXPECT_EQ(wrapped(StyledLine().add("名前"), 1), "名\n前\n");
  EXPECT_EQ(wrapped(StyledLine().add("))))"), 3), ")))\n)\n");
}

TEST(StyledLine, WhatOnlyClosesStandsOnNoLineAlone) {
  StyledLine Place;
  Place.add("(file.cpp:12)");
  EXPECT_EQ(wrapped(Place, 12), "(file.cpp:\n12)\n");
  EXPECT_EQ(wrapped(Place, 11), "(file.cpp:\n12)\n");
  EXPECT_EQ(wrapped(StyledLine().add("'abcdef'"), 7), "'abcde\nf'\n");
  EXPECT_EQ(wrapped(StyledLine().add("a/b/)"), 4), "a/\nb/)\n");
}

TEST(StyledLine, FurtherLinesStandIn) {
  StyledLine L;
  L.add("1. ").add("reads 'x', holding 'mu_'");
  EXPECT_EQ(wrapped(L, 12, 3), "1. reads\n   'x',\n   holding\n   'mu_'\n");
  // A word that was cut stays whole where it is joined: nothing comes between.
  L = StyledLine().add("thread 1: ").add("leveldb::TestEnv::DropUnsyncedFileData", Style::Strong);
  EXPECT_EQ(wrapped(L, 20, 2), "thread 1: leveldb::\n  TestEnv::\n  DropUnsyncedFileDa\n  ta\n");
  // There is no room to stand in.
  EXPECT_EQ(wrapped(StyledLine().add("ab cd"), 2, 2), "ab\ncd\n");
}

TEST(StyledLine, EmptyIsOneLine) { EXPECT_EQ(StyledLine().wrap(10).size(), 1u); }

TEST(StyledLine, PadsByColumns) {
  EXPECT_EQ(written(StyledLine().add("名").padTo(4).add("|")), "名  |\n");
  EXPECT_EQ(written(StyledLine().add("abc").padTo(2).add("|")), "abc|\n");
}

TEST(StyledOutput, ColourEndsWithEachSpan) {
  StyledLine L;
  L.add("a", Style::Warning).add(" ").add("b", Style::Mark);
  EXPECT_EQ(written(L), "a b\n");
  EXPECT_EQ(written(L, {.Colour = true}), "\x1b[1;35ma\x1b[0m \x1b[1;32mb\x1b[0m\n");
}

TEST(StyledOutput, HostileTextIsHarmless) {
  EXPECT_EQ(written(StyledLine().add("\x1b]0;pwned\x07")), "\\x1b]0;pwned\\x07\n");
}

TEST(StyledOutput, WorkflowCommandsAreNeutralisedInWorkflowLogsAlone) {
  StyledLine Begin, Indented, Within, Old, Split;
  Begin.add("::error::x");
  Indented.add("   ").add("::error::x", Style::Strong);
  Within.add("std::vector");
  Old.add("a ##[error]b ##[group]");
  Split.add(":", Style::Strong).add(":error::x");
  Terminal Log{.WorkflowLog = true};
  EXPECT_EQ(written(Begin, Log), "\\::error::x\n");
  EXPECT_EQ(written(Indented, Log), "   \\::error::x\n");
  EXPECT_EQ(written(Within, Log), "std::vector\n");
  EXPECT_EQ(written(Old, Log), "a ##\\[error]b ##\\[group]\n");
  EXPECT_EQ(written(Split, Log), "\\::error::x\n");
  EXPECT_EQ(written(Begin), "::error::x\n");
}

} // namespace
} // namespace heddle::report
