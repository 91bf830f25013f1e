//===- Report/Terminal.h - what the output can show -------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How wide the output is and whether it takes colour, from the flag, the
// environment and the terminal, in this order. The environment is passed in, so
// that tests can say what it is.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_TERMINAL_H
#define HEDDLE_REPORT_TERMINAL_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace heddle::report {

enum class Colour : uint8_t {
  Auto, ///< on a terminal, unless NO_COLOR or TERM=dumb; CLICOLOR_FORCE anywhere
  Always,
  Never,
};

std::optional<Colour> parseColour(llvm::StringRef S);

struct Terminal {
  unsigned Width = 100; ///< in columns
  /// Somebody reads in this width: a terminal, or COLUMNS. Elsewhere sentences stay
  /// whole lines, for whoever searches a log.
  bool WidthKnown = false;
  bool Colour = false;
  /// The output is the log of a GitHub workflow, which obeys lines that begin
  /// with '::'.
  bool WorkflowLog = false;
};

using Environment = llvm::function_ref<std::optional<std::string>(llvm::StringRef)>;

/// \p IsTerminal and \p TerminalWidth (0: not known) describe the output.
Terminal describeTerminal(Colour Wish, bool IsTerminal, unsigned TerminalWidth, Environment Env);

/// The same for file descriptor \p FD of this process.
Terminal describeTerminal(Colour Wish, int FD);

} // namespace heddle::report

#endif // HEDDLE_REPORT_TERMINAL_H
