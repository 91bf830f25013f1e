//===- Analysis/ThreadFlow.h - which threads may be running -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Spawn and join order: for each event of a body, the threads that this body
// (or what it called) has started and not joined yet, and the thread objects
// that it has certainly joined. A thread is known by the place that starts it;
// a thread object by the field, global or local that it lies in, the elements
// of a container together, and by the call that gave it back until it is put
// somewhere. An object that is moved on is known by its new place. What a body
// does to the objects that it is passed is said in terms of its parameters.
// Over-approximates what runs: a join that is not recognised leaves the thread
// running. (May-happen-in-parallel after Naumovich,
// Avrunin and Clarke, "An efficient algorithm for computing MHP information for
// concurrent Java programs", 1999, reduced to spawn and join.)
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_THREADFLOW_H
#define HEDDLE_ANALYSIS_THREADFLOW_H

#include "Analysis/CallGraph.h"
#include "Analysis/LockFlow.h"
#include "Analysis/Loops.h"
#include <memory>
#include <set>

namespace heddle::analysis {

/// A place that starts a thread.
struct SpawnSite {
  FunctionId Function;
  model::EventId Event;
  friend auto operator<=>(const SpawnSite &, const SpawnSite &) = default;
};

/// What holds a thread object.
struct ThreadKey {
  enum class Kind : uint8_t {
    None,
    Field,
    Global,
    Local,
    Result,   ///< what event Id gave back or made
    Param,    ///< what the caller passes
    Capture,  ///< what the lambda captures
    Returned, ///< what the function gives back
  } What = Kind::None;
  uint32_t Id = 0;
  FunctionId Function; ///< of all but fields and globals
  bool valid() const { return What != Kind::None; }
  friend auto operator<=>(const ThreadKey &, const ThreadKey &) = default;
};

using LiveThread = std::pair<SpawnSite, ThreadKey>;

/// A thread object that a parameter named has another name now.
struct RenamedThread {
  ThreadKey Param, Now;
  bool Also = false; ///< it has both names: a reference to it was kept
  friend auto operator<=>(const RenamedThread &, const RenamedThread &) = default;
};

/// What a body has done to threads up to some point.
struct ThreadState {
  bool Reached = false;
  std::set<LiveThread> Live;
  std::set<ThreadKey> Joined;
  /// Two names of one object.
  std::set<std::pair<ThreadKey, ThreadKey>> Same;
  std::set<RenamedThread> Renamed;

  void joined(const ThreadKey &K);
  void renamed(const ThreadKey &From, const ThreadKey &To);
  bool join(const ThreadState &Other);
  /// Whether nothing was done to threads that a caller should know.
  bool empty() const { return Live.empty() && Joined.empty() && Renamed.empty(); }
};

class ThreadFlow {
public:
  ThreadFlow(Program &P, const CallGraph &G, const LockFlow &Locks);

  /// What \p F has started and joined before \p E.
  const ThreadState &before(FunctionId F, model::EventId E) const;
  /// The same at the end of \p F: what a caller must know.
  const ThreadState &atExit(FunctionId F) const {
    return All[F.index()] ? All[F.index()]->Exit : Nothing;
  }
  /// The member in which the function keeps the thread that it starts at \p S, or
  /// none.
  ThreadKey memberOf(const SpawnSite &S) const;

private:
  friend class FunctionThreads;
  struct Result {
    ThreadState Exit;
    std::vector<ThreadState> Snapshots;
    std::vector<uint32_t> Before; // by event; empty: nothing happens to threads
  };
  std::vector<std::unique_ptr<Result>> All; // null: nothing happens to threads
  ThreadState Nothing;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_THREADFLOW_H
