//===- Driver/Statistics.h - what a run cost --------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_STATISTICS_H
#define HEDDLE_DRIVER_STATISTICS_H

#include <chrono>
#include <string>

namespace heddle::driver {

/// What a run cost. Times in seconds.
struct RunCost {
  double Wall = 0;
  double Cpu = 0;        ///< user and system, heddle and its workers
  double WorkerCpu = 0;  ///< the workers' part of it
  double WorkerWall = 0; ///< while workers ran
  double Link = 0;       ///< link, analysis and checks
  unsigned Units = 0;
  unsigned Jobs = 1;
  long PeakMiB = 0;       ///< of memory, of heddle itself
  long WorkerPeakMiB = 0; ///< of the largest worker

  /// The share of the whole work that one processor must do alone.
  double serialShare() const;
  /// How many times faster it gets with any number of processors (Amdahl).
  double speedUpBound() const;
  /// The lines of --stats.
  std::string describe() const;
};

/// Runs from its making.
class CostMeter {
public:
  CostMeter() : Begin(std::chrono::steady_clock::now()) {}
  void workersBegin();
  void workersEnd();
  /// The costs up to now.
  RunCost cost() const;

private:
  std::chrono::steady_clock::time_point Begin, WorkersBegan = {};
  double WorkerWall = 0;
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_STATISTICS_H
