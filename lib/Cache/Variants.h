//===- Cache/Variants.h - the results that a unit had -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The payload of an entry of kind Inputs. A unit has several where its sources
// go back and forth, as when branches are switched.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CACHE_VARIANTS_H
#define HEDDLE_CACHE_VARIANTS_H

#include "Cache/Digest.h"
#include "Model/UnitInputs.h"
#include "llvm/Support/Error.h"

namespace heddle::cache {

struct Variant {
  Digest Result;
  model::UnitInputs Inputs;
};

struct Variants {
  std::string MainFile;
  std::vector<Variant> All; ///< the latest first

  /// Puts \p V in front, in place of what has the same result; at most
  /// MaxVariants are kept.
  void add(Variant V);
  static constexpr size_t MaxVariants = 6;
};

std::string writeVariants(const Variants &V);
llvm::Expected<Variants> readVariants(llvm::StringRef Bytes);

/// The key of what \p Unit gives with \p Inputs; stamps are not in it.
Digest resultKey(const Digest &Unit, const model::UnitInputs &Inputs);

} // namespace heddle::cache

#endif // HEDDLE_CACHE_VARIANTS_H
