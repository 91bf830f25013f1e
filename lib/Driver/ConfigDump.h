//===- Driver/ConfigDump.h - the configuration, told ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What an analyser works with, for the one who wonders why. The dump is YAML
// that heddle reads itself; where a value comes from stands behind it.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_CONFIGDUMP_H
#define HEDDLE_DRIVER_CONFIGDUMP_H

#include "Driver/Analyse.h"

namespace heddle::driver {

std::string dumpConfiguration(const Analyser &A);

/// That the configuration of \p A is right; an Analyser with a wrong one cannot
/// be had.
std::string verdictOnConfiguration(const Analyser &A);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_CONFIGDUMP_H
