//===- Analysis/Footprint.h - what a function reads and does ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Of each function with all that it calls: whether its whole effect is to
// sleep, whether it does work that others could notice, whether it waits for
// another thread in a proper way, and which shared locations it reads. Bottom-up
// over the call graph. The locations are those that need no context (fields and
// globals); their number is bounded, and beyond the bound nothing is said
// (under-approximates). They are asked of few functions, those around a sleep,
// and are collected when they are asked for.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_FOOTPRINT_H
#define HEDDLE_ANALYSIS_FOOTPRINT_H

#include "Analysis/Accesses.h"
#include "Analysis/CallGraph.h"

namespace heddle::analysis {

struct Footprint {
  bool Sleeps = false; ///< its whole effect is to sleep
  bool Works = false;  ///< writes, starts, sends, calls what is not known
  bool Waits = false;  ///< joins, waits on a condition, blocks on a latch …
  bool Yields = false; ///< offers the processor to others
  bool Tells = false;  ///< prints: perhaps that it waits, perhaps that is its work
};

class Footprints {
public:
  /// Sorted, each once.
  using Locations = std::vector<LocationKey>;

  Footprints(const Program &P, const CallGraph &G, const LockFlow &Locks,
             const SharedClasses &Classes);

  const Footprint &of(FunctionId F) const { return All[F.index()]; }
  /// Of one event of \p F: of its callees if it is a call.
  Footprint at(FunctionId F, model::EventId E) const;
  /// The shared locations that the event reads, itself or through calls.
  Locations readsAt(FunctionId F, model::EventId E);

private:
  void look(FunctionId F);
  /// Whether readsAt() has anything to say.
  bool anyReadsAt(FunctionId F, model::EventId E) const;
  void collectReads(FunctionId F);
  Locations lookFor(FunctionId F, bool WithOwnComponent) const;
  Locations readsOfAny(FunctionId F, llvm::ArrayRef<FunctionId> Callees,
                       bool WithOwnComponent) const;
  Locations readsAt(FunctionId F, model::EventId E, bool WithOwnComponent) const;
  void keepReads(FunctionId F, Locations Sum);
  void addReads(Locations &To, FunctionId F, const model::Event &E) const;
  /// Whether a function without a body is known to change nothing that another
  /// thread could see: looks at a container, asks the clock, prints.
  /// Prints, or logs.
  bool tells(const model::Event &E) const;
  bool harmless(const model::Event &E) const;
  /// A body that sleeps and then reads shared state waits for something.
  bool looksAfterSleep(FunctionId F) const;
  /// A method of a lock or guard: what it does is no work and no wait here.
  bool isMeans(FunctionId F) const;
  /// Whether the object is one that the caller, or the maker of a lambda, has named.
  bool isGiven(model::PathId Object) const;
  std::optional<LocationKey> staticKey(FunctionId F, model::PathId Path) const;

  static constexpr size_t MaxReads = 64;
  const Program &P;
  const CallGraph &G;
  const LockFlow &Locks;
  const SharedClasses &Classes;
  std::vector<Footprint> All;
  std::vector<bool> Known;           // by function: its footprint is complete
  std::vector<bool> AnyReads;        // by function
  std::vector<uint32_t> ComponentOf; // by function: its place in the call graph's order
  static constexpr uint32_t Unasked = UINT32_MAX;
  /// By function: its place in ReadSets, or Unasked. Functions that call each other
  /// mostly read the same, and that is kept once.
  std::vector<uint32_t> Reads;
  std::vector<const Locations *> ReadSets;
  std::map<Locations, uint32_t> ReadSetIds;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_FOOTPRINT_H
