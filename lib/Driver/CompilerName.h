//===- Driver/CompilerName.h - what the name of a compiler says -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A command names its compiler; heddle never runs it. The name alone tells in
// which way the command is to be read and for which target it compiles
// (arm-linux-gnueabihf-g++). Words before the compiler that only start it
// (ccache, distcc, env X=Y …) are known by name.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_COMPILERNAME_H
#define HEDDLE_DRIVER_COMPILERNAME_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace heddle::driver {

struct CompilerName {
  enum class Mode {
    Gcc, ///< a C file is C
    Gxx, ///< a C file is C++
    Cl,  ///< flags as Microsoft's compiler has them
  };
  Mode How = Mode::Gcc;
  std::string Target; ///< empty: the machine's own
  /// Set where no such command can be read: a shell, a compiler of another
  /// language.
  std::string Unusable;
};

CompilerName readCompilerName(llvm::StringRef Program);

/// How many words at the front of \p Words only start the compiler.
size_t countLauncherWords(llvm::ArrayRef<std::string> Words);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_COMPILERNAME_H
