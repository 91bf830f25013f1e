//===- Catalog/Entry.h - what one function or type means --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the catalogue says of a function or of a type: plain values, read by
// the link (lib/Link/Lowering), which turns calls into events with a meaning,
// and by analyses and checks, which ask for what an event cannot carry (is this
// spawn a task or a signal handler, does this call run its callable in place).
// An entry says nothing about where a call stands; it is in the callee's terms.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CATALOG_ENTRY_H
#define HEDDLE_CATALOG_ENTRY_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>

namespace heddle::catalog {

/// Where in a call something is found: an argument's index from 0, or one of
/// the places below.
struct Place {
  static constexpr int8_t NoneValue = -1, ThisValue = -2, ResultValue = -3, AllValue = -4,
                          RestValue = -5;
  int8_t Value = NoneValue;

  static constexpr Place none() { return {NoneValue}; }
  static constexpr Place self() { return {ThisValue}; }     ///< the object of the call
  static constexpr Place result() { return {ResultValue}; } ///< what the call gives back
  static constexpr Place all() { return {AllValue}; }       ///< every argument
  static constexpr Place rest() { return {RestValue}; }     ///< the arguments not named otherwise
  static constexpr Place argument(unsigned I) { return {static_cast<int8_t>(I)}; }

  bool valid() const { return Value != NoneValue; }
  bool isArgument() const { return Value >= 0; }
  unsigned index() const { return static_cast<unsigned>(Value); }
  friend bool operator==(Place, Place) = default;
};

/// What a function does above all. The link makes an event of the same name of
/// a call; where it says "stays a call", analyses ask the entry.
enum class Role : uint8_t {
  None,         ///< only the further facts below are known
  Acquire,      ///< takes the lock Object
  TryAcquire,   ///< takes the lock Object if it is free
  Release,      ///< gives back the lock Object
  Converts,     ///< changes the mode of a lock that is held; stays a call
  GuardMake,    ///< gives back (or makes of Object) a guard on the lock Lock
  GuardLock,    ///< the guard Object takes its locks, or those given
  GuardTryLock, ///< the guard Object tries to
  GuardUnlock,  ///< the guard Object gives them back and stays tied to them
  GuardRelease, ///< the guard Object forgets them; they stay held
  GuardSwap,    ///< the guard Object and the one passed change what they have
  GuardAssign,  ///< the guard Object takes over from the one passed
  GuardOwns,    ///< non-zero where the guard Object owns its locks
  Spawn,        ///< starts Callable on another thread, or as a task, timer, handler
  Assign,       ///< the thread or future Object takes over from Source
  Join,         ///< waits for the end of Object
  Detach,       ///< lets the thread Object go
  Sleep,        ///< sleeps for Duration
  Yield,        ///< offers the processor to others; stays a call
  Identify,     ///< says which thread it runs in; stays a call
  Prepare,      ///< makes the lock Object, or ends it; stays a call
  Block,        ///< may block on something outside of the thread
  Wait,         ///< waits on the condition variable Object with the lock Lock
  Notify,       ///< wakes waiters of the condition variable Object
  Empty,        ///< ends what the owner Object has, and keeps what it is given
};

/// How a function runs the callables that are passed to it.
enum class CallBack : uint8_t {
  None,   ///< it does not, or it is not known
  Once,   ///< in place, at most once, before it returns
  Repeat, ///< in place, any number of times, before it returns
};

enum class SpawnKind : uint8_t {
  Thread, ///< a thread of its own
  Task,   ///< on a thread of a pool or executor
  Timer,  ///< later, on a thread of a timer
  Signal, ///< an asynchronous signal handler
  /// On the thread, or threads, that run an event loop.
  Handler,
  /// The same, and never while another one of this kind runs (a strand).
  Strand,
};

enum class ContainerUse : uint8_t {
  None,
  Read,   ///< the container is only looked at; two of them do not conflict
  Write,  ///< the container itself is changed
  Insert, ///< a write that adds its argument as an element
};

/// What a Block waits for.
enum class BlockOn : uint8_t {
  Other,
  Thread,  ///< another thread of the program (semaphore, latch, queue)
  File,    ///< files and devices
  Network, ///< sockets and the like
  Process, ///< another process, or a signal
  Loop,    ///< runs the handlers of an event loop meanwhile
};

/// What a function does with a path in the file system.
enum class FileUse : uint8_t {
  None,
  Check, ///< asks something about it that may be wrong a moment later
  Act,   ///< opens, makes or removes what it names
};

/// The groups of facts of a function; a description may give some of them.
enum class Facet : uint8_t {
  Role = 1 << 0, ///< Does and what belongs to it
  Calls = 1 << 1,
  Container = 1 << 2,
  Moves = 1 << 3,
  ThreadUnsafe = 1 << 4,
  File = 1 << 5,
  Signals = 1 << 6,
  Makes = 1 << 7,
};

/// What is known of a function. Names are as in model::Entity::Name; the text
/// belongs to the catalogue.
struct Function {
  /// Which facets are described; bits of Facet.
  uint8_t Facets = 0;
  Role Does = Role::None;
  /// The lock, guard, thread, future, condition variable, semaphore or file.
  Place Object;
  /// Wait: the lock or guard; GuardMake: the lock.
  Place Lock;
  /// Assign: what is taken over.
  Place Source;
  /// Spawn: what is run; Wait: the predicate.
  Place Callable;
  /// Spawn: the first of the arguments that are passed on to the callable.
  Place Arguments;
  /// Sleep: how long.
  Place Duration;
  /// Guards of reader-writer locks: shared where this argument is 0. Prepare: the lock may
  /// be taken again by its owner where this argument is odd.
  Place WriteFlag;
  /// Nanoseconds in one unit of Duration.
  int64_t Unit = 1;
  bool Shared = false;        ///< Acquire …, GuardMake: in shared mode
  bool Timed = false;         ///< gives up after a time
  bool SuccessIsZero = false; ///< TryAcquire, GuardTryLock
  bool NotifyAll = false;     ///< Notify: wakes all
  // Spawn
  SpawnKind Kind = SpawnKind::Thread;
  /// Spawn: runs in several threads at once. Block on a loop: several threads run it.
  bool Many = false;
  bool Structured = false; ///< all that is started has ended when the call returns
  /// Spawn: the method of Object that runs (QThread::run), when no callable is
  /// passed.
  llvm::StringRef Method;
  /// Spawn: nothing is started if the first argument is this (std::async with
  /// std::launch::deferred).
  std::optional<int64_t> InPlaceIf;
  BlockOn Blocks = BlockOn::Other;

  // Facts that go together with any role.
  CallBack Calls = CallBack::None;
  /// CallBack: the callable runs with this lock held (folly's withWLock), in
  /// shared mode if UnderShared.
  Place Under;
  bool UnderShared = false;
  /// Lets a Block or Join on this object go on (semaphore, latch, promise).
  Place Signals;
  ContainerUse Container = ContainerUse::None;
  /// Its result names what its first argument names (std::move).
  bool Moves = false;
  /// Makes an object of its arguments, in an owner that it gives back
  /// (std::make_unique) or is a method of (std::optional::emplace).
  bool Makes = false;
  /// Uses hidden state without synchronisation (strtok, localtime).
  bool ThreadUnsafe = false;
  /// ThreadUnsafe: the function to use in its place, or empty.
  llvm::StringRef Instead;
  /// ThreadUnsafe: the name of the hidden state, where several functions share one.
  llvm::StringRef State;
  /// ThreadUnsafe: it only reads that state; two of them do not conflict.
  bool ReadsState = false;
  /// ThreadUnsafe: the libraries in common use guard that state, or keep one for each
  /// thread, though no standard says that they must.
  bool UsuallyGuarded = false;
  /// ThreadUnsafe: only where this argument is null.
  Place UnsafeIfNull;
  FileUse File = FileUse::None;
  /// File: the argument that names the path.
  Place FilePath;

  /// What the entry says beats a visible body: primitives, which are made of
  /// atomics inside, and whatever the user describes.
  bool BeatsBody = false;

  bool says(Facet F) const { return Facets & static_cast<uint8_t>(F); }
};

enum class TypeKind : uint8_t {
  Other,
  Lock,
  Guard,
  ConditionVariable,
  Thread,  ///< a handle of a thread: std::thread, pthread_t
  Future,  ///< a handle of a task: std::future
  Promise, ///< the other end of a future
  Atomic,
  Container,    ///< of the standard library or like them: not synchronised
  Owner,        ///< smart pointer or optional
  Callable,     ///< std::function and its like
  Synchronised, ///< any other type whose methods may be called by two threads at once
};

/// What is known of a type.
struct Type {
  TypeKind Kind = TypeKind::Other;
  bool Recursive = false;  ///< Lock: its owner may take it again
  bool Shared = false;     ///< Guard: takes its locks in shared mode
  bool Spins = false;      ///< Lock: waits by spinning
  bool JoinsAtEnd = false; ///< Thread, Future: the destructor waits for it
  bool Counted = false;    ///< Owner: shared ownership
  bool Weak = false;       ///< Owner: names without owning
  /// Guard: the constructor's argument that is the lock, or rest().
  Place Lock = Place::rest();
  /// Guard: shared where this argument of the constructor is 0.
  Place WriteFlag;
  /// Guard: with this argument the constructor only tries, for a time.
  Place Deadline;
  /// Thread: the constructor's argument that is run; those after it are bound.
  Place Callable;
  bool BeatsBody = false; ///< as Function::BeatsBody, for constructor and destructor
};

/// What a tag argument asks of a guard or an owner, or an execution policy of an
/// algorithm.
enum class Tag : uint8_t { None, Defer, Adopt, Try, Parallel, Nothing, InPlace };

} // namespace heddle::catalog

#endif // HEDDLE_CATALOG_ENTRY_H
