//===- Findings/Place.h - a place in a file ---------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where something stands, for people: with the name of the file.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_PLACE_H
#define HEDDLE_FINDINGS_PLACE_H

#include <compare>
#include <cstdint>
#include <string>

namespace heddle::findings {

struct Place {
  std::string File; ///< absolute, normalised; empty: no place
  uint32_t Line = 0, Column = 0, Length = 0;
  friend auto operator<=>(const Place &, const Place &) = default;
};

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_PLACE_H
