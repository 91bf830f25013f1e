//===- Extract/VolatileMacros.h - macros that tell the time -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_VOLATILEMACROS_H
#define HEDDLE_EXTRACT_VOLATILEMACROS_H

#include "Extract/InputRecorder.h"
#include "clang/Lex/Preprocessor.h"

namespace heddle::extract {

/// Has \p To told when \p PP expands a macro whose value is no function of the
/// inputs: `__DATE__` and `__TIME__`, unless SOURCE_DATE_EPOCH fixes them, and
/// `__TIMESTAMP__`.
void watchVolatileMacros(clang::Preprocessor &PP, llvm::IntrusiveRefCntPtr<InputRecorder> To);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_VOLATILEMACROS_H
