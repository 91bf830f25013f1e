//===- Analysis/Footprint.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Footprint.h"
#include "Analysis/Loops.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

Footprints::Footprints(const Program &Prog, const CallGraph &Graph, const LockFlow &L,
                       const SharedClasses &C)
    : P(Prog), G(Graph), Locks(L), Classes(C), All(Prog.Functions.size()) {
  for (const std::vector<FunctionId> &Component : G.components())
    for (FunctionId F : Component) {
      Footprint Sum;
      bool Slept = false, OnlySleeps = true;
      const FunctionSummary &Body = P.body(F);
      for (size_t I = 0; I != Body.Events.size(); ++I) {
        Footprint X = at(F, EventId(I));
        Slept |= X.Sleeps;
        OnlySleeps &= !X.Works && !X.Waits;
        Sum.Works |= X.Works;
        Sum.Waits |= X.Waits;
        for (const LocationKey &K : X.Reads)
          if (Sum.Reads.size() < MaxReads)
            Sum.Reads.insert(K);
      }
      // One that also looks at shared state decides something; it is a wait
      // loop, not a sleep.
      const FunctionFacts *Facts = P.functionFacts(Body.Function);
      bool Looks = Slept && (looksAfterSleep(F) || !Loops(Body).all().empty());
      Sum.Sleeps = Slept && OnlySleeps && !Looks && !(Facts && Facts->Main);
      All[F.index()] = std::move(Sum);
    }
}

bool Footprints::looksAfterSleep(FunctionId F) const {
  bool Slept = false;
  for (size_t I = 0; I != P.body(F).Events.size(); ++I) {
    Footprint X = at(F, EventId(I));
    if (Slept && !X.Reads.empty())
      return true;
    Slept |= X.Sleeps;
  }
  return false;
}

std::optional<LocationKey> Footprints::staticKey(FunctionId F, PathId Path) const {
  Path = Locks.normalise(F, Path);
  if (!Path)
    return std::nullopt;
  const AccessPath &A = P.Paths[Path];
  LocationKey K;
  size_t N = A.Steps.size();
  while (N != 0 && A.Steps[N - 1].Kind != StepKind::Field) {
    K.Suffix = K.Suffix * 4 + (A.Steps[N - 1].Kind == StepKind::Deref ? 1 : 2);
    --N;
  }
  if (N != 0) {
    K.What = LocationKey::Kind::Field;
    K.Id = A.Steps[N - 1].Operand;
    return K;
  }
  if (A.Root != RootKind::Global)
    return std::nullopt;
  K.What = LocationKey::Kind::Global;
  K.Id = A.RootOperand;
  return K;
}

bool Footprints::harmless(const Event &E) const {
  if (!E.Callee)
    return false;
  const Entity &Callee = P.entity(E.Callee);
  if (const catalog::Function *Known = P.Known->function(E.Callee)) {
    if (Known->Container == catalog::ContainerUse::Read || Known->Moves ||
        Known->Does == catalog::Role::Yield)
      return true;
    if (Known->Container != catalog::ContainerUse::None || Known->Does != catalog::Role::None)
      return false;
  }
  const FunctionFacts *Facts = P.functionFacts(E.Callee);
  if (Facts && Facts->Const)
    return true;
  llvm::StringRef Name = Callee.Name;
  // Making and ending values, comparing, asking the time, telling people.
  if (Callee.InSystemHeader && (E.Constructs || E.Destroys))
    return true;
  for (llvm::StringRef Prefix : {"std::chrono::", "std::operator", "std::basic_ostream::",
                                 "std::ostream::", "std::numeric_limits::", "testing::"})
    if (Name.starts_with(Prefix))
      return true;
  return llvm::StringSwitch<bool>(Name)
      .Cases({"printf", "fprintf", "puts", "fputs", "fflush", "std::printf", "std::fprintf",
              "std::endl", "std::min", "std::max", "std::move", "std::forward", "time",
              "gettimeofday", "clock_gettime"},
             true)
      .Default(false);
}

Footprint Footprints::at(FunctionId F, EventId Id) const {
  Footprint X;
  const Event &E = P.body(F).Events[Id.index()];
  switch (E.Kind) {
  case EventKind::Sleep:
    X.Sleeps = true;
    break;
  case EventKind::Read:
    if (std::optional<LocationKey> K = staticKey(F, E.Object))
      X.Reads.insert(*K);
    break;
  case EventKind::Write:
  case EventKind::ReadModifyWrite: {
    // A local's own memory is nobody's business.
    RootKind Root = E.Object ? P.Paths[E.Object].Root : RootKind::Unknown;
    X.Works = Root != RootKind::Local && Root != RootKind::Result;
    break;
  }
  case EventKind::Spawn:
  case EventKind::Notify:
    X.Works = true;
    break;
  case EventKind::Join:
  case EventKind::Wait:
  case EventKind::Block:
    X.Waits = true;
    break;
  case EventKind::Call: {
    llvm::ArrayRef<FunctionId> Callees = G.callees(F, Id);
    if (Callees.empty()) {
      X.Works = !harmless(E);
      break;
    }
    bool AllSleep = true;
    for (FunctionId C : Callees) {
      const FunctionFacts *Facts = P.functionFacts(P.body(C).Function);
      if (Facts && Facts->Class && Classes.isMeans(Facts->Class)) {
        AllSleep = false;
        continue;
      }
      const Footprint &Y = All[C.index()];
      AllSleep &= Y.Sleeps;
      X.Works |= Y.Works;
      X.Waits |= Y.Waits;
      X.Reads.insert(Y.Reads.begin(), Y.Reads.end());
    }
    X.Sleeps = AllSleep;
    if (X.Sleeps)
      X.Works = X.Waits = false;
    break;
  }
  default:
    break;
  }
  return X;
}
