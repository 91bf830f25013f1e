//===- Driver/UnitKey.h - what a unit is to the cache -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All that a summary hangs on beside what is read from the disk: the program
// that makes it, the command, the environment.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_UNITKEY_H
#define HEDDLE_DRIVER_UNITKEY_H

#include "Cache/Digest.h"
#include "Extract/Extract.h"

namespace heddle::driver {

class UnitKeys {
public:
  /// Looks at this program and its environment.
  UnitKeys();
  cache::Digest operator()(const extract::Command &C) const;
  /// Of this program alone.
  const cache::Digest &tool() const { return Tool; }

private:
  cache::Digest Tool, Environment;
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_UNITKEY_H
