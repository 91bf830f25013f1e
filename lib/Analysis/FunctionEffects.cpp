//===- Analysis/FunctionEffects.cpp - what a caller must know -------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The other half of FunctionLocks: what pointers name before the dataflow runs,
// and the summary once it has run.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Dataflow.h"
#include "Analysis/FunctionLocks.h"
#include "Analysis/Pointers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// The place that \p Path is, not what is kept there.
PathId FunctionLocks::normPlace(PathId Path) {
  PathId Parent = Path ? P.Paths.parent(Path) : PathId();
  if (!Parent)
    return Path;
  Step Last = P.Paths[Path].Steps.back();
  return P.Paths.append(norm(Parent), Last, false);
}

void FunctionLocks::tieGuard(PathId Guard, llvm::ArrayRef<PathId> Locks) {
  llvm::SmallVector<PathId, 2> Normal;
  for (PathId L : Locks)
    if (PathId N = norm(L))
      Normal.push_back(N);
  if (!Guard || Normal.empty())
    return;
  R.Guards[Guard] = Normal;
  if (Normal.size() == 1)
    bindObject(R.Pointers, P.Paths, P.Paths.deref(Guard), Normal.front());
}

/// Memory that was there before this call and is there after it.
static bool outlives(RootKind K) {
  return K == RootKind::This || K == RootKind::Param || K == RootKind::Capture ||
         K == RootKind::Global;
}

bool FunctionLocks::isGuard(EntityId Class) const {
  const catalog::Type *T = Class ? P.Known->type(Class) : nullptr;
  return T && T->Kind == catalog::TypeKind::Guard;
}

/// What a store binds hangs on what is stored into: a pointer, a reference, or an
/// object that is what a call gave back.
void FunctionLocks::bindStore(PathId To, PathId Value) {
  const TypeFacts *T = typeOf(P, Body, To);
  const AccessPath &V = P.Paths[Value];
  // A reference to a pointer that is a parameter is bound by the call: a store changes
  // the pointer. (What is copied into an object is known by where it came from.)
  bool Bound = T && T->is(TypeTrait::Pointer) && P.Paths[To].Root == RootKind::Param &&
               P.Paths[To].Steps.empty();
  if (Bound && !T->is(TypeTrait::Reference)) {
    // The caller has given it a value already: it names two things.
    PathId Named = P.Paths.deref(To);
    R.Pointers.insert(Named, P.Paths[Named], PathId()) = PathId();
    return;
  }
  if (!Bound && T && T->is(TypeTrait::Reference))
    bindObject(R.Pointers, P.Paths, To, V.AddressOf ? P.Paths.deref(Value) : Value);
  else if (V.AddressOf || !T || T->is(TypeTrait::Pointer) || T->is(TypeTrait::Owner)) {
    // What a call made and a member keeps is known by the member: there others
    // find it.
    // A guard is known by what owns it, because its life ends there.
    bool Kept =
        V.Root == RootKind::Result && !V.AddressOf &&
        (outlives(P.Paths[To].Root) || (T && T->is(TypeTrait::Owner) && isGuard(T->Record)));
    bindPointer(R.Pointers, P.Paths, Kept ? Value : To, Kept ? To : Value);
  } else if (T->is(TypeTrait::Callable) && !V.Steps.empty())
    // Taken out of where callables are kept: to call it is to call through there.
    bindObject(R.Pointers, P.Paths, To, Value);
  else if (V.Root == RootKind::Result && V.Steps.empty() && T->Record)
    // The result is the variable: nothing is copied.
    bindObject(R.Pointers, P.Paths, Value, To);
}

void FunctionLocks::collectPointers() {
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    switch (E.Kind) {
    case EventKind::Store: {
      if (!E.Object || !E.Source)
        break;
      bindStore(E.Object, norm(E.Source));
      break;
    }
    case EventKind::GuardMake:
      tieGuard(norm(E.Object), E.Locks);
      break;
    case EventKind::GuardLock:
    case EventKind::GuardTryLock:
      if (!E.Locks.empty())
        tieGuard(norm(E.Object), E.Locks);
      break;
    case EventKind::GuardMove: {
      auto It = R.Guards.find(norm(E.Source));
      if (It != R.Guards.end()) {
        llvm::SmallVector<PathId, 2> Locks = It->second;
        tieGuard(norm(E.Object), Locks);
      }
      break;
    }
    case EventKind::GuardRelease:
      // `l.release()` gives back a pointer to the lock.
      if (auto Locks = locksOf(norm(E.Object)); Locks.size() == 1)
        bindObject(R.Pointers, P.Paths, P.Paths.deref(P.Paths.root(RootKind::Result, I)),
                   Locks.front());
      break;
    case EventKind::Call:
      collectFromCall(EventId(I));
      break;
    default:
      break;
    }
  }
}

/// What `find` and its like give back points to an element.
static bool givesIterator(llvm::StringRef Callee) {
  return llvm::StringSwitch<bool>(catalog::splitQualifiedName(Callee).second)
      .Cases({"find", "begin", "end", "cbegin", "rbegin", "lower_bound", "upper_bound"}, true)
      .Default(false);
}

void FunctionLocks::collectFromCall(EventId E) {
  llvm::ArrayRef<FunctionId> Callees = Flow.G.callees(F, E);
  if (Callees.empty()) {
    const Event &Ev = Body.Events[E.index()];
    const catalog::Function *Known = Ev.Object ? P.Known->function(Ev.Callee) : nullptr;
    if (Known && Known->Container != catalog::ContainerUse::None &&
        givesIterator(P.entity(Ev.Callee).Name)) {
      PathId Element = P.Paths.element(norm(Ev.Object));
      PathId Iterator = P.Paths.root(RootKind::Result, E.index());
      bindObject(R.Pointers, P.Paths, normPlace(P.Paths.deref(Iterator)), Element);
    }
  }
  if (Callees.size() != 1)
    return;
  const Effects &X = Flow.effects(Callees.front());
  if (X.Stores.empty() && !X.Returns && !X.ReturnsGuard)
    return;
  Binding B = bindCall(P, Body, E);
  for (auto [Path, Object] : X.Stores)
    bindObject(R.Pointers, P.Paths, normPlace(substitute(Path, B, P.Paths, P.Paths)),
               norm(substitute(Object, B, P.Paths, P.Paths)));
  if (X.Returns) {
    const FunctionFacts *Facts = P.functionFacts(Body.Events[E.index()].Callee);
    PathId Value = norm(substitute(X.Returns, B, P.Paths, P.Paths));
    if (Facts && Facts->ReturnsReference)
      bindObject(R.Pointers, P.Paths, B.Result, Value);
    else
      bindPointer(R.Pointers, P.Paths, B.Result, Value);
  }
  if (X.ReturnsGuard) {
    llvm::SmallVector<PathId, 2> Locks;
    for (PathId L : X.GuardLocks)
      if (PathId Here = substitute(L, B, P.Paths, P.Paths))
        Locks.push_back(Here);
    tieGuard(B.Result, Locks);
  }
}

/// \p Path in terms that a caller understands, or none.
PathId FunctionLocks::exported(PathId Path) {
  if (!Path)
    return {};
  const AccessPath &A = P.Paths[Path];
  switch (A.Root) {
  case RootKind::This:
  case RootKind::Param:
  case RootKind::Capture:
  case RootKind::Global:
    return Path;
  case RootKind::Local:
  case RootKind::Result:
    for (PathId Returned : ReturnedObjects)
      if (isPrefix(P.Paths[Returned], A) && !P.Paths[Returned].AddressOf) {
        std::vector<Step> Rest(A.Steps.begin() + P.Paths[Returned].Steps.size(), A.Steps.end());
        bool AddressOf = A.AddressOf, Truncated = A.Truncated;
        return P.Paths.append(P.Paths.root(RootKind::Result, ReturnedOperand), Rest, AddressOf,
                              Truncated);
      }
    return {};
  case RootKind::Unknown:
    return {};
  }
  return {};
}

bool FunctionLocks::isConstantGlobal(const AccessPath &A) const {
  const VariableFacts *V =
      A.Root == RootKind::Global ? P.variableFacts(EntityId(A.RootOperand)) : nullptr;
  return V && A.Steps.empty() && V->Type.is(TypeTrait::Const);
}

void FunctionLocks::exportPointers() {
  PathId Returns;
  bool Many = false;
  for (const Event &E : Body.Events) {
    if (E.Kind != EventKind::Return || !E.Source)
      continue;
    PathId Source = norm(E.Source);
    RootKind Root = P.Paths[Source].Root;
    // `static const Entry None; ... return None;`: no thread changes that.
    if (isConstantGlobal(P.Paths[Source]))
      continue;
    if ((Root == RootKind::Local || Root == RootKind::Result) && !P.Paths[Source].AddressOf)
      ReturnedObjects.push_back(Source);
    PathId Out = Root == RootKind::Local || Root == RootKind::Result ? PathId() : exported(Source);
    Many |= !Out || (Returns && Returns != Out);
    Returns = Out;
  }
  const FunctionFacts *Facts = P.functionFacts(Body.Function);
  const TypeFacts *T = Returns ? typeOf(P, Body, Returns) : nullptr;
  if (!Many && Returns &&
      ((Facts && (Facts->ReturnsReference || Facts->ReturnsPointer)) ||
       (T && T->is(TypeTrait::Owner))))
    R.Summary.Returns = Returns;

  constexpr size_t MaxStores = 8;
  for (auto [Location, Value] : R.Pointers) {
    if (!Value || R.Summary.Stores.size() == MaxStores)
      continue;
    const AccessPath &L = P.Paths[Location];
    bool Nameable = L.Root == RootKind::This || L.Root == RootKind::Param ||
                    L.Root == RootKind::Local || L.Root == RootKind::Result;
    if (!Nameable || (L.Steps.empty() && L.Root != RootKind::Param))
      continue;
    PathId To = exported(Location), From = exported(Value);
    if (To && From && P.Paths[To].Root != RootKind::Global)
      R.Summary.Stores.push_back({To, From});
  }
}

void FunctionLocks::summarise(const std::vector<LockState> &In) {
  R.Snapshots.assign(1, {});
  R.Before.assign(Body.Events.size(), 0);
  R.Reached.assign(Body.Events.size(), false);
  R.Acquisitions.clear();
  LockState Exit, NonZero, Zero;
  std::set<PathId> GivenBack;
  for (size_t B = 0; B != Body.Blocks.size(); ++B) {
    const Block &Block = Body.Blocks[B];
    if (!In[B].Reached)
      continue;
    LockState S = In[B];
    const Event *Return = nullptr;
    ReturnedObject = PathId();
    for (uint32_t E = Block.First; E != Block.First + Block.Count; ++E) {
      R.Reached[E] = true;
      if (R.Snapshots.back() != S.Locks)
        R.Snapshots.push_back(S.Locks);
      R.Before[E] = S.Locks.empty() ? 0 : R.Snapshots.size() - 1;
      llvm::SmallVector<PathId, 2> Had;
      for (const LockEntry &L : S.Locks)
        if (L.May == Held::Yes)
          Had.push_back(L.Lock);
      transfer(S, EventId(E));
      for (PathId L : Had)
        if (const LockEntry *Now = S.find(L); !Now || Now->May != Held::Yes)
          GivenBack.insert(L);
      for (const LockEntry &L : S.Locks)
        if (L.Site == EventId(E) && L.May == Held::Yes && !L.Tried &&
            Body.Events[E].Policy != GuardPolicy::Adopt)
          R.Acquisitions.push_back({EventId(E), L.Lock, L.Mode, false, L.AgainAtSite,
                                    L.Asked || Flow.isAsked(F, EventId(E))});
      if (Body.Events[E].Kind == EventKind::Return)
        Return = &Body.Events[E];
    }
    bool Exits = !Block.NoReturn && (Block.Successors.empty() || Return);
    if (!Exits)
      continue;
    Exit.join(S);
    LockState WhenTrue = S, WhenFalse = S;
    bool MayBeTrue = true, MayBeFalse = true;
    if (Return && Return->Constant && Return->Test == Comparison::None) {
      MayBeTrue = *Return->Constant != 0;
      MayBeFalse = !MayBeTrue;
    } else if (Return && Return->Uses.size() == 1) {
      bool Inverted = Return->Test == Comparison::Eq && Return->Constant.value_or(0) == 0;
      WhenTrue.decide(Return->Uses.front(), !Inverted);
      WhenFalse.decide(Return->Uses.front(), Inverted);
      std::optional<Branch> Tested = Elections::tested(*Return);
      elect(WhenTrue, Tested, 0);
      elect(WhenFalse, Tested, 1);
    }
    if (MayBeTrue)
      NonZero.join(WhenTrue);
    if (MayBeFalse)
      Zero.join(WhenFalse);
  }
  auto Export = [&](const LockState &S, auto Wanted) {
    llvm::SmallVector<LockEntry, 2> Out;
    for (LockEntry E : S.Locks)
      if (Wanted(E) && (E.Must != Held::AtEntry || E.May != Held::AtEntry))
        if (PathId Lock = exported(E.Lock)) {
          E.Leftover |= E.Must != E.May && GivenBack.count(E.Lock);
          E.Asked |= E.Site && Flow.isAsked(F, E.Site);
          E.Lock = Lock;
          Out.push_back(E);
        }
    return Out;
  };
  for (const Event &E : Body.Events)
    if (E.Kind == EventKind::Return && E.Source)
      ReturnedObjects.push_back(norm(E.Source));
  Effects &X = R.Summary;
  auto OnlyIn = [](const LockState &Other) {
    return [&Other](const LockEntry &E) {
      const LockEntry *O = Other.find(E.Lock);
      return E.Must == Held::Yes && (!O || O->Must != Held::Yes);
    };
  };
  if (NonZero.Reached && Zero.Reached) {
    auto True = Export(NonZero, OnlyIn(Zero)), False = Export(Zero, OnlyIn(NonZero));
    X.WhenNonZero.assign(True.begin(), True.end());
    X.WhenZero.assign(False.begin(), False.end());
    X.Conditional = !X.WhenNonZero.empty() || !X.WhenZero.empty();
  }
  X.Exit = Export(Exit, [&](const LockEntry &E) {
    // Who was not chosen has left, or waits: only what all have in common counts.
    if (E.What != Exclusion::Lock && E.Must != E.May)
      return false;
    auto Is = [&](const LockEntry &C) { return C.Lock == E.Lock; };
    return !X.Conditional || (llvm::none_of(X.WhenNonZero, Is) && llvm::none_of(X.WhenZero, Is));
  });
  for (Taken &T : R.Acquisitions)
    if (PathId Lock = exported(T.Lock))
      T.Exported = llvm::any_of(
          X.Exit, [&](const LockEntry &E) { return E.Lock == Lock && E.May == Held::Yes; });
  ReturnedObjects.clear();
}

void FunctionLocks::addPrimitive() {
  Effects &X = R.Summary;
  auto IsLock = [](const LockEntry &E) { return E.What == Exclusion::Lock; };
  if (llvm::any_of(X.Exit, IsLock) || llvm::any_of(X.WhenNonZero, IsLock) ||
      llvm::any_of(X.WhenZero, IsLock))
    return;
  PrimitiveRole Role = Prim.role(Body.Function);
  if (Role.Does == LockRole::None)
    return;
  // The election is how the lock is made.
  X.Exit.clear();
  X.WhenNonZero.clear();
  X.WhenZero.clear();
  X.Conditional = false;
  LockEntry Self;
  Self.Lock = P.Paths.root(RootKind::This);
  Self.Mode = Role.Mode;
  Self.Must = Self.May = Role.Does == LockRole::Release ? Held::No : Held::Yes;
  if (Role.Does == LockRole::TryAcquire) {
    X.Conditional = true;
    X.WhenNonZero.push_back(Self);
  } else {
    X.Exit.push_back(Self);
  }
}
