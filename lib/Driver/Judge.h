//===- Driver/Judge.h - a prepared run to what it comes to ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Carries out a prepared run and has it analysed, or finds in the cache what it
// came to before.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_JUDGE_H
#define HEDDLE_DRIVER_JUDGE_H

#include "Driver/RunRecord.h"

namespace heddle::driver {

struct Judgement {
  /// Set where the run is over: what to exit with. It has been said why.
  std::optional<int> Status;
  RunRecord Record;
};

Judgement judge(PreparedRun &Run, const SourceOptions &O, const Analyser &A, bool Quiet,
                CostMeter &Meter);

/// What \p Record says of its run. Closes the cache of \p Run.
RunFacts factsOf(PreparedRun &Run, const RunRecord &Record, bool Quiet);

/// Publishes what the run of \p Record came to.
int publishRecord(RunRecord Record, RunFacts Facts, const CheckOptions &O, const CostMeter &Meter);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_JUDGE_H
