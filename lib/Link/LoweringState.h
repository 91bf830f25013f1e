//===- Link/LoweringState.h - one function while it is lowered --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the source files of the lowering share. For them alone.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_LINK_LOWERINGSTATE_H
#define HEDDLE_LINK_LOWERINGSTATE_H

#include "Link/Lowering.h"

namespace heddle::link {

class LoweringState {
public:
  LoweringState(model::FunctionSummary &F, llvm::ArrayRef<model::Entity> Entities,
                model::PathTable &Paths, const catalog::EntityIndex &Index, BodyLookup HasBody,
                TypeLookup TypeOf)
      : F(F), Entities(Entities), Paths(Paths), Index(Index), HasBody(HasBody), TypeOf(TypeOf) {}

  void run();

private:
  // Lowering.cpp: what a call is, and the paths that it speaks of.
  void lowerCall(model::Event &E);
  void lowerConstructor(model::Event &E, const catalog::Type &T);
  void lowerDestructor(model::Event &E, const catalog::Type &T);
  void lowerFunction(model::Event &E, const catalog::Function &Says);

  /// The object that \p A names for a callee that works on it through a
  /// reference or a pointer: `m` for both `m` and `&m`.
  model::PathId named(const model::Argument &A);
  /// What a handle that is passed by value names: itself.
  model::PathId handle(const model::Argument &A);
  /// The object at \p P of the call \p E, or none.
  model::PathId at(const model::Event &E, catalog::Place P);
  model::PathId unknown() { return Paths.root(model::RootKind::Unknown); }
  model::PathId result(const model::Event &E);
  catalog::Tag tagOf(const model::Argument &A) const;
  /// The type of the variable or field that \p P ends in, dereferences and
  /// elements left out, or null.
  const model::TypeFacts *typeOf(model::PathId P) const;
  /// What the catalogue says of the class of \p P, or null.
  const catalog::Type *classOf(model::PathId P) const;
  bool isA(model::PathId P, catalog::TypeKind K) const;

  // LoweringLocks.cpp
  void lowerLock(model::Event &E, const catalog::Function &Says);
  void makeGuard(model::Event &E, const catalog::Type &T);
  void useGuard(model::Event &E, const catalog::Function &Says);
  void returnGuard(model::Event &E, const catalog::Function &Says);
  void makeGuardIn(model::Event &E, model::PathId Object, const catalog::Type &T);
  void emptyOwner(model::Event &E);
  bool storeGuard(model::Event &E);
  bool ownsGuard(model::PathId P) const;
  bool wasTakenOver(model::PathId Made) const;
  bool movesGuard(const model::Event &E) const;
  bool isShared(const model::Event &E, bool Shared, catalog::Place WriteFlag) const;

  // LoweringThreads.cpp
  void makeThread(model::Event &E, const catalog::Type &T);
  void spawn(model::Event &E, const catalog::Function &Says);
  void spawnMethod(model::Event &E, const catalog::Function &Says);
  bool changesByOperator(model::Event &E);
  bool spawnParallelAlgorithm(model::Event &E);
  void makeInOwner(model::Event &E);
  bool makesThreadInside(const model::Event &Maker) const;
  void join(model::Event &E, const catalog::Function &Says);
  bool wasMoved(const model::Event &End) const;
  void insertIntoContainer(model::Event &E);
  void store(model::Event &E, model::PathId Source);
  void assign(model::Event &E, const catalog::Function &Says);
  /// Where \p Source is an owner that was just made and \p Class a thread:
  /// the making starts it.
  void startMade(model::PathId Source, const catalog::Type *Class);
  void lowerStore(model::Event &E);
  bool isHandle(model::PathId P) const;
  /// Keeps the arguments of \p E from \p Callable on: what is run, then what is
  /// passed to it, which starts at \p Bound.
  static void keepSpawned(model::Event &E, size_t Callable, size_t Bound);
  /// The index of the callable that \p E passes: at \p P if one is there, else
  /// the first; none if there is none.
  static std::optional<size_t> callableAt(const model::Event &E, catalog::Place P);

  // LoweringWaits.cpp
  void sleep(model::Event &E, const catalog::Function &Says);
  void wait(model::Event &E, const catalog::Function &Says);

  model::FunctionSummary &F;
  llvm::ArrayRef<model::Entity> Entities;
  model::PathTable &Paths;
  const catalog::EntityIndex &Index;
  BodyLookup HasBody;
  TypeLookup TypeOf;
};

} // namespace heddle::link

#endif // HEDDLE_LINK_LOWERINGSTATE_H
