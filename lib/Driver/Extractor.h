//===- Driver/Extractor.h - whoever turns commands into summaries -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the pipeline asks for. WorkerPool does it with processes; tests do it
// with a fake.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_EXTRACTOR_H
#define HEDDLE_DRIVER_EXTRACTOR_H

#include "Extract/Extract.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>

namespace heddle::driver {

struct ExtractResult {
  bool Parsed = false;
  std::string Text; ///< the bytes of a summary file, or why there is none
  /// What the summary hangs on, as Format/InputsBytes.h has it; may be empty.
  std::string Inputs = {};
  /// The summary that Text holds, where it has been read already.
  std::optional<model::TuSummary> Summary = std::nullopt;
};

class Extractor {
public:
  virtual ~Extractor() = default;

  /// Calls \p Done once for each command, with its index, in the order in which
  /// they get done. Fails where the work as a whole could not be done.
  virtual llvm::Error run(llvm::ArrayRef<extract::Command> Commands,
                          llvm::function_ref<void(size_t, ExtractResult)> Done) = 0;
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_EXTRACTOR_H
