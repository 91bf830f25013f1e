//===- Analysis/LockMeeting.cpp -------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/LockMeeting.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

namespace {

/// The object of a method, of which its class's other methods know as much.
bool isOfMethod(const Origin *O) {
  return O && O->Class && (O->What == Origin::Kind::Shared || O->What == Origin::Kind::Receiver);
}

} // namespace

/// Whether the object lies where \p Lock names it: a global, a local, what `new` made.
bool LockMeetings::embedded(PathId Lock) const {
  const Origin *O = Ctx.Abs.originOf(Lock);
  return (!O || O->What == Origin::Kind::Local || O->What == Origin::Kind::Result) &&
         !Ctx.Abs.throughPointer(Lock);
}

/// Whether the address of an object is put where another function finds it: stored
/// elsewhere, or given to a function whose body is not known (`table.push_back(&x)`). The
/// object is a local of \p F, or what it has as a parameter or runs on: then it is looked
/// for in the functions that are given it (`View::View(Model &M) { M.attach(this); }`).
bool LockMeetings::found(FunctionId F, RootKind Root, uint32_t Operand, unsigned Depth) const {
  constexpr unsigned MostCalls = 4;
  if (Depth > MostCalls)
    return false;
  auto IsObject = [&](PathId Value) {
    if (!Value)
      return false;
    const AccessPath &A = P.Paths[Value];
    return A.Root == Root && (Root == RootKind::This || A.RootOperand == Operand);
  };
  auto IsAddress = [&](PathId Value) {
    return IsObject(Value) &&
           (P.Paths[Value].AddressOf || (Root == RootKind::Param && P.Paths[Value].Steps.empty()));
  };
  const FunctionSummary &Body = P.body(F);
  for (const Event &E : Body.Events) {
    if (E.Kind == EventKind::Store && IsAddress(E.Source) && E.Object) {
      const AccessPath &To = P.Paths[E.Object];
      if (To.Root != RootKind::Local || followsPointer(To))
        return true;
    }
    if (E.Kind != EventKind::Call || !E.Callee)
      continue;
    bool On = IsObject(E.Object) && P.Paths[E.Object].Steps.empty();
    if (!On && llvm::none_of(E.Args, [&](const Argument &A) { return IsObject(A.Path); }))
      continue;
    llvm::SmallVector<FunctionId, 2> Callees = P.resolve(F, E.Callee, E.Virtual);
    for (size_t I = 0; I != E.Args.size(); ++I) {
      // `add(One)` of `void add(Shelf &S) { Shelves.push_back(&S); }`.
      bool Refers = E.Args[I].How == Passing::Reference && IsObject(E.Args[I].Path) &&
                    P.Paths[E.Args[I].Path].Steps.empty();
      if (!IsAddress(E.Args[I].Path) && !Refers)
        continue;
      if (Callees.empty() && IsAddress(E.Args[I].Path))
        return true;
      for (FunctionId Callee : Callees)
        if (found(Callee, RootKind::Param, I, Depth + 1))
          return true;
    }
    for (FunctionId Callee : Callees)
      if (On && found(Callee, RootKind::This, 0, Depth + 1))
        return true;
  }
  return false;
}

/// The globals whose address is put in other memory: `table[0] = &shared;`.
const std::set<uint32_t> &LockMeetings::foundGlobals() const {
  if (Globals)
    return *Globals;
  Globals.emplace();
  for (const auto &F : P.Functions)
    for (const Event &E : F.Body.Events) {
      if (E.Kind != EventKind::Store || !E.Source || !E.Object)
        continue;
      const AccessPath &From = P.Paths[E.Source], &To = P.Paths[E.Object];
      bool Kept = To.Root == RootKind::Global || !To.Steps.empty();
      if (Kept && From.AddressOf && From.Root == RootKind::Global && From.Steps.empty())
        Globals->insert(From.RootOperand);
    }
  return *Globals;
}

Meeting LockMeetings::of(PathId A, PathId B) const {
  if (A == B)
    return Meeting::Same;
  const AccessPath &PA = Ctx.Abs.Paths[A], &PB = Ctx.Abs.Paths[B];
  const Origin *OA = Ctx.Abs.originOf(A), *OB = Ctx.Abs.originOf(B);
  if (isOfMethod(OA) && isOfMethod(OB) && OA->Class == OB->Class && PA.Steps == PB.Steps)
    return Meeting::Alike;
  bool InA = embedded(A), InB = embedded(B);
  if (!InA && !InB)
    return Meeting::Class;
  if (InA && InB) {
    // Of one array the elements may be one.
    auto Field = [](const Step &S) { return S.Kind == StepKind::Field ? S : Step(); };
    bool OneRoot = PA.Root == PB.Root && PA.RootOperand == PB.RootOperand &&
                   llvm::equal(llvm::map_range(PA.Steps, Field), llvm::map_range(PB.Steps, Field));
    bool Elements = Ctx.Abs.throughElement(A) || Ctx.Abs.throughElement(B);
    return OneRoot && Elements ? Meeting::Class : Meeting::Never;
  }
  const Origin *Known = InA ? OA : OB, *Other = InA ? OB : OA;
  PathId OtherLock = InA ? B : A;
  if (Ctx.Abs.throughElement(InA ? A : B))
    return Meeting::Never;
  // The objects of roots nobody calls are their own.
  if (Other && Other->What != Origin::Kind::AnyOf && !Ctx.Abs.throughPointer(OtherLock))
    return Meeting::Never;
  if (!Known)
    return foundGlobals().count(Ctx.Abs.Paths[InA ? A : B].RootOperand) ? Meeting::Class
                                                                        : Meeting::Far;
  if (Known->What == Origin::Kind::Local && !found(Known->Function, RootKind::Local, Known->Index))
    return Meeting::Never;
  return Meeting::Class;
}

PathId LockMeetings::place(PathId Lock) const {
  const Origin *O = Ctx.Abs.originOf(Lock);
  if (Ctx.Abs.throughElement(Lock) || Ctx.Abs.Paths[Lock].Truncated ||
      (O && O->What == Origin::Kind::AnyOf) || (Ctx.Abs.throughPointer(Lock) && Ctx.mayMove(Lock)))
    return {};
  if (!isOfMethod(O) || O->What == Origin::Kind::Shared)
    return Lock;
  EntityId Class = O->Class;
  AccessPath A = Ctx.Abs.Paths[Lock];
  return Ctx.Abs.Paths.append(Ctx.Abs.shared(Class), A.Steps, A.AddressOf, A.Truncated);
}

bool LockMeetings::leadsOn(PathId From, PathId To) const {
  const AccessPath &A = Ctx.Abs.Paths[From], &B = Ctx.Abs.Paths[To];
  size_t Object = Classes.significantSteps(From);
  // What the constructor was given and has kept.
  const Origin *Owner = Ctx.Abs.originOf(From), *Part = Ctx.Abs.originOf(To);
  if (Object == 1 && isOfMethod(Owner) && Part && Part->What == Origin::Kind::Parameter) {
    const FunctionFacts *Made = P.functionFacts(P.body(Part->Function).Function);
    return Made && Made->Constructor && Made->Class == Owner->Class;
  }
  if (Object == 0 || A.Root != B.Root || A.RootOperand != B.RootOperand || B.Steps.size() <= Object)
    return false;
  --Object;
  // A part that lies in its owner leads nowhere.
  return std::equal(A.Steps.begin(), A.Steps.begin() + Object, B.Steps.begin()) &&
         std::any_of(B.Steps.begin() + Object, B.Steps.end(),
                     [](const Step &S) { return S.Kind != StepKind::Field; });
}
