//===- checks/Run.h - summaries to findings ---------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Link, analyse, check: the one way from summaries to findings, for the command
// line, the linker and the clang-tidy plugin alike. Needs no Clang.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RUN_H
#define HEDDLE_CHECKS_RUN_H

#include "Catalog/Catalog.h"
#include "Findings/Finding.h"
#include "Findings/LockOrder.h"
#include "Model/TuSummary.h"
#include <functional>

namespace heddle::checks {

struct RunOptions {
  /// Which checks run, by name.
  std::function<bool(llvm::StringRef)> Enabled;
  unsigned Threads = 1;
  /// The summaries are not all of the program: what hangs on bodies that are in no
  /// summary is not taken for granted.
  bool Partial = false;
  /// The process ends soon after the run: what the run has made is left to the system,
  /// which takes it back faster than piece by piece. At most a few times in a process.
  bool KeepUntilExit = false;
};

/// What the run was about, for --stats. Times in seconds.
struct RunStatistics {
  size_t Functions = 0, Contexts = 0, MergedContexts = 0, Roots = 0, Accesses = 0;
  size_t AmbiguousEntities = 0;
  double LinkSeconds = 0, AnalysisSeconds = 0, CheckSeconds = 0;
};

/// The findings of all enabled checks, in a defined order. Functions whose body
/// was not understood take no part. \p Locks gets the lock graph.
std::vector<findings::Finding> run(std::vector<model::TuSummary> Summaries,
                                   const catalog::Catalog &C, const RunOptions &O, RunStatistics &S,
                                   findings::LockOrder *Locks = nullptr);

enum class DumpKind {
  Summaries, ///< effects and locks of each function
  CallGraph, ///< who calls whom
  LockGraph, ///< lock classes and edges
  Threads,   ///< roots, and what may run beside what
  Accesses,  ///< what threads share, who comes to it, and with which locks
};

/// One stage as stable text.
std::string dump(std::vector<model::TuSummary> Summaries, const catalog::Catalog &C, DumpKind K);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RUN_H
