//===- Report/TerminalTest.cpp - what the output can show -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Terminal.h"
#include "gtest/gtest.h"
#include <map>

namespace heddle::report {
namespace {

using Variables = std::map<std::string, std::string>;

Terminal describe(Variables V, bool IsTerminal = true, Colour Wish = Colour::Auto,
                  unsigned Width = 0) {
  return describeTerminal(Wish, IsTerminal, Width,
                          [&](llvm::StringRef Name) -> std::optional<std::string> {
                            auto It = V.find(Name.str());
                            return It == V.end() ? std::nullopt : std::optional(It->second);
                          });
}

const std::pair<const std::string, std::string> Xterm{"TERM", "xterm"};

TEST(Terminal, ColourOnATerminalOnly) {
  EXPECT_TRUE(describe({Xterm}).Colour);
  EXPECT_FALSE(describe({Xterm}, false).Colour);
  EXPECT_FALSE(describe({{"TERM", "dumb"}}).Colour);
  EXPECT_FALSE(describe({}).Colour);
}

TEST(Terminal, ColourByTheEnvironment) {
  EXPECT_FALSE(describe({Xterm, {"NO_COLOR", "1"}}).Colour);
  EXPECT_TRUE(describe({Xterm, {"NO_COLOR", ""}}).Colour); // no-color.org: not empty
  EXPECT_TRUE(describe({{"CLICOLOR_FORCE", "1"}}, false).Colour);
  EXPECT_FALSE(describe({{"CLICOLOR_FORCE", "0"}}, false).Colour);
  EXPECT_FALSE(describe({{"CLICOLOR_FORCE", "1"}, {"NO_COLOR", "1"}}, false).Colour);
}

TEST(Terminal, TheFlagWins) {
  EXPECT_TRUE(describe({{"NO_COLOR", "1"}}, false, Colour::Always).Colour);
  EXPECT_FALSE(describe({Xterm, {"CLICOLOR_FORCE", "1"}}, true, Colour::Never).Colour);
}

TEST(Terminal, Width) {
  EXPECT_EQ(describe({}, false).Width, 100u);
  EXPECT_EQ(describe({}, true, Colour::Auto, 132).Width, 132u);
  EXPECT_EQ(describe({}, false, Colour::Auto, 132).Width, 100u);
  EXPECT_EQ(describe({{"COLUMNS", "80"}}, true, Colour::Auto, 132).Width, 80u);
  EXPECT_EQ(describe({{"COLUMNS", "80"}}, false).Width, 80u);
  EXPECT_EQ(describe({{"COLUMNS", "wide"}}, false).Width, 100u);
  EXPECT_EQ(describe({{"COLUMNS", "0"}}, false).Width, 100u);
  EXPECT_EQ(describe({{"COLUMNS", "3"}}, false).Width, 20u);
  EXPECT_EQ(describe({{"COLUMNS", "4000000000"}}, false).Width, 1000u);
}

TEST(Terminal, WhoseWidthItIs) {
  EXPECT_FALSE(describe({}, false).WidthKnown);
  EXPECT_FALSE(describe({}, true, Colour::Auto, 0).WidthKnown);
  EXPECT_TRUE(describe({}, true, Colour::Auto, 132).WidthKnown);
  EXPECT_TRUE(describe({{"COLUMNS", "80"}}, false).WidthKnown);
  EXPECT_FALSE(describe({{"COLUMNS", "0"}}, false).WidthKnown);
}

TEST(Terminal, WorkflowLog) {
  EXPECT_TRUE(describe({{"GITHUB_ACTIONS", "true"}}).WorkflowLog);
  EXPECT_FALSE(describe({}).WorkflowLog);
}

TEST(Terminal, ReadsTheFlag) {
  EXPECT_EQ(parseColour("auto"), Colour::Auto);
  EXPECT_EQ(parseColour("always"), Colour::Always);
  EXPECT_EQ(parseColour("never"), Colour::Never);
  EXPECT_EQ(parseColour("yes"), std::nullopt);
}

} // namespace
} // namespace heddle::report
