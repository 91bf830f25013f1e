//===- Driver/JsonArray.h - the elements of a JSON array, one at a time -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Splits the text of a JSON array into its elements without parsing them all
// at once, and finds what LLVM's parser does not: values nested so deeply that
// a recursive parser would overflow its stack, and keys that stand twice.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_JSONARRAY_H
#define HEDDLE_DRIVER_JSONARRAY_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

namespace heddle::driver {

/// Calls \p Element with each element of the array \p Text and the line on
/// which it begins. Fails with "NAME:LINE:COLUMN: …". Bytes that are not UTF-8
/// reach \p Element as private characters: originalBytes() brings them back.
llvm::Error forEachElement(llvm::StringRef Text, llvm::StringRef Name,
                           llvm::function_ref<void(llvm::json::Value, unsigned)> Element);

/// \p Text with the bytes that were not UTF-8.
std::string originalBytes(llvm::StringRef Text);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_JSONARRAY_H
