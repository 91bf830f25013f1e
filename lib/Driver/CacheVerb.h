//===- Driver/CacheVerb.h - looking after a cache ---------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_CACHEVERB_H
#define HEDDLE_DRIVER_CACHEVERB_H

#include "Driver/CacheSession.h"

namespace heddle::driver {

enum class CacheAction {
  Stat,   ///< what is in it
  Verify, ///< read all of it, and remove what is damaged
  Prune,  ///< remove what was not used for longest
  Clear,  ///< remove all of it
};

/// Does it to the cache that \p O means and says what was done; the exit status.
/// Verify gives ExitFindings where something was damaged.
int lookAfterCache(CacheAction What, const CacheOptions &O, uint64_t MaxBytes);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_CACHEVERB_H
