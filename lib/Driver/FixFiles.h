//===- Driver/FixFiles.h - fixes to files -----------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// --fix, --fix-unsafe and --export-fixes. A file is changed only if it still is
// what was analysed, and as a whole or not at all.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_FIXFILES_H
#define HEDDLE_DRIVER_FIXFILES_H

#include "Findings/Finding.h"
#include "Report/SourceText.h"
#include "llvm/Support/Error.h"

namespace heddle::driver {

struct FixOptions {
  bool Apply = false;
  bool Unsafe = false;    ///< those that may change more, too
  std::string ExportFile; ///< as clang-apply-replacements reads it; empty: none
  bool wanted() const { return Apply || !ExportFile.empty(); }
};

/// Sets the fixes of \p All by the text of \p Source.
void proposeFixes(std::vector<findings::Finding> &All, report::SourceText &Source);

/// Makes and exports the fixes of \p All, and says what was done unless \p Quiet.
/// Fails where a file cannot be written; the others have been.
llvm::Error makeFixes(llvm::ArrayRef<findings::Finding> All, report::SourceText &Source,
                      const FixOptions &O, llvm::StringRef WorkingDirectory, bool Quiet);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_FIXFILES_H
