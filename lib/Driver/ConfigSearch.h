//===- Driver/ConfigSearch.h - which .heddle.yaml is meant ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A program is judged as a whole, so one configuration holds for all of it. A
// second one, above or below, would be half used: it is an error that says what
// to do.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_CONFIGSEARCH_H
#define HEDDLE_DRIVER_CONFIGSEARCH_H

#include "Support/FileView.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace heddle::driver {

constexpr llvm::StringLiteral ConfigName = ".heddle.yaml";

/// The .heddle.yaml in one of the folders \p From or above. Empty if there is
/// none; fails where two are found.
llvm::Expected<std::string> searchConfig(llvm::ArrayRef<std::string> From,
                                         const FileView &Files = FileView::disk());

/// Fails where a folder between one of \p Sources and that of \p Used has a
/// .heddle.yaml of its own. Without \p Used: between the source and a folder of
/// \p From.
llvm::Error refuseNestedConfig(llvm::StringRef Used, llvm::ArrayRef<std::string> From,
                               llvm::ArrayRef<std::string> Sources,
                               const FileView &Files = FileView::disk());

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_CONFIGSEARCH_H
