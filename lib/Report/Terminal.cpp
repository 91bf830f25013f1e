//===- Report/Terminal.cpp - what the output can show ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Terminal.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Process.h"
#include <algorithm>
#include <sys/ioctl.h>

namespace heddle::report {

namespace {

constexpr unsigned DefaultWidth = 100, MinWidth = 20, MaxWidth = 1000;

bool wantsColour(Colour Wish, bool IsTerminal, Environment Env) {
  if (Wish != Colour::Auto)
    return Wish == Colour::Always;
  auto Set = [&](llvm::StringRef Name) { return !Env(Name).value_or("").empty(); };
  if (Set("NO_COLOR"))
    return false;
  if (Set("CLICOLOR_FORCE") && Env("CLICOLOR_FORCE") != "0")
    return true;
  return IsTerminal && Set("TERM") && Env("TERM") != "dumb";
}

} // namespace

std::optional<Colour> parseColour(llvm::StringRef S) {
  return llvm::StringSwitch<std::optional<Colour>>(S)
      .Case("auto", Colour::Auto)
      .Case("always", Colour::Always)
      .Case("never", Colour::Never)
      .Default(std::nullopt);
}

Terminal describeTerminal(Colour Wish, bool IsTerminal, unsigned TerminalWidth, Environment Env) {
  Terminal Result;
  Result.Colour = wantsColour(Wish, IsTerminal, Env);
  unsigned Width = 0;
  if (!llvm::to_integer(Env("COLUMNS").value_or(""), Width, 10) || Width == 0)
    Width = IsTerminal ? TerminalWidth : 0;
  Result.WidthKnown = Width != 0;
  if (!Width)
    Width = DefaultWidth;
  Result.Width = std::clamp(Width, MinWidth, MaxWidth);
  Result.WorkflowLog = Env("GITHUB_ACTIONS") == "true";
  return Result;
}

Terminal describeTerminal(Colour Wish, int FD) {
  winsize Size{};
  bool IsTerminal = llvm::sys::Process::FileDescriptorIsDisplayed(FD);
  if (IsTerminal && ioctl(FD, TIOCGWINSZ, &Size) != 0)
    Size.ws_col = 0;
  return describeTerminal(Wish, IsTerminal, Size.ws_col,
                          [](llvm::StringRef Name) { return llvm::sys::Process::GetEnv(Name); });
}

} // namespace heddle::report
