//===- Analysis/Contexts.h - the top-down sweep -----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From the thread roots down the calls: in which contexts each function runs.
// Each event is judged in each context of its function once; accesses are not
// copied up the call graph. Contexts are merged when equal and capped in number
// (then counted), so that the sweep stays linear in the size of the program.
// Over-approximates the calls that can happen, except where a callee's body is
// not visible.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_CONTEXTS_H
#define HEDDLE_ANALYSIS_CONTEXTS_H

#include "Analysis/Context.h"
#include "Analysis/DemandedLocks.h"
#include "Analysis/Objects.h"
#include "Analysis/Publications.h"
#include "Analysis/Relevance.h"
#include "Analysis/SharedClasses.h"
#include "Analysis/ThreadStarts.h"
#include "Support/StableList.h"
#include "llvm/ADT/DenseMap.h"
#include <queue>

namespace heddle::analysis {

class Contexts {
public:
  Contexts(Program &P, const CallGraph &G, const LockFlow &Locks, const ThreadFlow &Threads,
           const SharedClasses &Classes, const Relevance &Matters);

  const CallGraph &calls() const { return G; }
  const StableList<Context> &all() const { return List; }
  const Context &operator[](ContextId C) const { return List[C.index()]; }
  llvm::ArrayRef<ContextId> of(FunctionId F) const { return ByFunction[F.index()].Ids; }
  const std::vector<Root> &roots() const { return Roots; }
  const Root &root(RootId R) const { return Roots[R.index()]; }
  /// Contexts that were merged into others to bound their number.
  uint32_t mergedContexts() const { return Capped; }

  /// \p Path of the function of \p C in absolute, canonical terms; none when it
  /// cannot be said.
  model::PathId absolute(ContextId C, model::PathId Path);
  /// The same of a place that keeps a pointer or reference: the place itself, not
  /// what it names.
  model::PathId inPlace(ContextId C, model::PathId Place);
  /// The locks held just before \p E in \p C.
  std::vector<HeldLock> heldAt(ContextId C, model::EventId E);
  /// The threads that may be running just before \p E in \p C, as far as those
  /// are known that the same root has started.
  std::set<SpawnSite> runningAt(ContextId C, model::EventId E) const;
  /// Whether the function of \p C has started a thread before \p E that still runs.
  bool hasStarted(ContextId C, model::EventId E) const {
    return !Threads.before((*this)[C].Function, E).Live.empty();
  }
  /// Whether \p S is one of those, and has been let go (detached): nobody can wait for it.
  bool isLetGo(ContextId C, model::EventId E, const SpawnSite &S) const;
  /// Whether the methods that lead to \p E in \p C have joined the thread that
  /// \p Member keeps.
  bool hasJoined(ContextId C, model::EventId E, const ThreadKey &Member) const;
  /// Whether \p Path is a local or allocation of a function that \p R runs: each
  /// thread that runs it has its own.
  bool owns(RootId R, model::PathId Path) const;
  /// Calls, outermost first: (caller's context, event) pairs.
  using Way = std::vector<std::pair<ContextId, model::EventId>>;
  /// The calls that lead from the root \p R to \p C, found by search. None if C is where
  /// R begins. Where it can, the way leads through \p Via, if that is given.
  /// To be asked only once all contexts are known.
  Way callPath(ContextId C, RootId R, ContextId Via = {}) const;

  /// Whether \p Call runs one of many functions that objects of a class keep, no object
  /// is known in which it finds \p Callee, and most of them do not lead to \p Target.
  bool isOneOfMany(FunctionId F, model::EventId Call, FunctionId Callee, FunctionId Target) const;

  /// Whether the call in \p C runs one of many overrides, and nothing is known of which
  /// one its object has.
  bool runsOneOfManyOverrides(ContextId C, model::EventId Call) const {
    return overrides(C, Call) >= Many;
  }
  /// How many overrides the call in \p C may run, by all that is known of its object.
  unsigned overrides(ContextId C, model::EventId Call) const {
    auto It = Overrides.find(uint64_t(C.index()) << 32 | Call.index());
    return It == Overrides.end() ? 1 : It->second;
  }

  /// Whether the call of a stored callable that leads from \p Caller to \p Callee finds
  /// it in an object that may be another than the one it was stored in.
  bool isDoubtful(std::pair<ContextId, model::EventId> Caller, ContextId Callee) const;

  /// Whether a pointer on the way to \p Path is ever set anew: then it may name
  /// another object the second time (a walk from node to node).
  bool mayMove(model::PathId Path) const;

  Objects Abs;
  Publications Published;

private:
  friend class Propagation;
  /// What callPath() has answered: many questions are about the same few places.
  static constexpr size_t MostWays = 1 << 14;
  mutable std::map<std::tuple<ContextId, RootId, ContextId>, Way> Ways;
  /// Contexts of one function that are told apart, with and without locks held.
  /// Fewer in a great program, so that all of them together stay within bounds
  /// that a machine has.
  size_t MaxPerFunction = 10;
  static constexpr size_t MaxInAll = 3'500'000, MostPerFunction = 10, LeastPerFunction = 3;
  /// Then those that are told apart by their locks alone.
  size_t MaxMerged = 12;
  static constexpr size_t MostMerged = 12, LeastMerged = 4;
  /// Contexts of one function that a caller gave a callable.
  static constexpr size_t MaxChosen = 256;
  static constexpr size_t MaxCallers = 8, MaxRoots = 16;
  /// So many functions that one call may run are many: two or three listeners are each
  /// meant to be called.
  static constexpr size_t Many = 4;
  /// Answers of absolute() that are kept once all pointers are known: then they are
  /// the same whenever they are asked for.
  static constexpr size_t MostAnswers = 1 << 18;

  /// Opens and ends the visit of \p C.
  void open(ContextId C);
  void close(bool CalledAgain);
  model::PathId lockOfPassedGuard(ContextId C, const model::AccessPath &Path, model::PathId Out);
  /// LockFlow's, remembered for the contexts of one function.
  model::PathId normalise(FunctionId F, model::PathId Path);
  model::PathId makeOwn(FunctionId F, model::PathId Normal);
  model::PathId makeAbsolute(ContextId C, model::PathId Path);
  void lookAtFacts();
  void addRoots();
  std::vector<bool> onlyFromMain() const;
  std::vector<bool> ofSourceFiles() const;
  RootId addRoot(Root R);
  void begin(Context C, RootId R);
  ContextId enter(Context &&C, llvm::ArrayRef<RootId> From);
  void addRoots(ContextId C, llvm::ArrayRef<RootId> From);
  void passRootsOn(ContextId C);
  void addCaller(ContextId Callee, std::pair<ContextId, model::EventId> Caller);
  void forgetOlderActivation(Context &C);
  static void setKey(Context &C);
  ContextId find(const Context &C) const;
  ContextId findOrBound(Context &C);
  void leaveOut(Context &C) const;
  void generalise(Context &C);
  void addRequired(Context &C);
  Context rootContext(FunctionId F, bool OnShared);
  Way findPath(ContextId C, RootId R, ContextId Via) const;
  std::optional<Way> wayTo(ContextId C, RootId R,
                           llvm::function_ref<bool(ContextId)> IsStart) const;
  /// What \p E in \p C does, one thread does for all, as \p Flag says: the others wait.
  HeldLock once(ContextId C, model::EventId E, model::PathId Flag) const;
  LiveSetId liveSet(std::set<LiveThread> S);
  JoinedSetId joinedSet(std::set<ThreadKey> S);

  Program &P;
  const CallGraph &G;
  const LockFlow &Locks;
  const ThreadFlow &Threads;
  const SharedClasses &Classes;
  const Relevance &Matters;
  DemandedLocks Demanded;

  StableList<Context> List;
  /// The contexts of one function, and how many there are of each sort.
  struct OfFunction {
    model::EntityId Class; ///< of which it is a method
    bool OnObject = false; ///< a method that is not static, nor a lambda's
    bool Static = false;
    bool Begins = false;  ///< a constructor or destructor
    bool Means = false;   ///< a method of a lock or guard
    bool Told = false;    ///< a caller's constant makes a difference
    llvm::SmallVector<ContextId, 0> Ids;
    llvm::SmallVector<uint32_t, 0> Hashes; ///< of Ids: the low half of KeyHash
    uint32_t Plain = 0, Locked = 0, Chosen = 0, Merged = 0;
  };
  std::vector<OfFunction> ByFunction;
  std::vector<Root> Roots;
  std::map<ThreadStarts::Key, RootId> SpawnRoots;
  std::vector<std::set<LiveThread>> LiveSets;
  std::map<std::set<LiveThread>, LiveSetId> LiveSetIds;
  std::vector<std::set<ThreadKey>> JoinedSets;
  std::map<std::set<ThreadKey>, JoinedSetId> JoinedSetIds;
  std::vector<CallableValue> Callables;
  /// Of the stored functions that a call runs, whether one object is known that keeps it.
  std::map<std::pair<FunctionId, model::EventId>, std::map<FunctionId, bool>> ThroughStored;
  /// Virtual calls that may run several overrides, by context and event: how many.
  llvm::DenseMap<uint64_t, unsigned> Overrides;
  /// By caller, call and callee.
  std::map<std::tuple<ContextId, model::EventId, ContextId>, bool> ThroughDoubtful;
  std::map<CallableValue, CallableValueId> CallableIds;
  /// Contexts to visit, callers before callees, each once; and those with new roots.
  using Ranked = std::pair<uint32_t, ContextId>;
  std::priority_queue<Ranked, std::vector<Ranked>, std::greater<>> Work;
  std::set<Ranked> RootWork;
  std::vector<uint32_t> Rank; // by function: callers before callees
  /// The context that is visited now, and what absolute() has answered in it, by
  /// context and path. Pointers that are found later do not change an answer.
  ContextId Visited;
  llvm::DenseMap<uint64_t, model::PathId> Absolute;
  /// The same of earlier contexts whose calls are looked at once more when another
  /// callable is found.
  llvm::DenseMap<uint64_t, model::PathId> AbsoluteBefore;
  /// What its calls lead to, while it is visited.
  std::vector<ContextId> CalleesNow;
  /// What is the same in all contexts of one function: of the one that is visited now,
  /// whose contexts are mostly visited one after the other. By path what normalise()
  /// says, and by normal path what it is in absolute terms where no caller decides it.
  FunctionId NamesOf;
  llvm::DenseMap<uint32_t, model::PathId> Normal, Own;
  /// By callee: how many callers it had when the visited context first called it.
  llvm::DenseMap<uint32_t, uint32_t> CallersBefore;
  uint32_t Capped = 0;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_CONTEXTS_H
