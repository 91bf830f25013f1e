//===- Driver/DefaultJobs.cpp - how many processors there are for us ------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/WorkerPool.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Threading.h"

using namespace llvm;

namespace heddle::driver {
namespace {

/// The quota of a control group (a container): "MICROSECONDS PERIOD" or "max …".
unsigned groupLimit() {
  ErrorOr<std::unique_ptr<MemoryBuffer>> Text =
      MemoryBuffer::getFileAsStream("/sys/fs/cgroup/cpu.max");
  if (!Text)
    return ~0u;
  auto [Quota, Period] = (*Text)->getBuffer().trim().split(' ');
  uint64_t Q = 0, P = 0;
  if (Quota.getAsInteger(10, Q) || Period.getAsInteger(10, P) || !P)
    return ~0u;
  return static_cast<unsigned>(std::max<uint64_t>(1, (Q + P - 1) / P));
}

} // namespace

unsigned defaultJobs() {
  // Counts what the affinity mask of this process allows.
  unsigned Threads = hardware_concurrency().compute_thread_count();
  return std::max(1u, std::min(Threads, groupLimit()));
}

} // namespace heddle::driver
