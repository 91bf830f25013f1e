//===- Driver/OptionPolicy.h - which flags reach Clang ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The list of flags that are let through to Clang, by Clang's own table of
// options. What is not on it cannot write a file, load code or change what
// heddle does, now or with the next version of Clang: the list says what is
// let in, not what is kept out.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_OPTIONPOLICY_H
#define HEDDLE_DRIVER_OPTIONPOLICY_H

#include "llvm/Option/Arg.h"
#include "llvm/TargetParser/Triple.h"

namespace heddle::driver {

enum class Fate {
  Keep,
  Drop,       ///< says nothing about the meaning of the source (-o, -g, -Wall)
  DropLoudly, ///< unknown to Clang, or something that heddle does not do: told once
};

/// What becomes of \p A in a command that compiles for \p Target.
Fate fateOf(const llvm::opt::Arg &A, const llvm::Triple &Target);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_OPTIONPOLICY_H
