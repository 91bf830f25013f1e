//===- Report/PrintableText.h - outside text made harmless ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// File names, identifiers and source are written by others. Here they become
// text that a terminal only shows: control characters, those that reorder or
// hide text (bidirectional controls, zero-width characters) and bytes that are
// not UTF-8 are written as escapes. Applied once, at the edge (StyledLine).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_PRINTABLETEXT_H
#define HEDDLE_REPORT_PRINTABLETEXT_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace heddle::report {

/// \p Text with "\x1b" for what is a byte and "\u{202e}" for what is a
/// character that cannot be shown. Printable text stays as it is.
std::string printable(llvm::StringRef Text);

/// How many columns of a terminal \p Text takes; it is printable.
unsigned columnWidth(llvm::StringRef Text);

/// The first character of \p Text, which may be any bytes: all bytes of a
/// well-formed UTF-8 sequence, else one byte.
llvm::StringRef firstCharacter(llvm::StringRef Text);

} // namespace heddle::report

#endif // HEDDLE_REPORT_PRINTABLETEXT_H
