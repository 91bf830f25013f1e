//===- Driver/CachingExtractor.h - what is known is not parsed ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_CACHINGEXTRACTOR_H
#define HEDDLE_DRIVER_CACHINGEXTRACTOR_H

#include "Driver/CacheSession.h"

namespace heddle::driver {

/// Gives the summaries that the cache has, hands the other commands on, and
/// keeps what comes back. The commands are those that were looked up.
class CachingExtractor : public Extractor {
public:
  /// \p Threads: for reading the cache.
  CachingExtractor(CacheSession &Cache, Extractor &Rest, unsigned Threads)
      : Cache(Cache), Rest(Rest), Threads(Threads) {}

  llvm::Error run(llvm::ArrayRef<extract::Command> Commands,
                  llvm::function_ref<void(size_t, ExtractResult)> Done) override;

private:
  CacheSession &Cache;
  Extractor &Rest;
  unsigned Threads;
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_CACHINGEXTRACTOR_H
