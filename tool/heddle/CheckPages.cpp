//===- heddle/CheckPages.cpp - the pages on checks, inside heddle ---------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "CheckPages.h"

namespace heddle::tool {

// docs/checks/NAME.md, one each; the last entry is empty.
static constexpr CheckPage Pages[] = {
#include "CheckPages.inc"
    {"", ""}};

llvm::ArrayRef<CheckPage> checkPages() { return llvm::ArrayRef(Pages).drop_back(); }

} // namespace heddle::tool
