//===- Extract/Extract.h - one translation unit to its summary --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The only reader of Clang's AST. Clang itself does not show through this
// header, so that the workers and tools that call it need none of Clang's.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_EXTRACT_H
#define HEDDLE_EXTRACT_EXTRACT_H

#include "Model/TuSummary.h"
#include "Model/UnitInputs.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace heddle::extract {

/// A compile command as data. The driver has cleaned it: nothing in it writes
/// a file, loads code or is unknown to Clang.
struct Command {
  std::string Directory;              ///< absolute
  std::string File;                   ///< absolute main file
  std::vector<std::string> Arguments; ///< compiler first, as the database has them
  std::string Output;                 ///< the object file, if it was named
};

struct Options {
  /// Do not parse bodies of functions in system headers. Off only in the test
  /// which shows that no project function is lost by it.
  bool SkipSystemBodies = true;
  /// Functions with more CFG blocks than this are cut and counted.
  unsigned MaxBlocks = 20000;
};

/// Parses the TU and returns what it says. Errors in the source are not a
/// failure: the summary has them, and functions with errors are Incomplete.
/// Fails when there is nothing that could be parsed (missing file, an
/// unusable command). Fills \p Inputs, if there is one, with all that the
/// summary hangs on beside the command and the environment.
llvm::Expected<model::TuSummary> extract(const Command &C, const Options &O = {},
                                         model::UnitInputs *Inputs = nullptr);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_EXTRACT_H
