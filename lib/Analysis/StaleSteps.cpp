//===- Analysis/StaleSteps.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/StaleSteps.h"
#include "Analysis/Assertions.h"
#include "Analysis/Dataflow.h"
#include "Analysis/ValueFlow.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;
using Use = SectionAccess::Use;

namespace {

class Finder {
public:
  Finder(const Program &Prog, const Sections &S, FunctionId Fn)
      : P(Prog), F(Fn), Body(P.body(Fn)), Flow(Body, P.Paths), Steps(S.of(Fn)) {}

  std::vector<StaleStep> run();

private:
  bool isLook(const SectionAccess &A) const;
  bool changesInStep(const SectionAccess &Look) const;
  bool areTwoSteps(const SectionAccess &Look, const SectionAccess &Act) const;
  bool comesAfter(EventId First, EventId Second) const;
  bool ofOtherKeys(const SectionAccess &Look, const SectionAccess &Act) const;
  bool decidedBy(const SectionAccess &Look, EventId Act);
  bool startsThread(const SectionAccess &Look);
  bool isReserved(const SectionAccess &Look);
  bool setAnew(const SectionAccess &Look, const SectionAccess &Act) const;
  bool restores(const SectionAccess &Look, const SectionAccess &Act) const;

  const Program &P;
  FunctionId F;
  const FunctionSummary &Body;
  ValueFlow Flow;
  llvm::ArrayRef<SectionAccess> Steps;
  /// By block: what its condition stems from.
  std::map<uint32_t, llvm::BitVector> Conditions;
};

} // namespace

/// A step that finds something out, and changes nothing of what it looks at.
bool Finder::isLook(const SectionAccess &A) const {
  return A.Given && (A.Lock || A.Atomic) && A.Step && !changesInStep(A);
}

bool Finder::changesInStep(const SectionAccess &Look) const {
  return llvm::any_of(Steps, [&](const SectionAccess &A) {
    return A.changes() && A.Variable == Look.Variable && A.Step == Look.Step;
  });
}

bool Finder::areTwoSteps(const SectionAccess &Look, const SectionAccess &Act) const {
  if (Act.How == Use::Read || Act.Checked || Act.Variable != Look.Variable || !Act.Step ||
      Act.Step == Look.Step || Act.Event == Look.Event)
    return false;
  if (Act.Lock && Act.Lock == Look.Lock)
    return true;
  // Of atomics that one function loads and stores itself another check speaks.
  return Act.Atomic && Look.Atomic && (Act.Depth || Look.Depth);
}

bool Finder::comesAfter(EventId First, EventId Second) const {
  bool Found = false;
  uint32_t Block = 0;
  while (First.index() >= Body.Blocks[Block].First + Body.Blocks[Block].Count)
    ++Block;
  walkForward(Body, Block, First, [&](const model::Block &B, uint32_t From) {
    Found |= Second.index() >= From && Second.index() < B.First + B.Count;
    return !Found;
  });
  return Found;
}

/// Whether both name what they ask for, and it is not the same: `contains(a)` says nothing
/// of `get(b)`.
bool Finder::ofOtherKeys(const SectionAccess &Look, const SectionAccess &Act) const {
  auto Named = [&](const Argument &A) {
    return A.Constant || (A.Path && P.Paths[A.Path].Root != RootKind::Unknown);
  };
  // `item.name()` twice is one name.
  auto SameResult = [&](const AccessPath &X, const AccessPath &Y) {
    if (X.Root != RootKind::Result || Y.Root != RootKind::Result || X.Steps != Y.Steps)
      return false;
    const Event &A = Body.Events[X.RootOperand], &B = Body.Events[Y.RootOperand];
    return A.Callee && A.Callee == B.Callee && A.Object == B.Object;
  };
  auto Same = [&](const Argument &X, const Argument &Y) {
    return (X.Path && Y.Path &&
            (X.Path == Y.Path || SameResult(P.Paths[X.Path], P.Paths[Y.Path]))) ||
           (X.Constant && X.Constant == Y.Constant);
  };
  const std::vector<Argument> &A = Body.Events[Look.Event.index()].Args,
                              &B = Body.Events[Act.Event.index()].Args;
  // A copy is given the variable itself, and no key.
  if (Look.Depth == 0 &&
      llvm::any_of(A, [&](const Argument &X) { return X.Path == Look.Variable; }))
    return false;
  return llvm::any_of(A, Named) && llvm::any_of(B, Named) &&
         llvm::none_of(A, [&](const Argument &X) {
           return Named(X) && llvm::any_of(B, [&](const Argument &Y) { return Same(X, Y); });
         });
}

/// What is passed where the element is looked up: the event's own arguments, or those of the
/// call that has found it (`Build *b = find(id); b->state = Running;`).
static llvm::ArrayRef<Argument> keysOf(const Program &P, const FunctionSummary &Body,
                                       const Event &E) {
  const AccessPath *A = E.Object ? &P.Paths[E.Object] : nullptr;
  if (A && A->Root == RootKind::Result && A->RootOperand < Body.Events.size())
    return Body.Events[A->RootOperand].Args;
  return E.Args;
}

bool heddle::analysis::areOfOneElement(const Program &P, FunctionId F, const SectionAccess &X,
                                       const SectionAccess &Y) {
  const FunctionSummary &Body = P.body(F);
  const Event &A = Body.Events[X.Event.index()], &B = Body.Events[Y.Event.index()];
  // The object is chosen here, for both in the same words.
  auto Chosen = [&](const Event &E) {
    return E.Object && llvm::any_of(P.Paths[E.Object].Steps, [](const Step &S) {
             return S.Kind == StepKind::Element && S.Operand == 0;
           });
  };
  if (Chosen(A) || Chosen(B))
    return A.Object == B.Object && !A.Chosen.empty() && A.Chosen == B.Chosen &&
           A.Chosen.front() != '@';
  auto Same = [&](const Argument &K, const Argument &L) {
    return (K.Path && K.Path == L.Path && P.Paths[K.Path].Root != RootKind::Unknown) ||
           (K.Constant && K.Constant == L.Constant);
  };
  llvm::ArrayRef<Argument> First = keysOf(P, Body, A), Second = keysOf(P, Body, B);
  if (llvm::any_of(First, [&](const Argument &K) {
        return llvm::any_of(Second, [&](const Argument &L) { return Same(K, L); });
      }))
    return true;
  // One local names it for both: `Channel &c = channels_[i]; c.gain() + c.offset()`.
  return A.Object && A.Object == B.Object && First.empty() && Second.empty() &&
         (P.Paths[A.Object].Root == RootKind::Local || P.Paths[A.Object].Root == RootKind::Param);
}

/// Whether a branch on what \p Look has found leads to \p Act.
bool Finder::decidedBy(const SectionAccess &Look, EventId Act) {
  for (uint32_t I = 0; I != Body.Blocks.size(); ++I) {
    const Block &B = Body.Blocks[I];
    if (!B.Condition || B.Successors.size() != 2 ||
        llvm::any_of(B.Successors, [&](BlockId S) { return isFailure(P, Body, S); }))
      continue;
    auto [It, New] = Conditions.try_emplace(I);
    if (New)
      It->second = Flow.sources(*B.Condition);
    if (It->second.test(Look.Event.index()) && decides(Body, B, Act))
      return true;
  }
  return false;
}

/// Whether the step of \p Look tests and sets something else of what others look at as well: it
/// books what it will do later (`if (count + tries < most) ++tries;`).
bool Finder::isReserved(const SectionAccess &Look) {
  auto InStep = [&](const SectionAccess &A) {
    return A.Step == Look.Step && A.Lock == Look.Lock && A.Variable != Look.Variable;
  };
  return llvm::any_of(Steps, [&](const SectionAccess &Sets) {
    return InStep(Sets) && Sets.changes() && llvm::any_of(Steps, [&](const SectionAccess &Tests) {
             return InStep(Tests) && Tests.Given && Tests.Variable == Sets.Variable &&
                    decidedBy(Tests, Sets.Event);
           });
  });
}

/// Whether the local pointer through which both go to the variable is given another value:
/// then it need not be one object.
bool Finder::setAnew(const SectionAccess &Look, const SectionAccess &Act) const {
  const AccessPath &A = P.Paths[Look.Variable];
  if (A.Root != RootKind::Local || !followsPointer(A))
    return false;
  size_t Writes = llvm::count_if(Body.Events, [&](const Event &E) {
    if ((E.Kind != EventKind::Write && E.Kind != EventKind::ReadModifyWrite &&
         E.Kind != EventKind::Store) ||
        !E.Object)
      return false;
    const AccessPath &W = P.Paths[E.Object];
    return W.Root == RootKind::Local && W.RootOperand == A.RootOperand && W.Steps.empty();
  });
  return Writes > 1;
}

bool Finder::startsThread(const SectionAccess &Look) {
  for (size_t I = 0; I != Body.Events.size(); ++I)
    if (Body.Events[I].Kind == EventKind::Spawn && decidedBy(Look, EventId(I)))
      return true;
  return false;
}

/// Whether it is changed in between as well: what was there is put back.
bool Finder::restores(const SectionAccess &Look, const SectionAccess &Act) const {
  return llvm::any_of(Steps, [&](const SectionAccess &A) {
    return A.changes() && A.Variable == Look.Variable && A.Event != Act.Event &&
           A.Event.index() < Act.Event.index() && comesAfter(Look.Event, A.Event) &&
           comesAfter(A.Event, Act.Event);
  });
}

std::vector<StaleStep> Finder::run() {
  std::vector<StaleStep> Out;
  for (const SectionAccess &Look : Steps) {
    if (!isLook(Look) || (Look.Lock && isReserved(Look)))
      continue;
    for (const SectionAccess &Act : Steps) {
      if (!areTwoSteps(Look, Act) || ofOtherKeys(Look, Act) || setAnew(Look, Act))
        continue;
      bool ByValue = (Act.How == Use::Set || Act.How == Use::Need) &&
                     Flow.given(Act.Event).test(Look.Event.index());
      if ((!ByValue && !decidedBy(Look, Act.Event)) || !comesAfter(Look.Event, Act.Event))
        continue;
      Out.push_back({F, Look, Act, ByValue, ByValue && restores(Look, Act), startsThread(Look),
                     areOfOneElement(P, F, Look, Act)});
    }
  }
  // Who looks once more relies on that.
  auto IsOld = [&](const StaleStep &S) {
    return llvm::any_of(Out, [&](const StaleStep &Later) {
      return Later.Act.Event == S.Act.Event && Later.Act.Variable == S.Act.Variable &&
             S.Look.Event < Later.Look.Event && mustPass(Body, Later.Look.Event, Later.Act.Event);
    });
  };
  std::vector<StaleStep> Latest;
  llvm::copy_if(Out, std::back_inserter(Latest), [&](const StaleStep &S) { return !IsOld(S); });
  return Latest;
}

std::vector<StaleStep> heddle::analysis::findStaleSteps(const Program &P, const Sections &S,
                                                        FunctionId F) {
  llvm::ArrayRef<SectionAccess> Steps = S.of(F);
  // Two steps at least, of which one acts.
  auto IsStep = [](const SectionAccess &A) { return A.Step && (A.Lock || A.Atomic); };
  if (llvm::count_if(Steps, IsStep) < 2 ||
      llvm::none_of(Steps, [](const SectionAccess &A) { return A.Given; }))
    return {};
  return Finder(P, S, F).run();
}
