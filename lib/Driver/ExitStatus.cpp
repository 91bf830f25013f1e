//===- Driver/ExitStatus.cpp - the published exit statuses ----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/ExitStatus.h"

namespace heddle::driver {

ExitStatus statusOf(const RunOutcome &O) {
  if (O.GatingFindings)
    return ExitFindings;
  // A gate that looked at nothing is never green, whatever may fail.
  if (!O.Analysed || O.Failed > O.AllowedToFail)
    return ExitIncomplete;
  return ExitComplete;
}

} // namespace heddle::driver
