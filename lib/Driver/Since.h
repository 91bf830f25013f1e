//===- Driver/Since.h - what a change brings --------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `check --since`: both sides of a change are analysed whole, and what the head
// shows and the base does not is new. A finding has several places: it may come
// from a line far from where it shows, in a file that was not touched, so the
// findings are compared and not the lines.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_SINCE_H
#define HEDDLE_DRIVER_SINCE_H

#include "Driver/ChangedLines.h"
#include "Driver/Check.h"

namespace heddle::driver {

int checkSince(CheckOptions O);

/// Leaves in \p Head what is new against \p Base, each at a place that belongs to
/// the change, if it has one. Gives the number of those that are not new. Of
/// equal findings, those that the change touches are taken for the new ones.
unsigned keepNew(std::vector<findings::Finding> &Head, llvm::ArrayRef<findings::Finding> Base,
                 llvm::function_ref<ChangedLines::Nearness(const findings::Place &)> Near);

/// The comments of \p Head that are not in \p Base: a file has them with the same
/// words more often than \p FormerPath says that it had.
std::vector<findings::Note>
addedComments(llvm::ArrayRef<findings::Note> Head, llvm::ArrayRef<findings::Note> Base,
              llvm::function_ref<std::string(llvm::StringRef)> FormerPath,
              llvm::function_ref<ChangedLines::Nearness(const findings::Place &)> Near);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_SINCE_H
