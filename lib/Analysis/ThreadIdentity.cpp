//===- Analysis/ThreadIdentity.cpp - bodies that ask which thread it is ===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of FunctionLocks that finds locks which are taken only by a thread that
// does not have them: `if (owner == std::this_thread::get_id()) { ++depth; return; }`.
// That the two identities are the same where the lock is held is not followed; so
// what is taken behind such a question is not certain.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Dataflow.h"
#include "Analysis/FunctionLocks.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// The branches that hang on the thread's identity, asked for here or by a callee.
void FunctionLocks::findQuestions() {
  std::vector<bool> Tells(Body.Events.size());
  bool Any = false;
  auto FromOne = [&](llvm::ArrayRef<EventId> Uses) {
    return llvm::any_of(Uses, [&](EventId E) { return Tells[E.index()]; });
  };
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind == EventKind::Call && E.Callee) {
      const catalog::Function *Known = P.Known->function(E.Callee);
      Tells[I] = (Known && Known->Does == catalog::Role::Identify) ||
                 llvm::any_of(Flow.G.callees(F, EventId(I)),
                              [&](FunctionId C) { return Flow.All[C.index()].GivesIdentity; });
    }
    if (!Any && !Tells[I])
      continue;
    Tells[I] = Tells[I] || FromOne(E.Uses) ||
               llvm::any_of(E.Args, [&](const Argument &A) { return FromOne(A.Uses); });
    Any = true;
    R.GivesIdentity |= Tells[I] && E.Kind == EventKind::Return;
  }
  if (!Any)
    return;
  for (size_t B = 0; B != Body.Blocks.size(); ++B)
    if (const auto &C = Body.Blocks[B].Condition; C && FromOne(C->Uses))
      Questions.push_back(B);
  R.AsksThread = llvm::any_of(Questions, [&](uint32_t B) {
    return llvm::none_of(Body.Blocks[B].Successors, [&](BlockId S) { return neverReturns(S); });
  });
  if (!R.AsksThread)
    return;
  // `if (owner == me) return true; return false;` gives it too.
  R.Asked.resize(Body.Events.size());
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    EventKind Kind = Body.Events[I].Kind;
    if (Kind == EventKind::Call || Kind == EventKind::Return)
      R.Asked[I] = isAsked(EventId(I));
    R.GivesIdentity |= R.Asked[I] && Kind == EventKind::Return;
  }
}

/// The blocks that can be reached from \p From, itself among them.
static std::vector<bool> reachable(const FunctionSummary &Body, BlockId From) {
  std::vector<bool> Seen(Body.Blocks.size());
  std::vector<uint32_t> Work{From.index()};
  Seen[From.index()] = true;
  while (!Work.empty()) {
    const Block &B = Body.Blocks[Work.back()];
    Work.pop_back();
    for (BlockId S : B.Successors)
      if (!Seen[S.index()]) {
        Seen[S.index()] = true;
        Work.push_back(S.index());
      }
  }
  return Seen;
}

/// Whether all that comes behind \p From ends the program: it is the failure of an
/// assertion.
bool FunctionLocks::neverReturns(BlockId From) const {
  std::vector<bool> Seen = reachable(Body, From);
  for (size_t B = 0; B != Seen.size(); ++B)
    if (Seen[B] && Body.Blocks[B].Successors.empty() && !Body.Blocks[B].NoReturn)
      return false;
  return true;
}

/// Whether a question decides that \p E is reached.
bool FunctionLocks::isAsked(EventId E) const {
  auto Has = [&](const Block &B) { return E.index() >= B.First && E.index() < B.First + B.Count; };
  return llvm::any_of(Questions, [&](uint32_t Q) {
    unsigned Reach = 0;
    for (BlockId S : Body.Blocks[Q].Successors) {
      if (neverReturns(S))
        return false;
      std::vector<bool> Seen = reachable(Body, S);
      for (size_t B = 0; B != Seen.size(); ++B)
        if (Seen[B] && Has(Body.Blocks[B])) {
          ++Reach;
          break;
        }
    }
    return Reach == 1;
  });
}
