//===- Link/LoweringLocks.cpp - locks and guards --------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/LoweringState.h"

using namespace heddle;
using namespace heddle::link;
using catalog::Place;
using catalog::Role;
using catalog::Tag;
using catalog::TypeKind;
using model::EventKind;
using model::GuardPolicy;
using model::LockMode;
using model::PathId;

void LoweringState::lowerLock(model::Event &E, const catalog::Function &Says) {
  E.Locks.clear();
  auto Add = [&](PathId P) { E.Locks.push_back(P ? P : unknown()); };
  if (Says.Object == Place::self()) {
    Add(E.Object);
  } else if (Says.Object == Place::all()) {
    for (const model::Argument &A : E.Args)
      Add(named(A));
  } else if (Says.Object.isArgument() && Says.Object.index() < E.Args.size()) {
    Add(named(E.Args[Says.Object.index()]));
  } else {
    return;
  }
  E.Kind = Says.Does == Role::Acquire      ? EventKind::Acquire
           : Says.Does == Role::TryAcquire ? EventKind::TryAcquire
                                           : EventKind::Release;
  E.Mode = Says.Shared ? LockMode::Shared : LockMode::Exclusive;
  E.SuccessIsZero = Says.SuccessIsZero;
  E.Timed = Says.Timed;
}

bool LoweringState::isShared(const model::Event &E, bool Shared, Place WriteFlag) const {
  if (!WriteFlag.isArgument() || WriteFlag.index() >= E.Args.size())
    return Shared;
  std::optional<int64_t> Write = E.Args[WriteFlag.index()].Constant;
  return Write ? *Write == 0 : Shared;
}

// A lock cannot be moved: one argument that is moved in is another guard.
bool LoweringState::movesGuard(const model::Event &E) const {
  if (E.Args.size() != 1 || !E.Args[0].Path || Paths[E.Args[0].Path].AddressOf)
    return false;
  if (E.Args[0].How == model::Passing::Move)
    return true;
  return isA(E.Args[0].Path, TypeKind::Guard);
}

void LoweringState::makeGuard(model::Event &E, const catalog::Type &T) {
  if (movesGuard(E)) {
    E.Kind = EventKind::GuardMove;
    E.Source = handle(E.Args[0]);
    return;
  }
  E.Kind = EventKind::GuardMake;
  E.Mode = isShared(E, T.Shared, T.WriteFlag) ? LockMode::Shared : LockMode::Exclusive;
  E.Policy = GuardPolicy::Lock;
  E.Locks.clear();
  // A tag may stand before the locks (scoped_lock) or after them.
  unsigned Position = 0;
  for (const model::Argument &A : E.Args) {
    if (Tag G = tagOf(A); G != Tag::None && G != Tag::Parallel) {
      E.Policy = G == Tag::Defer   ? GuardPolicy::Defer
                 : G == Tag::Adopt ? GuardPolicy::Adopt
                                   : GuardPolicy::Try;
      continue;
    }
    unsigned Index = Position++;
    if (T.Deadline.isArgument() && Index == T.Deadline.index()) {
      E.Policy = GuardPolicy::Try;
      E.Timed = true;
    } else if (T.Lock.isArgument() ? Index == T.Lock.index() : !A.Constant && !A.Callable.valid()) {
      PathId Lock = named(A);
      E.Locks.push_back(Lock ? Lock : unknown());
    }
  }
  if (E.Locks.empty())
    E.Policy = GuardPolicy::Defer;
}

void LoweringState::useGuard(model::Event &E, const catalog::Function &Says) {
  switch (Says.Does) {
  case Role::GuardLock:
    E.Kind = EventKind::GuardLock;
    break;
  case Role::GuardTryLock:
    E.Kind = EventKind::GuardTryLock;
    break;
  case Role::GuardUnlock:
    E.Kind = EventKind::GuardUnlock;
    break;
  case Role::GuardRelease:
    E.Kind = EventKind::GuardRelease;
    break;
  case Role::GuardOwns:
    E.Kind = EventKind::GuardOwns;
    break;
  case Role::GuardSwap:
  case Role::GuardAssign:
    if (E.Args.empty() || !E.Args[0].Path)
      return;
    E.Kind = Says.Does == Role::GuardSwap ? EventKind::GuardSwap : EventKind::GuardMove;
    E.Source = handle(E.Args[0]);
    break;
  default:
    return;
  }
  E.Timed = Says.Timed;
  E.SuccessIsZero = Says.SuccessIsZero;
  if (!Says.Lock.isArgument() || Says.Lock.index() >= E.Args.size())
    return;
  // tbb's l.acquire(m): the guard is tied to the lock and takes it.
  PathId Lock = named(E.Args[Says.Lock.index()]);
  E.Locks = {Lock ? Lock : unknown()};
  E.Mode = isShared(E, Says.Shared, Says.WriteFlag) ? LockMode::Shared : LockMode::Exclusive;
  if (Says.Does == Role::GuardLock) {
    E.Kind = EventKind::GuardMake;
    E.Policy = GuardPolicy::Lock;
  }
}

// folly::Synchronized::wlock: what the call gives back is the guard.
void LoweringState::returnGuard(model::Event &E, const catalog::Function &Says) {
  PathId Lock = Says.Lock.isArgument() && Says.Lock.index() < E.Args.size()
                    ? named(E.Args[Says.Lock.index()])
                    : at(E, Says.Lock);
  E.Kind = EventKind::GuardMake;
  E.Policy = GuardPolicy::Lock;
  E.Mode = Says.Shared ? LockMode::Shared : LockMode::Exclusive;
  E.Locks = {Lock ? Lock : unknown()};
  E.Object = at(E, Says.Object);
}

bool LoweringState::ownsGuard(PathId P) const {
  const model::TypeFacts *T = typeOf(P);
  return T && T->is(model::TypeTrait::Owner) && isA(P, TypeKind::Guard) &&
         (Paths[P].Steps.empty() || Paths[P].Steps.back().Kind == model::StepKind::Field);
}

// std::optional<std::lock_guard<…>>::emplace, std::make_unique<std::lock_guard<…>>.
void LoweringState::makeGuardIn(model::Event &E, PathId Object, const catalog::Type &T) {
  E.Object = Object;
  makeGuard(E, T);
}

// guard.reset(), guard = std::nullopt: the guard that the owner has ends. One that it
// is given instead is stored.
void LoweringState::emptyOwner(model::Event &E) {
  auto IsNothing = [&](const model::Argument &A) {
    return (!A.Path && A.Uses.empty()) || tagOf(A) == Tag::Nothing;
  };
  if (!ownsGuard(E.Object))
    return;
  if (!llvm::all_of(E.Args, IsNothing)) {
    E.Args.clear();
    return;
  }
  E.Kind = EventKind::GuardDestroy;
  E.Object = Paths.deref(E.Object);
}

// What an owner of a guard is given: a guard that a call has made for it, or one that
// is moved into it.
bool LoweringState::storeGuard(model::Event &E) {
  if (!E.Source || !ownsGuard(E.Object))
    return false;
  model::Argument Value;
  Value.Path = E.Source;
  if (tagOf(Value) != Tag::None) {
    E.Source = {};
    return true;
  }
  if (isA(E.Source, TypeKind::Guard) && !ownsGuard(E.Source)) {
    E.Kind = EventKind::GuardMove;
    E.Object = Paths.deref(E.Object);
    return true;
  }
  const model::AccessPath &P = Paths[E.Source];
  if (P.Root != model::RootKind::Result || !P.Steps.empty() || P.RootOperand >= F.Events.size())
    return false;
  model::Event &Made = F.Events[P.RootOperand];
  const catalog::Function *Says = Made.Callee ? Index.function(Made.Callee) : nullptr;
  if (Made.Kind == EventKind::Call && Says && Says->Makes)
    makeGuardIn(Made, Paths.deref(E.Source), *classOf(E.Object));
  return false;
}

// The temporary owner from which the guard was moved into another has nothing to end.
bool LoweringState::wasTakenOver(PathId Made) const {
  const model::AccessPath &P = Paths[Made];
  if (P.Root != model::RootKind::Result || P.Steps.size() != 1)
    return false;
  return llvm::any_of(F.Events, [&](const model::Event &E) {
    return E.Kind == EventKind::Store && E.Source && ownsGuard(E.Object) &&
           Paths[E.Source].Root == P.Root && Paths[E.Source].RootOperand == P.RootOperand &&
           Paths[E.Source].Steps.empty();
  });
}
