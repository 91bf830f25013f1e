//===- Findings/Difference.h - what is new, what is gone --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Compares two lists of fingerprints, each counted as often as it stands: of
// three findings with one fingerprint, of which two were known, one is new.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_DIFFERENCE_H
#define HEDDLE_FINDINGS_DIFFERENCE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <cstddef>
#include <vector>

namespace heddle::findings {

/// Indexes, rising.
struct Difference {
  std::vector<size_t> Introduced; ///< into the new list: not in the old one
  std::vector<size_t> Fixed;      ///< into the old list: no longer in the new one
  std::vector<size_t> Same;       ///< into the new list: in both
};

/// Of equal fingerprints the first ones of each list are taken for the same.
Difference compare(llvm::ArrayRef<llvm::StringRef> Old, llvm::ArrayRef<llvm::StringRef> New);

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_DIFFERENCE_H
