//===- Analysis/Sections.h - what a function does under locks of its own -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The atomic steps that a function is made of: which variables it, or what it calls,
// reads and changes while a lock is held that was taken here and is given back here,
// or by one atomic operation. In terms of its parameters, so that a class that locks
// inside is known by the bodies of its methods, in whatever file they lie. Bottom-up over
// the call graph; bounded in number and depth, and beyond the bound nothing is said
// (under-approximates).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_SECTIONS_H
#define HEDDLE_ANALYSIS_SECTIONS_H

#include "Analysis/Relevance.h"

namespace heddle::analysis {

/// One access of a function to a variable: a field, a global, or an element or
/// pointee of one, which counts as the variable. What is only read may be part of a variable
/// that is set as a whole (`range_ = r;` and `range_.low`).
struct SectionAccess {
  enum class Use : uint8_t {
    Read,   ///< the value is read, or the container looked at
    Need,   ///< an element or what a pointer names is used: it has to be there
    Set,    ///< given a new value as a whole
    Count,  ///< changed from what it is, in one expression
    Insert, ///< a container gets another element
    Remove, ///< a container loses one
    Place,  ///< the element of a key is looked up, and made if there is none (`m[k]`)
    Other,  ///< a container is changed otherwise, or in a way that cannot go wrong
  };
  /// The variable, in the terms of the function.
  model::PathId Variable;
  /// The lock; none: held by the caller, if at all, or by nobody.
  model::PathId Lock;
  /// The event of this function that does it, or calls what does.
  model::EventId Event;
  /// What began the step: the event that took the lock, or the call. None: the caller.
  model::EventId Step;
  Use How = Use::Read;
  /// An atomic operation, which is a step of its own where no lock is held.
  bool Atomic = false;
  /// A constant alone, as far as is known: a flag is set.
  bool Constant = false;
  /// A look at the variable decides it, in the same step.
  bool Checked = false;
  /// Read: the value of Event hangs on it, and so does what the function gives back.
  bool Given = false, Returned = false;
  /// How many calls lead from Event to the access.
  uint8_t Depth = 0;
  /// The access itself.
  FunctionId Inner;
  model::EventId InnerEvent;

  bool changes() const { return How != Use::Read && How != Use::Need; }
};

class Sections {
public:
  Sections(Program &Prog, const CallGraph &Graph, const LockFlow &L, const Relevance &R);

  /// In the order of events.
  llvm::ArrayRef<SectionAccess> of(FunctionId F) const { return All[F.index()]; }

private:
  using List = std::vector<SectionAccess>;
  List look(FunctionId F);
  void addDirect(List &To, FunctionId F, model::EventId E);
  void addCall(List &To, FunctionId F, model::EventId E);
  void addUnder(List &To, FunctionId F, SectionAccess A);
  void addNeeds(List &To, FunctionId F, const SectionAccess &Of, model::PathId Path);
  void addCopied(List &To, FunctionId F, SectionAccess A);
  void findChecked(List &Of, FunctionId F) const;
  void findReturned(List &Of, FunctionId F) const;
  SectionAccess::Use useOf(FunctionId F, model::EventId E) const;
  bool isVariable(model::PathId Path) const;
  bool isPart(model::PathId Path) const;

  static constexpr size_t Most = 48;
  static constexpr unsigned Deepest = 4;

  Program &P;
  const CallGraph &G;
  const LockFlow &Locks;
  const Relevance &Matters;
  std::vector<List> All; // by function
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_SECTIONS_H
