//===- Driver/ReportRoot.cpp - what reports name files from ---------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/ReportRoot.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace path = llvm::sys::path;

namespace heddle::driver {

std::string reportRoot(StringRef WorkingDirectory) {
  for (StringRef F = WorkingDirectory; !F.empty(); F = path::parent_path(F)) {
    SmallString<256> Git(F);
    path::append(Git, ".git");
    if (sys::fs::exists(Git))
      return F.str();
  }
  return WorkingDirectory.str();
}

} // namespace heddle::driver
