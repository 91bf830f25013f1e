//===- Driver/Plan.h - what is to be parsed ---------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From the database, or the flags behind `--`, and the files that were asked
// for, to a list of commands: cleaned, each once, in an order that depends on
// neither the database's order nor the machine.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_PLAN_H
#define HEDDLE_DRIVER_PLAN_H

#include "Driver/CommandCleaner.h"
#include "Report/RunReport.h"
#include <map>

namespace heddle::driver {

struct PlanRequest {
  std::string WorkingDirectory;   ///< absolute
  std::string Database;           ///< -p; empty: search for it
  std::vector<std::string> Files; ///< files, or folders with all below; none: all
  /// The flags behind `--`: there is no database then.
  std::optional<std::vector<std::string>> FixedFlags;
};

struct Plan {
  std::string Database; ///< its path; empty if there is none
  std::vector<extract::Command> Commands;
  /// What cannot be done, by file.
  std::vector<report::FileError> Failed;
  unsigned Skipped = 0; ///< not C or C++
  /// Flags that were left out, and in how many commands.
  std::map<std::string, unsigned> DroppedFlags;
  /// The folders of the project: what lies outside is not quoted.
  ProjectRoots Roots;
};

/// The folder from which is looked upward: the database's, the first file's, or
/// the one in which heddle works.
std::string projectFolder(const PlanRequest &R);

/// Fails where there is no database, or none that can be read.
llvm::Expected<Plan> makePlan(const PlanRequest &R);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_PLAN_H
