//===- checks/Registry.h - the table of all checks --------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_REGISTRY_H
#define HEDDLE_CHECKS_REGISTRY_H

#include "Analysis/WholeProgram.h"
#include "Findings/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace heddle::checks {

/// A check reads the results of the analysis and adds its findings.
using CheckFunction = void (*)(analysis::WholeProgram &W, std::vector<findings::Finding> &Out);

struct CheckInfo {
  llvm::StringRef Name;    ///< "heddle-lock-order"
  llvm::StringRef Summary; ///< one line
  bool OnByDefault;
  CheckFunction Run;
};

/// Sorted by name.
llvm::ArrayRef<CheckInfo> all();

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_REGISTRY_H
