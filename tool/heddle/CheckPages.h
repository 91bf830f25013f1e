//===- heddle/CheckPages.h - the pages on checks, inside heddle -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// docs/checks/NAME.md, put into the executable when it is built: what 'heddle
// explain' prints and reports show as help.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TOOL_CHECKPAGES_H
#define HEDDLE_TOOL_CHECKPAGES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace heddle::tool {

struct CheckPage {
  llvm::StringLiteral Name; ///< without "heddle-"
  llvm::StringLiteral Text; ///< Markdown
};

llvm::ArrayRef<CheckPage> checkPages();

} // namespace heddle::tool

#endif // HEDDLE_TOOL_CHECKPAGES_H
