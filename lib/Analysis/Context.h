//===- Analysis/Context.h - under what a function runs ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The plain values of the top-down sweep: roots (where a thread's run begins)
// and contexts (a function as it is reached from roots: what its names mean,
// the locks held at its entry, the threads that are running).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_CONTEXT_H
#define HEDDLE_ANALYSIS_CONTEXT_H

#include "Analysis/Substitution.h"
#include "Analysis/ThreadFlow.h"

namespace heddle::analysis {

using RootId = Id<struct RootTag>;
using ContextId = Id<struct ContextTag>;
using CallableValueId = Id<struct CallableValueTag>;
using LiveSetId = Id<struct LiveSetTag>;
using JoinedSetId = Id<struct JoinedSetTag>;

/// Where a thread's run begins.
struct Root {
  enum class Kind : uint8_t {
    Main,     ///< a program's main
    Entry,    ///< a function that nobody calls: an exported function, a test
    Spawned,  ///< a callable given to a thread, task, timer
    Api,      ///< the public methods of a class meant to be shared: any two at once
    Lifetime, ///< constructors and destructors of such a class: alone with the object
    Callback, ///< a callable given to code whose body is not visible
  };
  Kind What = Kind::Entry;
  FunctionId Function; ///< the first function; none for Api and Lifetime
  model::EntityId Class;
  SpawnSite Site;
  /// Spawned: more than one of it may run at once.
  bool Many = false;
  /// Spawned: one start makes several of it (a parallel loop).
  bool Several = false;
  /// Spawned: it has ended when the starting call returns.
  bool Structured = false;
  /// Spawned: an asynchronous signal handler. It comes between any two steps of
  /// the program, but two handlers do not run at once.
  bool Signal = false;
  /// Spawned: one object starts several of it, in a loop of its own.
  bool ManyOfOne = false;
  /// Spawned: an event loop runs it, perhaps never together with others of its kind.
  enum class Handled : uint8_t { No, Handler, Alone } How = Handled::No;
  /// Spawned: the object that it runs on is one of its own (an element, or made
  /// where it is started), so that two of it do not share it.
  bool OwnObject = false;
  /// What lies in an element that it was given, by the path of that.
  std::set<model::PathId> OwnElements;
  /// Spawned: what may be running when it starts.
  std::set<SpawnSite> RunningAtStart;
  /// Spawned: the roots that start it.
  std::set<RootId> StartedBy;
  /// Spawned: the member that keeps the thread.
  ThreadKey Member;
};

/// A lock held in a context.
struct HeldLock {
  model::PathId Lock; ///< absolute
  model::LockMode Mode = model::LockMode::Exclusive;
  bool Must = true;
  bool Tried = false;
  Exclusion What = Exclusion::Lock;
  bool Leftover = false; ///< as in LockEntry; not part of the key
  // Where it was taken; not part of what makes two contexts equal.
  FunctionId Function;
  model::EventId Site;
  ContextId Context;

  auto key() const { return std::tie(Lock, Mode, Must, Tried, What); }
};

/// A callable value in absolute terms: what a parameter or a field may run.
struct CallableValue {
  model::EntityId Target;
  FunctionId Maker; ///< the body that names it, for resolving Target
  model::CallableId Made;
  Binding Bound; ///< absolute
  /// What a capture of it may run.
  llvm::SmallVector<CallableValueId, 2> Captured;
  auto key() const { return std::tie(Target, Maker, Made, Bound, Captured); }
  friend bool operator<(const CallableValue &A, const CallableValue &B) {
    return A.key() < B.key();
  }
};

struct Context {
  FunctionId Function;
  Binding Bound; ///< absolute
  /// Callables that parameters and captures are bound to; may be shorter.
  llvm::SmallVector<CallableValueId, 2> ParamCallables, CaptureCallables;
  std::vector<HeldLock> Locks; // sorted by key
  /// What the caller says by a constant, if it decides which locks are taken.
  Flag Told;
  LiveSetId Live;
  /// Members whose threads have been joined by the methods on the way here. Only of
  /// contexts that others than the starter of the threads may run.
  JoinedSetId Joined = JoinedSetId(0);
  /// The object under construction or destruction, not yet or no longer shared.
  model::PathId Fresh;
  /// The object was not known at the call: it is none that a caller could name.
  bool NewObject = false;
  /// Stands for more than one that were merged to bound their number.
  bool Merged = false;
  /// Which locks may be held that are not listed, because a caller's context was
  /// merged, or held them on some paths only.
  enum class Forgotten : uint8_t { None, OfObjects, Any } Forgot = Forgotten::None;
  void forget(Forgotten What) { Forgot = std::max(Forgot, What); }

  std::vector<RootId> Roots; // sorted
  /// The roots that begin here.
  llvm::SmallVector<RootId, 0> EntryOf;
  /// The contexts that its calls lead to, and the roots that it starts: what has
  /// to hear of roots that are found later.
  llvm::SmallVector<ContextId, 0> Callees;
  llvm::SmallVector<RootId, 0> Starts;
  /// Hash of what makes two contexts equal.
  size_t KeyHash = 0;
  /// Some of the calls that lead here, the first ones found.
  llvm::SmallVector<std::pair<ContextId, model::EventId>, 1> Callers;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_CONTEXT_H
