//===- Analysis/CallableValues.cpp - which callable runs where -----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of Propagation that follows callables: made here, passed on, kept in a
// field or a container, and run.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Propagation.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

const Propagation::OfLocals &Propagation::callablesOfLocals(FunctionId F) {
  auto [It, New] = InLocals.try_emplace(F.index());
  const FunctionSummary &Body = P.body(F);
  if (!New || Body.Callables.empty())
    return It->second;
  for (const Event &Ev : Body.Events) {
    const catalog::Function *Known = P.Known->function(Ev.Callee);
    bool Inserts =
        Ev.Kind == EventKind::Call && Known && Known->Container == catalog::ContainerUse::Insert;
    if (!Ev.Object || !(Inserts || Ev.Kind == EventKind::Store) || Ev.Args.empty())
      continue;
    // Of an object its members keep what is stored: they are known by their names.
    const AccessPath &Place = P.Paths[Ev.Object];
    if (Place.Root == RootKind::Local && !lastField(Place))
      if (CallableId Given = Ev.Args.back().Callable)
        It->second[Place.RootOperand].push_back(Given);
  }
  return It->second;
}

void Propagation::callThroughPath(ContextId C, EventId E) {
  FunctionId F = Ctx[C].Function;
  const Event &Ev = P.body(F).Events[E.index()];
  PathId Called = Ev.CalleePath;
  if (const AccessPath &Place = P.Paths[Called];
      Place.Root == RootKind::Local && !lastField(Place)) {
    const OfLocals &All = callablesOfLocals(F);
    if (auto It = All.find(Place.RootOperand); It != All.end())
      for (CallableId Given : It->second)
        if (CallableValueId V = valueOf(C, Given))
          invokeStored(C, E, V, Fits::Same);
    // `auto copy = listeners_;`
    for (const Event &Copied : P.body(F).Events)
      if (Copied.Kind == EventKind::Store && Copied.Object == Called && Copied.Source)
        Called = Copied.Source;
  }
  // A local that is a copy of what is kept elsewhere is known by that place.
  EntityId Where = storageOf(C, Called);
  if (!Where)
    return;
  PathId Keeper = keeperOf(C, Called, Where);
  CallsThrough[Where].insert({C, E, Keeper});
  CalledAgain = true;
  // One that is kept by several objects is run once, as surely as one of them fits.
  std::map<CallableValueId, Fits> Now;
  for (const Kept &K : Stored[Where])
    if (Fits How = fits(Where, K.Keeper, Keeper); How != Fits::No)
      Now[K.Value] = std::max(Now[K.Value], How);
  if (!fansOut(C, E, Now.size()))
    return;
  for (auto [V, How] : Now)
    invokeStored(C, E, V, How);
}

void Propagation::invokeStored(ContextId C, EventId E, CallableValueId Id, Fits How) {
  const CallableValue &V = Ctx.Callables[Id.index()];
  llvm::ArrayRef<FunctionId> Targets = Ctx.G.callableTargets(V.Maker, V.Made);
  FunctionId F = Ctx[C].Function;
  auto &Through = Ctx.ThroughStored[{F, E}];
  for (FunctionId Target : Targets)
    Through[Target] |= How == Fits::Same;
  invoke(C, E, Id, P.body(F).Events[E.index()].Args, {}, How == Fits::Perhaps);
}

/// Where one call can run very many functions (all tests of a registry, all tasks
/// of a scheduler), it is followed for few contexts of its caller, one of them a
/// thread's: each of the functions has one then, and the cost stays linear.
bool Propagation::fansOut(ContextId C, EventId E, size_t Targets) {
  if (Targets <= ManyTargets)
    return true;
  Followed &N = FannedOut[{Ctx[C].Function, E}];
  bool OfThread =
      llvm::any_of(Ctx[C].Roots, [&](RootId R) { return Ctx.root(R).What == Root::Kind::Spawned; });
  if (OfThread && N.OfThreads++ == 0)
    return true;
  return N.Others++ < MostFollowed;
}

bool Propagation::assigns(const Event &Call) const {
  return Call.Callee &&
         catalog::splitQualifiedName(P.entity(Call.Callee).Name).second == "operator=";
}

/// A call into code whose body is not visible: callables that it is given run
/// in place, or are kept in the container that it is a method of.
void Propagation::passCallables(ContextId C, EventId E) {
  FunctionId F = Ctx[C].Function;
  const Event &Ev = P.body(F).Events[E.index()];
  const catalog::Function *Known = P.Known->function(Ev.Callee);
  for (const Argument &A : Ev.Args) {
    CallableValueId V = valueOf(C, A);
    if (!V)
      continue;
    bool Inserts = Known && Known->Container == catalog::ContainerUse::Insert;
    if (Inserts || Ev.Constructs || assigns(Ev)) {
      if (EntityId Where = storageOf(C, Ev.Object))
        storeCallable(Where, V, keeperOf(C, Ev.Object, Where));
      // `queue.emplace(fn, arg)` makes an element of fn: it is kept in a field.
      const TypeFacts *T = typeOf(P, P.body(F), Ev.Object);
      const ClassFacts *Element = T ? P.classFacts(T->Record) : nullptr;
      if (Inserts && Element)
        for (EntityId Field : Element->Fields)
          if (const VariableFacts *V2 = P.variableFacts(Field);
              V2 && V2->Type.is(TypeTrait::Callable))
            storeCallable(Field, V, keeperOf(C, Ev.Object, Field));
      continue;
    }
    // It may as well keep it, for another time or thread.
    if (P.isElsewhere(Ev.Callee))
      continue;
    invoke(C, E, V, {}, runsOnce(Ev) ? Ctx.absolute(C, Ev.Args.front().Path) : PathId());
  }
}

/// `std::call_once(flag, f)` and its like: f runs once, and whoever comes meanwhile
/// waits for its end, as for a lock.
bool Propagation::runsOnce(const Event &Call) const {
  llvm::StringRef Name =
      Call.Callee ? catalog::splitQualifiedName(P.entity(Call.Callee).Name).second : "";
  return !Call.Args.empty() && Call.Args.front().Path &&
         (Name == "call_once" || Name == "pthread_once" || Name == "LowLevelCallOnce");
}

EntityId Propagation::storageOf(ContextId C, PathId Path) {
  Path = Ctx.Locks.normalise(Ctx[C].Function, Path);
  if (!Path)
    return {};
  const AccessPath &A = P.Paths[Path];
  // The halves of a library's pair are not told apart from where it is kept.
  for (size_t I = A.Steps.size(); I != 0; --I)
    if (A.Steps[I - 1].Kind == StepKind::Field &&
        !P.entity(EntityId(A.Steps[I - 1].Operand)).InSystemHeader)
      return EntityId(A.Steps[I - 1].Operand);
  return A.Root == RootKind::Global ? EntityId(A.RootOperand) : EntityId();
}

void Propagation::storeCallable(EntityId Field, CallableValueId V, PathId Keeper) {
  if (!Stored[Field].insert({V, Keeper}).second)
    return;
  // In the order of their values.
  size_t Targets = 0;
  CallableValueId Last;
  for (const Kept &K : Stored[Field]) {
    Targets += K.Value != Last;
    Last = K.Value;
  }
  std::map<std::pair<FunctionId, EventId>, size_t> Followed;
  for (auto [C, E, Called] : std::set(CallsThrough[Field])) {
    Fits How = fits(Field, Keeper, Called);
    if (How != Fits::No &&
        (Targets <= ManyTargets || Followed[{Ctx[C].Function, E}]++ < MostFollowed))
      invokeStored(C, E, V, How);
  }
}

void Propagation::store(ContextId C, EventId E) {
  const Event &Ev = P.body(Ctx[C].Function).Events[E.index()];
  CallableValueId V;
  if (!Ev.Args.empty())
    V = valueOf(C, Ev.Args.front());
  if (!V && Ev.Source)
    V = valueOf(C, Ev.Source);
  if (V)
    if (EntityId Where = storageOf(C, Ev.Object))
      storeCallable(Where, V, keeperOf(C, Ev.Object, Where));
}

CallableValueId Propagation::intern(CallableValue V) {
  auto [It, New] = Ctx.CallableIds.try_emplace(V, CallableValueId(Ctx.Callables.size()));
  if (New)
    Ctx.Callables.push_back(std::move(V));
  return It->second;
}

CallableValueId Propagation::valueOf(ContextId C, const Argument &A) {
  if (A.Callable)
    if (CallableValueId V = valueOf(C, A.Callable))
      return V;
  return A.Path ? valueOf(C, A.Path) : CallableValueId();
}

CallableValueId Propagation::valueOf(ContextId C, PathId Path) {
  Path = Ctx.normalise(Ctx[C].Function, Path);
  if (!Path)
    return {};
  const AccessPath &A = P.Paths[Path];
  if (A.Root == RootKind::Local && A.Steps.empty())
    return valueOfLocal(C, A.RootOperand);
  for (const Step &S : A.Steps)
    if (S.Kind != StepKind::Deref)
      return {};
  if (A.Root != RootKind::Param && A.Root != RootKind::Capture)
    return {};
  const auto &Values = A.Root == RootKind::Param ? Ctx[C].ParamCallables : Ctx[C].CaptureCallables;
  return A.RootOperand < Values.size() ? Values[A.RootOperand] : CallableValueId();
}

/// Whether valueOf() finds a callable by \p Path in some context of \p F.
bool Propagation::carriesCallable(FunctionId F, PathId Path) {
  Path = Ctx.normalise(F, Path);
  if (!Path)
    return false;
  const AccessPath &A = P.Paths[Path];
  if (A.Root == RootKind::Local)
    return A.Steps.empty() && callablesOfLocals(F).count(A.RootOperand);
  return (A.Root == RootKind::Param || A.Root == RootKind::Capture) &&
         llvm::all_of(A.Steps, [](const Step &S) { return S.Kind == StepKind::Deref; });
}

/// What a variable that is given one callable runs.
CallableValueId Propagation::valueOfLocal(ContextId C, uint32_t Local) {
  const OfLocals &All = callablesOfLocals(Ctx[C].Function);
  auto It = All.find(Local);
  // `std::function<void()> again = [&again] { again(); };`
  if (It == All.end() || It->second.size() != 1 || llvm::is_contained(Looking, Local))
    return {};
  Looking.push_back(Local);
  CallableValueId V = valueOf(C, It->second.front());
  Looking.pop_back();
  return V;
}

CallableValueId Propagation::valueOf(ContextId C, CallableId Made) {
  FunctionId F = Ctx[C].Function;
  const Callable &K = P.body(F).Callables[Made.index()];
  if (!K.Target)
    return K.Stored ? valueOf(C, K.Stored) : CallableValueId();
  // A lambda that was passed by value is known with its captures where it was made.
  if (K.Stored && K.Captures.empty())
    if (CallableValueId V = valueOf(C, K.Stored); V && Ctx.Callables[V.index()].Target == K.Target)
      return V;
  CallableValue V;
  V.Target = K.Target;
  V.Maker = F;
  V.Made = Made;
  V.Bound = absoluteBinding(C, bindCallable(P, P.body(F), K, {}));
  for (const Capture &Cap : K.Captures)
    V.Captured.push_back(Cap.Path ? valueOf(C, Cap.Path) : CallableValueId());
  while (!V.Captured.empty() && !V.Captured.back())
    V.Captured.pop_back();
  return intern(std::move(V));
}

void Propagation::onUnknownObject(Context &To) {
  To.NewObject = true;
  To.Bound.This = Ctx.Abs.receiver(To.Function, Ctx.ByFunction[To.Function.index()].Class);
}

Context Propagation::bind(ContextId C, FunctionId Callee, CallableValueId Id,
                          llvm::ArrayRef<Argument> Args) {
  CallableValue V = Ctx.Callables[Id.index()];
  const Callable &Made = P.body(V.Maker).Callables[V.Made.index()];
  Context To;
  To.Function = Callee;
  To.Bound = V.Bound;
  To.CaptureCallables = V.Captured;
  bool NeedsObject = Made.IsMethod && !To.Bound.This;
  for (const Argument &A : Args) {
    PathId Path = Ctx.absolute(C, A.Path);
    if (NeedsObject) {
      // The first argument of a method is its object, or a pointer to it.
      const TypeFacts *T = A.Path ? typeOf(P, P.body(Ctx[C].Function), A.Path) : nullptr;
      bool IsPointer = Path && (Ctx.Abs.Paths[Path].AddressOf ||
                                (T && (T->is(TypeTrait::Pointer) || T->is(TypeTrait::Owner))));
      To.Bound.This = IsPointer ? Ctx.Abs.Paths.deref(Path) : Path;
      NeedsObject = false;
      continue;
    }
    To.Bound.Params.push_back(Path);
    To.ParamCallables.resize(To.Bound.Params.size());
    To.ParamCallables.back() = valueOf(C, A);
  }
  while (!To.ParamCallables.empty() && !To.ParamCallables.back())
    To.ParamCallables.pop_back();
  if (Ctx.ByFunction[Callee.index()].OnObject && !To.Bound.This)
    onUnknownObject(To);
  return To;
}

void Propagation::invoke(ContextId C, EventId E, CallableValueId Id, llvm::ArrayRef<Argument> Args,
                         PathId Once, bool Doubtful) {
  const CallableValue &V = Ctx.Callables[Id.index()];
  // Of an object with a virtual operator it has one.
  llvm::ArrayRef<FunctionId> Targets =
      thatFit(true, V.Bound.This, Ctx.G.callableTargets(V.Maker, V.Made));
  noteOverrides(C, E, Targets.size());
  for (const FunctionId &Target : Targets) {
    Context To = bind(C, Target, Id, Args);
    inherit(To, C, E);
    if (Once)
      To.Locks.push_back(
          Ctx.once(C, E, Ctx.Abs.Paths[Once].AddressOf ? Ctx.Abs.Paths.deref(Once) : Once));
    ContextId Callee = enter(C, std::move(To));
    auto [It, New] = Ctx.ThroughDoubtful.try_emplace({C, E, Callee}, Doubtful);
    It->second &= Doubtful;
  }
}
