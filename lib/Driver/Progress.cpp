//===- Driver/Progress.cpp - what a person sees while heddle works --------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Progress.h"
#include "Model/Print.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include <cstdlib>

using namespace llvm;

namespace heddle::driver {

Progress::Form progressForm(bool Quiet, bool Wanted) {
  if (Quiet)
    return Progress::Form::None;
  const char *Terminal = std::getenv("TERM");
  bool Dumb = !Terminal || StringRef(Terminal) == "dumb";
  if (sys::Process::StandardErrIsDisplayed() && !Dumb)
    return Progress::Form::OneLine;
  return Wanted ? Progress::Form::Lines : Progress::Form::None;
}

void Progress::done(StringRef File, bool Failed) {
  ++Count;
  Failures += Failed;
  if (How == Form::None)
    return;
  std::string Line = ("[" + Twine(Count) + "/" + Twine(Total) + "] ").str();
  if (Failures)
    Line += (Twine(Failures) + " failed ").str();
  Line += model::printable(sys::path::filename(File));
  if (How == Form::Lines) {
    OS << Line << '\n';
    return;
  }
  unsigned Columns = sys::Process::StandardErrColumns();
  OS << '\r' << StringRef(Line).take_front(Columns > 1 ? Columns - 1 : 79) << "\x1b[K";
  OS.flush();
}

void Progress::clear() {
  if (How == Form::OneLine && Count)
    OS << "\r\x1b[K";
}

} // namespace heddle::driver
