//===- Driver/ReportRoot.h - what reports name files from -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_REPORTROOT_H
#define HEDDLE_DRIVER_REPORTROOT_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace heddle::driver {

/// The folder that a report's paths are relative to: the work tree, so that the
/// report is the same from whichever folder in it heddle is started.
std::string reportRoot(llvm::StringRef WorkingDirectory);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_REPORTROOT_H
