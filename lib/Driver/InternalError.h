//===- Driver/InternalError.h - when heddle itself is wrong -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_INTERNALERROR_H
#define HEDDLE_DRIVER_INTERNALERROR_H

namespace heddle::driver {

/// From now on a crash of this process says in one line that heddle is wrong,
/// and ends it with the status that is published for that. Workers do without:
/// how they end is told by heddle.
void tellInternalErrors();

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_INTERNALERROR_H
