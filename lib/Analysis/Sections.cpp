//===- Analysis/Sections.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Sections.h"
#include "Analysis/Assertions.h"
#include "Analysis/Dataflow.h"
#include "Analysis/ValueFlow.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;
using Use = SectionAccess::Use;

Sections::Sections(Program &Prog, const CallGraph &Graph, const LockFlow &L, const Relevance &R)
    : P(Prog), G(Graph), Locks(L), Matters(R), All(Prog.Functions.size()) {
  for (const std::vector<FunctionId> &Component : G.components())
    for (FunctionId F : Component)
      if (Matters.of(F).Any && !P.body(F).Incomplete)
        All[F.index()] = look(F);
}

Sections::List Sections::look(FunctionId F) {
  List Found;
  const FunctionSummary &Body = P.body(F);
  for (size_t I = 0; I != Body.Events.size() && Found.size() < Most; ++I) {
    EventId E(I);
    if (!Locks.reached(F, E))
      continue;
    addDirect(Found, F, E);
    if (Body.Events[I].Kind == EventKind::Call)
      addCall(Found, F, E);
  }
  if (!Found.empty()) {
    findChecked(Found, F);
    findReturned(Found, F);
  }
  Found.shrink_to_fit();
  return Found;
}

/// Whether \p Path is a field or a global as a whole, which changes after it was made.
bool Sections::isVariable(PathId Path) const {
  if (!Path)
    return false;
  const AccessPath &A = P.Paths[Path];
  EntityId V = lastVariable(A);
  return V && !A.AddressOf && !A.Truncated && A.Root != RootKind::Unknown &&
         A.Steps.size() == upToLastField(A) && Matters.changes(V);
}

/// Whether \p Path is a field that never changes by itself, of a struct that changes as a whole.
bool Sections::isPart(PathId Path) const {
  if (!Path)
    return false;
  const AccessPath &A = P.Paths[Path];
  if (A.AddressOf || A.Truncated || A.Root == RootKind::Unknown || A.Root == RootKind::Local ||
      A.Root == RootKind::Result || A.Steps.empty() || A.Steps.size() != upToLastField(A) ||
      Matters.changes(EntityId(A.Steps.back().Operand)))
    return false;
  size_t N = A.Steps.size() - 1;
  if (N == 0)
    return A.Root == RootKind::Global && Matters.changes(EntityId(A.RootOperand));
  return A.Steps[N - 1].Kind == StepKind::Field &&
         Matters.changes(EntityId(A.Steps[N - 1].Operand));
}

SectionAccess::Use Sections::useOf(FunctionId F, EventId E) const {
  const Event &Ev = P.body(F).Events[E.index()];
  switch (Ev.Kind) {
  case EventKind::Read:
    return Use::Read;
  case EventKind::Write:
    return Use::Set;
  case EventKind::ReadModifyWrite:
    return Ev.Form == RmwForm::Exchange || Ev.Form == RmwForm::CompareExchange ? Use::Set
                                                                               : Use::Count;
  default:
    break;
  }
  if (Matters.containerUse(F, E) == catalog::ContainerUse::Read)
    return Use::Read;
  auto [Type, Name] = catalog::splitQualifiedName(P.entity(Ev.Callee).Name);
  // A map keeps what it has, a set has it already.
  bool ByKey = Type.contains("map") || Type.contains("set");
  Use Kind =
      llvm::StringSwitch<Use>(Name)
          .Cases({"operator=", "assign", "swap", "assign_range"}, Use::Set)
          .Cases({"pop", "pop_back", "pop_front", "dequeue", "takeFirst", "takeLast", "extract"},
                 Use::Remove)
          .Case("operator[]", Use::Place)
          .Case("insert_or_assign", Use::Insert)
          .Default(Use::Other);
  if (Kind != Use::Other || ByKey)
    return Kind;
  if (Name == "erase" || Name == "erase_after")
    return Use::Remove;
  return Matters.containerUse(F, E) == catalog::ContainerUse::Insert ? Use::Insert : Kind;
}

void Sections::addUnder(List &To, FunctionId F, SectionAccess A) {
  bool Any = false;
  for (const LockEntry &L : Locks.before(F, A.Event))
    if (L.Must == Held::Yes && L.What == Exclusion::Lock && L.Site) {
      SectionAccess Under = A;
      Under.Lock = L.Lock;
      Under.Step = L.Site;
      To.push_back(Under);
      Any = true;
    }
  if (!Any)
    To.push_back(A);
}

/// To use an element, or what a pointer names, is to need it: it must be there.
void Sections::addNeeds(List &To, FunctionId F, const SectionAccess &Of, PathId Path) {
  if (!Path)
    return;
  const AccessPath &A = P.Paths[Path];
  for (size_t N = A.Steps.size(); N-- != 0;) {
    if (A.Steps[N].Kind == StepKind::Field)
      continue;
    if (N == 0 ? A.Root != RootKind::Global : A.Steps[N - 1].Kind != StepKind::Field)
      continue;
    SectionAccess Need = Of;
    Need.Variable = P.Paths.findPrefix(A, N);
    Need.How = Use::Need;
    Need.Atomic = Need.Given = false;
    Need.Step = EventId();
    if (isVariable(Need.Variable))
      addUnder(To, F, Need);
    return;
  }
}

void Sections::addDirect(List &To, FunctionId F, EventId E) {
  const Event &Ev = P.body(F).Events[E.index()];
  if (!Ev.Object)
    return;
  SectionAccess A;
  A.Event = A.InnerEvent = E;
  A.Inner = F;
  bool Memory = Ev.Kind <= EventKind::ReadModifyWrite;
  PathId Path = Locks.normalise(F, Ev.Object);
  if (Memory || Matters.containerUse(F, E) != catalog::ContainerUse::None) {
    A.Variable = Path;
    if ((isVariable(Path) && Matters.judged(F, E)) ||
        (Ev.Kind == EventKind::Read && isPart(Path))) {
      A.How = useOf(F, E);
      A.Given = A.How == Use::Read;
      A.Atomic = Ev.How == Sync::Atomic;
      A.Step = A.Atomic ? E : EventId();
      A.Constant = A.How == Use::Set && Memory && Ev.Uses.empty();
      // Who looks at what was there before has looked and acted at once.
      A.Checked = A.Atomic && Ev.Kind == EventKind::ReadModifyWrite &&
                  (!Ev.ResultUnused || Ev.Form == RmwForm::CompareExchange);
      addUnder(To, F, A);
      return;
    }
  }
  if (Memory || Ev.Kind == EventKind::Call)
    addNeeds(To, F, A, Path);
  if (Ev.Kind == EventKind::Call)
    addCopied(To, F, A);
}

/// What a constructor or an assignment of the standard library copies is read.
void Sections::addCopied(List &To, FunctionId F, SectionAccess A) {
  const Event &Ev = P.body(F).Events[A.Event.index()];
  if (!Ev.Callee || Ev.Args.size() != 1 || !P.entity(Ev.Callee).InSystemHeader ||
      !G.callees(F, A.Event).empty())
    return;
  if (!Ev.Constructs && catalog::splitQualifiedName(P.entity(Ev.Callee).Name).second != "operator=")
    return;
  A.Variable = Locks.normalise(F, Ev.Args.front().Path);
  const VariableFacts *V =
      isVariable(A.Variable) ? P.variableFacts(lastVariable(P.Paths[A.Variable])) : nullptr;
  // A lock is not copied by the guard that is made on it.
  const catalog::Type *T = V ? P.Known->type(V->Type.Record) : nullptr;
  if (!V || Ev.Args.front().How == Passing::Move ||
      (T && (T->Kind == catalog::TypeKind::Lock || T->Kind == catalog::TypeKind::Synchronised)))
    return;
  A.How = Use::Read;
  A.Given = true;
  addUnder(To, F, A);
}

void Sections::addCall(List &To, FunctionId F, EventId E) {
  llvm::ArrayRef<FunctionId> Callees = G.callees(F, E);
  const Event &Call = P.body(F).Events[E.index()];
  if (Callees.size() != 1 || Callees.front() == F || Call.Constructs || Call.Destroys)
    return;
  llvm::ArrayRef<SectionAccess> Inside = of(Callees.front());
  if (Inside.empty())
    return;
  Binding B = bindCall(P, P.body(F), E);
  auto Here = [&](PathId Path) {
    Path = substitute(Path, B, P.Paths, P.Paths);
    return Path ? Locks.normalise(F, Path) : PathId();
  };
  for (SectionAccess A : Inside) {
    if (To.size() >= Most)
      return;
    if (A.Depth == Deepest)
      continue;
    ++A.Depth;
    A.Variable = Here(A.Variable);
    if (!isVariable(A.Variable) && !(A.How == Use::Read && isPart(A.Variable)))
      continue;
    A.Event = E;
    A.Constant = A.Constant && llvm::all_of(Call.Args, [](const Argument &Given) {
                   return Given.Constant.has_value();
                 });
    A.Given = A.Returned;
    A.Returned = false;
    if (!A.Lock) {
      A.Step = A.Atomic ? E : EventId();
      addUnder(To, F, A);
      continue;
    }
    A.Lock = Here(A.Lock);
    A.Step = E;
    if (A.Lock)
      To.push_back(A);
  }
}

/// Whether the branch that stems from \p From asks in the step of \p Look whether what it
/// relies on is still so: of what changes together with it, or of a version that was read
/// before.
static bool looksAgain(llvm::ArrayRef<SectionAccess> Of, const SectionAccess &Look,
                       const llvm::BitVector &From) {
  return llvm::any_of(Of, [&](const SectionAccess &A) {
    if (A.Variable != Look.Variable)
      return false;
    return A.Step == Look.Step ? A.changes() : A.Given && From.test(A.Event.index());
  });
}

void Sections::findChecked(List &Of, FunctionId F) const {
  const FunctionSummary &Body = P.body(F);
  ValueFlow Flow(Body, P.Paths);
  for (const Block &Asking : Body.Blocks) {
    if (!Asking.Condition || Asking.Successors.size() != 2)
      continue;
    // What is only asserted is relied upon.
    if (llvm::any_of(Asking.Successors, [&](BlockId S) { return Body.Blocks[S.index()].NoReturn; }))
      continue;
    llvm::BitVector From = Flow.sources(*Asking.Condition);
    for (const SectionAccess &R : Of) {
      if (!R.Given || !From.test(R.Event.index()))
        continue;
      for (SectionAccess &A : Of) {
        if (A.Checked || A.How == Use::Read || A.Lock != R.Lock || A.Step != R.Step ||
            A.Event == R.Event || (!A.Lock && A.Atomic))
          continue;
        bool Same = A.Variable == R.Variable;
        // `if (it == end()) it = insert(…); return it->second;`
        if (Same && A.How == Use::Need)
          A.Checked = R.Event < A.Event && mustPass(Body, R.Event, A.Event);
        else if (Same || looksAgain(Of, R, From))
          A.Checked = decides(Body, Asking, A.Event);
      }
    }
  }
}

/// `return name_;` of an object: the copy leaves no use.
static bool isIn(const Event &Read, const Event &Return) {
  const Location &R = Read.Where, &W = Return.Where;
  return Return.Uses.empty() && !Return.Constant && R.File == W.File && R.Line == W.Line &&
         R.Column >= W.Column && R.Column < W.Column + W.Length;
}

void Sections::findReturned(List &Of, FunctionId F) const {
  const FunctionSummary &Body = P.body(F);
  ValueFlow Flow(Body, P.Paths);
  std::vector<EventId> Given;
  size_t Returns = 0;
  for (const Event &E : Body.Events)
    if (E.Kind == EventKind::Return) {
      ++Returns;
      Given.insert(Given.end(), E.Uses.begin(), E.Uses.end());
      for (const SectionAccess &A : Of)
        if (A.Given && isIn(Body.Events[A.Event.index()], E))
          Given.push_back(A.Event);
    }
  llvm::BitVector From = Flow.sources(Given);
  // `if (it == end()) return false;`
  if (Returns > 1)
    for (const Block &B : Body.Blocks)
      if (B.Condition && B.Successors.size() == 2)
        From |= Flow.sources(*B.Condition);
  for (SectionAccess &A : Of)
    A.Returned = A.Given && From.test(A.Event.index());
}
