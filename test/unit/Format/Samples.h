//===- test/unit/Format/Samples.h - summaries to write and read -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Summaries for the tests of the file: one made by hand in which no field is at
// its default, and random ones that keep all rules of the model.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TEST_UNIT_FORMAT_SAMPLES_H
#define HEDDLE_TEST_UNIT_FORMAT_SAMPLES_H

#include "Model/TuSummary.h"
#include "llvm/Support/Error.h"

namespace heddle::format {

/// Every field of every row has a value of its own in at least one row.
model::TuSummary richSummary();

/// Small, valid, and the same for the same seed.
model::TuSummary randomSummary(unsigned Seed);

/// The text of the error, "" if there is none.
std::string messageOf(llvm::Error E);
template <class T> std::string messageOf(const llvm::Expected<T> &E) = delete;
template <class T> std::string messageOf(llvm::Expected<T> &&E) {
  return E ? std::string() : llvm::toString(E.takeError());
}

} // namespace heddle::format

#endif // HEDDLE_TEST_UNIT_FORMAT_SAMPLES_H
