//===- Analysis/GuardContracts.cpp ----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/GuardContracts.h"
#include "Analysis/ContractGraph.h"
#include "Analysis/LockSpelling.h"
#include "Analysis/VisibleLocks.h"
#include "llvm/ADT/STLExtras.h"
#include <deque>

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

namespace {

/// What a function would demand of its callers.
struct Demanded {
  EntityId Function;
  PathId Lock; ///< in its terms
  bool Shared = false;
  friend auto operator<=>(const Demanded &, const Demanded &) = default;
};

struct Candidate {
  ContractId Contract;
  GuardedVariable Says;
  bool Weak = false; ///< seen in one place
};

class Inference {
public:
  explicit Inference(WholeProgram &Whole) : W(Whole), P(Whole.P), Uses(Whole.P) {}
  GuardContracts run();

private:
  void lookAtCalls();
  void lookAtDemands();
  const VisibleLocks &visible(FunctionId F);
  bool isChecked(FunctionId F) const;

  // Functions.
  ContractId demand(const Demanded &D);
  bool isKnownWhole(EntityId E) const;
  bool mayCarry(EntityId Function) const;
  void examine(ContractId N, const Demanded &D);
  bool bodyAllows(FunctionId F, PathId Lock);
  void examineCall(ContractId N, const Demanded &D, FunctionId Caller, EventId Call);
  bool need(ContractId N, FunctionId F, EventId E, PathId Lock, bool Exclusive);

  // Variables.
  void examine(EntityId Variable, const VariableUses &U);
  std::vector<RelativeLock> possibleLocks(EntityId Variable, llvm::ArrayRef<FieldUse> Of);
  void consider(EntityId Variable, const VariableUses &U, const RelativeLock &L, bool Pointee);
  bool isBareSomewhere(EntityId Variable) const;

  void dropWeak();
  std::string parameterOf(const Demanded &D) const;
  void emit(GuardContracts &Out);
  void emit(const std::set<ContractId> &Needed, GuardContracts &Out) const;

  WholeProgram &W;
  Program &P;
  FieldUses Uses;
  std::map<FunctionId, VisibleLocks> Visible;
  std::map<EntityId, std::vector<std::pair<FunctionId, EventId>>> CallsOf;
  std::set<EntityId> PassedOn;  ///< their address is taken: not all callers are seen
  std::set<EntityId> Broken;    ///< classes of which a method was not understood
  std::set<EntityId> Shareable; ///< locks that somebody takes in shared mode

  ContractGraph Nodes;
  std::map<Demanded, ContractId> ByDemand;
  std::map<ContractId, Demanded> OfFunctions;
  std::deque<ContractId> Work;
  std::set<ContractId> Wanted; ///< for their own sake
  std::map<EntityId, std::vector<Candidate>> Candidates;
};

} // namespace

const VisibleLocks &Inference::visible(FunctionId F) {
  auto It = Visible.find(F);
  return It != Visible.end() ? It->second : Visible.try_emplace(F, P, F).first->second;
}

/// Clang does not look into constructors and destructors. What asks not to be looked at is
/// taken as all else: the lock is to be held there as well.
bool Inference::isChecked(FunctionId F) const {
  const FunctionFacts *Facts = P.functionFacts(P.body(F).Function);
  return !Facts || !(Facts->Constructor || Facts->Destructor);
}

void Inference::lookAtCalls() {
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    const FunctionSummary &Body = P.Functions[I].Body;
    const FunctionFacts *Own = P.functionFacts(Body.Function);
    if (Body.Incomplete && Own && Own->Class)
      Broken.insert(Own->Class);
    for (const Callable &C : Body.Callables)
      if (C.Target)
        PassedOn.insert(C.Target);
    for (size_t E = 0; E != Body.Events.size(); ++E) {
      const Event &Ev = Body.Events[E];
      if (!Ev.Callee)
        continue;
      if (isChecked(FunctionId(I)))
        CallsOf[Ev.Callee].push_back({FunctionId(I), EventId(E)});
      if (const FunctionFacts *Callee = P.functionFacts(Ev.Callee))
        for (const AnnotatedLock &L : Callee->Acquires)
          if (L.Mode == LockMode::Shared) {
            PathId Lock = substitute(L.Path, bindCall(P, Body, EventId(E)), P.Paths, P.Paths);
            if (Lock && lastVariable(P.Paths[Lock]))
              Shareable.insert(lastVariable(P.Paths[Lock]));
          }
    }
  }
}

/// Functions that speak of a lock which they do not take: it is their callers'.
void Inference::lookAtDemands() {
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    FunctionId F(I);
    if (!isChecked(F) || !mayCarry(P.body(F).Function))
      continue;
    for (const VisibleLocks::Demand &D : visible(F).demands())
      if (D.What != VisibleLocks::Demand::Kind::Acquires)
        Wanted.insert(demand({P.body(F).Function, D.Lock, D.Shared}));
  }
}

ContractId Inference::demand(const Demanded &D) {
  auto [It, New] = ByDemand.try_emplace(D, Nodes.next());
  if (New) {
    Nodes.add(P.entity(D.Function).Where, D.Shared);
    OfFunctions.emplace(It->second, D);
    Work.push_back(It->second);
  }
  return It->second;
}

/// Of what other files can name too, one translation unit alone says nothing.
bool Inference::isKnownWhole(EntityId E) const {
  return !P.Partial || P.entity(E).Link == Linkage::Internal;
}

bool Inference::mayCarry(EntityId Function) const {
  const FunctionFacts *Facts = P.functionFacts(Function);
  const Entity &E = P.entity(Function);
  if (!isKnownWhole(Function))
    return false;
  if (!Facts || E.InSystemHeader || !E.Where.valid() || Facts->Constructor || Facts->Destructor ||
      Facts->Lambda || Facts->Main || Facts->Deleted || !Facts->Overrides.empty() ||
      !P.overriders(Function).empty() || !Facts->Acquires.empty() || !Facts->Releases.empty() ||
      !Facts->TryAcquires.empty() || PassedOn.count(Function))
    return false;
  const ClassFacts *Class = Facts->Class ? P.classFacts(Facts->Class) : nullptr;
  if (Class && (Class->Capability || Class->ScopedCapability))
    return false;
  // In C the attribute must stand behind what it names.
  return llvm::none_of(P.definitions(Function), [&](FunctionId F) {
    return llvm::any_of(P.Functions[F.index()].Tus, [&](uint32_t Tu) {
      return llvm::StringRef(P.Tus[Tu].MainFile).ends_with(".c");
    });
  });
}

bool Inference::bodyAllows(FunctionId F, PathId Lock) {
  if (P.body(F).Incomplete)
    return false;
  const VisibleLocks &V = visible(F);
  return V.atExit(Lock) != Held::No &&
         llvm::none_of(V.demands(), [&](const VisibleLocks::Demand &D) {
           return D.Lock == Lock && D.What == VisibleLocks::Demand::Kind::Acquires;
         });
}

/// That \p Lock is held at \p E of \p F: whether it can be, with what \p N needs for it.
bool Inference::need(ContractId N, FunctionId F, EventId E, PathId Lock, bool Exclusive) {
  VisibleHold H = visible(F).before(E, Lock);
  if (H.Is == Held::Yes && !(Exclusive && H.Shared)) {
    Nodes[N].Grounded = true;
    return true;
  }
  EntityId Function = P.body(F).Function;
  if (H.Is != Held::AtEntry || !mayCarry(Function))
    return false;
  bool Shared = !Exclusive && Shareable.count(lastVariable(P.Paths[Lock]));
  ContractId Caller = demand({Function, Lock, Shared});
  Nodes[N].Needs.push_back(Caller);
  return true;
}

void Inference::examineCall(ContractId N, const Demanded &D, FunctionId Caller, EventId Call) {
  if (!visible(Caller).reached(Call))
    return;
  PathId Lock = substitute(D.Lock, bindCall(P, P.body(Caller), Call), P.Paths, P.Paths);
  if (!Lock || !need(N, Caller, Call, Lock, !D.Shared))
    Nodes[N].Failed = true;
}

void Inference::examine(ContractId N, const Demanded &D) {
  llvm::ArrayRef<FunctionId> Bodies = P.definitions(D.Function);
  bool Allowed = !Bodies.empty() && mayCarry(D.Function);
  for (FunctionId F : Bodies) {
    std::optional<std::string> Text = spellAt(P, P.body(F), D.Lock);
    Allowed &= Text && bodyAllows(F, D.Lock);
    Nodes[N].Text = Text.value_or("");
  }
  if (!Allowed) {
    Nodes[N].Failed = true;
    return;
  }
  for (auto [Caller, Call] : CallsOf[D.Function])
    examineCall(N, D, Caller, Call);
}

std::vector<RelativeLock> Inference::possibleLocks(EntityId Variable, llvm::ArrayRef<FieldUse> Of) {
  std::map<RelativeLock, size_t> Count;
  for (const FieldUse &U : Of)
    for (PathId Lock : visible(U.Function).heldBefore(U.Event))
      if (std::optional<RelativeLock> L = relativeTo(P, U.Object, Lock))
        ++Count[*L];
  const VariableFacts *V = P.variableFacts(Variable);
  if (const ClassFacts *Class = V->Class ? P.classFacts(V->Class) : nullptr)
    for (EntityId Field : Class->Fields)
      if (const VariableFacts *L = P.variableFacts(Field); L && isAnnotatedLock(P, *L)) {
        RelativeLock R{{}, {{StepKind::Field, Field.index()}}};
        if (L->Type.is(TypeTrait::Pointer))
          R.Steps.push_back({StepKind::Deref, 0});
        Count.try_emplace(std::move(R), 0);
      }
  std::vector<RelativeLock> Out;
  for (auto &[L, N] : Count)
    Out.push_back(L);
  llvm::sort(Out, [&](const RelativeLock &A, const RelativeLock &B) {
    return Count[A] != Count[B] ? Count[A] > Count[B] : A < B;
  });
  return Out;
}

/// Whether somebody comes to it without any lock, by names that FieldUses does not know.
bool Inference::isBareSomewhere(EntityId Variable) const {
  LocationKey Key;
  Key.What = P.entity(Variable).Kind == EntityKind::Field ? LocationKey::Kind::Field
                                                          : LocationKey::Kind::Global;
  Key.Id = Variable.index();
  return llvm::any_of(W.Acc.at(Key), [&](const MemoryAccess &A) {
    const Context &C = W.Ctx[A.Context];
    return isChecked(C.Function) && !W.Acc.isPrivate(A) && !C.Merged &&
           C.Forgot == Context::Forgotten::None && W.Guarding.guardsOf(A).empty();
  });
}

void Inference::consider(EntityId Variable, const VariableUses &U, const RelativeLock &L,
                         bool Pointee) {
  std::optional<std::string> Text = spellAt(P, Variable, L);
  if (!Text)
    return;
  Candidate C;
  C.Contract = Nodes.add(P.entity(Variable).Where, Pointee);
  Nodes[C.Contract].Text = *Text;
  C.Says.Variable = Variable;
  C.Says.LockText = *Text;
  C.Says.Pointee = Pointee;
  C.Says.Lock = L.Global;
  for (const Step &S : L.Steps)
    if (S.Kind == StepKind::Field)
      C.Says.Lock = EntityId(S.Operand);
  bool Changes = false, Alone = false;
  std::map<Location, bool> Lines; // whether the function itself holds it
  for (const FieldUse &Use : Pointee ? U.Pointee : U.Own) {
    if (!isChecked(Use.Function) || !visible(Use.Function).reached(Use.Event))
      continue;
    PathId Lock =
        L.Global ? P.Paths.append(P.Paths.root(RootKind::Global, L.Global.index()), L.Steps, false)
                 : P.Paths.append(Use.Object, L.Steps, false);
    if (!need(C.Contract, Use.Function, Use.Event, Lock, Use.Changes)) {
      Nodes[C.Contract].Failed = true;
      return;
    }
    Location Line = P.body(Use.Function).Events[Use.Event.index()].Where;
    Line.Column = Line.Length = 0;
    Lines[Line] |= visible(Use.Function).before(Use.Event, Lock).Is == Held::Yes;
    Changes |= Use.Changes;
    Alone |= Use.ReadsToo;
  }
  // What a pointer that stays leads to is what changes.
  if (!Pointee)
    Changes |= llvm::any_of(U.Pointee, [](const FieldUse &Use) { return Use.Changes; });
  C.Weak = Lines.size() < 2 && !Alone;
  if (!Changes || Lines.empty() || isBareSomewhere(Variable)) {
    Nodes[C.Contract].Failed = true;
    return;
  }
  for (auto &[Line, Own] : Lines) {
    ++(Own ? C.Says.Here : C.Says.ByCallers);
    C.Says.Places.push_back(Line);
  }
  Candidates[Variable].push_back(std::move(C));
}

void Inference::examine(EntityId Variable, const VariableUses &U) {
  const VariableFacts *V = P.variableFacts(Variable);
  if (!V || !isKnownWhole(Variable) || U.Escapes || !V->GuardedBy.empty() ||
      !V->PointeeGuardedBy.empty() || (V->Class && Broken.count(V->Class)))
    return;
  for (const RelativeLock &L : possibleLocks(Variable, U.Own))
    consider(Variable, U, L, false);
  for (const RelativeLock &L : possibleLocks(Variable, U.Pointee))
    consider(Variable, U, L, true);
}

/// The name of the parameter that the lock is named by.
std::string Inference::parameterOf(const Demanded &D) const {
  const AccessPath &Lock = P.Paths[D.Lock];
  if (Lock.Root != RootKind::Param)
    return "";
  return P.body(P.definitions(D.Function).back()).Params[Lock.RootOperand].Name;
}

/// One place alone is evidence only together with all other data of the class.
void Inference::dropWeak() {
  std::map<EntityId, std::vector<EntityId>> ByClass;
  for (auto &[Variable, U] : Uses.all()) {
    const VariableFacts *V = P.variableFacts(Variable);
    auto Counts = [&](const FieldUse &Use) { return isChecked(Use.Function); };
    if (V && V->Class && (llvm::any_of(U.Own, Counts) || llvm::any_of(U.Pointee, Counts)))
      ByClass[V->Class].push_back(Variable);
  }
  auto Find = [&](EntityId Variable, const std::string &Lock) -> const Candidate * {
    for (const Candidate &C : Candidates[Variable])
      if (!Nodes[C.Contract].Failed && C.Says.LockText == Lock)
        return &C;
    return nullptr;
  };
  std::vector<ContractId> Dropped;
  for (auto &[Variable, All] : Candidates)
    for (const Candidate &C : All) {
      if (!C.Weak || Nodes[C.Contract].Failed)
        continue;
      std::set<Location> Lines;
      const std::vector<EntityId> &Others = ByClass[P.variableFacts(Variable)->Class];
      bool Whole = true;
      for (EntityId Other : Others) {
        const Candidate *Same = Find(Other, C.Says.LockText);
        Whole &= Same || !P.variableFacts(Other)->GuardedBy.empty();
        if (Same)
          Lines.insert(Same->Says.Places.begin(), Same->Says.Places.end());
      }
      if (!Whole || Lines.size() < 3)
        Dropped.push_back(C.Contract);
    }
  for (ContractId N : Dropped)
    Nodes[N].Failed = true;
}

void Inference::emit(const std::set<ContractId> &Needed, GuardContracts &Out) const {
  std::map<Location, RequiringFunction> ByPlace;
  for (ContractId N : Needed) {
    const Demanded &D = OfFunctions.at(N);
    RequiringFunction &F = ByPlace[Nodes[N].Where];
    F.Function = D.Function;
    EntityId Lock = lastVariable(P.Paths[D.Lock]);
    auto Same = llvm::find_if(F.Locks, [&](const auto &L) { return L.Text == Nodes[N].Text; });
    if (Same == F.Locks.end())
      F.Locks.push_back({Nodes[N].Text, parameterOf(D), Lock, D.Shared});
    else
      Same->Shared &= D.Shared;
    if (auto It = CallsOf.find(D.Function); It != CallsOf.end())
      for (auto [Caller, Call] : It->second)
        F.Callers.push_back(P.body(Caller).Events[Call.index()].Where);
  }
  for (auto &[Where, F] : ByPlace) {
    llvm::sort(F.Locks, [](const auto &A, const auto &B) { return A.Text < B.Text; });
    llvm::sort(F.Callers);
    F.Callers.erase(llvm::unique(F.Callers), F.Callers.end());
    Out.Functions.push_back(std::move(F));
  }
}

void Inference::emit(GuardContracts &Out) {
  std::set<ContractId> Needed;
  auto Need = [&](ContractId First) {
    std::vector<ContractId> Left{First};
    while (!Left.empty()) {
      ContractId N = Left.back();
      Left.pop_back();
      if (OfFunctions.count(N) && !Needed.insert(N).second)
        continue;
      llvm::append_range(Left, Nodes[N].Needs);
    }
  };
  std::map<Location, GuardedVariable> ByPlace;
  for (auto &[Variable, All] : Candidates)
    for (const Candidate &C : All) // the likeliest first, and the variable before the pointee
      if (!Nodes[C.Contract].Failed) {
        if (ByPlace.try_emplace(Nodes[C.Contract].Where, C.Says).second ||
            ByPlace[Nodes[C.Contract].Where].LockText == C.Says.LockText)
          Need(C.Contract);
        break;
      }
  for (ContractId N : Wanted)
    if (!Nodes[N].Failed)
      Need(N);
  for (auto &[Where, V] : ByPlace)
    Out.Variables.push_back(V);
  emit(Needed, Out);
}

GuardContracts Inference::run() {
  GuardContracts Out;
  bool Any = false;
  for (size_t I = 0; I != P.Entities.size() && !Any; ++I) {
    const ClassFacts *Class = P.classFacts(EntityId(I));
    Any = Class && Class->Capability;
  }
  if (!Any)
    return Out;
  lookAtCalls();
  lookAtDemands();
  for (auto &[Variable, U] : Uses.all())
    examine(Variable, U);
  while (!Work.empty()) {
    ContractId N = Work.front();
    Work.pop_front();
    examine(N, OfFunctions.at(N));
  }
  Nodes.solve();
  dropWeak();
  emit(Out);
  return Out;
}

GuardContracts heddle::analysis::inferContracts(WholeProgram &W) { return Inference(W).run(); }
