//===- Cache/ToolIdentity.h - which program this is -------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CACHE_TOOLIDENTITY_H
#define HEDDLE_CACHE_TOOLIDENTITY_H

#include "Cache/Digest.h"

namespace heddle::cache {

/// A digest of the code that runs: the build ids of this executable and of all
/// libraries that it has loaded, Clang's among them; of one without a build id,
/// its content. Another build, and another LLVM under the same version, have
/// another one.
Digest toolIdentity();

} // namespace heddle::cache

#endif // HEDDLE_CACHE_TOOLIDENTITY_H
