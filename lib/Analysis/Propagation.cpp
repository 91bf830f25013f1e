//===- Analysis/Propagation.cpp -------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Propagation.h"
#include "Analysis/TeamOrder.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// Whether others can come to the place: not a parameter that was set anew.
static bool outlivesCall(const AccessPath &Place) {
  bool Member = llvm::any_of(Place.Steps, [](const Step &S) { return S.Kind == StepKind::Field; });
  return Member || Place.Root == RootKind::Global || Place.Root == RootKind::Local ||
         Place.Root == RootKind::Result;
}

/// What the function's pointers name is known to everybody who reaches them:
/// to the methods of a worker whose constructor was given a reference.
void Propagation::bindPointers(ContextId C) {
  if (Ctx[C].Merged)
    return;
  for (auto [Location, Object] : Ctx.Locks.pointers(Ctx[C].Function)) {
    if (!Object)
      continue;
    // What a call gave is known by the member that keeps it, which then names nothing
    // that it was given elsewhere.
    if (P.Paths[Location].Root == RootKind::Result && P.Paths[Location].Steps.size() == 1 &&
        lastField(P.Paths[Object]))
      if (PathId Kept = Ctx.inPlace(C, Object))
        Ctx.Abs.bindOther(Kept);
    if (!outlivesCall(P.Paths[Location]))
      continue;
    PathId At = Ctx.inPlace(C, Location), Names = Ctx.absolute(C, Object);
    if (!At || !Names || !Ctx.Abs.known(At) || !Ctx.Abs.known(Names))
      continue;
    Ctx.Abs.bind(At, Names);
  }
}

void Propagation::visit(ContextId C) {
  CalledAgain = false;
  Ctx.open(C);
  bindPointers(C);
  FunctionId F = Ctx[C].Function;
  Flag Told = Ctx[C].Told;
  if (F == Leading.Function) {
    for (EventId E : Leading.Events)
      if (Ctx.Locks.reached(F, E, Told))
        step(C, E);
  } else {
    Leading.Function = F;
    Leading.Events.clear();
    for (size_t I = 0; I != P.body(F).Events.size(); ++I) {
      EventId E(I);
      bool Reached = Ctx.Locks.reached(F, E, Told);
      if (Reached)
        step(C, E);
      if (!Reached || leads(F, E))
        Leading.Events.push_back(E);
    }
  }
  Ctx.close(CalledAgain);
}

void Propagation::step(ContextId C, EventId E) {
  const Event &Ev = P.body(Ctx[C].Function).Events[E.index()];
  switch (Ev.Kind) {
  case EventKind::Call:
    call(C, E);
    break;
  case EventKind::Store:
    store(C, E);
    break;
  case EventKind::Spawn:
    spawn(C, E);
    break;
  case EventKind::Wait:
    // The predicate runs here, with the lock held.
    if (!Ev.Args.empty())
      if (CallableValueId V = valueOf(C, Ev.Args.front()))
        invoke(C, E, V, {});
    break;
  default:
    break;
  }
}

/// Whether the step over \p E leads to anything in some context of \p F.
bool Propagation::leads(FunctionId F, EventId E) {
  const Event &Ev = P.body(F).Events[E.index()];
  auto MayCarry = [&](const Argument &A) { return A.Callable || carriesCallable(F, A.Path); };
  switch (Ev.Kind) {
  case EventKind::Call: {
    if (Ev.CalleePath)
      return true;
    llvm::ArrayRef<FunctionId> Callees = Ctx.G.callees(F, E);
    if (Callees.empty())
      return llvm::any_of(Ev.Args, MayCarry);
    return llvm::any_of(Callees, [&](FunctionId Callee) { return Ctx.Matters.of(Callee).Any; });
  }
  case EventKind::Store:
    return (!Ev.Args.empty() && MayCarry(Ev.Args.front())) || carriesCallable(F, Ev.Source);
  case EventKind::Spawn:
  case EventKind::Wait:
    return true;
  default:
    return false;
  }
}

Binding Propagation::absoluteBinding(ContextId C, const Binding &B) {
  Binding Out;
  Out.This = Ctx.absolute(C, B.This);
  for (PathId Path : B.Params)
    Out.Params.push_back(Ctx.absolute(C, Path));
  for (PathId Path : B.Captures)
    Out.Captures.push_back(Ctx.absolute(C, Path));
  return Out;
}

/// Which members' threads the methods on the way have joined. What main has
/// joined does not run; only of an object that others share one cannot tell.
JoinedSetId Propagation::joinedAt(ContextId From, const ThreadState &Local) {
  const Context &Caller = Ctx[From];
  if (Local.Joined.empty() && Local.Live.empty())
    return Caller.Joined;
  if (llvm::none_of(Caller.Roots, [&](RootId R) { return Ctx.root(R).What == Root::Kind::Api; }))
    return Caller.Joined;
  std::set<ThreadKey> Joined = Ctx.JoinedSets[Caller.Joined.index()];
  for (const ThreadKey &K : Local.Joined)
    if (K.What == ThreadKey::Kind::Field)
      Joined.insert(K);
  for (const LiveThread &T : Local.Live)
    Joined.erase(T.second);
  return Ctx.joinedSet(std::move(Joined));
}

/// What the callee runs under: the caller's locks and threads at the call.
void Propagation::inherit(Context &To, ContextId From, EventId E) {
  const Context &Caller = Ctx[From];
  // What may be held here is judged here: the paths on which it is are not told
  // apart any further.
  To.Locks = Ctx.heldAt(From, E);
  To.Forgot = Caller.Forgot;
  std::erase_if(To.Locks, [&](const HeldLock &H) {
    if (!H.Must && !H.Leftover)
      To.forget(Ctx.Abs.Paths[H.Lock].Root == RootKind::Global ? Context::Forgotten::Any
                                                               : Context::Forgotten::OfObjects);
    return !H.Must;
  });
  const ThreadState &Local = Ctx.Threads.before(Caller.Function, E);
  To.Live = Caller.Live;
  if (!Local.Live.empty() || !Local.Joined.empty()) {
    std::set<LiveThread> Live = Local.Live;
    for (const LiveThread &T : Ctx.LiveSets[Caller.Live.index()])
      if (!Local.Joined.count(T.second))
        Live.insert(T);
    To.Live = Ctx.liveSet(std::move(Live));
  }
  To.Joined = joinedAt(From, Local);
  // An object is no longer private once its constructor has started a thread.
  To.Fresh = Local.Live.empty() ? Caller.Fresh : PathId();
  PathId Object = P.body(Caller.Function).Events[E.index()].Object;
  if (!To.Fresh && Ctx.Published.isUnpublished(Caller.Function, E, Object))
    To.Fresh = Ctx.absolute(From, Object);
  To.Callers.push_back({From, E});
}

ContextId Propagation::enter(ContextId From, Context &&To) {
  ContextId Callee = Ctx.enter(std::move(To), Ctx[From].Roots);
  if (From == Ctx.Visited)
    Ctx.CalleesNow.push_back(Callee);
  else if (auto &Known = Ctx.List[From.index()].Callees; Known.empty() || Known.back() != Callee)
    Known.push_back(Callee);
  return Callee;
}

llvm::ArrayRef<EntityId> Propagation::basesOf(EntityId Class) {
  if (!Class)
    return {};
  auto [It, New] = Bases.try_emplace(Class.index());
  if (New)
    It->second = P.withBases(Class);
  return It->second;
}

/// Of the overrides that a virtual call may run, those that the object can have: on
/// an object whose class is known for certain (a variable, a member) that
/// class's method, or the one that it inherits; else those of classes that are
/// related to what is known of the object.
std::vector<FunctionId> Propagation::thatFit(llvm::ArrayRef<FunctionId> Callees, EntityId Class,
                                             bool Exact) {
  auto ClassOf = [&](FunctionId F) { return Ctx.ByFunction[F.index()].Class; };
  std::vector<FunctionId> Found;
  llvm::ArrayRef<EntityId> Bases = basesOf(Class);
  if (Exact) {
    // The nearest one that has the method.
    for (EntityId Here : Bases) {
      llvm::copy_if(Callees, std::back_inserter(Found),
                    [&](FunctionId F) { return ClassOf(F) == Here; });
      if (!Found.empty())
        break;
    }
  } else if (Class) {
    llvm::copy_if(Callees, std::back_inserter(Found), [&](FunctionId F) {
      return llvm::is_contained(Bases, ClassOf(F)) ||
             llvm::is_contained(basesOf(ClassOf(F)), Class);
    });
  }
  if (Found.empty())
    Found = Callees.vec();
  llvm::erase_if(Found, [&](FunctionId F) { return !Ctx.Matters.of(F).Any; });
  return Found;
}

/// The same for one call on \p Object, without those in which nothing is judged.
llvm::ArrayRef<FunctionId> Propagation::thatFit(bool Virtual, PathId Object,
                                                llvm::ArrayRef<FunctionId> Callees) {
  if (Callees.size() == 1)
    return Ctx.Matters.of(Callees.front()).Any ? Callees : llvm::ArrayRef<FunctionId>();
  EntityId Class;
  bool Exact = false;
  if (Virtual && Object) {
    Class = Ctx.Abs.exactClass(Object);
    Exact = Class.valid();
    if (!Exact)
      Class = Ctx.Abs.declaredClass(Object);
    if (!Exact && !P.classFacts(Class))
      Class = EntityId();
  }
  uint32_t Known = Class ? Class.index() << 1 | Exact : 1u << 31;
  auto [It, New] = Fitting.try_emplace({Callees.data(), Known});
  if (New)
    It->second = thatFit(Callees, Class, Exact);
  return It->second;
}

void Propagation::noteOverrides(ContextId C, EventId E, size_t Targets) {
  if (Targets > 1)
    Ctx.Overrides[uint64_t(C.index()) << 32 | E.index()] = Targets;
}

void Propagation::call(ContextId C, EventId E) {
  FunctionId F = Ctx[C].Function;
  const Event &Ev = P.body(F).Events[E.index()];
  llvm::ArrayRef<FunctionId> Callees = Ctx.G.callees(F, E);
  if (CallableValueId V = Ev.CalleePath ? valueOf(C, Ev.CalleePath) : CallableValueId()) {
    invoke(C, E, V, Ev.Args);
    return;
  }
  if (Callees.empty() && Ev.CalleePath) {
    callThroughPath(C, E);
    return;
  }
  if (Callees.empty()) {
    passCallables(C, E);
    return;
  }
  if (llvm::none_of(Callees, [&](FunctionId F) { return Ctx.Matters.of(F).Any; }))
    return;
  // As bindCall() does; what the call gives back is none of the callee's business.
  Context Common;
  Common.Bound.This = Ctx.absolute(C, Ev.Object);
  for (const Argument &A : Ev.Args)
    Common.Bound.Params.push_back(Ctx.absolute(C, A.Path));
  for (auto [I, A] : llvm::enumerate(Ev.Args))
    if (CallableValueId V = valueOf(C, A)) {
      Common.ParamCallables.resize(I + 1);
      Common.ParamCallables.back() = V;
    }
  llvm::ArrayRef<FunctionId> Run = thatFit(Ev.Virtual, Common.Bound.This, Callees);
  if (Run.empty() || !fansOut(C, E, Run.size()))
    return;
  noteOverrides(C, E, Run.size());
  inherit(Common, C, E);
  for (const FunctionId &Callee : Run) {
    // What locks and guards do is in their effects; inside there is nothing
    // to judge.
    const Contexts::OfFunction &Facts = Ctx.ByFunction[Callee.index()];
    if (Facts.Means)
      continue;
    std::optional<Context> Copy;
    if (&Callee != &Run.back())
      Copy = Common;
    Context &To = Copy ? *Copy : Common;
    To.Function = Callee;
    if (Facts.Told)
      To.Told = Ctx.Locks.tells(Ev, Callee, Ctx[C].Told);
    if (Facts.Begins && !To.Fresh)
      To.Fresh = To.Bound.This;
    // A method of another class on the object may be an overrider's.
    if (Facts.Class && !Facts.Static && !To.Bound.This)
      onUnknownObject(To);
    enter(C, std::move(To));
  }
}

/// Whether a thread is given one object that has a name.
static bool isNamed(const Objects &Abs, const Context &To) {
  auto Names = [&](PathId Path) { return Path && Abs.known(Path) && !Abs.throughElement(Path); };
  return Names(To.Bound.This) || llvm::any_of(To.Bound.Params, Names) ||
         llvm::any_of(To.Bound.Captures, Names);
}

/// What a thread is given and is its own: an element of something, or made in the loop that
/// starts it.
static std::set<PathId> ownElements(const Objects &Abs, const Context &To) {
  llvm::SmallVector<PathId, 4> Given(To.Bound.Captures);
  Given.append(To.Bound.Params.begin(), To.Bound.Params.end());
  Given.push_back(To.Bound.This);
  std::set<PathId> Out;
  for (PathId Path : Given)
    if (Path && Abs.throughElement(Path))
      Out.insert(Path);
  return Out;
}

/// Whether the function that starts a thread at \p Site has done so before.
static bool startsAgain(const ThreadState &S, SpawnSite Site) {
  return llvm::any_of(S.Live, [&](const LiveThread &T) { return T.first == Site; });
}

/// What \p Target is given of the \p Args that stand at the start of its thread. A function
/// that wants a stop token first gets one from the thread itself:
/// `std::jthread t(run, std::ref(queue));` of `void run(std::stop_token, Queue &)`.
static std::vector<Argument> givenToThread(const Program &P, FunctionId Target,
                                           llvm::ArrayRef<Argument> Args) {
  std::vector<Argument> Given = Args.vec();
  const auto &Params = P.body(Target).Params;
  if (Params.size() == Args.size() + 1 && Params.front().Type.Record &&
      P.entity(Params.front().Type.Record).Name == "std::stop_token")
    Given.insert(Given.begin(), Argument());
  return Given;
}

/// Whether threads that run the method \p Target on one object run it on copies: its class
/// has a constructor that splits it (oneTBB's parallel_reduce).
static bool isSplit(const Program &P, FunctionId Target) {
  const FunctionFacts *Method = P.functionFacts(P.body(Target).Function);
  if (!Method || !Method->Class || Method->Lambda)
    return false;
  auto IsTag = [&](const LocalVariable &V) {
    return V.Type.Record &&
           catalog::splitQualifiedName(P.entity(V.Type.Record).Name).second == "split";
  };
  return llvm::any_of(P.Functions, [&](const auto &F) {
    const FunctionFacts *Facts = P.functionFacts(F.Body.Function);
    return Facts && Facts->Constructor && Facts->Class == Method->Class &&
           llvm::any_of(F.Body.Params, IsTag);
  });
}

void Propagation::spawn(ContextId C, EventId E) {
  FunctionId F = Ctx[C].Function;
  const Event &Ev = P.body(F).Events[E.index()];
  if (Ev.Args.empty())
    return;
  // A handler that is written into a field has no callee: the field says it.
  const catalog::Function *Known =
      P.Known->function(Ev.Callee || !Ev.Object ? Ev.Callee : lastField(P.Paths[Ev.Object]));
  // tbb::parallel_invoke, std::transform_reduce(std::execution::par, ...)
  bool Each = Known &&
              (Known->Callable == catalog::Place::all() || Known->Calls != catalog::CallBack::None);
  if (!Each)
    return spawn(C, E, Known, Ev.Args.front(), llvm::ArrayRef(Ev.Args).drop_front());
  for (const Argument &A : Ev.Args)
    spawn(C, E, Known, A, {});
}

/// \p Started, with \p Given, is run by a thread that \p E starts.
void Propagation::spawn(ContextId C, EventId E, const catalog::Function *Known,
                        const Argument &Started, llvm::ArrayRef<Argument> Given) {
  CallableValueId Id = valueOf(C, Started);
  if (!Id)
    return;
  FunctionId F = Ctx[C].Function;
  const CallableValue &V = Ctx.Callables[Id.index()];
  llvm::ArrayRef<FunctionId> Targets = Ctx.G.callableTargets(V.Maker, V.Made);
  std::set<SpawnSite> Running = Ctx.runningAt(C, E);
  // Those that one event starts run beside each other.
  if (Known && Known->Callable == catalog::Place::all())
    Running.insert({F, E});
  for (FunctionId Target : Targets) {
    Context To = bind(C, Target, Id, givenToThread(P, Target, Given));
    To.Live = LiveSetId(0);
    To.Joined = JoinedSetId(0);
    ThreadStarts::Key Key = Starts.keyOf({F, E}, Target, To.Bound, isNamed(Ctx.Abs, To));
    auto [It, New] = Ctx.SpawnRoots.try_emplace(Key);
    if (New) {
      Root R;
      R.What = Root::Kind::Spawned;
      R.Function = Target;
      R.Site = {F, E};
      R.Member = Ctx.Threads.memberOf(R.Site);
      It->second = Ctx.addRoot(R);
    }
    Root &R = Ctx.Roots[It->second.index()];
    Ctx.List[C.index()].Starts.push_back(It->second);
    R.Structured |= Known && Known->Structured;
    R.Signal |= Known && Known->Kind == catalog::SpawnKind::Signal;
    // What a team is given, all its threads are; but for a body that is split for each.
    std::set<PathId> OwnElements;
    if (!Known || !Known->Structured)
      OwnElements = ownElements(Ctx.Abs, To);
    else if (isSplit(P, Target))
      OwnElements.insert(To.Bound.This);
    R.OwnObject |= !OwnElements.empty();
    R.OwnElements.insert(OwnElements.begin(), OwnElements.end());
    R.Several |= Known && Known->Many;
    R.Many |= Known && Known->Many;
    Starts.add(It->second, Key, C, E, Ctx.runningAt(C, E).count(R.Site));
    R.ManyOfOne |= startsAgain(Ctx.Threads.before(F, E), R.Site) || (Known && Known->Many);
    if (Known && Known->Kind == catalog::SpawnKind::Handler)
      R.How = Root::Handled::Handler;
    if (Known && Known->Kind == catalog::SpawnKind::Strand)
      R.How = Root::Handled::Alone;
    R.RunningAtStart.insert(Running.begin(), Running.end());
    R.StartedBy.insert(Ctx[C].Roots.begin(), Ctx[C].Roots.end());
    Ctx.begin(std::move(To), It->second);
  }
}

/// Several threads of a root run at once where several are started, or several run that
/// each start one.
void Propagation::countThreads() {
  TeamOrder Teams(P, Ctx.G);
  auto IsMany = [&](RootId R) {
    return Ctx.root(R).What == Root::Kind::Spawned && Ctx.root(R).Many;
  };
  for (size_t I = 0; I != Ctx.Roots.size(); ++I)
    Ctx.Roots[I].Many |= Starts.isMany(RootId(I));
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (Root &R : Ctx.Roots)
      // Of a team one thread may have started it.
      if (R.What == Root::Kind::Spawned && !R.Many && llvm::any_of(R.StartedBy, IsMany) &&
          !Teams.isOfOneThread(R.Site.Function, R.Site.Event))
        R.Many = Changed = true;
  }
}
