//===- Analysis/Contexts.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Contexts.h"
#include "Analysis/FieldTargets.h"
#include "Analysis/Propagation.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

Contexts::Contexts(Program &Prog, const CallGraph &Graph, const LockFlow &L, const ThreadFlow &T,
                   const SharedClasses &C, const Relevance &M)
    : Abs(Prog), Published(Prog), P(Prog), G(Graph), Locks(L), Threads(T), Classes(C), Matters(M),
      Demanded(Prog, L), ByFunction(Prog.Functions.size()) {
  Rank.resize(P.Functions.size());
  uint32_t Last = G.components().size();
  for (size_t I = 0; I != G.components().size(); ++I)
    for (FunctionId F : G.components()[I])
      Rank[F.index()] = Last - I;
  lookAtFacts();
  MaxPerFunction = std::clamp(MaxInAll / std::max<size_t>(P.Functions.size(), 1), LeastPerFunction,
                              MostPerFunction);
  MaxMerged =
      std::clamp(MaxInAll / 3 / std::max<size_t>(P.Functions.size(), 1), LeastMerged, MostMerged);
  liveSet({});
  joinedSet({});
  bindFieldTargets(P, G, Locks, Classes, Abs);
  addRoots();
  // Each context is visited once; what is learnt of its roots later is passed
  // on along the edges found then.
  Propagation Prop(*this);
  while (!Work.empty() || !RootWork.empty()) {
    if (!Work.empty()) {
      ContextId Next = Work.top().second;
      Work.pop();
      Prop.visit(Next);
    } else {
      ContextId Next = RootWork.begin()->second;
      RootWork.erase(RootWork.begin());
      passRootsOn(Next);
    }
  }
  Prop.countThreads();
  // Answered while some pointers were not known yet.
  AbsoluteBefore = decltype(AbsoluteBefore)();
  Absolute = decltype(Absolute)();
  CallersBefore = decltype(CallersBefore)();
  Normal = decltype(Normal)();
  Own = decltype(Own)();
  NamesOf = FunctionId();
  // All roots have been passed on.
  for (size_t I = 0; I != List.size(); ++I)
    List[I].Callees = {};
}

void Contexts::lookAtFacts() {
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    OfFunction &F = ByFunction[I];
    F.Told = Locks.hasFlags(FunctionId(I));
    const FunctionFacts *Facts = P.functionFacts(P.body(FunctionId(I)).Function);
    if (!Facts)
      continue;
    F.Class = Facts->Class;
    F.OnObject = Facts->Class && !Facts->Static && !Facts->Lambda;
    F.Static = Facts->Static;
    F.Begins = Facts->Constructor || Facts->Destructor;
    // A transaction that holds its lock in a member is a guard, but not when it takes
    // others.
    F.Means = Facts->Class &&
              (Classes.isLock(Facts->Class) ||
               (Classes.isGuard(Facts->Class) && (F.Begins || !Locks.takesLocks(FunctionId(I)) ||
                                                  !Locks.effects(FunctionId(I)).Exit.empty() ||
                                                  Locks.effects(FunctionId(I)).Conditional)));
  }
}

void Contexts::open(ContextId C) {
  Visited = C;
  Absolute.clear();
  CallersBefore.clear();
  if (FunctionId F = List[C.index()].Function; F != NamesOf) {
    Normal.clear();
    Own.clear();
    NamesOf = F;
  }
}

void Contexts::close(bool CalledAgain) {
  llvm::sort(CalleesNow);
  CalleesNow.erase(llvm::unique(CalleesNow), CalleesNow.end());
  List[Visited.index()].Callees.assign(CalleesNow.begin(), CalleesNow.end());
  CalleesNow.clear();
  if (CalledAgain)
    AbsoluteBefore.insert(Absolute.begin(), Absolute.end());
  Absolute.clear();
  Visited = ContextId();
}

void Contexts::addRoots(ContextId Id, llvm::ArrayRef<RootId> From) {
  Context &C = List[Id.index()];
  if (C.Roots.size() >= 2 * MaxRoots)
    return;
  bool Changed = false;
  for (RootId R : From) {
    auto It = llvm::lower_bound(C.Roots, R);
    if (It != C.Roots.end() && *It == R)
      continue;
    // A function that everybody calls: more of the functions that nobody calls
    // say nothing new about it.
    bool Telling = root(R).What != Root::Kind::Entry;
    if (C.Roots.size() >= (Telling ? 2 * MaxRoots : MaxRoots))
      continue;
    C.Roots.insert(It, R);
    Changed = true;
  }
  if (Changed)
    RootWork.insert({Rank[C.Function.index()], Id});
}

void Contexts::passRootsOn(ContextId Id) {
  std::vector<RootId> From = List[Id.index()].Roots;
  auto &Callees = List[Id.index()].Callees;
  llvm::sort(Callees);
  Callees.erase(llvm::unique(Callees), Callees.end());
  for (ContextId Callee : Callees)
    addRoots(Callee, From);
  for (RootId Started : List[Id.index()].Starts)
    Roots[Started.index()].StartedBy.insert(From.begin(), From.end());
}

/// The number of \p S among \p All, where it is put if it is new.
template <class Id, class Set>
static Id intern(Set S, std::vector<Set> &All, std::map<Set, Id> &Ids) {
  auto [It, New] = Ids.try_emplace(S, Id(All.size()));
  if (New)
    All.push_back(std::move(S));
  return It->second;
}

LiveSetId Contexts::liveSet(std::set<LiveThread> S) {
  return intern(std::move(S), LiveSets, LiveSetIds);
}

JoinedSetId Contexts::joinedSet(std::set<ThreadKey> S) {
  return intern(std::move(S), JoinedSets, JoinedSetIds);
}

HeldLock Contexts::once(ContextId C, EventId E, PathId Flag) const {
  HeldLock H;
  H.Lock = Flag;
  H.What = Exclusion::Once;
  H.Function = List[C.index()].Function;
  H.Site = E;
  H.Context = C;
  return H;
}

RootId Contexts::addRoot(Root R) {
  Roots.push_back(std::move(R));
  return RootId(Roots.size() - 1);
}

std::vector<HeldLock> Contexts::heldAt(ContextId Id, EventId E) {
  const Context &C = List[Id.index()];
  std::vector<HeldLock> Out = C.Locks;
  for (const LockEntry &L : Locks.before(C.Function, E, C.Told)) {
    PathId Lock = absolute(Id, L.Lock);
    auto It = llvm::find_if(Out, [&](const HeldLock &H) { return H.Lock == Lock; });
    if (L.May == Held::No) {
      if (Lock && It != Out.end())
        Out.erase(It);
      else if (P.Paths[L.Lock].Root == RootKind::Param && (!Lock || !Abs.known(Lock)))
        // The lock of a guard that was passed, and of which nothing is known here: it
        // may be any of the caller's.
        for (HeldLock &H : Out)
          H.Must &= H.Context == Id;
      continue;
    }
    if (!Lock)
      continue;
    if (L.Must == Held::No && It != Out.end())
      It->Must = false;
    if (L.May != Held::Yes)
      continue;
    if (It == Out.end()) {
      HeldLock H;
      H.Lock = Lock;
      H.Mode = L.Mode;
      H.Must = L.Must == Held::Yes;
      H.Tried = L.Tried;
      H.What = L.What;
      H.Leftover = L.Leftover;
      H.Function = C.Function;
      H.Site = L.Site;
      H.Context = Id;
      Out.push_back(H);
    } else {
      It->Must |= L.Must == Held::Yes;
    }
  }
  // The compiler's own guard is around the making of a static local.
  const Event &Here = P.body(C.Function).Events[E.index()];
  if (Here.Kind <= EventKind::Return)
    for (PathId Made : Here.Locks)
      if (PathId Flag = absolute(Id, Made))
        Out.push_back(once(Id, E, Flag));
  return Out;
}

std::set<SpawnSite> Contexts::runningAt(ContextId Id, EventId E) const {
  const Context &C = List[Id.index()];
  const ThreadState &Local = Threads.before(C.Function, E);
  std::set<SpawnSite> Out;
  for (const LiveThread &T : LiveSets[C.Live.index()])
    if (!Local.Joined.count(T.second))
      Out.insert(T.first);
  for (const LiveThread &T : Local.Live)
    Out.insert(T.first);
  return Out;
}

bool Contexts::isLetGo(ContextId Id, EventId E, const SpawnSite &S) const {
  const Context &C = List[Id.index()];
  LiveThread T(S, ThreadKey());
  return Threads.before(C.Function, E).Live.count(T) || LiveSets[C.Live.index()].count(T);
}

bool Contexts::hasJoined(ContextId Id, EventId E, const ThreadKey &Member) const {
  const Context &C = List[Id.index()];
  const ThreadState &Local = Threads.before(C.Function, E);
  auto IsMember = [&](const LiveThread &T) { return T.second == Member; };
  return (Local.Joined.count(Member) || JoinedSets[C.Joined.index()].count(Member)) &&
         llvm::none_of(Local.Live, IsMember);
}

bool Contexts::owns(RootId R, PathId Path) const {
  const Origin *O = Abs.originOf(Path);
  if (!O || (O->What != Origin::Kind::Local && O->What != Origin::Kind::Result))
    return false;
  return llvm::any_of(of(O->Function),
                      [&](ContextId C) { return llvm::is_contained(List[C.index()].Roots, R); });
}

bool Contexts::mayMove(PathId Path) const {
  const AccessPath &A = Abs.Paths[Path];
  for (size_t I = 0; I + 1 < A.Steps.size(); ++I)
    if (A.Steps[I].Kind == StepKind::Field && A.Steps[I + 1].Kind == StepKind::Deref &&
        Matters.changes(EntityId(A.Steps[I].Operand)))
      return true;
  return false;
}

bool Contexts::isOneOfMany(FunctionId F, EventId Call, FunctionId Callee, FunctionId Target) const {
  auto It = ThroughStored.find({F, Call});
  if (It == ThroughStored.end() || It->second.size() < Many)
    return false;
  auto Known = It->second.find(Callee);
  if (Known != It->second.end() && Known->second)
    return false;
  size_t Leading =
      llvm::count_if(It->second, [&](auto &Stored) { return G.leads(Stored.first, Target); });
  return 2 * Leading < It->second.size();
}

bool Contexts::isDoubtful(std::pair<ContextId, EventId> Caller, ContextId Callee) const {
  auto It = ThroughDoubtful.find({Caller.first, Caller.second, Callee});
  return It != ThroughDoubtful.end() && It->second;
}

/// The shortest way from where \p IsStart holds to \p C, breadth first from the inside
/// out, over contexts that \p R reaches.
std::optional<Contexts::Way> Contexts::wayTo(ContextId C, RootId R,
                                             llvm::function_ref<bool(ContextId)> IsStart) const {
  std::map<ContextId, std::pair<ContextId, EventId>> Inner; // by caller: callee and call
  std::deque<ContextId> Queue{C};
  std::set<ContextId> Seen{C};
  while (!Queue.empty()) {
    ContextId Here = Queue.front();
    Queue.pop_front();
    if (IsStart(Here)) {
      Way Out;
      while (Here != C) {
        auto [Callee, Call] = Inner[Here];
        Out.push_back({Here, Call});
        Here = Callee;
      }
      return Out;
    }
    for (auto [Caller, Call] : List[Here.index()].Callers)
      if (llvm::is_contained(List[Caller.index()].Roots, R) && Seen.insert(Caller).second) {
        Inner[Caller] = {Here, Call};
        Queue.push_back(Caller);
      }
  }
  return std::nullopt;
}

Contexts::Way Contexts::callPath(ContextId C, RootId R, ContextId Via) const {
  if (Ways.size() >= MostWays)
    Ways.clear();
  auto [It, New] = Ways.try_emplace({C, R, Via});
  if (New)
    It->second = findPath(C, R, Via);
  return It->second;
}

Contexts::Way Contexts::findPath(ContextId C, RootId R, ContextId Via) const {
  auto Begins = [&](ContextId Here) { return llvm::is_contained(List[Here.index()].EntryOf, R); };
  if (Via && Via != C)
    if (std::optional<Way> End = wayTo(C, R, [&](ContextId Here) { return Here == Via; }))
      if (std::optional<Way> Whole = wayTo(Via, R, Begins)) {
        Whole->insert(Whole->end(), End->begin(), End->end());
        return *Whole;
      }
  return wayTo(C, R, Begins).value_or(Way());
}
