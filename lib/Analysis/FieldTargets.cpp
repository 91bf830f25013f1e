//===- Analysis/FieldTargets.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/FieldTargets.h"
#include "Analysis/Loops.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

namespace {

class Finder {
public:
  Finder(Program &Prog, const CallGraph &Graph, const LockFlow &L, const SharedClasses &C,
         Objects &O)
      : P(Prog), G(Graph), Locks(L), Classes(C), Abs(O) {}

  void run();

private:
  struct Store {
    FunctionId Function;
    PathId Location, Object;
  };
  struct CallSite {
    FunctionId Caller;
    EventId Event;
  };
  EntityId pointerMember(PathId Location) const;
  EntityId keptBy(PathId Location, PathId Object) const;
  void findStores();
  void findCallSites();
  PathId target(llvm::ArrayRef<Store> Stores);
  PathId resolve(FunctionId F, PathId Path, unsigned Depth);
  PathId made(FunctionId F, const AccessPath &A);
  PathId fromCallers(FunctionId F, PathId Path, unsigned Depth);
  PathId ofClass(FunctionId F, const AccessPath &A);

  Program &P;
  const CallGraph &G;
  const LockFlow &Locks;
  const SharedClasses &Classes;
  Objects &Abs;
  std::map<EntityId, std::vector<Store>> Stored;
  std::vector<llvm::SmallVector<CallSite, 1>> CallSites; // by callee
  /// More are not looked through: then nothing is said.
  static constexpr size_t MostStores = 64, MostCallers = 64;
  static constexpr unsigned Deepest = 5;
};

} // namespace

/// The pointer or reference member that \p Location, which names an object, goes
/// through last; none if it does not end there.
EntityId Finder::pointerMember(PathId Location) const {
  const AccessPath &A = P.Paths[Location];
  size_t N = upToLastField(A);
  if (N == 0)
    return {};
  EntityId Field(A.Steps[N - 1].Operand);
  const VariableFacts *V = P.variableFacts(Field);
  bool Reference = V && V->Type.is(TypeTrait::Reference);
  bool Ends = Reference ? A.Steps.size() == N
                        : A.Steps.size() == N + 1 && A.Steps.back().Kind == StepKind::Deref;
  return V && Ends ? Field : EntityId();
}

/// The member that keeps the pointer which the call at the root of \p Location gave; none
/// if \p Object is no such member.
EntityId Finder::keptBy(PathId Location, PathId Object) const {
  const AccessPath &A = P.Paths[Location];
  bool Given =
      A.Root == RootKind::Result && A.Steps.size() == 1 && A.Steps.front().Kind == StepKind::Deref;
  return Given && Object ? pointerMember(Object) : EntityId();
}

void Finder::findStores() {
  for (size_t I = 0; I != P.Functions.size(); ++I)
    for (auto [Location, Object] : Locks.pointers(FunctionId(I)))
      // A copy names what it is a copy of.
      if (EntityId Field = pointerMember(Location);
          Field && !(Object && pointerMember(Object) == Field)) {
        if (auto &List = Stored[Field]; List.size() <= MostStores)
          List.push_back({FunctionId(I), Location, Object});
      } else if (EntityId Keeper = keptBy(Location, Object)) {
        // What a call gave is known by the member that keeps it: another object for
        // each call.
        Stored[Keeper].push_back({FunctionId(I), Object, PathId()});
      }
}

void Finder::findCallSites() {
  CallSites.resize(P.Functions.size());
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    const FunctionSummary &Body = P.body(FunctionId(I));
    for (size_t E = 0; E != Body.Events.size(); ++E)
      if (Body.Events[E].Kind == EventKind::Call)
        for (FunctionId Callee : G.callees(FunctionId(I), EventId(E)))
          if (auto &List = CallSites[Callee.index()]; List.size() <= MostCallers)
            List.push_back({FunctionId(I), EventId(E)});
  }
}

void Finder::run() {
  findStores();
  findCallSites();
  for (auto &[Field, Stores] : Stored)
    if (PathId Target = target(Stores))
      Abs.bindField(Field, Target);
}

PathId Finder::target(llvm::ArrayRef<Store> Stores) {
  if (Stores.size() > MostStores)
    return {};
  PathId Common;
  for (const Store &S : Stores) {
    if (!S.Object)
      return {};
    // What is made where it is stored is as many objects as those that hold it.
    RootKind Holder = P.Paths[S.Location].Root, Value = P.Paths[S.Object].Root;
    bool Given = Holder == RootKind::This || Holder == RootKind::Param;
    bool New = Value == RootKind::Local || Value == RootKind::Result;
    PathId Target = !(Given && New) ? resolve(S.Function, S.Object, Deepest) : PathId();
    if (!Target || (Common && Common != Target))
      return {};
    Common = Target;
  }
  return Common;
}

/// \p Path of \p F in absolute terms, if it is the same for all who call \p F, up to \p Depth
/// calls away.
PathId Finder::resolve(FunctionId F, PathId Path, unsigned Depth) {
  const AccessPath A = P.Paths[Path];
  if (A.AddressOf || A.Truncated || A.RootOperand == ReturnedOperand || Depth == 0 ||
      llvm::any_of(A.Steps, [](const Step &S) { return S.Kind == StepKind::Element; }))
    return {};
  switch (A.Root) {
  case RootKind::Global:
    return Abs.Paths.append(Abs.Paths.root(RootKind::Global, A.RootOperand), A.Steps, false);
  case RootKind::Local:
  case RootKind::Result:
    return made(F, A);
  case RootKind::This:
  case RootKind::Param: {
    PathId Given = fromCallers(F, Path, Depth);
    return Given || A.Root == RootKind::Param ? Given : ofClass(F, A);
  }
  default:
    return {};
  }
}

/// What \p F itself has made, by name or by `new`: one object, unless it does so in a loop.
PathId Finder::made(FunctionId F, const AccessPath &A) {
  bool New =
      A.Root == RootKind::Result && !A.Steps.empty() && A.Steps.front().Kind == StepKind::Deref;
  llvm::ArrayRef<Step> Inside = llvm::ArrayRef(A.Steps).drop_front(New);
  if (llvm::any_of(Inside, [](const Step &S) { return S.Kind == StepKind::Deref; }))
    return {};
  const FunctionSummary &Body = P.body(F);
  auto Makes = [&](const Event &E, size_t Index) {
    if (A.Root == RootKind::Result)
      return Index == A.RootOperand;
    return E.Object && P.Paths[E.Object].Root == A.Root &&
           P.Paths[E.Object].RootOperand == A.RootOperand;
  };
  for (size_t I = 0; I != Body.Events.size(); ++I)
    if (Makes(Body.Events[I], I)) {
      if (Loops(Body).innermost(EventId(I)))
        return {};
      break;
    }
  Origin O;
  O.What = A.Root == RootKind::Local ? Origin::Kind::Local : Origin::Kind::Result;
  O.Function = F;
  O.Index = A.RootOperand;
  if (A.Root == RootKind::Local)
    O.Class = Body.Locals[A.RootOperand].Type.Record;
  return Abs.Paths.append(Abs.origin(O), A.Steps, false);
}

PathId Finder::fromCallers(FunctionId F, PathId Path, unsigned Depth) {
  llvm::ArrayRef<CallSite> Sites = CallSites[F.index()];
  if (Sites.size() > MostCallers)
    return {};
  PathId Common;
  for (const CallSite &S : Sites) {
    Binding B = bindCall(P, P.body(S.Caller), S.Event);
    PathId Given = substitute(Path, B, P.Paths, P.Paths);
    if (Given)
      Given = Locks.normalise(S.Caller, Given);
    PathId Target = Given ? resolve(S.Caller, Given, Depth - 1) : PathId();
    if (!Target || (Common && Common != Target))
      return {};
    Common = Target;
  }
  return Common;
}

/// A part of the object of a method, whichever that is: of the one that threads
/// share, if the class is made to be shared.
PathId Finder::ofClass(FunctionId F, const AccessPath &A) {
  const FunctionFacts *Facts = P.functionFacts(P.body(F).Function);
  if (!Facts || !Facts->Class || Facts->Lambda || followsPointer(A) || A.Steps.empty() ||
      !Classes.shared(Facts->Class))
    return {};
  return Abs.Paths.append(Abs.shared(Facts->Class), A.Steps, false);
}

void heddle::analysis::bindFieldTargets(Program &P, const CallGraph &G, const LockFlow &Locks,
                                        const SharedClasses &Classes, Objects &Abs) {
  Finder(P, G, Locks, Classes, Abs).run();
}
