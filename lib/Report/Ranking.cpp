//===- Report/Ranking.cpp - which findings matter most --------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Ranking.h"
#include "llvm/ADT/STLExtras.h"
#include <numeric>

namespace heddle::report {

std::vector<size_t> worstFirst(llvm::ArrayRef<findings::Finding> All) {
  std::vector<size_t> Order(All.size());
  std::iota(Order.begin(), Order.end(), size_t(0));
  llvm::sort(Order, [&](size_t A, size_t B) {
    return All[A].Level != All[B].Level ? All[A].Level > All[B].Level : A < B;
  });
  return Order;
}

} // namespace heddle::report
