//===- Model/AccessPath.h - how a function names a memory location -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An access path is a root and steps from it: the way in which code names a
// memory location without knowing its address (Jones and Muchnick, "Flow
// analysis and optimization of LISP-like structures", POPL 1979; bounded here
// by MaxSteps). It names an *object*; with AddressOf set it names a pointer to
// that object.
//
//   mu_               in a method     this . mu_
//   a->mu             parameter 0     param0 * . mu       (* is a dereference)
//   a.mu              parameter 0 is a reference: param0 . mu
//   &a->mu            argument        & param0 * . mu
//   table[i].lock     global          table [] . lock
//   p->x              unique_ptr<T> p (field)   this . p * . x
//   p[i].lock         pointer p (global)        p * [] . lock
//
// `this` names the object, not the pointer: `this->x` is `this . x`, and the
// expression `this` itself is `& this`. A parameter of reference type names the
// object it refers to. Derived-to-base conversions leave no step: a field's
// entity already says in which class it lies.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_ACCESSPATH_H
#define HEDDLE_MODEL_ACCESSPATH_H

#include "Model/Entity.h"
#include <algorithm>
#include <vector>

namespace heddle::model {

using PathId = Id<struct PathTag>;

enum class RootKind : uint8_t {
  Unknown, ///< could not be named; two unknown roots are never the same
  This,    ///< the object on which the method runs; in a lambda the captured one
  Param,   ///< parameter Operand of this function
  Global,  ///< entity Operand: global, static member or static local
  Local,   ///< local variable Operand of FunctionSummary::Locals
  Capture, ///< capture Operand of this lambda (a by-reference capture names the
           ///< captured variable itself)
  Result,  ///< what the event with index Operand of this function gave back: a
           ///< call's result (a returned reference names the object referred
           ///< to), a constructed temporary, or `new`'s pointer
};

enum class StepKind : uint8_t {
  Field,   ///< member Operand (an entity of kind Field)
  Deref,   ///< what a pointer, smart pointer, optional or iterator points to
  Element, ///< an element of an array or container; Operand is the constant
           ///< index + 1, or 0 when the index is not a constant
};

struct Step {
  StepKind Kind = StepKind::Deref;
  uint32_t Operand = 0;
  friend auto operator<=>(const Step &, const Step &) = default;
};

struct AccessPath {
  /// Longer paths are cut here and marked Truncated; a truncated path stands
  /// for everything below it.
  static constexpr size_t MaxSteps = 8;

  RootKind Root = RootKind::Unknown;
  /// Meaning as RootKind says.
  uint32_t RootOperand = 0;
  std::vector<Step> Steps;
  bool AddressOf = false;
  bool Truncated = false;

  friend auto operator<=>(const AccessPath &, const AccessPath &) = default;
};

/// The number of steps up to and with the last field of \p P; 0: there is none.
inline size_t upToLastField(const AccessPath &P) {
  size_t N = P.Steps.size();
  while (N != 0 && P.Steps[N - 1].Kind != StepKind::Field)
    --N;
  return N;
}

/// The last field of \p P, or none.
inline EntityId lastField(const AccessPath &P) {
  size_t N = upToLastField(P);
  return N ? EntityId(P.Steps[N - 1].Operand) : EntityId();
}

/// The last field of \p P, or else the global that it is rooted at, or none.
inline EntityId lastVariable(const AccessPath &P) {
  if (EntityId Field = lastField(P))
    return Field;
  return P.Root == RootKind::Global ? EntityId(P.RootOperand) : EntityId();
}

/// Whether a pointer or a reference is followed on the way.
inline bool followsPointer(const AccessPath &P) {
  return std::any_of(P.Steps.begin(), P.Steps.end(),
                     [](const Step &S) { return S.Kind == StepKind::Deref; });
}

} // namespace heddle::model

#endif // HEDDLE_MODEL_ACCESSPATH_H
