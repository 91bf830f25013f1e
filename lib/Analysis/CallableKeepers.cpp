//===- Analysis/CallableKeepers.cpp - whose callable it is ----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of Propagation that tells the callables of one object from those of
// another of its class. A field stands for all objects, because a callable is
// copied from one to the next with the object that has it. An object that has a
// lock is neither copied nor moved: what was stored in one channel is not called
// by another.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Propagation.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// `f_ = std::move(other.f_)`, `std::swap(f_, other.f_)`.
void Propagation::findExchanged() {
  for (size_t I = 0; I != P.Functions.size(); ++I)
    for (const Event &E : P.body(FunctionId(I)).Events) {
      bool Exchanges = E.Kind == EventKind::ReadModifyWrite && E.Callee;
      if (E.Kind != EventKind::Store && E.Kind != EventKind::Call && !Exchanges)
        continue;
      llvm::SmallVector<std::pair<EntityId, PathId>, 4> Fields;
      auto Look = [&](PathId Path) {
        if (EntityId Field = Path ? lastField(P.Paths[Path]) : EntityId()) {
          if (llvm::any_of(Fields, [&](auto &K) { return K.first == Field && K.second != Path; }))
            Exchanged.insert(Field.index());
          Fields.push_back({Field, Path});
        }
      };
      Look(E.Object);
      Look(E.Source);
      for (const Argument &A : E.Args)
        Look(A.Path);
    }
}

/// The object by which the callables at \p Path, which are stored in \p Field, are
/// told from others; none where its class does not tell them.
PathId Propagation::keeperOf(ContextId C, PathId Path, EntityId Field) {
  Path = Ctx.Locks.normalise(Ctx[C].Function, Path);
  if (Exchanged.count(Field.index()) || !Path)
    return {};
  AccessPath A = P.Paths[Path];
  A.AddressOf = A.Truncated = false;
  for (; !A.Steps.empty(); A.Steps.pop_back()) {
    if (A.Steps.back().Kind != StepKind::Field)
      continue;
    const VariableFacts *V = P.variableFacts(EntityId(A.Steps.back().Operand));
    if (!V || !V->Class || !Ctx.Classes.staysInPlace(V->Class))
      continue;
    // With the field: it says of which class an object is of which no more is known.
    PathId Member = Ctx.absolute(C, P.Paths.intern(A));
    return Member ? Ctx.Abs.Paths.parent(Member) : PathId();
  }
  return {};
}

/// A variable, or what was made by name: no other path names it.
bool Propagation::identified(PathId Object) const {
  if (!Ctx.Abs.namesOne(Object) || Ctx.Abs.throughPointer(Object))
    return false;
  const Origin *O = Ctx.Abs.originOf(Object);
  if (!O)
    return Ctx.Abs.Paths[Object].Root == RootKind::Global;
  if (O->What == Origin::Kind::Local)
    return true;
  if (O->What != Origin::Kind::Result)
    return false;
  const Event &Made = P.body(O->Function).Events[O->Index];
  const catalog::Function *Known = Made.Callee ? P.Known->function(Made.Callee) : nullptr;
  return Made.Constructs || (Known && Known->Makes) ||
         (Made.Callee && P.entity(Made.Callee).Name == "operator new");
}

/// Whether what is kept in \p Kept can be what is called in \p Called.
Propagation::Fits Propagation::fits(EntityId Field, PathId Kept, PathId Called) const {
  // Where nothing tells the objects, the field stands for all.
  if (Exchanged.count(Field.index()) || !Kept || !Called)
    return Fits::Yes;
  const Objects &Abs = Ctx.Abs;
  if (Kept == Called)
    return Abs.oneInThread(Kept) ? Fits::Same : Fits::Perhaps;
  const AccessPath &A = Abs.Paths[Kept], &B = Abs.Paths[Called];
  // Two members of one object.
  if (A.Root == B.Root && A.RootOperand == B.RootOperand && Abs.oneInThread(Kept)) {
    auto [RestA, RestB] =
        std::mismatch(A.Steps.begin(), A.Steps.end(), B.Steps.begin(), B.Steps.end());
    auto Inside = [](const Step &S) {
      return S.Kind == StepKind::Field || (S.Kind == StepKind::Element && S.Operand != 0);
    };
    if (std::all_of(RestA, A.Steps.end(), Inside) && std::all_of(RestB, B.Steps.end(), Inside))
      return Fits::No;
  }
  return identified(Kept) && identified(Called) ? Fits::No : Fits::Perhaps;
}
