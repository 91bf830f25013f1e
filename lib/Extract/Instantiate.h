//===- Extract/Instantiate.h - what skipped bodies would have instantiated *- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Bodies of functions in system headers are not parsed, so that what only they
// use is not there: members of project templates that std::make_shared or a
// container would call, and implicit members that the compiler defines on use.
// This asks Sema for them when the rest has been parsed, with diagnostics off.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_INSTANTIATE_H
#define HEDDLE_EXTRACT_INSTANTIATE_H

#include "Extract/Unit.h"
#include "llvm/ADT/DenseSet.h"

namespace clang {
class Sema;
}

namespace heddle::extract {

/// Instantiates and defines; returns the functions whose instantiation went
/// wrong, which no right program can have used.
llvm::DenseSet<const clang::FunctionDecl *> instantiateSkipped(Unit &U, clang::Sema &S);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_INSTANTIATE_H
