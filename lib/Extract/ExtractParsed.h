//===- Extract/ExtractParsed.h - the summary of a parsed TU -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For whoever is given an AST by another tool, as the clang-tidy plugin is.
// Who has a compile command uses Extract.h.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_EXTRACTPARSED_H
#define HEDDLE_EXTRACT_EXTRACTPARSED_H

#include "Model/TuSummary.h"

namespace clang {
class ASTContext;
}

namespace heddle::extract {

/// What the TU of \p Ctx says. It was parsed whole, bodies in system headers
/// included, so that nothing has to be instantiated; and without errors, which
/// an AST does not tell. Changes nothing in it.
model::TuSummary extractParsed(clang::ASTContext &Ctx);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_EXTRACTPARSED_H
