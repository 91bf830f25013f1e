//===- Extract/Suppressions.h - NOLINT comments -----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds NOLINT, NOLINTNEXTLINE, NOLINTBEGIN and NOLINTEND in the text of the
// files that are not system headers, in clang-tidy's grammar: the word, and at
// once after it an optional list in parentheses.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_SUPPRESSIONS_H
#define HEDDLE_EXTRACT_SUPPRESSIONS_H

#include "Extract/Unit.h"

namespace heddle::extract {

void addSuppressions(Unit &U);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_SUPPRESSIONS_H
