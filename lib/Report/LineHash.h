//===- Report/LineHash.h - GitHub's name for a line -------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// GitHub's code scanning knows a finding again by its rule, its file and a hash
// of the text around its line: `primaryLocationLineHash`. Its upload action
// computes the hash where a report has none and warns where a report has
// another one, so this is that hash to the bit.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_LINEHASH_H
#define HEDDLE_REPORT_LINEHASH_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace heddle::report {

/// The hash of each line of \p Text, the whole content of a file: hex digits,
/// a colon, and the how-manieth line with these digits it is. A hash covers the
/// 100 characters from the beginning of the line on, without spaces and tabs.
std::vector<std::string> lineHashes(llvm::StringRef Text);

} // namespace heddle::report

#endif // HEDDLE_REPORT_LINEHASH_H
