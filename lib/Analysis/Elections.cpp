//===- Analysis/Elections.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Elections.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

static bool isAtomicUpdate(const Event &E) {
  return E.Kind == EventKind::ReadModifyWrite && E.How == Sync::Atomic && E.Object;
}

bool Elections::counts(const Event &E) {
  return E.Kind == EventKind::ReadModifyWrite && E.Object &&
         (E.Form == RmwForm::FetchOp || E.Form == RmwForm::Increment ||
          E.Form == RmwForm::CompoundAssign);
}

bool Elections::choosesByTruth(const Event &E, bool &WhenNonZero) {
  // To put a zero there takes what others have left, and they may leave more.
  if (!isAtomicUpdate(E) || E.Constant.value_or(0) == 0)
    return false;
  WhenNonZero = E.Form == RmwForm::CompareExchange;
  return WhenNonZero || E.Form == RmwForm::Exchange;
}

/// The value that the source of \p C has in the successor, if it is one.
static std::optional<int64_t> valueIn(const Branch &C, unsigned Successor) {
  bool Holds = Successor == 0;
  if ((C.Op == Comparison::Eq && Holds) || (C.Op == Comparison::Ne && !Holds))
    return C.Constant;
  return std::nullopt;
}

/// The greatest value that it has there, if the condition says so:
/// `if (--left > 0) return;`.
static std::optional<int64_t> greatestIn(const Branch &C, unsigned Successor) {
  bool Holds = Successor == 0;
  if ((C.Op == Comparison::Le && Holds) || (C.Op == Comparison::Gt && !Holds))
    return C.Constant;
  if ((C.Op == Comparison::Lt && Holds) || (C.Op == Comparison::Ge && !Holds))
    return C.Constant - 1;
  return std::nullopt;
}

/// Whether the number that a thread draws is what it works with: `i = next.fetch_add(1)` is
/// compared with the end and then names a piece of the work, of which there are others.
static bool isDrawn(const FunctionSummary &F, EventId Draw) {
  return llvm::any_of(F.Events, [&](const Event &E) {
    return llvm::any_of(E.Args,
                        [&](const Argument &A) { return llvm::is_contained(A.Uses, Draw); });
  });
}

Elections::Outcome Elections::outcome(const FunctionSummary &F, const Branch &C,
                                      unsigned Successor) const {
  Outcome Out;
  if (C.Source) {
    EventId Counts = C.Source;
    // The value of `++users` is the variable, which is read once it has been counted.
    if (const Event &Read = F.Events[Counts.index()];
        Read.Kind == EventKind::Read && Counts.index())
      if (const Event &Before = F.Events[Counts.index() - 1];
          Before.Kind == EventKind::ReadModifyWrite && Before.Object == Read.Object &&
          Before.Where == Read.Where)
        Counts = EventId(Counts.index() - 1);
    const Event &E = F.Events[Counts.index()];
    if (!counts(E))
      return Out;
    // Of a plain counter it is known only that the last one comes here, or the first, before
    // others have counted: nothing says that threads count with it.
    bool Plain = E.How != Sync::Atomic;
    if (Plain && (C.IsLoop || !lastVariable(P.Paths[E.Object])))
      return Out;
    std::optional<int64_t> Value = valueIn(C, Successor);
    // The number before a fetch, after an increment. Nothing lies below the last one.
    int64_t Last = E.Form == RmwForm::FetchOp ? 1 : 0;
    bool Alone = Value == Last || greatestIn(C, Successor) == Last;
    if (Plain && Value == 1 - Last)
      Alone = true;
    if ((!Value || Plain) && !Alone)
      return Out;
    Out.On = Counts;
    Out.Perhaps = Plain;
    Out.What = Alone ? Exclusion::LastOwner : Exclusion::Election;
    return Out;
  }
  // `if (arrived.fetch_add(1) + 1 == total)`, `if (left > 0)` with `left` made of it.
  for (EventId U : C.Uses)
    if (counts(F.Events[U.index()]) && F.Events[U.index()].How == Sync::Atomic && !isDrawn(F, U)) {
      Out.On = U;
      Out.What = Exclusion::Election;
      Out.Perhaps = true;
    }
  return Out;
}

std::optional<Branch> Elections::tested(const Event &Return) {
  if (Return.Kind != EventKind::Return || Return.Test == Comparison::None ||
      Return.Uses.size() != 1)
    return std::nullopt;
  Branch C;
  C.Source = Return.Uses.front();
  C.Op = Return.Test;
  C.Constant = Return.Constant.value_or(0);
  return C;
}

Elections::Elections(const Program &Prog) : P(Prog), Variables(Prog.Entities.size()) {
  for (const auto &F : P.Functions) {
    auto Note = [&](EventId E) {
      if (EntityId V = lastVariable(P.Paths[F.Body.Events[E.index()].Object]))
        Variables[V.index()] = true;
    };
    auto NoteBranch = [&](const Branch &C) {
      for (unsigned S = 0; S != 2; ++S)
        if (Outcome O = outcome(F.Body, C, S); O.On)
          Note(O.On);
    };
    for (size_t I = 0; I != F.Body.Events.size(); ++I) {
      if (bool NonZero; choosesByTruth(F.Body.Events[I], NonZero))
        Note(EventId(I));
      if (std::optional<Branch> C = tested(F.Body.Events[I]))
        NoteBranch(*C);
    }
    for (const Block &B : F.Body.Blocks)
      if (B.Condition && B.Successors.size() == 2)
        NoteBranch(*B.Condition);
  }
}

bool Elections::electable(PathId Object) const {
  EntityId V = lastVariable(P.Paths[Object]);
  return V && Variables[V.index()];
}

bool Elections::ends(const Event &E, const LockState &S, PathId Object) const {
  bool Puts =
      E.Kind == EventKind::Write || (E.Kind == EventKind::ReadModifyWrite &&
                                     E.Form == RmwForm::Exchange && E.Constant && *E.Constant == 0);
  if (!Puts || E.How != Sync::Atomic || !Object)
    return false;
  const LockEntry *Held = S.find(Object);
  return (Held && Held->What != Exclusion::Lock) || electable(E.Object);
}

bool Elections::any(const FunctionSummary &F) const {
  auto Chooses = [&](const std::optional<Branch> &C) {
    return C && (outcome(F, *C, 0).On || outcome(F, *C, 1).On);
  };
  bool NonZero;
  for (const Event &E : F.Events)
    if ((E.How == Sync::Atomic && E.Object &&
         (choosesByTruth(E, NonZero) || (E.Kind == EventKind::Write && electable(E.Object)))) ||
        Chooses(tested(E)))
      return true;
  return llvm::any_of(
      F.Blocks, [&](const Block &B) { return B.Successors.size() == 2 && Chooses(B.Condition); });
}
