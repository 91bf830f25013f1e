//===- Driver/ExitStatus.h - the published exit statuses --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_EXITSTATUS_H
#define HEDDLE_DRIVER_EXITSTATUS_H

namespace heddle::driver {

enum ExitStatus : int {
  ExitComplete = 0,   ///< all was looked at, and nothing gates
  ExitFindings = 1,   ///< findings at or above --fail-on
  ExitUsage = 2,      ///< wrong usage, configuration or input; output not writable
  ExitIncomplete = 3, ///< no such finding, but not all was looked at
  ExitBug = 4,        ///< heddle itself is wrong
  ExitSignal = 128,   ///< plus the number of the signal
};

/// What decides the status of a run that came to its end.
struct RunOutcome {
  unsigned Analysed = 0;       ///< translation units with a summary
  unsigned Failed = 0;         ///< units, entries and files that were not looked at, or not wholly
  unsigned AllowedToFail = 0;  ///< --allow-failed
  unsigned GatingFindings = 0; ///< at or above --fail-on
};

ExitStatus statusOf(const RunOutcome &O);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_EXITSTATUS_H
