//===- Link/Lowering.cpp --------------------------------------------------===//
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
using catalog::Role;
using catalog::Tag;
using catalog::TypeKind;
using model::EventKind;
using model::PathId;
using model::RootKind;
using model::StepKind;

void link::lower(model::FunctionSummary &F, llvm::ArrayRef<model::Entity> Entities,
                 model::PathTable &Paths, const catalog::EntityIndex &Index, BodyLookup HasBody,
                 TypeLookup TypeOf) {
  LoweringState(F, Entities, Paths, Index, HasBody, TypeOf).run();
}

void link::lower(model::FunctionSummary &F, llvm::ArrayRef<model::Entity> Entities,
                 model::PathTable &Paths, const catalog::Catalog &C, BodyLookup HasBody,
                 TypeLookup TypeOf) {
  catalog::EntityIndex Index(Entities, C);
  lower(F, Entities, Paths, Index, HasBody, TypeOf);
}

void LoweringState::run() {
  for (model::Event &E : F.Events) {
    if (E.Kind == EventKind::Call)
      lowerCall(E);
    else if (E.Kind == EventKind::Store)
      lowerStore(E);
  }
}

void LoweringState::lowerCall(model::Event &E) {
  if (!E.Callee)
    return;
  bool Visible = HasBody && HasBody(E.Callee);
  if (E.Constructs || E.Destroys) {
    if (const catalog::Type *T = Index.type(E.Callee); T && (!Visible || T->BeatsBody))
      E.Constructs ? lowerConstructor(E, *T) : lowerDestructor(E, *T);
    return;
  }
  if (!Visible && changesByOperator(E))
    return;
  if (const catalog::Function *Says = Index.function(E.Callee);
      Says && (!Visible || Says->BeatsBody))
    lowerFunction(E, *Says);
}

/// `total += 5ms`, `text += "x"`, `std::swap(front, back)`: an operator of a library's
/// class reads and writes as that of a number does.
bool LoweringState::changesByOperator(model::Event &E) {
  const model::Entity &Callee = Entities[E.Callee.index()];
  llvm::StringRef Name = Callee.Name;
  if (!Callee.InSystemHeader)
    return false;
  if (Name == "std::swap" && E.Args.size() == 2 && E.Args[0].How == model::Passing::Reference) {
    if (!E.Args[0].Path)
      return false;
    E.Object = E.Args[0].Path;
    E.Form = model::RmwForm::Exchange;
  } else {
    llvm::StringRef Operator = catalog::splitQualifiedName(Name).second;
    if (!Operator.consume_front("operator") || !E.Object)
      return false;
    bool Steps = Operator == "++" || Operator == "--";
    if (!Steps && !llvm::is_contained({"+=", "-=", "*=", "/=", "%=", "|=", "&=", "^="}, Operator))
      return false;
    const catalog::Type *T = classOf(E.Object);
    if (T && (T->Kind == TypeKind::Atomic || T->Kind == TypeKind::Synchronised))
      return false;
    E.Form = Steps ? model::RmwForm::Increment : model::RmwForm::CompoundAssign;
  }
  E.Kind = EventKind::ReadModifyWrite;
  E.How = model::Sync::Plain;
  return true;
}

void LoweringState::lowerConstructor(model::Event &E, const catalog::Type &T) {
  switch (T.Kind) {
  case TypeKind::Guard:
    return makeGuard(E, T);
  case TypeKind::Thread:
    return makeThread(E, T);
  case TypeKind::Owner:
    if (!E.Args.empty() && tagOf(E.Args[0]) == Tag::InPlace && ownsGuard(E.Object)) {
      E.Args.erase(E.Args.begin());
      makeGuardIn(E, Paths.deref(E.Object), *classOf(E.Object));
    }
    return;
  case TypeKind::Future:
    // The only constructors with one argument take over from another handle.
    if (E.Args.size() == 1 && E.Args[0].Path)
      store(E, handle(E.Args[0]));
    return;
  default:
    return;
  }
}

void LoweringState::lowerDestructor(model::Event &E, const catalog::Type &T) {
  if (T.Kind == TypeKind::Guard && !wasTakenOver(E.Object))
    E.Kind = EventKind::GuardDestroy;
  else if (T.Kind == TypeKind::Thread && T.JoinsAtEnd && !wasMoved(E))
    E.Kind = EventKind::Join;
}

void LoweringState::lowerFunction(model::Event &E, const catalog::Function &Says) {
  switch (Says.Does) {
  case Role::Acquire:
  case Role::TryAcquire:
  case Role::Release:
    return lowerLock(E, Says);
  case Role::GuardMake:
    return returnGuard(E, Says);
  case Role::GuardLock:
  case Role::GuardTryLock:
  case Role::GuardUnlock:
  case Role::GuardRelease:
  case Role::GuardSwap:
  case Role::GuardAssign:
  case Role::GuardOwns:
    return useGuard(E, Says);
  case Role::Spawn:
    return spawn(E, Says);
  case Role::Assign:
    return assign(E, Says);
  case Role::Join:
    return join(E, Says);
  case Role::Detach:
    E.Object = at(E, Says.Object);
    E.Timed = Says.Timed;
    E.Kind = EventKind::Detach;
    return;
  case Role::Sleep:
    return sleep(E, Says);
  case Role::Block:
    E.Object = at(E, Says.Object);
    E.Timed = Says.Timed;
    E.Kind = EventKind::Block;
    return;
  case Role::Wait:
    return wait(E, Says);
  case Role::Notify:
    E.Object = at(E, Says.Object);
    E.All = Says.NotifyAll;
    E.Kind = EventKind::Notify;
    return;
  case Role::None:
    if (Says.Calls == catalog::CallBack::Repeat && spawnParallelAlgorithm(E))
      return;
    if (Says.Container == catalog::ContainerUse::Insert)
      insertIntoContainer(E);
    else if (Says.Makes && E.Object)
      ownsGuard(E.Object) ? makeGuardIn(E, Paths.deref(E.Object), *classOf(E.Object))
                          : makeInOwner(E);
    return;
  case Role::Empty:
    return emptyOwner(E);
  case Role::Converts:
  case Role::Yield:
  case Role::Identify:
  case Role::Prepare:
    return;
  }
}

PathId LoweringState::named(const model::Argument &A) {
  if (!A.Path)
    return {};
  if (Paths[A.Path].AddressOf)
    return Paths.deref(A.Path);
  if (A.How != model::Passing::Value)
    return A.Path;
  // A pointer variable that is passed by value.
  return Paths.deref(A.Path);
}

PathId LoweringState::handle(const model::Argument &A) {
  if (A.Path)
    return Paths[A.Path].AddressOf ? Paths.deref(A.Path) : A.Path;
  // A number has no path of its own; what was read names the handle.
  if (A.Uses.size() == 1 && F.Events[A.Uses[0].index()].Kind == EventKind::Read)
    return F.Events[A.Uses[0].index()].Object;
  return {};
}

PathId LoweringState::result(const model::Event &E) {
  return Paths.root(RootKind::Result, static_cast<uint32_t>(&E - F.Events.data()));
}

PathId LoweringState::at(const model::Event &E, Place P) {
  if (P == Place::self())
    return E.Object;
  if (P == Place::result())
    return result(E);
  if (!P.isArgument() || P.index() >= E.Args.size())
    return {};
  const model::Argument &A = E.Args[P.index()];
  // A handle may be a number (pthread_t, a descriptor) or a pointer; what is
  // known of the variable decides, and without that the number.
  const model::TypeFacts *T = typeOf(A.Path);
  if (T && T->is(model::TypeTrait::Pointer) && A.How == model::Passing::Value && !isHandle(A.Path))
    return named(A);
  return handle(A);
}

Tag LoweringState::tagOf(const model::Argument &A) const {
  if (!A.Path)
    return Tag::None;
  const model::AccessPath &P = Paths[A.Path];
  if (!P.Steps.empty())
    return Tag::None;
  if (P.Root == RootKind::Global)
    return Index.tag(model::EntityId(P.RootOperand));
  // A temporary of the tag's type, or a variable of it.
  if (P.Root == RootKind::Result && P.RootOperand < F.Events.size()) {
    const model::Event &Made = F.Events[P.RootOperand];
    if (!Made.Constructs || !Made.Callee)
      return Tag::None;
    llvm::StringRef Class = catalog::splitQualifiedName(Entities[Made.Callee.index()].Name).first;
    return Index.tagNamed(Class);
  }
  const model::TypeFacts *T = typeOf(A.Path);
  return T && T->Record ? Index.tag(T->Record) : Tag::None;
}

const model::TypeFacts *LoweringState::typeOf(PathId P) const {
  if (!P)
    return nullptr;
  const model::AccessPath &Path = Paths[P];
  if (Path.Truncated)
    return nullptr;
  size_t N = Path.Steps.size();
  while (N && Path.Steps[N - 1].Kind != StepKind::Field)
    --N;
  if (N)
    return TypeOf ? TypeOf(model::EntityId(Path.Steps[N - 1].Operand)) : nullptr;
  uint32_t Root = Path.RootOperand;
  switch (Path.Root) {
  case RootKind::Local:
    return Root < F.Locals.size() ? &F.Locals[Root].Type : nullptr;
  case RootKind::Param:
    return Root < F.Params.size() ? &F.Params[Root].Type : nullptr;
  case RootKind::Global:
    return TypeOf ? TypeOf(model::EntityId(Root)) : nullptr;
  default:
    return nullptr;
  }
}

const catalog::Type *LoweringState::classOf(PathId P) const {
  if (const model::TypeFacts *T = typeOf(P))
    return Index.type(T->Record);
  if (!P)
    return nullptr;
  const model::AccessPath &Path = Paths[P];
  if (Path.Root != RootKind::Result || !Path.Steps.empty() || Path.RootOperand >= F.Events.size())
    return nullptr;
  const model::Event &Made = F.Events[Path.RootOperand];
  return Made.Constructs ? Index.type(Made.Callee) : nullptr;
}

bool LoweringState::isA(PathId P, TypeKind K) const {
  const catalog::Type *T = classOf(P);
  return T && T->Kind == K;
}
