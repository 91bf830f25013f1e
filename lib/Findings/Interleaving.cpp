//===- Findings/Interleaving.cpp - the threads' steps in one order --------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Interleaving.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

namespace heddle::findings {

std::vector<InterleavedStep> interleave(const Finding &F) {
  std::vector<InterleavedStep> All;
  for (auto [T, Thread] : llvm::enumerate(F.Threads))
    for (const Step &S : Thread.Steps)
      All.push_back({S.Order, static_cast<uint32_t>(T), &S});
  // 0 becomes the greatest number here: such steps come last.
  llvm::sort(All, [](const InterleavedStep &A, const InterleavedStep &B) {
    return std::tuple(A.Number - 1, A.Thread, A.What) < std::tuple(B.Number - 1, B.Thread, B.What);
  });
  for (auto [I, S] : llvm::enumerate(All))
    if (S.Number == 0)
      S.Number = I + 1;
  return All;
}

} // namespace heddle::findings
