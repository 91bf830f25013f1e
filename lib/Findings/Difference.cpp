//===- Findings/Difference.cpp - what is new, what is gone ----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Difference.h"
#include "llvm/ADT/StringMap.h"

namespace heddle::findings {

Difference compare(llvm::ArrayRef<llvm::StringRef> Old, llvm::ArrayRef<llvm::StringRef> New) {
  llvm::StringMap<size_t> Known; // how many of the old ones have no partner yet
  for (llvm::StringRef F : Old)
    ++Known[F];
  Difference D;
  llvm::StringMap<size_t> Matched;
  for (size_t I = 0; I != New.size(); ++I) {
    size_t &Left = Known[New[I]];
    if (!Left) {
      D.Introduced.push_back(I);
      continue;
    }
    --Left;
    ++Matched[New[I]];
    D.Same.push_back(I);
  }
  for (size_t I = 0; I != Old.size(); ++I) {
    size_t &Partners = Matched[Old[I]];
    if (Partners)
      --Partners;
    else
      D.Fixed.push_back(I);
  }
  return D;
}

} // namespace heddle::findings
