//===- Driver/ForEach.h - the same for many, on threads ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_FOREACH_H
#define HEDDLE_DRIVER_FOREACH_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstddef>

namespace heddle::driver {

/// Calls \p Do with each number below \p Count, in any order, on this thread and
/// on up to \p Threads - 1 others: fewer where the work is not worth them, or
/// where the machine gives no more. Returns when all is done.
void forEach(size_t Count, unsigned Threads, llvm::function_ref<void(size_t)> Do);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_FOREACH_H
