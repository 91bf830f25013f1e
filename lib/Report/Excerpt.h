//===- Report/Excerpt.h - a source line and what to look at -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Turns a line of source and a place in it into what is shown: tabs expanded,
// harmless to the terminal, cut to the width around the place, and the columns
// of the underline, however wide the characters before it are.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_EXCERPT_H
#define HEDDLE_REPORT_EXCERPT_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace heddle::report {

struct Excerpt {
  std::string Text;
  /// The columns to mark, from 0, and how many of them (at least one).
  unsigned MarkColumn = 0, MarkWidth = 1;
};

/// \p Column counts bytes from 1, \p Length is in bytes, 0 if not known. None
/// where the place is not in the line (the file is another one by now) or the
/// line is blank or was not written by a person.
std::optional<Excerpt> makeExcerpt(llvm::StringRef Line, uint32_t Column, uint32_t Length,
                                   unsigned MaxWidth);

} // namespace heddle::report

#endif // HEDDLE_REPORT_EXCERPT_H
