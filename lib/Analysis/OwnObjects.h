//===- Analysis/OwnObjects.h - threads of one kind with own objects -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two threads that one place starts run the same function, perhaps each on an object
// of its own: one that is made anew for each of them,
//
//   for (...) { auto s = std::make_shared<Session>(); threads.emplace_back([s] { s->run(); }); }
//
// or one of many elements. A name for what one place makes (an allocation site) does
// not tell these apart; where it lies in the loops around the start does.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_OWNOBJECTS_H
#define HEDDLE_ANALYSIS_OWNOBJECTS_H

#include "Analysis/Contexts.h"
#include "Analysis/Loops.h"

namespace heddle::analysis {

class OwnObjects {
public:
  OwnObjects(const Program &Prog, const Contexts &C) : P(Prog), Ctx(C) {}

  /// Whether two threads of the root \p R that come to \p Path are at two objects.
  /// Perhaps: what a function gave back that is not seen need not be new each time.
  enum class Answer : uint8_t { No, Perhaps, Yes };
  Answer eachHasItsOwn(RootId R, model::PathId Path) const;

  /// Whether the object at which \p Path begins is none of a thread's own, and what leads on
  /// from there (an element, a pointer) was not chosen by who started the thread:
  ///
  ///   threads.emplace_back(&Agent::work, &agents[i]); // registry_.builds_[id] is anybody's
  bool isFoundInShared(RootId R, model::PathId Path) const;

  /// Whether \p E of \p C, in a thread of \p Other, comes before the object \p Path is
  /// given to a thread of \p R: each time that one is made, it is changed first.
  bool isBeforeStart(RootId R, model::PathId Path, ContextId C, model::EventId E,
                     RootId Other) const;

  /// Whether the function that makes the object runs once, for all that is known: not in a
  /// loop, nor in a thread of which there are many, nor behind what others call and give
  /// something (a method, a function with parameters).
  bool isMadeOnce(const Origin &O) const;

  /// Whether the origin is an object that is made there, not one that a function which
  /// is not seen gave back.
  bool isNew(const Origin &O) const;

private:
  /// A function on the way to the start of a thread, and the event by which it goes on.
  struct Way {
    model::EventId Event;
    bool InLoop = false; ///< there is a loop further down the way
  };
  using Ways = std::map<FunctionId, std::vector<Way>>;
  Ways waysTo(llvm::ArrayRef<ContextId> From, model::EventId E, bool Several) const;
  const Ways &waysToStart(RootId R, const Origin &O) const;
  const Ways &waysToMaker(const Origin &O, model::EventId Made) const;
  model::EventId makerOf(const Origin &O) const;
  bool isDeclaredInLoops(const Origin &O, model::EventId Start) const;
  bool isDoneOnce(FunctionId F, model::EventId E, unsigned Depth) const;
  const Loops &loopsOf(FunctionId F) const;

  const Program &P;
  const Contexts &Ctx;
  // The same thread and object are asked for with every pair of accesses: answers so far.
  mutable std::map<std::pair<RootId, Origin>, Ways> ToStart;
  mutable std::map<Origin, Ways> ToMaker;
  mutable std::map<FunctionId, Loops> KnownLoops;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_OWNOBJECTS_H
