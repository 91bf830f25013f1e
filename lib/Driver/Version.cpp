//===- Driver/Version.cpp - which heddle this is --------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace heddle::driver {

StringRef toolVersion() { return HEDDLE_VERSION; }
StringRef llvmVersion() { return LLVM_VERSION_STRING; }

Error checkResourceDirectory() {
  SmallString<256> Header(HEDDLE_RESOURCE_DIR);
  sys::path::append(Header, "include", "stddef.h");
  if (sys::fs::exists(Header))
    return Error::success();
  return createStringError("Clang's own headers are not in '" HEDDLE_RESOURCE_DIR
                           "'; install the package 'libclang-common-22-dev'");
}

} // namespace heddle::driver
