//===- Model/Location.h - a place in a source file --------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where something stands in the source. Lines and columns count from 1, in
// bytes, as clang prints them. A place inside a macro is the place where the
// macro is expanded in the user's file.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_LOCATION_H
#define HEDDLE_MODEL_LOCATION_H

#include "Support/Id.h"

namespace heddle::model {

using FileId = Id<struct FileTag>;

/// A place: the first character of an expression and how many bytes of that
/// line it covers (0: not known). Line 0 means "no place".
struct Location {
  FileId File;
  uint32_t Line = 0;
  uint32_t Column = 0;
  uint32_t Length = 0;

  bool valid() const { return Line != 0; }
  friend auto operator<=>(const Location &, const Location &) = default;
};

} // namespace heddle::model

#endif // HEDDLE_MODEL_LOCATION_H
