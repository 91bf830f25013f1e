//===- Driver/BasePlan.h - what was to be parsed before ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The commands of the units as they were at the base, made of those of today: a
// build of the base is not to be had. A file that was renamed takes its command
// along; one that came with the change has none; one that is gone, and would
// have had one, is given that of a file beside it.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_BASEPLAN_H
#define HEDDLE_DRIVER_BASEPLAN_H

#include "Driver/BaseRevision.h"

namespace heddle::driver {

struct BasePlan {
  Plan Work;
  /// Files whose commands are guessed: whether they can be parsed says nothing.
  std::set<std::string> Guessed;
};

BasePlan makeBasePlan(const Plan &Head, const PlanRequest &Asked, const BaseRevision &Base);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_BASEPLAN_H
