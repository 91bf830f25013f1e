//===- Model/Event.h - what can happen at one place in a function -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The closed list of what heddle knows to happen in a function. Extract writes
// the first group and no other: it records faithfully and decides nothing about
// locks or threads. The link turns the calls whose meaning the catalogue knows
// into the second group (lib/Link/Lowering), so that a change of the catalogue,
// ours or the user's, parses nothing again.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_EVENT_H
#define HEDDLE_MODEL_EVENT_H

#include "Model/AccessPath.h"
#include <optional>

namespace heddle::model {

/// Index into FunctionSummary::Events. An event may refer to any other event
/// of the same function.
using EventId = Id<struct EventTag>;
/// Index into FunctionSummary::Callables.
using CallableId = Id<struct CallableTag>;

enum class EventKind : uint8_t {
  // --- What Extract records ------------------------------------------------

  /// Object is read.
  ///     int x = this->count_;          Read Object=this.count_
  ///     if (done.load())               Read Object=done Sync=Atomic
  /// Of this and the next two: Args are the indices, not constant ones, by which
  /// the elements on the way to Object are chosen. Path names the variable that an
  /// index is, or that it was when it began to count.
  ///     int x = table[i];              Read Object=table [] Args=[i]
  Read,
  /// Object is written. Uses: the events whose values flow into what is written.
  ///     count_ = n;                    Write Object=this.count_
  /// Constant: the value that an atomic is given, if it is known.
  ///     a.store(a.load() + 1);         Read #0; Write Object=a Uses={#0}
  Write,
  /// Object is read, changed and written by one expression; Form says how.
  ///     ++count_;                      ReadModifyWrite Form=Increment
  ///     hits.fetch_add(1);             ReadModifyWrite Sync=Atomic Form=FetchOp
  /// Constant: the value that an exchange or compare-exchange puts there, if it is
  /// known.
  ///     taken.exchange(true);          ReadModifyWrite Form=Exchange Constant=1
  ReadModifyWrite,
  /// A function is called. Callee is the static target; for a call through a
  /// pointer, a parameter or a std::function, CalleePath says where the
  /// callable lies. Object is the object of a method call, of a constructor
  /// (what is being made) or of a destructor. Args are the explicit arguments.
  /// Constructors, destructors (implicit ones too), `new`, `delete` and
  /// overloaded operators are calls like any other; those that can have no
  /// effect (trivial ones) are left out.
  ///     q.push(v);                     Call Callee=Queue::push Object=q
  ///     std::lock_guard g(mu_);        Call Callee=std::lock_guard::lock_guard
  ///                                         Object=g Args=[this.mu_]
  ///     }                              Call Callee=std::lock_guard::~lock_guard
  ///                                         Object=g Implicit
  ///     cb_();                         Call CalleePath=this.cb_
  Call,
  /// The value of Source is kept in Object: pointers, references bound to
  /// members, and callables (then Args[0].Callable says which). Only values
  /// that can name something else are recorded.
  ///     counter_(&db->scheduled)       Store Object=this.counter_
  ///                                          Source=& param0 * . scheduled
  ///     on_done_ = [this] { … };       Store Object=this.on_done_ Args=[lambda]
  Store,
  /// The function returns. Source is the path of the value, if it has one;
  /// Constant its value, if that is known; Uses the events that it stems from.
  ///     return mu_;                    Return Source=this.mu_
  ///     return mu_.try_lock();         Call #0; Return Uses={#0}
  ///     return false;                  Return Constant=0
  Return,

  // --- What the link makes of calls, by the catalogue ----------------------

  /// Locks are taken; blocks until they are had. Locks lists them; more than
  /// one are taken together without an order (std::lock).
  ///     mu_.lock();    std::lock(a, b);
  Acquire,
  /// Taken if free; the event's value is non-zero where it succeeded, unless
  /// SuccessIsZero (pthread_mutex_trylock).
  ///     if (mu_.try_lock())
  TryAcquire,
  /// Locks are given back.
  ///     mu_.unlock();
  Release,
  /// A guard object is made on Locks; Policy says whether it owns them.
  ///     std::unique_lock l(mu_, std::defer_lock);
  GuardMake,
  /// The guard Source gives what it has to the guard Object.
  ///     a = std::move(b);
  GuardMove,
  /// The guards Object and Source change what they have.
  ///     a.swap(b);
  GuardSwap,
  /// The guard takes its locks.   l.lock();
  GuardLock,
  /// The guard tries to take its locks; value as TryAcquire.   l.try_lock();
  GuardTryLock,
  /// The guard gives its locks back but stays tied to them.   l.unlock();
  GuardUnlock,
  /// The guard forgets its locks, which stay held.   l.release();
  GuardRelease,
  /// The guard ends and gives back what it owns.   }
  GuardDestroy,
  /// Non-zero where the guard owns its locks.   if (l.owns_lock())
  GuardOwns,
  /// A new thread, task or timer runs Args[0].Callable with the other Args.
  /// Object is the thread object or handle, if there is one.
  ///     std::thread t(&Worker::run, this);
  Spawn,
  /// Waits for the end of the thread or task Object.   t.join();  f.get();
  Join,
  /// The thread Object is let go.   t.detach();
  Detach,
  /// The thread sleeps; Constant is the time in nanoseconds, if it is known.
  ///     std::this_thread::sleep_for(10ms);
  Sleep,
  /// The thread may block until something outside of it happens: I/O, a queue,
  /// a latch, a semaphore. Object is what it waits on.
  Block,
  /// Waits on the condition variable Object with the guard or lock Source;
  /// Args[0].Callable is the predicate, if there is one.   cv.wait(l, pred);
  Wait,
  /// Wakes one waiter (or All) of the condition variable Object.
  Notify,
};

/// How an access is made towards other threads.
enum class Sync : uint8_t { Plain, Volatile, Atomic };

/// The memory order of an atomic access; SeqCst where nothing is said.
enum class MemoryOrder : uint8_t { Relaxed, Consume, Acquire, Release, AcqRel, SeqCst };

/// How a ReadModifyWrite is written.
enum class RmwForm : uint8_t {
  None,            ///< not a read-modify-write
  Increment,       ///< `++x`, `x--`
  CompoundAssign,  ///< `x += 1`
  SelfAssign,      ///< `x = f(x)`, directly or through a local
  FetchOp,         ///< `x.fetch_add(1)`, `__sync_fetch_and_add`
  Exchange,        ///< `x.exchange(v)`, `test_and_set`, `std::swap(x, y)`
  CompareExchange, ///< `x.compare_exchange_weak(e, v)`
};

enum class LockMode : uint8_t { Exclusive, Shared };

/// What a guard does with its locks when it is made.
enum class GuardPolicy : uint8_t {
  Lock,  ///< takes them
  Defer, ///< does not
  Adopt, ///< they are held already
  Try,   ///< takes them if they are free
};

/// How two sides of a condition are compared.
enum class Comparison : uint8_t {
  None, ///< not decided by one event and a constant
  Eq,
  Ne,
  Lt,
  Le,
  Gt,
  Ge,
};

/// How an argument is handed over.
enum class Passing : uint8_t {
  Value,     ///< copied; a pointer's copy still names what it points to
  Reference, ///< the callee works on the caller's object
  Move,      ///< handed over with std::move or as a temporary
};

/// An argument of a call, or a value bound to a callable.
struct Argument {
  /// What is passed, when it has a name (`& this . x` for `&x`). Of a number: the
  /// variable from which it was taken.
  PathId Path;
  /// The callable that is passed, when it is known.
  CallableId Callable;
  Passing How = Passing::Value;
  /// The value, when it is an integer constant or a duration in nanoseconds.
  std::optional<int64_t> Constant;
  /// Events whose values flow into it.
  std::vector<EventId> Uses;
  /// By which words an element is chosen on the way to Path, where the index is not constant:
  /// as it is written, but a local with one value goes by that value. "@" stands before what
  /// may have changed in between, or is compared with another index.
  ///     f(&forks[(i + 1) % n])         Chosen="(i + 1) % n"
  std::string Chosen;

  friend bool operator==(const Argument &, const Argument &) = default;
};

struct Event {
  EventKind Kind = EventKind::Read;
  Location Where;

  PathId Object;
  PathId Source;

  // Read, Write, ReadModifyWrite
  Sync How = Sync::Plain;
  MemoryOrder Order = MemoryOrder::SeqCst;
  RmwForm Form = RmwForm::None;

  // Call and what the link makes of it
  EntityId Callee;
  PathId CalleePath;
  std::vector<Argument> Args;
  bool Virtual = false;      ///< dispatched at run time
  bool Implicit = false;     ///< not written in the source (`}`)
  bool Constructs = false;   ///< Callee is a constructor
  bool Destroys = false;     ///< Callee is a destructor
  bool ResultUnused = false; ///< the value of the call is discarded
  /// The same of Object as Argument::Chosen.
  ///     forks[(i + 1) % n].lock();     Chosen="(i + 1) % n"
  std::string Chosen;

  /// Acquire … Notify: the locks. Of what Extract records: the static local of whose
  /// initialiser it is part, which the compiler's own guard lets one thread run.
  std::vector<PathId> Locks;
  LockMode Mode = LockMode::Exclusive;
  GuardPolicy Policy = GuardPolicy::Lock;
  bool SuccessIsZero = false;
  bool Timed = false; ///< gives up after a time
  bool All = false;   ///< Notify: wakes all

  /// Events whose values flow into this one (the value written or returned).
  std::vector<EventId> Uses;
  std::optional<int64_t> Constant;
  /// Return: the value is `value(Uses[0]) Test Constant`, a truth value
  /// (`return mu.try_lock();` is Ne 0); None where it is not of that form.
  Comparison Test = Comparison::None;

  friend bool operator==(const Event &, const Event &) = default;
};

} // namespace heddle::model

#endif // HEDDLE_MODEL_EVENT_H
