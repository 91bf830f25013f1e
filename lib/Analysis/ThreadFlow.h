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
// of a container together. Over-approximates what runs: a join that is not
// recognised leaves the thread running. (May-happen-in-parallel after Naumovich,
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
  enum class Kind : uint8_t { None, Field, Global, Local } What = Kind::None;
  uint32_t Id = 0;
  FunctionId Function; ///< of a local
  bool valid() const { return What != Kind::None; }
  friend auto operator<=>(const ThreadKey &, const ThreadKey &) = default;
};

using LiveThread = std::pair<SpawnSite, ThreadKey>;

/// What a body has done to threads up to some point.
struct ThreadState {
  bool Reached = false;
  std::set<LiveThread> Live;
  std::set<ThreadKey> Joined;

  void joined(const ThreadKey &K);
  bool join(const ThreadState &Other);
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
