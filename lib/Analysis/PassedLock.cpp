//===- Analysis/PassedLock.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/PassedLock.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// The name that the lock has in the function that waits for it.
static PathId waitedFor(const LockFlow &Locks, Contexts &Ctx, const LockEdge &E) {
  const Context &C = Ctx[E.To.Context];
  for (const Taken &T : Locks.taken(C.Function, C.Told))
    if (T.Event == E.To.Event && Ctx.absolute(E.To.Context, T.Lock) == E.To.Lock)
      return T.Lock;
  return {};
}

/// Whether the function holds it by this name before \p At.
static bool holds(const LockFlow &Locks, Contexts &Ctx, const LockEdge &E, EventId At,
                  PathId Name) {
  const Context &C = Ctx[E.From.Context];
  return llvm::any_of(Locks.before(C.Function, At, C.Told),
                      [&](const LockEntry &L) { return L.Lock == Name && L.Must == Held::Yes; });
}

bool heddle::analysis::isPassedOn(link::Program &P, const LockFlow &Locks, Contexts &Ctx,
                                  const LockEdge &E, RootId R) {
  PathId Name = waitedFor(Locks, Ctx, E);
  if (!Name)
    return false;
  EventId At = E.To.Event;
  if (E.From.Context != E.To.Context) {
    Contexts::Way Way = Ctx.callPath(E.To.Context, R, E.From.Context);
    auto From = llvm::find_if(Way, [&](auto &Call) { return Call.first == E.From.Context; });
    if (From == Way.end())
      return false;
    for (size_t I = Way.size(); I-- != size_t(From - Way.begin());) {
      auto [Caller, Call] = Way[I];
      FunctionId F = Ctx[Caller].Function;
      // What runs a callable passes on what the callable was made with.
      if (P.body(F).Events[Call.index()].CalleePath)
        return false;
      Binding B = bindCall(P, P.body(F), Call);
      Name = Locks.normalise(F, substitute(Name, B, P.Paths, P.Paths));
      if (!Name)
        return false;
      At = Call;
    }
  }
  // An element that the function names twice may be two, and so may what lies behind a
  // pointer to the elements.
  auto MayBeTwo = [](const Step &S) {
    return S.Kind == StepKind::Deref || (S.Kind == StepKind::Element && S.Operand == 0);
  };
  return llvm::none_of(P.Paths[Name].Steps, MayBeTwo) && holds(Locks, Ctx, E, At, Name);
}
