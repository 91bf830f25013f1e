//===- Analysis/Relevance.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Relevance.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

Relevance::Relevance(Program &Prog, const CallGraph &Graph, const LockFlow &L)
    : P(Prog), G(Graph), Locks(L), All(Prog.Functions.size()), Changed(Prog.Entities.size()) {
  findChanged();
  for (const std::vector<FunctionId> &Component : G.components())
    for (bool Again = true; Again;) {
      Again = false;
      for (FunctionId F : Component) {
        Relevant R = look(F);
        Again |= Component.size() > 1 && !(R == All[F.index()]);
        All[F.index()] = R;
      }
    }
}

void Relevance::noteChanged(FunctionId F, PathId Path) {
  Path = Locks.normalise(F, Path);
  if (!Path)
    return;
  if (EntityId V = lastVariable(P.Paths[Path]))
    Changed[V.index()] = true;
}

/// Whether a member that is a reference is followed on the way.
bool Relevance::followsReference(const AccessPath &A) const {
  size_t Last = upToLastField(A);
  for (size_t I = 0; I + 1 < Last; ++I)
    if (A.Steps[I].Kind == StepKind::Field)
      if (const VariableFacts *V = P.variableFacts(EntityId(A.Steps[I].Operand));
          V && V->Type.is(TypeTrait::Reference))
        return true;
  return false;
}

void Relevance::findChanged() {
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    FunctionId F(I);
    const FunctionSummary &Body = P.body(F);
    const FunctionFacts *Facts = P.functionFacts(Body.Function);
    bool Makes = Facts && (Facts->Constructor || Facts->Destructor);
    // A thread that a constructor has started may have the object already.
    bool Started = false;
    auto OfTheNew = [&](PathId Path) {
      const AccessPath &A = P.Paths[Path];
      return Makes && !Started && A.Root == RootKind::This && !followsPointer(A) &&
             !followsReference(A);
    };
    auto HandedOut = [&](PathId Path, bool ByReference) {
      if (Path && (ByReference || P.Paths[Path].AddressOf))
        noteChanged(F, Path);
    };
    for (size_t Index = 0; Index != Body.Events.size(); ++Index) {
      const Event &E = Body.Events[Index];
      Started |= E.Kind == EventKind::Spawn;
      catalog::ContainerUse Use = containerUse(F, EventId(Index));
      bool Writes = E.Kind == EventKind::Write || E.Kind == EventKind::ReadModifyWrite ||
                    Use == catalog::ContainerUse::Write || Use == catalog::ContainerUse::Insert;
      if (Writes && E.Object && !OfTheNew(E.Object))
        noteChanged(F, E.Object);
      HandedOut(E.Source, E.Kind == EventKind::Return && Facts && Facts->ReturnsReference);
      for (const Argument &A : E.Args)
        HandedOut(A.Path, A.How == Passing::Reference);
    }
    for (const Callable &C : Body.Callables) {
      for (const Capture &K : C.Captures)
        HandedOut(K.Path, K.ByReference);
      for (const Argument &A : C.Bound)
        HandedOut(A.Path, A.How == Passing::Reference);
    }
  }
}

catalog::ContainerUse Relevance::containerUse(FunctionId F, EventId Id) const {
  const Event &E = P.body(F).Events[Id.index()];
  if (E.Kind != EventKind::Call || !E.Object || !G.callees(F, Id).empty())
    return catalog::ContainerUse::None;
  const catalog::Function *Known = P.Known->function(E.Callee);
  return Known ? Known->Container : catalog::ContainerUse::None;
}

/// Whether the call is one of the library that works on a state of its own (localtime).
bool Relevance::hasHiddenState(FunctionId F, EventId Id) const {
  const Event &E = P.body(F).Events[Id.index()];
  const catalog::Function *Known = E.Callee ? P.Known->function(E.Callee) : nullptr;
  return Known && Known->ThreadUnsafe && G.callees(F, Id).empty();
}

bool Relevance::judged(FunctionId F, EventId Id) const {
  const Event &E = P.body(F).Events[Id.index()];
  if (E.Kind > EventKind::Return)
    return true;
  bool Container = containerUse(F, Id) != catalog::ContainerUse::None;
  if ((E.Kind > EventKind::ReadModifyWrite && !Container) || !E.Object)
    return false;
  PathId Path = Locks.normalise(F, E.Object);
  const AccessPath &A = P.Paths[Path];
  if (A.Root == RootKind::Unknown)
    return false;
  // A thread may run a method of the local: `reader.start()`.
  auto IsOfThread = [&](const Callable &C) {
    return C.IsMethod && C.Object && P.Paths[C.Object].Root == RootKind::Local &&
           P.Paths[C.Object].RootOperand == A.RootOperand;
  };
  if (A.Root == RootKind::Local && !P.body(F).Locals[A.RootOperand].Escapes && !followsPointer(A) &&
      llvm::none_of(P.body(F).Callables, IsOfThread))
    return false;
  // The closure's own copy.
  if (const AccessPath &Written = P.Paths[E.Object];
      Written.Root == RootKind::Capture && !followsPointer(Written) && !followsReference(Written) &&
      Written.RootOperand < P.body(F).Captures.size() &&
      !P.body(F).Captures[Written.RootOperand].ByReference)
    return false;
  EntityId Variable = lastVariable(A);
  bool Beyond = A.Steps.size() != upToLastField(A);
  return !Variable || Beyond || Changed[Variable.index()];
}

void Relevance::add(Relevant &R, FunctionId F, PathId Path) const {
  Path = Locks.normalise(F, Path);
  if (!Path)
    return;
  const AccessPath &A = P.Paths[Path];
  if (A.Root == RootKind::This)
    R.This = true;
  else if (A.Root == RootKind::Param)
    R.Params |= Relevant::bit(A.RootOperand);
  else if (A.Root == RootKind::Capture)
    R.Captures |= Relevant::bit(A.RootOperand);
}

void Relevance::addBinding(Relevant &R, FunctionId F, const Relevant &Callee,
                           const Binding &B) const {
  if (Callee.This)
    add(R, F, B.This);
  for (uint32_t I = 0; I != B.Params.size(); ++I)
    if (Callee.param(I))
      add(R, F, B.Params[I]);
  for (uint32_t I = 0; I != B.Captures.size(); ++I)
    if (Callee.capture(I))
      add(R, F, B.Captures[I]);
}

/// What a callable that is made here, and run somewhere, will look at. A callable
/// that the caller chose may be anything.
bool Relevance::addCallable(Relevant &R, FunctionId F, const Argument &A) const {
  bool Found = false;
  if (A.Callable) {
    const Callable &K = P.body(F).Callables[A.Callable.index()];
    for (FunctionId Target : G.callableTargets(F, A.Callable))
      if (All[Target.index()].Any) {
        Found = true;
        addBinding(R, F, All[Target.index()], bindCallable(P, P.body(F), K, {}));
      }
    if (K.Stored) {
      add(R, F, K.Stored);
      Found = true;
    }
  }
  if (A.Path)
    if (const TypeFacts *T = typeOf(P, P.body(F), A.Path); T && T->is(TypeTrait::Callable)) {
      add(R, F, A.Path);
      Found = true;
    }
  return Found;
}

/// A member of something, or a global: others can follow it.
static bool keptInObject(const AccessPath &Place) {
  return Place.Root == RootKind::Global ||
         llvm::any_of(Place.Steps, [](const Step &S) { return S.Kind == StepKind::Field; });
}

void Relevance::addCall(Relevant &R, FunctionId F, EventId Id) const {
  const Event &E = P.body(F).Events[Id.index()];
  if (E.CalleePath) {
    // It may be anything.
    R.Any = true;
    add(R, F, E.CalleePath);
    for (const Argument &A : E.Args) {
      add(R, F, A.Path);
      addCallable(R, F, A);
    }
  }
  llvm::ArrayRef<FunctionId> Callees = G.callees(F, Id);
  if (Callees.empty()) {
    // Run in place, or kept by what it is given to.
    for (const Argument &A : E.Args)
      if (addCallable(R, F, A)) {
        R.Any = true;
        add(R, F, E.Object);
      }
    return;
  }
  Binding B = bindCall(P, P.body(F), Id);
  for (FunctionId C : Callees) {
    const Relevant &X = All[C.index()];
    if (!X.Any)
      continue;
    R.Any = true;
    // Which one it is hangs on the object.
    if (E.Virtual && Callees.size() > 1)
      add(R, F, E.Object);
    addBinding(R, F, X, B);
    for (uint32_t I = 0; I != E.Args.size(); ++I)
      if (X.param(I))
        addCallable(R, F, E.Args[I]);
  }
}

Relevant Relevance::look(FunctionId F) const {
  Relevant R = All[F.index()];
  const FunctionSummary &Body = P.body(F);
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind == EventKind::Call) {
      addCall(R, F, EventId(I));
      R.Any |= hasHiddenState(F, EventId(I));
      if (judged(F, EventId(I))) {
        R.Any = true;
        add(R, F, E.Object);
      }
    } else if (E.Kind == EventKind::Store) {
      Argument Kept = E.Args.empty() ? Argument() : E.Args.front();
      if (!Kept.Path)
        Kept.Path = E.Source;
      if (addCallable(R, F, Kept)) {
        R.Any = true;
        add(R, F, E.Object);
      }
    } else if (judged(F, EventId(I))) {
      R.Any = true;
      add(R, F, E.Object);
      add(R, F, E.Source);
      for (PathId L : E.Locks)
        add(R, F, L);
      if (E.Kind == EventKind::Read)
        continue;
      for (const Argument &A : E.Args) {
        add(R, F, A.Path);
        addCallable(R, F, A);
      }
    }
  }
  // What is judged may be reached through pointers that are set here.
  if (R.Any)
    for (auto [Place, Object] : Locks.pointers(F))
      if (Object && keptInObject(P.Paths[Place]))
        add(R, F, Object);
  return R;
}
