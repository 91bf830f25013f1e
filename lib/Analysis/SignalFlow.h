//===- Analysis/SignalFlow.h - signals given and awaited --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which signals a function in a context may give and which it has waited for on all
// ways, with all that it calls: bottom-up over the contexts, those that call each other
// together. Signals over-approximate; waits under-approximate (of a cycle of calls they
// are found in two rounds). Only what is asked for is looked at. HandOver asks.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_SIGNALFLOW_H
#define HEDDLE_ANALYSIS_SIGNALFLOW_H

#include "Analysis/Contexts.h"
#include "Analysis/Loops.h"
#include "Analysis/SharedSets.h"

namespace heddle::analysis {

/// What is waited for: about which object, and for an atomic which value it has then.
struct AwaitedSignal {
  enum class Value : uint8_t { Zero, NonZero, Any } Says = Value::Any;
  uint32_t Object = 0; ///< a number that SignalFlow gives

  static constexpr uint32_t Sorts = 3;
  uint32_t number() const { return Object * Sorts + uint32_t(Says); }
  static AwaitedSignal of(uint32_t Number) { return {Value(Number % Sorts), Number / Sorts}; }
  bool meets(const AwaitedSignal &K) const {
    return Object == K.Object && (Says == Value::Any || K.Says == Value::Any || Says == K.Says);
  }
};

/// What is signalled.
struct GivenSignal : AwaitedSignal {
  /// One is enough, whoever gives it: it does not say that all others have given one.
  bool Flag = false;

  static constexpr uint32_t Sorts = 2 * AwaitedSignal::Sorts;
  uint32_t number() const { return AwaitedSignal::number() * 2 + Flag; }
  static GivenSignal of(uint32_t Number) {
    return {AwaitedSignal::of(Number / 2), Number % 2 != 0};
  }
};

class SignalFlow {
public:
  SignalFlow(const Program &Prog, const CallGraph &Graph, Contexts &C)
      : P(Prog), G(Graph), Ctx(C) {}

  /// What an event does, itself or through calls. The sets are of Sets and have the
  /// numbers of AwaitedSignal and GivenSignal.
  struct Op {
    model::EventId Event;
    SetId Awaits, Signals;
  };
  /// The events of the function in \p C that do any of that, in their order.
  const std::vector<Op> &opsOf(ContextId C);
  /// What is known of an atomic where its value has decided the way.
  std::optional<AwaitedSignal> awaitedOn(ContextId C, const model::Branch &B, unsigned Successor);
  /// The condition variables that were waited for, if need be, where the way leads out of
  /// the loop around the wait: `while (!Ready) Cv.wait(Lock);`
  llvm::SmallVector<uint32_t, 2> awaitedByLeaving(ContextId C, llvm::ArrayRef<Op> Here,
                                                  uint32_t Block, unsigned Successor);
  /// What has been waited for on all ways from the function's entry to \p E.
  SetId awaitedBefore(ContextId C, model::EventId E);
  /// What may be signalled behind \p E until the function ends.
  SetId signalledAfter(ContextId C, model::EventId E);
  /// Calls \p Each with every signal of \p S about \p Object until it returns true;
  /// whether it did.
  bool anyAbout(SetId S, uint32_t Object, llvm::function_ref<bool(const GivenSignal &)> Each) const;
  /// The number of what \p Place of the function in \p C names, if something waits for it.
  std::optional<uint32_t> objectOf(ContextId C, model::PathId Place);
  /// Whether the object is waited for by one and given by another, and is made with one
  /// at most to give.
  bool isSemaphore(uint32_t Object) const { return Semaphores.count(Object); }
  bool givesSeveral(uint32_t Object);
  bool isCondition(uint32_t Object) const { return Conditions.count(Object); }

  SharedSets Sets;

private:
  struct State;
  class Flow;
  struct Summary {
    SetId Awaits, Signals; ///< of all ways through the function; of any
  };
  using Edge = std::pair<model::EventId, ContextId>;

  void prepare();
  bool isSite(const model::Event &E) const;
  bool decides(const model::FunctionSummary &Body, const model::Branch &B) const;
  model::PathId givenAs(FunctionId F, model::PathId Place);
  uint64_t nameOf(model::PathId Path) const;
  void ownOps(ContextId C, const model::Event &E, std::vector<uint32_t> &Awaits,
              std::vector<uint32_t> &Signals);
  std::vector<Op> lookAt(ContextId C);
  llvm::SmallVector<Edge, 16> callsOf(ContextId C) const;
  void complete(ContextId C);
  void summarise(llvm::ArrayRef<ContextId> Component);
  std::vector<State> solve(ContextId C, llvm::ArrayRef<Op> Ops);
  SetId awaitedAtExit(ContextId C, llvm::ArrayRef<Op> Ops);

  const Program &P;
  const CallGraph &G;
  Contexts &Ctx;
  bool Prepared = false;
  std::vector<bool> Matters, Decides; // by function
  /// By context: where its calls begin in Calls.
  std::vector<uint32_t> FirstCall;
  std::vector<Edge> Calls;
  llvm::DenseMap<uint64_t, uint32_t> Numbers;      ///< of objects, by name
  std::vector<uint64_t> Names;                     ///< of objects
  llvm::DenseMap<uint32_t, uint32_t> NumberOfPath; ///< by absolute path
  std::vector<Summary> Summaries;                  // by context
  std::vector<uint32_t> Visit, Low;                // by context: Tarjan's numbers
  uint32_t Visits = 0;
  std::vector<bool> Done; // by context
  std::set<uint32_t> Semaphores, Conditions;
  std::map<FunctionId, Loops> LoopsOf; ///< of those that were asked for
  std::map<uint32_t, bool> Several;
  // What was asked for.
  std::map<ContextId, std::vector<Op>> Ops;
  std::map<std::pair<ContextId, model::EventId>, SetId> Before, After;
};

/// The block that \p E lies in.
uint32_t blockOf(const model::FunctionSummary &Body, model::EventId E);

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_SIGNALFLOW_H
