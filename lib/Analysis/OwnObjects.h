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
  bool eachHasItsOwn(RootId R, model::PathId Path) const;

private:
  /// A function on the way to the start of a thread, and the event by which it goes on.
  struct Way {
    model::EventId Event;
    bool InLoop = false; ///< there is a loop further down the way
  };
  using Ways = std::map<FunctionId, std::vector<Way>>;
  Ways waysTo(FunctionId F, model::EventId E) const;
  model::EventId makerOf(const Origin &O) const;

  const Program &P;
  const Contexts &Ctx;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_OWNOBJECTS_H
