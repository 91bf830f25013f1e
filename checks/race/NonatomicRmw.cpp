//===- checks/race/NonatomicRmw.cpp ---------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/NonatomicRmw.h"
#include "Analysis/Updates.h"
#include "checks/Narrator.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

/// An update and the write of another thread that can come between its steps.
struct Conflict {
  Update What;
  MemoryAccess Mine, Other;
  Parallel::Pair Roots;
  Confidence Level = Confidence::Low;
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To) : W(Whole), Say(Whole), Out(To) {}

  void run() {
    for (auto &[Key, Found] : W.Acc.all())
      if (canBeShared(Key))
        look(Key, Found);
  }

private:
  bool canBeShared(const LocationKey &K) const;
  void look(const LocationKey &K, llvm::ArrayRef<MemoryAccess> Found);
  std::optional<Update> updateAt(const MemoryAccess &A);
  std::optional<Conflict> judge(const LocationKey &K, const Update &U, const MemoryAccess &Mine,
                                const MemoryAccess &Other, const GuardStatistics &S) const;
  Confidence confidence(const LocationKey &K, const Conflict &C, const GuardStatistics &S) const;
  bool annotated(const LocationKey &K) const;
  bool hasOwnElement(const MemoryAccess &A, RootId R) const;
  bool endsTheProcess(const MemoryAccess &A, RootId R) const;
  bool hasIdleLock(const LocationKey &K) const;
  void report(const LocationKey &K, const Conflict &C, const GuardStatistics &S);
  void tell(findings::Finding &F, const Conflict &C, const std::string &Name);
  std::string advice(const Conflict &C, const GuardStatistics &S, const std::string &Name) const;

  WholeProgram &W;
  Narrator Say;
  std::vector<findings::Finding> &Out;
  std::map<FunctionId, std::vector<Update>> Updates;
};

} // namespace

bool Search::canBeShared(const LocationKey &K) const {
  if (K.What == LocationKey::Kind::Origin)
    return true;
  const VariableFacts *V = W.P.variableFacts(EntityId(K.Id));
  if (!V)
    return false;
  if (V->Type.is(TypeTrait::ThreadLocal))
    return false;
  // What locks are made of is the business of the lock.
  return !V->Class || !W.Classes.isMeans(V->Class);
}

std::optional<Update> Search::updateAt(const MemoryAccess &A) {
  FunctionId F = W.Ctx[A.Context].Function;
  auto [It, New] = Updates.try_emplace(F);
  if (New)
    It->second = findUpdates(W.P, W.Locks, F);
  for (const Update &U : It->second)
    if (U.Write == A.Event)
      return U;
  return std::nullopt;
}

void Search::look(const LocationKey &K, llvm::ArrayRef<MemoryAccess> Found) {
  std::vector<std::pair<MemoryAccess, Update>> Mine;
  std::vector<MemoryAccess> Writes;
  for (const MemoryAccess &A : Found) {
    if (!A.Writes || W.Acc.isPrivate(A))
      continue;
    Writes.push_back(A);
    if (std::optional<Update> U = updateAt(A))
      Mine.push_back({A, *U});
  }
  if (Mine.empty())
    return;
  GuardStatistics S = W.Guarding.statistics(K);
  // One finding for each function, whatever number of instantiations it has: its
  // other places have the same cause.
  std::map<Location, Conflict> Best;
  constexpr size_t MostWrites = 256;
  for (auto &[A, U] : Mine) {
    size_t N = 0;
    for (const MemoryAccess &Other : Writes) {
      if (++N > MostWrites)
        break;
      std::optional<Conflict> C = judge(K, U, A, Other, S);
      if (!C)
        continue;
      auto [It, New] = Best.try_emplace(W.P.body(W.Ctx[A.Context].Function).Where, *C);
      // The surest; then one with two different functions, which says more.
      auto Rank = [&](const Conflict &X) {
        return std::tuple(X.Level, X.Mine.Event != X.Other.Event);
      };
      if (!New && Rank(*C) > Rank(It->second))
        It->second = *C;
    }
  }
  for (auto &[Where, C] : Best)
    report(K, C, S);
}

/// Whether two absolute paths with the same location can be one object.
static bool mayBeSame(const Objects &Abs, PathId A, PathId B) {
  if (A == B)
    return true;
  const AccessPath &PA = Abs.Paths[A], &PB = Abs.Paths[B];
  // Elements with different constant indices are different.
  for (size_t I = 0; I != std::min(PA.Steps.size(), PB.Steps.size()); ++I)
    if (PA.Steps[I].Kind == StepKind::Element && PB.Steps[I].Kind == StepKind::Element &&
        PA.Steps[I].Operand && PB.Steps[I].Operand && PA.Steps[I].Operand != PB.Steps[I].Operand)
      return false;
  auto Points = [](const AccessPath &P) {
    return llvm::any_of(P.Steps, [](const Step &S) { return S.Kind == StepKind::Deref; });
  };
  if (PA.Root == RootKind::Global && PB.Root == RootKind::Global &&
      PA.RootOperand != PB.RootOperand && !Points(PA) && !Points(PB))
    return false;
  auto Own = [&](PathId Path) {
    const Origin *O = Abs.originOf(Path);
    return O && (O->What == Origin::Kind::Local || O->What == Origin::Kind::Result) &&
           !Abs.throughPointer(Path);
  };
  return !Own(A) && !Own(B);
}

std::optional<Conflict> Search::judge(const LocationKey &K, const Update &U,
                                      const MemoryAccess &Mine, const MemoryAccess &Other,
                                      const GuardStatistics &S) const {
  if (!mayBeSame(W.Ctx.Abs, Mine.Path, Other.Path))
    return std::nullopt;
  Parallel::Pair Roots = W.Order.best(Mine.Context, Mine.Event, Other.Context, Other.Event);
  if (Roots.How == Evidence::None)
    return std::nullopt;
  // Each of them runs the function whose local (or allocation) this is.
  if (W.Ctx.owns(Roots.First, Mine.Path) && W.Ctx.owns(Roots.Second, Other.Path))
    return std::nullopt;
  // Two threads of one kind that each have an object of their own.
  if (Roots.First == Roots.Second && W.Ctx.root(Roots.First).OwnObject &&
      W.Ctx.Abs.Paths[Mine.Path].Root != RootKind::Global)
    return std::nullopt;
  // A guard that was given back between the read and the write makes two steps.
  bool Split = U.How == Update::Form::Dependent && W.Guarding.givenBackSince(Mine, U.Read);
  if (!Split && W.Guarding.haveCommonGuard(Mine, Other))
    return std::nullopt;
  // The side that holds a lock is not the one to change.
  auto HoldsLock = [&](const MemoryAccess &A) {
    return llvm::any_of(W.Guarding.guardsOf(A),
                        [](const HeldLock &H) { return H.What == Exclusion::Lock; });
  };
  if (HoldsLock(Mine) && !HoldsLock(Other))
    return std::nullopt;
  Conflict C{U, Mine, Other, Roots, Confidence::Low};
  C.Level = confidence(K, C, S);
  if (C.Level > Confidence::Low &&
      (!Say.canMeet(Mine.Context, Roots.First, Other.Context, Roots.Second) ||
       endsTheProcess(Mine, Roots.First) || endsTheProcess(Other, Roots.Second)))
    C.Level = Confidence::Low;
  if (C.Level > Confidence::Low &&
      ((!Split && W.Guarding.mayBeApart(Mine, Other)) ||
       (hasOwnElement(Mine, Roots.First) && hasOwnElement(Other, Roots.Second))))
    C.Level = Confidence::Low;
  // A flag that a handler raises, looked at and then lowered: two signals become one,
  // as signals do.
  bool Signals = W.Ctx.root(Roots.First).Signal || W.Ctx.root(Roots.Second).Signal;
  if (Signals && U.How == Update::Form::Conditional)
    C.Level = Confidence::Low;
  if (Split)
    C.Level = std::min(C.Level, Confidence::Medium);
  return C;
}

/// An element that is chosen by a number which the thread was given when it
/// started, or drew for itself.
bool Search::hasOwnElement(const MemoryAccess &A, RootId R) const {
  const Event &E = W.Acc.event(A);
  if (E.Kind == EventKind::Call)
    return false;
  const FunctionSummary &Body = W.P.body(W.Ctx[A.Context].Function);
  return llvm::any_of(E.Args, [&](const Argument &Index) {
    if (llvm::any_of(Index.Uses, [&](EventId U) {
          const Event &Draw = Body.Events[U.index()];
          return Draw.Kind == EventKind::ReadModifyWrite && Draw.How == Sync::Atomic;
        }))
      return true;
    PathId Number = W.Ctx.absolute(A.Context, Index.Path);
    if (!Number)
      return false;
    const AccessPath &Path = W.Ctx.Abs.Paths[Number];
    if (Path.Root == RootKind::Global) {
      const VariableFacts *V = W.P.variableFacts(EntityId(Path.RootOperand));
      return V && V->Type.is(TypeTrait::ThreadLocal);
    }
    const Origin *O = W.Ctx.Abs.originOf(Number);
    if (!O || !Path.Steps.empty() || W.Ctx.root(R).What != Root::Kind::Spawned)
      return false;
    return O->What == Origin::Kind::Parameter
               ? O->Function == W.Ctx.root(R).Function
               : O->What == Origin::Kind::Local && !W.Ctx.owns(R, Number);
  });
}

/// A signal handler may do next to nothing: set a volatile flag. One that calls
/// functions which do more is there to tell of a crash, and nothing comes after it.
bool Search::endsTheProcess(const MemoryAccess &A, RootId R) const {
  return W.Ctx.root(R).Signal && W.Acc.event(A).How == Sync::Plain &&
         !W.Ctx.callPath(A.Context, R).empty();
}

bool Search::annotated(const LocationKey &K) const {
  if (K.What == LocationKey::Kind::Origin)
    return false;
  const VariableFacts *V = W.P.variableFacts(EntityId(K.Id));
  return V && !V->GuardedBy.empty();
}

/// The class has locks of its own, and none of them is ever taken: one was made
/// to guard its fields, and forgotten.
bool Search::hasIdleLock(const LocationKey &K) const {
  const VariableFacts *V =
      K.What == LocationKey::Kind::Field ? W.P.variableFacts(EntityId(K.Id)) : nullptr;
  const ClassFacts *Class = V ? W.P.classFacts(V->Class) : nullptr;
  if (!Class)
    return false;
  bool Any = false;
  for (EntityId Field : Class->Fields) {
    const VariableFacts *Lock = W.P.variableFacts(Field);
    if (!Lock || !W.Classes.isLockType(Lock->Type.Record) || Lock->Type.is(TypeTrait::Reference) ||
        Lock->Type.is(TypeTrait::Pointer))
      continue;
    if (W.LockOrder.nodes().count({LockClass::Kind::Field, Field.index()}))
      return false;
    Any = true;
  }
  return Any;
}

Confidence Search::confidence(const LocationKey &K, const Conflict &C,
                              const GuardStatistics &S) const {
  const Context &A = W.Ctx[C.Mine.Context], &B = W.Ctx[C.Other.Context];
  // A global is the same in all contexts that were merged, and no lock of an object
  // guards it.
  bool Global = W.Ctx.Abs.Paths[C.Mine.Path].Root == RootKind::Global;
  Context::Forgotten Forgot = std::max(A.Forgot, B.Forgot);
  if (Global ? Forgot == Context::Forgotten::Any
             : Forgot != Context::Forgotten::None || A.Merged || B.Merged)
    return Confidence::Low;
  bool OneObject = C.Mine.Path == C.Other.Path && W.Ctx.Abs.namesOne(C.Mine.Path);
  if (C.Roots.How == Evidence::Visible) {
    auto Seen = [&](RootId R) {
      Root::Kind What = W.Ctx.root(R).What;
      return What == Root::Kind::Main || What == Root::Kind::Entry || What == Root::Kind::Spawned;
    };
    // Two objects of one class are not one: then the guard has to say that they
    // are meant to be shared, and nothing that they are two.
    if (!OneObject)
      return S.convincing() && W.Ctx.Abs.alike(C.Mine.Path, C.Other.Path) ? Confidence::Medium
                                                                          : Confidence::Low;
    return Seen(C.Roots.First) && Seen(C.Roots.Second) ? Confidence::High : Confidence::Medium;
  }
  if (!OneObject)
    return Confidence::Low;
  if (annotated(K))
    return Confidence::High;
  if (C.Roots.How == Evidence::Interface && (S.convincing() || hasIdleLock(K)))
    return Confidence::Medium;
  return Confidence::Low;
}

std::string Search::advice(const Conflict &C, const GuardStatistics &S,
                           const std::string &Name) const {
  const Event &E = W.Acc.event(C.Mine);
  std::string Hold;
  if (S.Holding != 0 && S.convincing())
    Hold = "hold '" + W.LockNames.display(S.Lock) + "' here";
  if (E.How == Sync::Atomic) {
    switch (C.What.How) {
    case Update::Form::Unchecked:
      return "look at the result of the compare-exchange, and try again where it failed";
    case Update::Form::Conditional:
      return "use compare_exchange_strong, or exchange, and look at what it gives back";
    default:
      return "use fetch_add or its like, or a loop around compare_exchange_weak";
    }
  }
  std::string Atomic =
      "make '" + Name + "' a std::atomic and use " +
      (C.What.How == Update::Form::Expression    ? "fetch_add"
       : C.What.How == Update::Form::Conditional ? "compare_exchange_strong"
                                                 : "a loop around compare_exchange_weak");
  return Hold.empty() ? "guard '" + Name + "' with one mutex everywhere, or " + Atomic
                      : Hold + ", or " + Atomic;
}

void Search::tell(findings::Finding &F, const Conflict &C, const std::string &Name) {
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C.Mine.Context, C.Roots.First, Order);
  findings::Thread T2 = Say.thread(C.Other.Context, C.Roots.Second, Order);
  const std::string N = "'" + Name + "'";
  bool OtherModifies = updateAt(C.Other).has_value();
  Say.step(T1, C.Mine.Context, C.What.Read, "reads " + N, Order++);
  uint32_t Lost;
  if (OtherModifies) {
    EventId OtherRead = updateAt(C.Other)->Read;
    Say.step(T2, C.Other.Context, OtherRead, "reads " + N + ", the same value", Order++);
    Lost = Order;
    Say.step(T1, C.Mine.Context, C.Mine.Event, "writes " + N + ", changed", Order++);
    Say.step(T2, C.Other.Context, C.Other.Event, "writes " + N + ", changed from the old value",
             Order++);
  } else {
    Lost = Order;
    Say.step(T2, C.Other.Context, C.Other.Event, "writes " + N, Order++);
    Say.step(T1, C.Mine.Context, C.Mine.Event, "writes " + N + ", changed from the old value",
             Order++);
  }
  F.Outcome = "the update of step " + std::to_string(Lost) + " is lost";
  F.Threads = {std::move(T1), std::move(T2)};
}

void Search::report(const LocationKey &K, const Conflict &C, const GuardStatistics &S) {
  const Event &E = W.Acc.event(C.Mine);
  std::string Name = Say.memberName(C.Mine.Path);
  findings::Finding F;
  F.Check = "heddle-nonatomic-rmw";
  F.Level = C.Level;
  F.Where = Say.placeOf(C.Mine.Context, C.Mine.Event);
  F.Function = Say.functionName(W.Ctx[C.Mine.Context].Function);
  const char *Others = C.Mine.Event == C.Other.Event
                           ? ", and two threads can do so at once"
                           : ", and another thread can write between them";
  if (C.What.How == Update::Form::Unchecked)
    F.Message = "nobody looks whether the compare-exchange of '" + Name +
                "' succeeded, and another thread can make it fail";
  else if (E.How == Sync::Atomic)
    F.Message = "'" + Name + "' is atomic, but it is loaded and then stored in two steps" + Others;
  else
    F.Message = "'" + Name + "' is read, changed and written back in separate steps" + Others;
  tell(F, C, Name);
  if (S.Holding != 0)
    for (const MemoryAccess &Place : S.Places)
      F.Notes.push_back({Say.placeOf(Place.Context, Place.Event),
                         std::to_string(S.Holding) + " of " + std::to_string(S.Total) +
                             " places that use '" + Name + "' hold '" +
                             W.LockNames.display(S.Lock) + "'"});
  F.Help = advice(C, S, Name);
  std::string Object = K.What == LocationKey::Kind::Origin ? W.Ctx.Abs.display(C.Mine.Path)
                                                           : W.P.entity(EntityId(K.Id)).Name;
  F.Identity = {Object, F.Function, E.Kind == EventKind::Write ? "load-store" : "modify"};
  Out.push_back(std::move(F));
}

void heddle::checks::nonatomicRmw(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
