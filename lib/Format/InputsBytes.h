//===- Format/InputsBytes.h - what a summary hangs on, as bytes ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a worker sends beside its summary and what the cache keeps. Needs no
// Clang; bytes from outside are read with bounds.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FORMAT_INPUTSBYTES_H
#define HEDDLE_FORMAT_INPUTSBYTES_H

#include "Model/UnitInputs.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace heddle::format {

/// Equal inputs give equal bytes.
std::string writeInputs(const model::UnitInputs &I);

/// Fails for bytes that writeInputs() did not make.
llvm::Expected<model::UnitInputs> readInputs(llvm::StringRef Bytes);

} // namespace heddle::format

#endif // HEDDLE_FORMAT_INPUTSBYTES_H
