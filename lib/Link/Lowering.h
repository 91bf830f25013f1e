//===- Link/Lowering.h - calls whose meaning is known -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Turns the calls of a function whose callee the catalogue knows into the
// second group of model::EventKind, in place: the kind changes, Callee and Args
// stay, and Object, Source, Locks, Mode, Policy, Constant … are filled as the
// comments of EventKind say. Events keep their indices. Lowering decides by
// names and shapes of one function alone; nothing of other functions is read.
//
// Beyond the comments in Model/Event.h:
//  - A callee with a visible body stays a call, unless its entry has BeatsBody
//    (methods of locks, and what the user describes).
//  - A thread or future that is moved (move constructor, operator=, push_back
//    into a container of threads) becomes Store Object=new Source=old.
//  - std::make_unique and its like become Spawn with Object=result* where what
//    they give is stored as an owner of a thread.
//  - The destructor of a std::jthread is Join, unless the thread was moved away
//    somewhere in the function.
//  - A Store into a field that the system calls (sigaction::sa_handler) becomes
//    Spawn without a Callee; the entry is that of the field's entity.
//  - Store into a guard (`auto g = lockTable();`) becomes GuardMove if the
//    local's type is a known guard.
//  - GuardLock and GuardTryLock with Locks (tbb's `l.acquire(m)`) first tie the
//    guard to these locks.
//  - Spawn: Args[0] is the callable, the others are what it is called with.
//    Kind, Many and Structured are asked of the callee's entry. A sequential
//    algorithm with a parallel execution policy is a Spawn too; its entry has
//    Calls, Many and Structured.
//  - Join, Wait, Block and the like name the object itself, not the pointer to
//    it: pthread_mutex_lock(&m) has Locks=[m].
//  - What runs its callables in place stays a call (Function::Calls).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_LINK_LOWERING_H
#define HEDDLE_LINK_LOWERING_H

#include "Catalog/EntityIndex.h"
#include "Model/FunctionSummary.h"
#include "Model/PathTable.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace heddle::link {

/// Says whether the program has the body of a function.
using BodyLookup = llvm::function_ref<bool(model::EntityId)>;
/// The type of a field, global or static, or null if it is not known. Locals
/// and parameters are looked up in the function itself.
using TypeLookup = llvm::function_ref<const model::TypeFacts *(model::EntityId)>;

/// Lowers \p F, whose ids are of \p Entities and \p Paths. \p Index must be of
/// the same entities.
void lower(model::FunctionSummary &F, llvm::ArrayRef<model::Entity> Entities,
           model::PathTable &Paths, const catalog::EntityIndex &Index, BodyLookup HasBody,
           TypeLookup TypeOf = nullptr);

/// The same for a single function: looks up all of \p Entities first.
void lower(model::FunctionSummary &F, llvm::ArrayRef<model::Entity> Entities,
           model::PathTable &Paths, const catalog::Catalog &C, BodyLookup HasBody,
           TypeLookup TypeOf = nullptr);

} // namespace heddle::link

#endif // HEDDLE_LINK_LOWERING_H
