//===- Analysis/ThreadIdentity.cpp ----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/ThreadIdentity.h"
#include "Analysis/Dataflow.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// Callees before callers; of those that call each other some may miss something.
ThreadIdentity::ThreadIdentity(const Program &Prog, const CallGraph &Graph)
    : P(Prog), G(Graph), All(Prog.Functions.size()) {
  for (const std::vector<FunctionId> &Component : G.components())
    for (FunctionId F : Component)
      look(F);
}

/// The branches that hang on the thread's identity, asked for here or by a callee.
void ThreadIdentity::look(FunctionId F) {
  const FunctionSummary &Body = P.body(F);
  Result &R = All[F.index()];
  // What the value of an event hangs on.
  enum : uint8_t { Nothing, Own, Identity };
  std::vector<uint8_t> Tells(Body.Events.size());
  bool Any = false;
  auto FromOf = [&](llvm::ArrayRef<EventId> Uses) {
    uint8_t Most = Nothing;
    for (EventId E : Uses)
      Most = std::max(Most, Tells[E.index()]);
    return Most;
  };
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind == EventKind::Call && E.Callee) {
      const catalog::Function *Known = P.Known->function(E.Callee);
      if (Known && Known->Does == catalog::Role::Identify)
        Tells[I] = Identity;
      for (FunctionId C : G.callees(F, EventId(I))) {
        const Result &Callee = All[C.index()];
        Tells[I] = std::max<uint8_t>(Tells[I], Callee.GivesIdentity ? Identity
                                               : Callee.GivesOwn    ? Own
                                                                    : Nothing);
        if (Callee.Asserts && (R.Calls.empty() || R.Calls.back() != EventId(I)))
          R.Calls.push_back(EventId(I));
      }
    } else if (E.Kind == EventKind::Read && E.Object && P.isThreadLocal(P.Paths[E.Object])) {
      Tells[I] = Own;
    }
    if (!Any && !Tells[I])
      continue;
    Any = true;
    Tells[I] = std::max(Tells[I], FromOf(E.Uses));
    for (const Argument &A : E.Args)
      Tells[I] = std::max(Tells[I], FromOf(A.Uses));
    if (E.Kind != EventKind::Return)
      continue;
    // `return owner == current;` asks too.
    R.GivesIdentity |= Tells[I] == Identity || (Tells[I] == Own && E.Uses.size() > 1);
    R.GivesOwn |= Tells[I] == Own;
  }
  if (!Any)
    return;
  for (size_t B = 0; B != Body.Blocks.size(); ++B) {
    const auto &C = Body.Blocks[B].Condition;
    if (!C)
      continue;
    // A variable of the thread's own says who it is where it is compared with another; that
    // it is set says only that the thread was here before.
    uint8_t Tell = FromOf(C->Uses);
    if (Tell == Nothing || (Tell == Own && (C->Source || C->Uses.size() < 2)))
      continue;
    bool Ends =
        llvm::any_of(Body.Blocks[B].Successors, [&](BlockId S) { return neverReturns(Body, S); });
    (Ends ? R.Assertions : R.Questions).push_back(B);
  }
  R.Asks = !R.Questions.empty();
  R.Asserts = !R.Assertions.empty();
  // `if (owner == me) return true; return false;` gives it too.
  for (size_t I = 0; R.Asks && I != Body.Events.size(); ++I)
    R.GivesIdentity |= Body.Events[I].Kind == EventKind::Return && isAsked(F, EventId(I));
}

/// Whether all that comes behind \p From ends the program: it is the failure of an
/// assertion.
bool ThreadIdentity::neverReturns(const FunctionSummary &Body, BlockId From) const {
  std::vector<bool> Seen = reachable(Body, From);
  for (size_t B = 0; B != Seen.size(); ++B)
    if (Seen[B] && Body.Blocks[B].Successors.empty() && !Body.Blocks[B].NoReturn)
      return false;
  return true;
}

bool ThreadIdentity::isAsked(FunctionId F, EventId E) const {
  const FunctionSummary &Body = P.body(F);
  return llvm::any_of(All[F.index()].Questions,
                      [&](uint32_t B) { return decides(Body, Body.Blocks[B], E); });
}

bool ThreadIdentity::isAsserted(FunctionId F, EventId E) const {
  const FunctionSummary &Body = P.body(F);
  const Result &R = All[F.index()];
  return llvm::any_of(R.Assertions, [&](uint32_t B) { return decides(Body, Body.Blocks[B], E); }) ||
         llvm::any_of(R.Calls, [&](EventId Call) { return mustPass(Body, Call, E); });
}
