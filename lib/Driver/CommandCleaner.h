//===- Driver/CommandCleaner.h - a compile command made safe and readable for Clang -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From an entry of the database to a command for Extract, or to the reason why
// there is none. A command is data: nothing of it is run, and of its flags
// those reach Clang that OptionPolicy lets in. Paths become canonical, so that
// the same command written in two ways is one.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_COMMANDCLEANER_H
#define HEDDLE_DRIVER_COMMANDCLEANER_H

#include "Driver/CompilationDatabase.h"
#include "Driver/ResponseFiles.h"
#include "Extract/Extract.h"

namespace heddle::driver {

struct CleanedCommand {
  enum class Outcome {
    Usable,
    Skipped, ///< not C or C++: nothing is missing when it is left out
    Failed,  ///< should have been analysed and cannot be
  };
  Outcome Result = Outcome::Failed;
  std::string Reason;       ///< where it is not usable
  extract::Command Command; ///< File is set in any case, as far as it is known
  /// Two commands with the same identity are the same work. Sorting by it gives
  /// an order that does not depend on the database's.
  std::string Identity;
  /// Flags left out that are worth telling, as they were written.
  std::vector<std::string> Dropped;
};

class CommandCleaner {
public:
  /// \p DatabaseFolder: where relative directories begin. Response files are
  /// read below \p Roots only.
  CommandCleaner(std::string DatabaseFolder, ProjectRoots Roots)
      : DatabaseFolder(std::move(DatabaseFolder)), Roots(std::move(Roots)) {}

  CleanedCommand clean(const CompileEntry &E) const;

private:
  std::string DatabaseFolder;
  ProjectRoots Roots;
};

/// An entry for \p File compiled with \p Flags in \p Directory; \p Flags may
/// begin with a compiler.
CompileEntry fixedEntry(llvm::StringRef File, llvm::ArrayRef<std::string> Flags,
                        llvm::StringRef Directory);

/// The source file that the command \p Arguments compiles. Fails where it names
/// none or several.
llvm::Expected<std::string> sourceFileOf(llvm::ArrayRef<std::string> Arguments);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_COMMANDCLEANER_H
