//===- Analysis/Updates.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Updates.h"
#include "Analysis/Assertions.h"
#include "Analysis/Loops.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

namespace {

class Finder {
public:
  Finder(const Program &Prog, const LockFlow &L, FunctionId Fn)
      : P(Prog), Paths(P.Paths), Locks(L), F(Fn), Body(P.body(Fn)), Around(Body) {}

  std::vector<Update> run() {
    for (size_t I = 0; I != Body.Events.size(); ++I)
      expression(EventId(I));
    for (const Block &B : Body.Blocks)
      conditional(B);
    llvm::sort(Out, [](const Update &A, const Update &B) { return A.Write < B.Write; });
    return std::move(Out);
  }

private:
  PathId path(EventId E) const { return Locks.normalise(F, Body.Events[E.index()].Object); }

  void expression(EventId E) {
    const Event &Ev = Body.Events[E.index()];
    if (Ev.Kind == EventKind::ReadModifyWrite) {
      if (Ev.How != Sync::Atomic)
        Out.push_back({Update::Form::Expression, E, E});
      else if (Ev.Form == RmwForm::CompareExchange && Ev.ResultUnused && !Ev.Constant &&
               readBefore(E) && !Around.innermost(E) && !asksWhatWasThere(E))
        // What is not made of the old value, "set it unless somebody has", may
        // fail; a loop looks again.
        Out.push_back({Update::Form::Unchecked, E, E});
      return;
    }
    if (Ev.Kind != EventKind::Write)
      return;
    if (EventId Read = readBefore(E))
      Out.push_back({Update::Form::Dependent, E, Read});
  }

  /// Whether a later branch asks for a number whose address was given away, as the one
  /// is which a compare-exchange expects: where it has failed, it has put there what
  /// it found.
  bool asksWhatWasThere(EventId Exchange) const {
    auto Expected = [&](EventId U) {
      const Event &E = Body.Events[U.index()];
      if (E.Kind != EventKind::Read || U <= Exchange || !E.Object)
        return false;
      const AccessPath &A = Paths[E.Object];
      return A.Root == RootKind::Local && A.Steps.empty() && Body.Locals[A.RootOperand].Escapes &&
             Body.Locals[A.RootOperand].Type.is(TypeTrait::Integer);
    };
    return llvm::any_of(Body.Blocks, [&](const Block &B) {
      return B.Condition && llvm::any_of(B.Condition->Uses, Expected);
    });
  }

  /// Whether two accesses to elements of one array may be to one element: not where
  /// they are chosen by two variables, in an index or in a call of an operator.
  bool mayBeOneElement(EventId A, EventId B) const {
    const Event &X = Body.Events[A.index()], &Y = Body.Events[B.index()];
    if (differ(X.Args, Y.Args))
      return false;
    auto Chosen = [&](const Event &E) -> const Event * {
      const AccessPath &Object = Paths[E.Object];
      return Object.Root == RootKind::Result ? &Body.Events[Object.RootOperand] : nullptr;
    };
    const Event *CX = Chosen(X), *CY = Chosen(Y);
    return !CX || !CY || CX == CY || CX->Callee != CY->Callee || !differ(CX->Args, CY->Args);
  }

  static bool differ(const std::vector<Argument> &A, const std::vector<Argument> &B) {
    for (size_t I = 0; I != std::min(A.size(), B.size()); ++I)
      if ((A[I].Path && B[I].Path && A[I].Path != B[I].Path) ||
          (A[I].Constant && B[I].Constant && A[I].Constant != B[I].Constant))
        return true;
    return false;
  }

  /// The read of the same location whose value flows into \p E, or none.
  EventId readBefore(EventId E) const {
    PathId Mine = path(E);
    for (EventId U : Body.Events[E.index()].Uses)
      if (Body.Events[U.index()].Kind == EventKind::Read && Mine) {
        if (path(U) == Mine && mayBeOneElement(U, E))
          return U;
        if (EventId Pointer = readOnTheWay(U, Mine))
          return Pointer;
      } else if (Mine && givesValueOf(U, Mine)) {
        return U;
      }
    return {};
  }

  /// `head = next();`, where `next` is a method that makes its value of `head`.
  bool givesValueOf(EventId Call, PathId Mine) const {
    const Event &E = Body.Events[Call.index()];
    if (E.Kind != EventKind::Call || !E.Callee || !E.Object || E.Virtual || E.Constructs)
      return false;
    auto Callees = P.resolve(F, E.Callee, false);
    if (Callees.size() != 1)
      return false;
    FunctionId Callee = Callees.front();
    const FunctionSummary &Gives = P.body(Callee);
    const AccessPath &On = Paths[path(Call)], &Changed = Paths[Mine];
    auto IsMine = [&](EventId U) {
      const Event &Read = Gives.Events[U.index()];
      PathId What = Read.Kind == EventKind::Read ? Locks.normalise(Callee, Read.Object) : PathId();
      if (!What || Paths[What].Root != RootKind::This || !isPrefix(On, Changed))
        return false;
      return llvm::ArrayRef(Changed.Steps).drop_front(On.Steps.size()) ==
             llvm::ArrayRef(Paths[What].Steps);
    };
    return llvm::any_of(Gives.Events, [&](const Event &R) {
      return R.Kind == EventKind::Return && llvm::any_of(R.Uses, IsMine);
    });
  }

  /// `head = head->next`: to read through a pointer is to read the pointer.
  EventId readOnTheWay(EventId Through, PathId Pointer) const {
    const AccessPath &From = Paths[Pointer], &To = Paths[path(Through)];
    if (!isPrefix(From, To) || From.Steps.size() == To.Steps.size() ||
        To.Steps[From.Steps.size()].Kind != StepKind::Deref)
      return {};
    for (size_t I = Through.index(); I-- != 0;)
      if (Body.Events[I].Kind == EventKind::Read && path(EventId(I)) == Pointer)
        return EventId(I);
    return {};
  }

  /// A write in the block that a condition leads to, of what the condition read.
  void conditional(const Block &B) {
    // What is asserted decides nothing.
    if (!B.Condition ||
        llvm::any_of(B.Successors, [&](BlockId S) { return isFailure(P, Body, S); }))
      return;
    for (BlockId S : B.Successors) {
      const Block &Next = Body.Blocks[S.index()];
      if (predecessors(S) != 1)
        continue;
      // What comes after a loop over all of them sets anew what was counted; after
      // `while (taken)` it takes what was waited for.
      if (B.Condition->IsLoop && !B.Condition->Source && S == B.Successors.back())
        continue;
      for (uint32_t I = Next.First; I != Next.First + Next.Count; ++I) {
        EventId E(I);
        if (!sets(E) || alreadyFound(E))
          continue;
        PathId Mine = path(E);
        auto Read = llvm::find_if(B.Condition->Uses, [&](EventId U) {
          return Body.Events[U.index()].Kind == EventKind::Read && Mine && path(U) == Mine &&
                 mayBeOneElement(U, E);
        });
        if (Read != B.Condition->Uses.end())
          Out.push_back({Update::Form::Conditional, E, *Read});
      }
    }
  }

  size_t predecessors(BlockId B) const {
    size_t N = 0;
    for (const Block &Other : Body.Blocks)
      N += llvm::count(Other.Successors, B);
    return N;
  }

  bool alreadyFound(EventId E) const {
    return llvm::any_of(Out, [&](const Update &U) { return U.Write == E; });
  }

  /// What sets the location anew: for an atomic also a change of which nobody looks at
  /// the result, where no loop looks again.
  bool sets(EventId Id) const {
    const Event &E = Body.Events[Id.index()];
    switch (E.Kind) {
    case EventKind::Write:
      return true;
    case EventKind::ReadModifyWrite:
      return E.How == Sync::Atomic && E.ResultUnused && E.Form != RmwForm::CompareExchange &&
             !Around.innermost(Id);
    case EventKind::Call: {
      // `if (!p) p = std::make_unique<T>()`
      const catalog::Function *Known = E.Callee ? P.Known->function(E.Callee) : nullptr;
      return Known && Known->Container == catalog::ContainerUse::Write &&
             catalog::splitQualifiedName(P.entity(E.Callee).Name).second == "operator=";
    }
    default:
      return false;
    }
  }

  const Program &P;
  const PathTable &Paths;
  const LockFlow &Locks;
  FunctionId F;
  const FunctionSummary &Body;
  Loops Around;
  std::vector<Update> Out;
};

} // namespace

std::vector<Update> heddle::analysis::findUpdates(const Program &P, const LockFlow &Locks,
                                                  FunctionId F) {
  return Finder(P, Locks, F).run();
}
