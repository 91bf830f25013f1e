//===- Driver/WorkerPool.h - translation units over processes ---*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Hands commands to worker processes and collects what they answer. A crash, a
// time-out or a want of memory costs one translation unit and names it. What
// died in a worker that had parsed other units before, or may have been killed
// for the memory that all of them took together, is tried once more: alone, in
// a fresh process, at the end. So the answer for a unit does not depend on its
// company.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_WORKERPOOL_H
#define HEDDLE_DRIVER_WORKERPOOL_H

#include "Driver/Extractor.h"
#include "Driver/WorkerProcess.h"

namespace heddle::driver {

struct WorkerPoolOptions {
  std::string Executable; ///< this program
  unsigned Jobs = 1;
  unsigned TimeoutSeconds = 0; ///< for each unit; 0: none
  bool RecordInputs = false;   ///< have ExtractResult::Inputs filled
  std::string Past;            ///< as WorkerRequest::Past
  WorkerLimits Limits;
};

class WorkerPool : public Extractor {
public:
  explicit WorkerPool(WorkerPoolOptions O) : Options(std::move(O)) {}

  llvm::Error run(llvm::ArrayRef<extract::Command> Commands,
                  llvm::function_ref<void(size_t, ExtractResult)> Done) override;

  /// The signal that ended run(), or 0.
  int interruptedBy() const { return Interrupted; }

private:
  WorkerPoolOptions Options;
  int Interrupted = 0;
};

/// How many workers to start where nothing is said: the processors that this
/// process may use, and no more than a control group grants.
unsigned defaultJobs();

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_WORKERPOOL_H
