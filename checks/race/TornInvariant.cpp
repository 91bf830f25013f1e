//===- checks/race/TornInvariant.cpp --------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/TornInvariant.h"
#include "checks/Narrator.h"

using namespace heddle;
using namespace heddle::checks;

void heddle::checks::tornInvariant(analysis::WholeProgram &W, std::vector<findings::Finding> &Out) {
  [[maybe_unused]] Narrator Say(W);
}
