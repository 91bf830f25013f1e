//===- Model/Spelling.h - the words for the model's enumerators -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One word for each enumerator of the model, as dumps and tests show it. The
// words are stable text: tests match them. They are not the words of findings,
// which are written for people who do not know the model.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_SPELLING_H
#define HEDDLE_MODEL_SPELLING_H

#include "Model/TuSummary.h"
#include "llvm/ADT/StringRef.h"

namespace heddle::model {

/// The word for \p K ("read-modify-write"); "?" for a value out of range.
llvm::StringRef spelling(EventKind K);
llvm::StringRef spelling(Sync S);
llvm::StringRef spelling(MemoryOrder O);
llvm::StringRef spelling(RmwForm F);
llvm::StringRef spelling(LockMode M);
llvm::StringRef spelling(GuardPolicy P);
llvm::StringRef spelling(Comparison C); ///< the operator: "=="
llvm::StringRef spelling(EntityKind K);
llvm::StringRef spelling(Access A);
llvm::StringRef spelling(Suppression::Scope S); ///< as in the source: "NOLINTBEGIN"

/// The words for the traits that are set, in the order of their values, each
/// with a blank before it (" const pointer").
std::string spelling(const TypeFacts &T);

} // namespace heddle::model

#endif // HEDDLE_MODEL_SPELLING_H
