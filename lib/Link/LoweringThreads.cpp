//===- Link/LoweringThreads.cpp - threads, tasks and their handles --------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/LoweringState.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::link;
using catalog::Place;
using catalog::Tag;
using catalog::TypeKind;
using model::EventKind;
using model::PathId;
using model::RootKind;
using model::StepKind;

std::optional<size_t> LoweringState::callableAt(const model::Event &E, Place P) {
  if (P.isArgument() && P.index() < E.Args.size() && E.Args[P.index()].Callable)
    return P.index();
  for (size_t I = 0; I != E.Args.size(); ++I)
    if (E.Args[I].Callable)
      return I;
  return std::nullopt;
}

void LoweringState::keepSpawned(model::Event &E, size_t Callable, size_t Bound) {
  std::vector<model::Argument> Kept;
  Kept.push_back(E.Args[Callable]);
  for (size_t I = Bound; I < E.Args.size(); ++I)
    if (I != Callable)
      Kept.push_back(E.Args[I]);
  E.Args = std::move(Kept);
}

bool LoweringState::isHandle(PathId P) const {
  const catalog::Type *T = classOf(P);
  if (T)
    return T->Kind == TypeKind::Thread || T->Kind == TypeKind::Future;
  // The result of a call that started something.
  if (!P)
    return false;
  const model::AccessPath &Path = Paths[P];
  return Path.Root == RootKind::Result && Path.Steps.empty() &&
         Path.RootOperand < F.Events.size() && F.Events[Path.RootOperand].Kind == EventKind::Spawn;
}

void LoweringState::store(model::Event &E, PathId Source) {
  E.Kind = EventKind::Store;
  E.Source = Source;
}

void LoweringState::assign(model::Event &E, const catalog::Function &Says) {
  PathId Object = at(E, Says.Object);
  PathId Source = Says.Source.isArgument() && Says.Source.index() < E.Args.size()
                      ? handle(E.Args[Says.Source.index()])
                      : at(E, Says.Source);
  if (!Object || !Source)
    return;
  // A handle is kept as it is; of any other object it is a pointer to it.
  if (Says.Object == Place::result() && Says.Source == Place::self() && !classOf(Source))
    Source = Paths.addressOf(Source);
  E.Object = Object;
  store(E, Source);
}

/// Whether the constructor that \p Maker calls out of sight is an event of its own,
/// which starts the thread then.
bool LoweringState::makesThreadInside(const model::Event &Maker) const {
  size_t Next = static_cast<size_t>(&Maker - F.Events.data()) + 1;
  if (Next >= F.Events.size() || !F.Events[Next].Implicit || !F.Events[Next].Constructs)
    return false;
  const catalog::Type *T = Index.type(F.Events[Next].Callee);
  return T && T->Kind == TypeKind::Thread;
}

// std::optional<std::thread>::emplace
void LoweringState::makeInOwner(model::Event &E) {
  const catalog::Type *Class = classOf(E.Object);
  if (makesThreadInside(E) || !Class || Class->Kind != TypeKind::Thread)
    return;
  std::optional<size_t> Callable = callableAt(E, Class->Callable);
  if (!Callable)
    return;
  E.Object = Paths.deref(E.Object);
  E.Kind = EventKind::Spawn;
  keepSpawned(E, *Callable, *Callable + 1);
}

// What was moved away has nothing to wait for when it ends.
bool LoweringState::wasMoved(const model::Event &End) const {
  return llvm::any_of(F.Events, [&](const model::Event &E) {
    return E.Kind == EventKind::Store && E.Callee && E.Source == End.Object && E.Source;
  });
}

void LoweringState::startMade(PathId Source, const catalog::Type *Class) {
  if (!Source || !Class || Class->Kind != TypeKind::Thread || !Class->Callable.isArgument())
    return;
  const model::AccessPath &P = Paths[Source];
  if (P.Root != RootKind::Result || !P.Steps.empty() || P.RootOperand >= F.Events.size())
    return;
  model::Event &Made = F.Events[P.RootOperand];
  const catalog::Function *Says = Index.function(Made.Callee);
  std::optional<size_t> Callable = callableAt(Made, Class->Callable);
  if (Made.Kind != EventKind::Call || !Says || !Says->Makes || !Callable || makesThreadInside(Made))
    return;
  Made.Object = Paths.deref(Source);
  Made.Kind = EventKind::Spawn;
  keepSpawned(Made, *Callable, *Callable + 1);
}

void LoweringState::makeThread(model::Event &E, const catalog::Type &T) {
  if (!T.Callable.isArgument() || T.Callable.index() >= E.Args.size())
    return; // no thread yet, or one that is started by a method
  std::optional<size_t> Callable = callableAt(E, T.Callable);
  if (!Callable) {
    // One argument that is no callable is another thread that is moved in.
    const model::Argument &Only = E.Args[0];
    if (E.Args.size() == 1 && Only.Path &&
        (isHandle(Only.Path) || Only.How == model::Passing::Move))
      return store(E, handle(Only));
    Callable = T.Callable.index();
  }
  E.Kind = EventKind::Spawn;
  keepSpawned(E, *Callable, *Callable + 1);
}

void LoweringState::spawn(model::Event &E, const catalog::Function &Says) {
  // std::launch::deferred: runs in the thread that asks for the value.
  if (Says.InPlaceIf && !E.Args.empty() && E.Args[0].Constant == Says.InPlaceIf)
    return;
  // Each argument is run: tbb::parallel_invoke.
  if (Says.Callable == Place::all()) {
    llvm::erase_if(E.Args, [](const model::Argument &A) { return !A.Callable; });
    E.Object = {};
    if (!E.Args.empty())
      E.Kind = EventKind::Spawn;
    return;
  }
  std::optional<size_t> Callable = callableAt(E, Says.Callable);
  if (!Callable && !Says.Method.empty())
    return spawnMethod(E, Says);
  if (!Callable) {
    // An unknown callable is a thread all the same; a signal's disposition or
    // an overload without a callable is not.
    if (Says.Kind == catalog::SpawnKind::Signal || !Says.Callable.isArgument() ||
        Says.Callable.index() >= E.Args.size())
      return;
    Callable = Says.Callable.index();
  }
  size_t Bound = *Callable + 1;
  if (Says.Arguments.isArgument() && Says.Callable.isArgument() &&
      *Callable == Says.Callable.index())
    Bound = Says.Arguments.index();
  if (Says.Object == Place::result())
    E.Object = result(E);
  else if (Says.Object.isArgument())
    E.Object = Says.Object.index() < E.Args.size() ? named(E.Args[Says.Object.index()]) : PathId();
  else if (Says.Object != Place::self())
    E.Object = {};
  E.Kind = EventKind::Spawn;
  keepSpawned(E, *Callable, Bound);
}

void LoweringState::join(model::Event &E, const catalog::Function &Says) {
  PathId Object = at(E, Says.Object);
  // A container that is emptied joins where the end of an element does.
  if (Says.Container != catalog::ContainerUse::None) {
    const catalog::Type *Element = classOf(Object);
    if (!Element || !Element->JoinsAtEnd)
      return;
    Object = Paths.element(Object);
  }
  E.Object = Object;
  E.Timed = Says.Timed;
  E.Kind = EventKind::Join;
}

// QThread::start runs the object's own method; the link finds the overrider.
void LoweringState::spawnMethod(model::Event &E, const catalog::Function &Says) {
  const auto *Run = llvm::find_if(Entities, [&](const model::Entity &X) {
    return X.Kind == model::EntityKind::Function && X.Name == Says.Method;
  });
  if (Run == Entities.end())
    return;
  PathId Object = E.Object;
  if (Says.Object.isArgument())
    Object = Says.Object.index() < E.Args.size() ? named(E.Args[Says.Object.index()]) : PathId();
  model::Argument Callable;
  Callable.Callable = model::CallableId(F.Callables.size());
  model::Callable &C = F.Callables.emplace_back();
  C.Target = model::EntityId(static_cast<size_t>(Run - Entities.begin()));
  C.Object = Object;
  C.IsMethod = true;
  C.Where = E.Where;
  E.Object = Object;
  E.Args = {Callable};
  E.Kind = EventKind::Spawn;
}

// std::for_each(std::execution::par, …)
bool LoweringState::spawnParallelAlgorithm(model::Event &E) {
  if (E.Args.empty() || tagOf(E.Args[0]) != Tag::Parallel)
    return false;
  std::vector<model::Argument> Callables;
  for (const model::Argument &A : E.Args)
    if (A.Callable)
      Callables.push_back(A);
  if (Callables.empty())
    return false;
  E.Object = {};
  E.Args = std::move(Callables);
  E.Kind = EventKind::Spawn;
  return true;
}

// A container of threads: emplace_back(f) starts one in it, push_back(t) keeps
// one there. Whatever else is put into a container stays a call.
void LoweringState::insertIntoContainer(model::Event &E) {
  if (!E.Object || E.Args.empty())
    return;
  const model::TypeFacts *T = typeOf(E.Object);
  const catalog::Type *Element = T && T->is(model::TypeTrait::Array) ? classOf(E.Object) : nullptr;
  bool OfThreads = Element && Element->Kind == TypeKind::Thread;
  bool OfHandles = OfThreads || (Element && Element->Kind == TypeKind::Future);
  if (OfThreads && makesThreadInside(E))
    return;
  if (OfThreads && Element->Callable.isArgument()) {
    if (std::optional<size_t> Callable = callableAt(E, Element->Callable)) {
      E.Object = Paths.element(E.Object);
      E.Kind = EventKind::Spawn;
      keepSpawned(E, *Callable, *Callable + 1);
      return;
    }
  }
  // The element is the last argument, after a position or a key.
  const model::Argument &Last = E.Args.back();
  startMade(Last.Path, Element);
  if (!Last.Path || !(OfHandles || (!Element && isHandle(Last.Path))))
    return;
  E.Object = Paths.element(E.Object);
  store(E, handle(Last));
}

void LoweringState::lowerStore(model::Event &E) {
  if (!E.Object)
    return;
  const model::AccessPath &P = Paths[E.Object];
  // A field whose value the system calls: sigaction::sa_handler.
  if (!P.Steps.empty() && P.Steps.back().Kind == StepKind::Field) {
    const catalog::Function *Says = Index.function(model::EntityId(P.Steps.back().Operand));
    if (Says && Says->Does == catalog::Role::Spawn && !E.Args.empty() && E.Args[0].Callable) {
      E.Kind = EventKind::Spawn;
      return;
    }
  }
  startMade(E.Source, classOf(E.Object));
  if (storeGuard(E))
    return;
  const model::TypeFacts *T = typeOf(E.Object);
  if (!T || !E.Source || T->is(model::TypeTrait::Pointer) || T->is(model::TypeTrait::Reference) ||
      T->is(model::TypeTrait::Owner) || T->is(model::TypeTrait::Array))
    return;
  if (isA(E.Object, TypeKind::Guard))
    E.Kind = EventKind::GuardMove;
}
