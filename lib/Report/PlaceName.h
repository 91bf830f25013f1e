//===- Report/PlaceName.h - places as people name them ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Files relative to a folder when they lie below it, and several places of one
// file as "bank.cpp:18, 22, 40".
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_PLACENAME_H
#define HEDDLE_REPORT_PLACENAME_H

#include "Findings/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace heddle::report {

/// \p File relative to \p Folder if it is below it, else as it is.
std::string fileName(llvm::StringRef File, llvm::StringRef Folder);

/// "bank.cpp:18"; the file alone where there is no line.
std::string lineName(const findings::Place &P, llvm::StringRef Folder);

/// The same for where there is little room: a file that is not below \p Folder
/// is "../lib/bank.cpp:18" where that is shorter than its whole name.
std::string shortLineName(const findings::Place &P, llvm::StringRef Folder);

/// "bank.cpp:18, 22, main.cpp:7": each line once, in the given order; places
/// that are none are left out, and where there are many, all but a few are only
/// counted.
std::string lineNames(llvm::ArrayRef<findings::Place> Places, llvm::StringRef Folder);

} // namespace heddle::report

#endif // HEDDLE_REPORT_PLACENAME_H
