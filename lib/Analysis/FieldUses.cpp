//===- Analysis/FieldUses.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/FieldUses.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;
using link::FunctionId;
using link::Program;

FieldUses::FieldUses(Program &Prog) : P(Prog) {
  for (size_t I = 0; I != P.Functions.size(); ++I)
    for (size_t E = 0; E != P.Functions[I].Body.Events.size(); ++E)
      look(FunctionId(I), EventId(E));
}

/// Data of the project that is neither synchronised by itself nor a lock.
bool FieldUses::mayBeGuarded(EntityId Variable) {
  auto [It, New] = Known.try_emplace(Variable, false);
  if (!New)
    return It->second;
  const VariableFacts *V = P.variableFacts(Variable);
  const Entity &E = P.entity(Variable);
  if (!V || E.InSystemHeader || !E.Where.valid() || V->BitFieldUnit)
    return false;
  const ClassFacts *Class = V->Class ? P.classFacts(V->Class) : nullptr;
  if (Class && (Class->Union || Class->Capability || Class->ScopedCapability))
    return false;
  const ClassFacts *Type = V->Type.Record ? P.classFacts(V->Type.Record) : nullptr;
  bool Pointer = V->Type.is(TypeTrait::Pointer) || V->Type.is(TypeTrait::Owner);
  It->second = !V->Type.is(TypeTrait::Atomic) && !V->Type.is(TypeTrait::ThreadLocal) &&
               !V->Type.is(TypeTrait::Reference) && (Pointer || !V->Type.is(TypeTrait::Const)) &&
               !(Type && (Type->Capability || Type->ScopedCapability));
  return It->second;
}

/// What is named on the way to \p Path without following a pointer is used with it; of the
/// pointer that is followed last, what it points to.
void FieldUses::add(FunctionId F, EventId E, PathId Id, bool Changes, bool ReadsToo) {
  if (!Id)
    return;
  const AccessPath Path = P.Paths[Id]; // the table may grow
  size_t First = Path.Steps.size();
  while (First != 0 && Path.Steps[First - 1].Kind != StepKind::Deref)
    --First;
  auto Add = [&](EntityId Variable, PathId Object, bool Pointee) {
    if (!mayBeGuarded(Variable))
      return;
    VariableUses &U = Uses[Variable];
    (Pointee ? U.Pointee : U.Own).push_back({F, E, Object, Changes, ReadsToo});
  };
  auto At = [&](size_t I, bool Pointee) {
    if (Path.Steps[I].Kind != StepKind::Field)
      return;
    AccessPath Object = Path;
    Object.Steps.resize(I);
    Object.AddressOf = Object.Truncated = false;
    Add(EntityId(Path.Steps[I].Operand), P.Paths.intern(std::move(Object)), Pointee);
  };
  for (size_t I = First; I != Path.Steps.size(); ++I)
    At(I, false);
  if (First >= 2)
    At(First - 2, true);
  if (Path.Root == RootKind::Global && First <= 1)
    Add(EntityId(Path.RootOperand), PathId(), First == 1);
}

void FieldUses::escape(PathId Id) {
  const AccessPath &Path = P.Paths[Id];
  bool Pointed = false;
  for (const Step &S : llvm::reverse(Path.Steps)) {
    Pointed |= S.Kind == StepKind::Deref;
    if (!Pointed && S.Kind == StepKind::Field)
      Uses[EntityId(S.Operand)].Escapes = true;
  }
  if (!Pointed && Path.Root == RootKind::Global)
    Uses[EntityId(Path.RootOperand)].Escapes = true;
}

/// Whether the address stays in a local variable, or in what it is the address of: a list
/// that is empty ends at itself.
bool FieldUses::keepsItself(const Event &Store) const {
  if (!Store.Object)
    return false;
  const AccessPath &To = P.Paths[Store.Object], &From = P.Paths[Store.Source];
  if (To.Root == RootKind::Local && To.Steps.empty())
    return true;
  return To.Root == From.Root && To.RootOperand == From.RootOperand &&
         To.Steps.size() > From.Steps.size() &&
         std::equal(From.Steps.begin(), From.Steps.end(), To.Steps.begin());
}

void FieldUses::look(FunctionId F, EventId Id) {
  const Event &E = P.body(F).Events[Id.index()];
  const FunctionFacts *Own = P.functionFacts(P.body(F).Function);
  auto AddressOf = [&](PathId Path) { return Path && P.Paths[Path].AddressOf; };
  if (E.Kind == EventKind::Store && AddressOf(E.Source) && !keepsItself(E))
    escape(E.Source);
  if (E.Kind == EventKind::Return && E.Source &&
      (AddressOf(E.Source) || (Own && Own->ReturnsReference)))
    escape(E.Source);
  if (Own && (Own->Constructor || Own->Destructor))
    return;
  const FunctionFacts *Callee = E.Callee ? P.functionFacts(E.Callee) : nullptr;
  if (E.Kind <= EventKind::ReadModifyWrite)
    return add(F, Id, E.Object, E.Kind != EventKind::Read, E.Kind == EventKind::ReadModifyWrite);
  if (E.Kind == EventKind::Store || E.Kind == EventKind::Return)
    return;
  if (!AddressOf(E.Object))
    add(F, Id, E.Object, !(Callee && Callee->Const), false);
  for (const Argument &A : E.Args)
    if (AddressOf(A.Path) || A.How != Passing::Value)
      add(F, Id, A.Path, AddressOf(A.Path) || A.How == Passing::Move, false);
}
