//===- Analysis/Footprint.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Footprint.h"
#include "Analysis/Loops.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

Footprints::Footprints(const Program &Prog, const CallGraph &Graph, const LockFlow &L,
                       const SharedClasses &C)
    : P(Prog), G(Graph), Locks(L), Classes(C), All(Prog.Functions.size()),
      Known(Prog.Functions.size()), AnyReads(Prog.Functions.size()),
      ComponentOf(Prog.Functions.size()), Reads(Prog.Functions.size(), Unasked) {
  for (size_t I = 0; I != G.components().size(); ++I) {
    const std::vector<FunctionId> &Component = G.components()[I];
    // Twice where functions call each other: what is not known yet says nothing
    // in the first round (an override that hands the sleep on to another one).
    for (FunctionId F : Component)
      look(F);
    for (FunctionId F : Component) {
      Known[F.index()] = true;
      ComponentOf[F.index()] = I;
    }
    if (Component.size() > 1)
      for (FunctionId F : Component)
        look(F);
  }
}

void Footprints::look(FunctionId F) {
  Footprint Sum;
  bool Slept = false, OnlySleeps = true, Reads = false;
  const FunctionSummary &Body = P.body(F);
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    Footprint X = at(F, EventId(I));
    Slept |= X.Sleeps;
    OnlySleeps &= !X.Works && !X.Waits;
    Sum.Works |= X.Works;
    Sum.Waits |= X.Waits;
    Sum.Yields |= X.Yields;
    Sum.Tells |= X.Tells;
    Reads = Reads || anyReadsAt(F, EventId(I));
  }
  // One that also looks at shared state decides something; it is a wait loop,
  // not a sleep. A loop that goes on where a signal broke the sleep off is one.
  const FunctionFacts *Facts = P.functionFacts(Body.Function);
  bool Looks = Slept && (looksAfterSleep(F) || (Reads && !Loops(Body).all().empty()));
  Sum.Sleeps = Slept && OnlySleeps && !Looks && !(Facts && Facts->Main);
  All[F.index()] = Sum;
  AnyReads[F.index()] = Reads;
}

bool Footprints::looksAfterSleep(FunctionId F) const {
  bool Slept = false;
  for (size_t I = 0; I != P.body(F).Events.size(); ++I) {
    if (Slept && anyReadsAt(F, EventId(I)))
      return true;
    Slept = Slept || at(F, EventId(I)).Sleeps;
  }
  return false;
}

std::optional<LocationKey> Footprints::staticKey(FunctionId F, PathId Path) const {
  Path = Locks.normalise(F, Path);
  if (!Path)
    return std::nullopt;
  return variableKey(P.Paths[Path]);
}

bool Footprints::tells(const Event &E) const {
  if (!E.Callee)
    return false;
  llvm::StringRef Name = P.entity(E.Callee).Name;
  return Name.starts_with("std::basic_ostream::") || Name.starts_with("std::ostream::") ||
         llvm::StringSwitch<bool>(Name)
             .Cases({"printf", "fprintf", "puts", "fputs", "putchar", "fflush", "std::printf",
                     "std::fprintf", "std::puts", "std::fputs", "std::putchar", "std::fflush",
                     "std::endl", "std::print", "std::println", "std::operator<<"},
                    true)
             .Default(false);
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
  // Making and ending values, comparing, asking the time.
  if (Callee.InSystemHeader && (E.Constructs || E.Destroys))
    return true;
  for (llvm::StringRef Prefix :
       {"std::chrono::", "std::operator", "std::numeric_limits::", "testing::"})
    if (Name.starts_with(Prefix))
      return true;
  return llvm::StringSwitch<bool>(Name)
      .Cases({"std::min", "std::max", "std::move", "std::forward", "time", "gettimeofday",
              "clock_gettime", "modf", "modff", "modfl", "std::modf", "frexp", "std::frexp",
              "__errno_location"},
             true)
      .Default(false);
}

static void insert(Footprints::Locations &To, const LocationKey &K) {
  auto It = llvm::lower_bound(To, K);
  if (It == To.end() || *It != K)
    To.insert(It, K);
}

/// What a function without a body is told about looks at: the container that it
/// is a method of, a number that it is given by reference.
void Footprints::addReads(Locations &To, FunctionId F, const Event &E) const {
  const catalog::Function *Named = P.Known->function(E.Callee);
  if (Named && Named->Container == catalog::ContainerUse::Read)
    if (std::optional<LocationKey> K = staticKey(F, E.Object))
      insert(To, *K);
  // The compiler's own copy of a shared object reads all that is in it.
  const FunctionFacts *Facts = P.functionFacts(E.Callee);
  const ClassFacts *Class = Facts ? P.classFacts(Facts->Class) : nullptr;
  if (Class && E.Constructs && E.Args.size() == 1 && staticKey(F, E.Args.front().Path))
    for (EntityId Field : Class->Fields)
      if (To.size() < MaxReads)
        insert(To, {LocationKey::Kind::Field, Field.index(), 0});
  for (const Argument &A : E.Args) {
    const TypeFacts *T =
        A.How == Passing::Reference && A.Path ? typeOf(P, P.body(F), A.Path) : nullptr;
    if (T && T->is(TypeTrait::Integer))
      if (std::optional<LocationKey> K = staticKey(F, A.Path))
        insert(To, *K);
  }
}

bool Footprints::isMeans(FunctionId F) const {
  const FunctionFacts *Facts = P.functionFacts(P.body(F).Function);
  return Facts && Facts->Class && Classes.isMeans(Facts->Class);
}

bool Footprints::isGiven(PathId Object) const {
  RootKind Root = Object ? P.Paths[Object].Root : RootKind::Unknown;
  return Root == RootKind::Param || Root == RootKind::Capture;
}

bool Footprints::anyReadsAt(FunctionId F, EventId Id) const {
  const Event &E = P.body(F).Events[Id.index()];
  // An atomic that a caller has named is looked at as well, whatever it is.
  if (E.Kind == EventKind::Read)
    return staticKey(F, E.Object).has_value() || (E.How != Sync::Plain && isGiven(E.Object));
  if (E.Kind != EventKind::Call)
    return false;
  llvm::ArrayRef<FunctionId> Callees = G.callees(F, Id);
  if (!Callees.empty())
    return llvm::any_of(Callees, [&](FunctionId C) {
      return Known[C.index()] && AnyReads[C.index()] && !isMeans(C);
    });
  Locations Here;
  addReads(Here, F, E);
  return !Here.empty();
}

Footprints::Locations Footprints::readsAt(FunctionId F, EventId Id) {
  if (P.body(F).Events[Id.index()].Kind == EventKind::Call)
    for (FunctionId C : G.callees(F, Id))
      collectReads(C);
  return readsAt(F, Id, /*WithOwnComponent=*/true);
}

/// The reads of \p F and of all that it calls, callees before callers.
void Footprints::collectReads(FunctionId F) {
  if (!AnyReads[F.index()] || Reads[F.index()] != Unasked)
    return;
  std::vector<bool> Seen(G.components().size());
  std::vector<uint32_t> Wanted{ComponentOf[F.index()]};
  Seen[Wanted.front()] = true;
  for (size_t I = 0; I != Wanted.size(); ++I)
    for (FunctionId Caller : G.components()[Wanted[I]])
      for (FunctionId C : G.allCallees(Caller))
        if (uint32_t Of = ComponentOf[C.index()];
            !Seen[Of] && AnyReads[C.index()] && Reads[C.index()] == Unasked) {
          Seen[Of] = true;
          Wanted.push_back(Of);
        }
  llvm::sort(Wanted);
  for (uint32_t I : Wanted) {
    const std::vector<FunctionId> &Component = G.components()[I];
    // In two rounds, as the constructor has it.
    for (FunctionId Each : Component)
      keepReads(Each, lookFor(Each, /*WithOwnComponent=*/false));
    if (Component.size() > 1)
      for (FunctionId Each : Component)
        keepReads(Each, lookFor(Each, /*WithOwnComponent=*/true));
  }
}

void Footprints::keepReads(FunctionId F, Locations Sum) {
  auto [It, New] = ReadSetIds.try_emplace(std::move(Sum), ReadSets.size());
  if (New)
    ReadSets.push_back(&It->first);
  Reads[F.index()] = It->second;
}

Footprints::Locations Footprints::lookFor(FunctionId F, bool WithOwnComponent) const {
  Locations Sum;
  // Calls that run the same bodies share a list of them; the second adds nothing.
  llvm::SmallPtrSet<const FunctionId *, 8> Added;
  const FunctionSummary &Body = P.body(F);
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind == EventKind::Call) {
      llvm::ArrayRef<FunctionId> Callees = G.callees(F, EventId(I));
      if (!Callees.empty() && !Added.insert(Callees.data()).second)
        continue;
    } else if (E.Kind != EventKind::Read) {
      continue;
    }
    for (const LocationKey &K : readsAt(F, EventId(I), WithOwnComponent)) {
      if (Sum.size() == MaxReads)
        return Sum;
      insert(Sum, K);
    }
  }
  return Sum;
}

Footprints::Locations Footprints::readsAt(FunctionId F, EventId Id, bool WithOwnComponent) const {
  Locations Out;
  const Event &E = P.body(F).Events[Id.index()];
  if (E.Kind == EventKind::Read) {
    if (std::optional<LocationKey> K = staticKey(F, E.Object))
      Out.push_back(*K);
    return Out;
  }
  if (E.Kind != EventKind::Call)
    return Out;
  llvm::ArrayRef<FunctionId> Callees = G.callees(F, Id);
  if (!Callees.empty())
    return readsOfAny(F, Callees, WithOwnComponent);
  addReads(Out, F, E);
  return Out;
}

Footprints::Locations Footprints::readsOfAny(FunctionId F, llvm::ArrayRef<FunctionId> Callees,
                                             bool WithOwnComponent) const {
  Locations Out, Sum;
  llvm::SmallVector<uint32_t, 8> Added;
  size_t Count = 0;
  for (FunctionId C : Callees) {
    if (!WithOwnComponent && ComponentOf[C.index()] == ComponentOf[F.index()])
      continue;
    uint32_t Set = Reads[C.index()];
    if (Set == Unasked || isMeans(C))
      continue;
    const Locations &Here = *ReadSets[Set];
    if (!llvm::is_contained(Added, Set)) {
      Added.push_back(Set);
      Sum.clear();
      std::set_union(Out.begin(), Out.end(), Here.begin(), Here.end(), std::back_inserter(Sum));
      Out.swap(Sum);
    }
    Count += Here.size();
    // A call that can run a thousand functions reads more than anybody asks for.
    if (Count > 4 * MaxReads) {
      if (Out.size() >= MaxReads)
        break;
      Count = Out.size();
    }
  }
  return Out;
}

Footprint Footprints::at(FunctionId F, EventId Id) const {
  Footprint X;
  const Event &E = P.body(F).Events[Id.index()];
  switch (E.Kind) {
  case EventKind::Sleep:
    X.Sleeps = true;
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
      const catalog::Function *Named = P.Known->function(E.Callee);
      X.Yields = Named && Named->Does == catalog::Role::Yield;
      X.Tells = tells(E);
      X.Works = !X.Tells && !harmless(E);
      break;
    }
    bool AllSleep = true, AnySleeps = false;
    for (FunctionId C : Callees) {
      if (!Known[C.index()])
        continue;
      if (isMeans(C)) {
        AllSleep = false;
        continue;
      }
      const Footprint &Y = All[C.index()];
      AllSleep &= Y.Sleeps;
      AnySleeps |= Y.Sleeps;
      X.Works |= Y.Works;
      X.Waits |= Y.Waits;
      X.Yields |= Y.Yields;
      X.Tells |= Y.Tells;
    }
    // An override that only counts the calls, as tests have it, stands for the
    // one that sleeps.
    X.Sleeps = AnySleeps && (AllSleep || E.Virtual);
    if (X.Sleeps)
      X.Works = X.Waits = false;
    break;
  }
  default:
    break;
  }
  return X;
}
