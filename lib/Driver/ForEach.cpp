//===- Driver/ForEach.cpp - the same for many, on threads -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/ForEach.h"
#include <algorithm>
#include <atomic>
#include <pthread.h>
#include <vector>

using namespace llvm;

namespace heddle::driver {
namespace {

/// A thread costs more than a few pieces.
constexpr size_t MinPerThread = 8;

struct Work {
  size_t Count;
  function_ref<void(size_t)> Do;
  std::atomic<size_t> Next = 0;

  void take() {
    for (size_t I; (I = Next++) < Count;)
      Do(I);
  }
};

void *helper(void *Shared) {
  static_cast<Work *>(Shared)->take();
  return nullptr;
}

} // namespace

void forEach(size_t Count, unsigned Threads, function_ref<void(size_t)> Do) {
  Work Shared{Count, Do};
  size_t Wanted = std::min<size_t>(Threads, Count / MinPerThread);
  std::vector<pthread_t> Helpers;
  // LLVM's pool ends the process where a thread cannot be had.
  for (pthread_t One; Helpers.size() + 1 < Wanted;) {
    if (::pthread_create(&One, nullptr, helper, &Shared) != 0)
      break;
    Helpers.push_back(One);
  }
  Shared.take();
  for (pthread_t H : Helpers)
    ::pthread_join(H, nullptr);
}

} // namespace heddle::driver
