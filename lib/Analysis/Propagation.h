//===- Analysis/Propagation.h - one context to its callees ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The step of the top-down sweep: what the events of one function in one
// context lead to. Calls enter their callees, spawns make roots, callables that
// are stored wait for the calls through that field. Private to Contexts.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_PROPAGATION_H
#define HEDDLE_ANALYSIS_PROPAGATION_H

#include "Analysis/Contexts.h"
#include "llvm/ADT/DenseSet.h"

namespace heddle::analysis {

class Propagation {
public:
  explicit Propagation(Contexts &C) : Ctx(C), P(C.P), Starts(C.P, C.G, C.List) { findExchanged(); }
  void visit(ContextId C);
  /// Says of the threads how many of them there may be, once all starts have been seen.
  void countThreads();

private:
  void bindPointers(ContextId C);
  ContextId enter(ContextId From, Context &&To);
  void step(ContextId C, model::EventId E);
  bool leads(FunctionId F, model::EventId E);
  bool carriesCallable(FunctionId F, model::PathId Path);
  void call(ContextId C, model::EventId E);
  llvm::ArrayRef<FunctionId> thatFit(bool Virtual, model::PathId Object,
                                     llvm::ArrayRef<FunctionId> Callees);
  std::vector<FunctionId> thatFit(llvm::ArrayRef<FunctionId> Callees, model::EntityId Class,
                                  bool Exact);
  void onUnknownObject(Context &To);
  void noteOverrides(ContextId C, model::EventId E, size_t Targets);
  bool fansOut(ContextId C, model::EventId E, size_t Targets);
  void callThroughPath(ContextId C, model::EventId E);
  bool assigns(const model::Event &Call) const;
  void passCallables(ContextId C, model::EventId E);
  void store(ContextId C, model::EventId E);
  void storeCallable(model::EntityId Field, CallableValueId V, model::PathId Keeper);
  void spawn(ContextId C, model::EventId E);
  void spawn(ContextId C, model::EventId E, const catalog::Function *Known,
             const model::Argument &Started, llvm::ArrayRef<model::Argument> Given);

  /// The callable that the argument carries in \p C, if it is known.
  CallableValueId valueOf(ContextId C, const model::Argument &A);
  CallableValueId valueOf(ContextId C, model::PathId Path);
  CallableValueId valueOf(ContextId C, model::CallableId Made);
  CallableValueId valueOfLocal(ContextId C, uint32_t Local);
  /// The callables that each local of \p F is given, or its elements.
  using OfLocals = std::map<uint32_t, llvm::SmallVector<model::CallableId, 1>>;
  const OfLocals &callablesOfLocals(FunctionId F);
  CallableValueId intern(CallableValue V);

  /// Runs \p V with the arguments of \p E, under the locks held there and the once
  /// flag, if there is one.
  void invoke(ContextId C, model::EventId E, CallableValueId V,
              llvm::ArrayRef<model::Argument> Args, model::PathId Once = {}, bool Doubtful = false);
  // In which object a callable is kept (CallableKeepers.cpp).
  /// No; perhaps, of objects that may be one; as far as is known; of one known object.
  enum class Fits : uint8_t { No, Perhaps, Yes, Same };
  void findExchanged();
  model::PathId keeperOf(ContextId C, model::PathId Path, model::EntityId Field);
  bool identified(model::PathId Object) const;
  Fits fits(model::EntityId Field, model::PathId Kept, model::PathId Called) const;
  /// Runs \p V, which was stored where the call looks for it, perhaps in another object.
  void invokeStored(ContextId C, model::EventId E, CallableValueId V, Fits How);
  bool runsOnce(const model::Event &Call) const;
  /// The context of \p Callee as \p V with \p Args makes it.
  Context bind(ContextId C, FunctionId Callee, CallableValueId V,
               llvm::ArrayRef<model::Argument> Args);
  void inherit(Context &To, ContextId From, model::EventId E);
  JoinedSetId joinedAt(ContextId From, const ThreadState &Local);
  Binding absoluteBinding(ContextId C, const Binding &B);
  model::EntityId storageOf(ContextId C, model::PathId Path);

  llvm::ArrayRef<model::EntityId> basesOf(model::EntityId Class);

  static constexpr size_t ManyTargets = 32, MostFollowed = 2;

  Contexts &Ctx;
  Program &P;
  ThreadStarts Starts;
  /// Classes with their bases, as far as they were asked for.
  llvm::DenseMap<uint32_t, std::vector<model::EntityId>> Bases; // never walked
  /// What thatFit() has answered, by the first of the callees (each list is kept
  /// once) and what is known of the object; never walked.
  llvm::DenseMap<std::pair<const FunctionId *, uint32_t>, std::vector<FunctionId>> Fitting;
  /// Calls that can run very many functions: for how many contexts they were
  /// followed.
  struct Followed {
    size_t OfThreads = 0, Others = 0;
  };
  std::map<std::pair<FunctionId, model::EventId>, Followed> FannedOut;
  llvm::DenseMap<uint32_t, OfLocals> InLocals; // by function; never walked
  /// The locals whose callable is being looked for.
  llvm::SmallVector<uint32_t, 4> Looking;
  /// The events that lead to anything, of the function whose context was visited last:
  /// its contexts are mostly visited one after the other, and most events are accesses.
  struct {
    FunctionId Function;
    std::vector<model::EventId> Events;
  } Leading;
  /// The visited context calls through a field: it calls what is found there later.
  bool CalledAgain = false;
  /// Callables kept in a field or global, and who calls through it: each with the
  /// object that has the field, where that is known.
  struct Kept {
    CallableValueId Value;
    model::PathId Keeper;
    friend auto operator<=>(const Kept &, const Kept &) = default;
  };
  struct CallThrough {
    ContextId Caller;
    model::EventId Event;
    model::PathId Keeper;
    friend auto operator<=>(const CallThrough &, const CallThrough &) = default;
  };
  std::map<model::EntityId, std::set<Kept>> Stored;
  std::map<model::EntityId, std::set<CallThrough>> CallsThrough;
  /// Fields of which what one object has is put into another.
  llvm::DenseSet<uint32_t> Exchanged;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_PROPAGATION_H
