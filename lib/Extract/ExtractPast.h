//===- Extract/ExtractPast.h - a unit as it was -----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_EXTRACTPAST_H
#define HEDDLE_EXTRACT_EXTRACTPAST_H

#include "Extract/Extract.h"
#include "Support/PastFiles.h"

namespace heddle::extract {

/// As extract(), from the files that \p Past shows; null: those of the disk.
llvm::Expected<model::TuSummary> extractPast(const Command &C, const PastFiles *Past,
                                             const Options &O = {},
                                             model::UnitInputs *Inputs = nullptr);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_EXTRACTPAST_H
