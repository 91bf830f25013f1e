//===- Report/Ranking.h - which findings matter most ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The order in which findings are shown or left out where there is no room for
// all: the surest first.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_RANKING_H
#define HEDDLE_REPORT_RANKING_H

#include "Findings/Finding.h"
#include "llvm/ADT/ArrayRef.h"

namespace heddle::report {

/// The indexes of \p All, by falling confidence; equal ones as they come.
std::vector<size_t> worstFirst(llvm::ArrayRef<findings::Finding> All);

} // namespace heddle::report

#endif // HEDDLE_REPORT_RANKING_H
