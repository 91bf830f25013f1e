//===- Driver/Progress.h - what a person sees while heddle works -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_PROGRESS_H
#define HEDDLE_DRIVER_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

namespace heddle::driver {

/// One line that is written over on a terminal; plain lines elsewhere, if they
/// are asked for.
class Progress {
public:
  enum class Form { None, Lines, OneLine };
  Progress(llvm::raw_ostream &OS, Form F, size_t Total) : OS(OS), How(F), Total(Total) {}

  /// \p File is done.
  void done(llvm::StringRef File, bool Failed);
  /// Takes the line away.
  void clear();

private:
  llvm::raw_ostream &OS;
  Form How;
  size_t Total, Count = 0, Failures = 0;
};

/// The form for standard error.
Progress::Form progressForm(bool Quiet, bool Wanted);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_PROGRESS_H
