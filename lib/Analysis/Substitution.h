//===- Analysis/Substitution.h - a callee's names in its caller's terms -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Carries access paths from a callee to a call site: `this` becomes the object
// of the call, a parameter the argument, a capture what was captured. What a
// function returns is written in its own terms as a Result root without an
// event, and becomes the result of the call.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_SUBSTITUTION_H
#define HEDDLE_ANALYSIS_SUBSTITUTION_H

#include "Link/Program.h"

namespace heddle::analysis {

/// What the roots of a callee name, as paths of the caller (or in absolute
/// terms: the same code serves both). None: cannot be named.
struct Binding {
  model::PathId This;
  llvm::SmallVector<model::PathId, 4> Params;
  llvm::SmallVector<model::PathId, 4> Captures;
  model::PathId Result;
  friend auto operator<=>(const Binding &A, const Binding &B) {
    return std::tie(A.This, A.Params, A.Captures, A.Result) <=>
           std::tie(B.This, B.Params, B.Captures, B.Result);
  }
  friend bool operator==(const Binding &A, const Binding &B) {
    return A.This == B.This && A.Params == B.Params && A.Captures == B.Captures &&
           A.Result == B.Result;
  }
};

/// Root of "what this function returns", in its own terms.
constexpr uint32_t ReturnedOperand = model::EventId::None;

/// \p P of the callee with its root replaced as \p B says. None when it cannot
/// be said; globals stay as they are. \p From and \p To are the tables of the
/// two paths; they may be one.
model::PathId substitute(model::PathId P, const Binding &B, const model::PathTable &From,
                         model::PathTable &To);

/// The binding of the call \p E of the body \p Caller, in the caller's terms.
Binding bindCall(link::Program &P, const model::FunctionSummary &Caller, model::EventId E);

/// What the call \p E is given at \p Place, its object or an argument; none for all else.
model::PathId givenAt(const model::Event &E, catalog::Place Place);

/// The binding of the callable \p C of \p Maker, called with \p Args of the
/// caller, all in the terms of the one function that makes and passes it.
Binding bindCallable(link::Program &P, const model::FunctionSummary &Maker,
                     const model::Callable &C, llvm::ArrayRef<model::Argument> Args);

/// The type facts of what \p Path names in \p F: of its last field, or of its
/// root; null if not known. Steps other than fields look through to the field.
const model::TypeFacts *typeOf(const link::Program &P, const model::FunctionSummary &F,
                               model::PathId Path);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_SUBSTITUTION_H
