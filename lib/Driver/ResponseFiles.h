//===- Driver/ResponseFiles.h - @file arguments -----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Puts the words of response files in the place of `@file`. A command is data
// from outside: only files below the project's own folders are opened, and
// size and depth are bounded.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_RESPONSEFILES_H
#define HEDDLE_DRIVER_RESPONSEFILES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace heddle::driver {

/// The folders that belong to the project, as real paths.
class ProjectRoots {
public:
  ProjectRoots() = default;
  /// Folders that do not exist are left out, and so is the root of the file
  /// system.
  explicit ProjectRoots(llvm::ArrayRef<std::string> Folders);
  /// Takes every file for the project's.
  static ProjectRoots everything();
  /// Whether the existing file \p Path lies below one of them, links followed.
  bool contains(llvm::StringRef Path) const;
  llvm::ArrayRef<std::string> folders() const { return Folders; }

private:
  std::vector<std::string> Folders;
  bool Everything = false;
};

/// \p Arguments with response files expanded; relative names begin at
/// \p Directory. Fails where one is missing, outside \p Roots, too large, or
/// nested more than 8 deep (which ends cycles, too).
llvm::Expected<std::vector<std::string>> expandResponseFiles(llvm::ArrayRef<std::string> Arguments,
                                                             llvm::StringRef Directory,
                                                             const ProjectRoots &Roots);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_RESPONSEFILES_H
