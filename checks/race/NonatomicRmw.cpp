//===- checks/race/NonatomicRmw.cpp ---------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/NonatomicRmw.h"
#include "Analysis/Updates.h"
#include "checks/Narrator.h"
#include "checks/Remedies.h"
#include "checks/race/Conflict.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

/// An update and the write of another thread that can come between its steps.
struct LostUpdate : Conflict {
  Update What;
  /// The bit-field in the same memory location that the other thread writes; none: it
  /// writes the same.
  EntityId Neighbour;
};

/// A write of a location, or of what shares its memory.
struct OtherWrite {
  MemoryAccess Access;
  EntityId Neighbour;
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To)
      : W(Whole), Say(Whole), Conflicts(Whole, Say), Out(To) {}

  void run() {
    for (auto &[Key, Found] : W.Acc.all())
      if (canBeShared(W, Key))
        look(Key, Found);
  }

private:
  void look(const LocationKey &K, llvm::ArrayRef<MemoryAccess> Found);
  std::optional<Update> updateAt(const MemoryAccess &A);
  /// Both threads are at the same event of the same function.
  bool isOnePlace(const Conflict &C) const {
    return C.Mine.Event == C.Other.Event &&
           W.Ctx[C.Mine.Context].Function == W.Ctx[C.Other.Context].Function;
  }
  void addNeighbours(const LocationKey &K, std::vector<OtherWrite> &To);
  bool ownsLockWord(const MemoryAccess &A) const;
  bool harmlessWithSignals(const Conflict &C, const Update &U) const;
  std::optional<LostUpdate> judge(const LocationKey &K, const Update &U, const MemoryAccess &Mine,
                                  const MemoryAccess &Other, const GuardStatistics &S) const;
  void report(const LocationKey &K, const LostUpdate &C, const GuardStatistics &S);
  void tell(findings::Finding &F, const LostUpdate &C, const std::string &Name);
  bool holds(const MemoryAccess &A, const LockClass &Lock) const;
  std::optional<findings::Remedy> remedy(const LostUpdate &C, const GuardStatistics &S);
  std::string neighbourName(const LostUpdate &C) const;
  std::string advice(const LostUpdate &C, const GuardStatistics &S, const std::string &Name) const;

  WholeProgram &W;
  Narrator Say;
  ConflictJudge Conflicts;
  std::vector<findings::Finding> &Out;
  std::map<FunctionId, std::vector<Update>> Updates;
};

} // namespace

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
  std::vector<OtherWrite> Writes;
  std::vector<OtherWrite> Neighbours;
  addNeighbours(K, Neighbours);
  for (const MemoryAccess &A : Found) {
    if (!A.Writes || W.Acc.isPrivate(A))
      continue;
    Writes.push_back({A, {}});
    if (std::optional<Update> U = updateAt(A))
      Mine.push_back({A, *U});
    else if (!Neighbours.empty())
      Mine.push_back({A, {Update::Form::Expression, A.Event, A.Event}});
  }
  if (Mine.empty())
    return;
  llvm::append_range(Writes, Neighbours);
  GuardStatistics S = W.Guarding.statistics(K);
  // One finding for each function, whatever number of instantiations it has: its
  // other places have the same cause.
  std::map<Location, LostUpdate> Best;
  constexpr size_t MostWrites = 256;
  for (auto &[A, U] : Mine) {
    size_t N = 0;
    // Only what its neighbours lose is an update where a bit-field is merely set.
    bool Sets = !updateAt(A);
    for (const auto &[Other, Neighbour] : Writes) {
      if (++N > MostWrites)
        break;
      std::optional<LostUpdate> C = Sets && !Neighbour ? std::nullopt : judge(K, U, A, Other, S);
      if (!C)
        continue;
      C->Neighbour = Neighbour;
      auto [It, New] = Best.try_emplace(W.P.body(W.Ctx[A.Context].Function).Where, *C);
      // The surest; then two updates, which lose each other; then two different functions,
      // which say more.
      auto Rank = [&](const LostUpdate &X) {
        return std::tuple(X.Level, !X.Neighbour, updateAt(X.Other).has_value(), !isOnePlace(X));
      };
      if (!New && Rank(*C) > Rank(It->second))
        It->second = *C;
    }
  }
  for (auto &[Where, C] : Best)
    report(K, C, S);
}

/// The writes of bit-fields that lie in the same memory location as the field \p K, as if they
/// were of the field itself: to write one is to read and write back all of them.
void Search::addNeighbours(const LocationKey &K, std::vector<OtherWrite> &To) {
  const VariableFacts *V = K.What == LocationKey::Kind::Field && K.Suffix == 0
                               ? W.P.variableFacts(EntityId(K.Id))
                               : nullptr;
  const ClassFacts *Class = V && V->BitFieldUnit ? W.P.classFacts(V->Class) : nullptr;
  if (!Class)
    return;
  for (EntityId Field : Class->Fields) {
    const VariableFacts *Other = W.P.variableFacts(Field);
    if (Field.index() == K.Id || !Other || Other->BitFieldUnit != V->BitFieldUnit)
      continue;
    for (MemoryAccess A : W.Acc.at({K.What, static_cast<uint32_t>(Field.index()), 0})) {
      if (!A.Writes || W.Acc.isPrivate(A))
        continue;
      A.Path = W.Ctx.Abs.Paths.field(W.Ctx.Abs.Paths.parent(A.Path), EntityId(K.Id));
      To.push_back({A, Field});
    }
  }
}

/// Whether nothing is likely to be lost, because one side is a signal handler.
bool Search::harmlessWithSignals(const Conflict &C, const Update &U) const {
  // What a handler interrupts stands still until it is done. It is the interrupted
  // that loses an update, and there it is reported.
  if (W.Ctx.root(C.Roots.First).Signal)
    return true;
  if (!W.Ctx.root(C.Roots.Second).Signal)
    return false;
  // A flag that a handler raises, looked at and then lowered: two signals become one,
  // as signals do.
  if (U.How == Update::Form::Conditional)
    return true;
  // `++generation` on both sides, on a volatile: a step of one instruction on most
  // machines, and if one of two is lost, it has changed all the same.
  auto Counts = [&](const MemoryAccess &A) {
    const Event &E = W.Acc.event(A);
    return E.How == Sync::Volatile &&
           (E.Form == RmwForm::Increment || E.Form == RmwForm::CompoundAssign);
  };
  return Counts(C.Mine) && Counts(C.Other);
}

/// Whether it is `unlock()` (of the standard's named requirement BasicLockable) that changes
/// an atomic of its own class: who calls it holds the lock, and while that is held the
/// others' compare-exchanges fail.
bool Search::ownsLockWord(const MemoryAccess &A) const {
  FunctionId F = W.Ctx[A.Context].Function;
  const FunctionFacts *Facts = W.P.functionFacts(W.P.body(F).Function);
  const VariableFacts *V = W.P.variableFacts(lastVariable(W.Ctx.Abs.Paths[A.Path]));
  if (W.Acc.event(A).How != Sync::Atomic || !Facts || !Facts->Class || !V ||
      V->Class != Facts->Class)
    return false;
  llvm::StringRef Name = catalog::splitQualifiedName(W.P.entity(W.P.body(F).Function).Name).second;
  return Name == "unlock" || Name == "unlock_shared";
}

std::optional<LostUpdate> Search::judge(const LocationKey &K, const Update &U,
                                        const MemoryAccess &Mine, const MemoryAccess &Other,
                                        const GuardStatistics &S) const {
  // Of a guard that was given back between the read and the write split-critical-section
  // tells.
  std::optional<Conflict> C = Conflicts.judge(K, Mine, Other, S, false);
  if (!C)
    return std::nullopt;
  if (harmlessWithSignals(*C, U) || ownsLockWord(Mine))
    C->Level = Confidence::Low;
  return LostUpdate{*C, U, {}};
}

bool Search::holds(const MemoryAccess &A, const LockClass &Lock) const {
  return llvm::any_of(W.Guarding.guardsOf(A),
                      [&](const HeldLock &H) { return W.LockNames.of(H.Lock) == Lock; });
}

std::string Search::advice(const LostUpdate &C, const GuardStatistics &S,
                           const std::string &Name) const {
  const Event &E = W.Acc.event(C.Mine);
  if (C.Neighbour)
    return "guard '" + Name + "' and '" + neighbourName(C) +
           "' with one mutex, or put them apart: two members that are no bit-fields, or a "
           "bit-field "
           "of width 0 between them";
  std::string Hold;
  if (S.Holding != 0 && S.convincing())
    Hold = holds(C.Mine, S.Lock)
               ? "hold one and the same '" + W.LockNames.display(S.Lock) + "' at both places"
               : "hold '" + W.LockNames.display(S.Lock) + "' here";
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

std::optional<findings::Remedy> Search::remedy(const LostUpdate &C, const GuardStatistics &S) {
  switch (C.What.How) {
  case Update::Form::Expression:
    return holdGuard(W, Say, C.Mine, S);
  case Update::Form::Dependent: {
    if (W.Acc.event(C.Mine).How == Sync::Atomic)
      return fetchOperation(W, Say, C.Mine);
    // A guard around the write is of use where the read is part of it.
    findings::Place Write = Say.placeOf(C.Mine.Context, C.Mine.Event);
    findings::Place Read = Say.placeOf(C.Mine.Context, C.What.Read);
    bool Inside = Read.File == Write.File && Read.Line == Write.Line &&
                  Read.Column >= Write.Column && Read.Column < Write.Column + Write.Length;
    return Inside ? holdGuard(W, Say, C.Mine, S) : std::nullopt;
  }
  case Update::Form::Conditional:
    return exchangeFlag(W, Say, C.Mine);
  case Update::Form::Unchecked:
    break;
  }
  return std::nullopt;
}

std::string Search::neighbourName(const LostUpdate &C) const {
  return catalog::splitQualifiedName(W.P.entity(C.Neighbour).Name).second.str();
}

void Search::tell(findings::Finding &F, const LostUpdate &C, const std::string &Name) {
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C.Mine.Context, C.Roots.First, Order);
  findings::Thread T2 = Say.thread(C.Other.Context, C.Roots.Second, Order);
  const std::string N = "'" + Name + "'";
  if (C.Neighbour) {
    const std::string Next = "'" + neighbourName(C) + "'";
    Say.step(T1, C.Mine.Context, C.Mine.Event,
             "reads " + N + " and " + Next + ", which lie together", Order++);
    uint32_t Lost = Order;
    Say.step(T2, C.Other.Context, C.Other.Event, "writes " + Next, Order++);
    Say.step(T1, C.Mine.Context, C.Mine.Event, "writes back both: " + N + " new, " + Next + " old",
             Order++);
    F.Outcome = "what step " + std::to_string(Lost) + " has written is lost";
    F.Threads = {std::move(T1), std::move(T2)};
    return;
  }
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

void Search::report(const LocationKey &K, const LostUpdate &C, const GuardStatistics &S) {
  const Event &E = W.Acc.event(C.Mine);
  std::string Name = Say.memberName(C.Mine.Path);
  findings::Finding F;
  F.Check = "heddle-nonatomic-rmw";
  F.Level = C.Level;
  F.Where = Say.placeOf(C.Mine.Context, C.Mine.Event);
  F.Function = Say.functionName(W.Ctx[C.Mine.Context].Function);
  const char *Others = updateAt(C.Other) ? ", and two threads can do so at once"
                                         : ", and another thread can write between them";
  if (C.Neighbour)
    F.Message = "to write the bit-field '" + Name +
                "' is to read and write back its neighbours, and another thread can write '" +
                neighbourName(C) + "' in between";
  else if (C.What.How == Update::Form::Unchecked)
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
  if (std::optional<findings::Remedy> R = remedy(C, S))
    F.Remedies.push_back(std::move(*R));
  std::string Object = K.What == LocationKey::Kind::Origin
                           ? W.Ctx.Abs.display(C.Mine.Path, NameFor::Fingerprint)
                           : W.P.entity(EntityId(K.Id)).Name;
  F.Identity = {Object, Say.stableName(W.Ctx[C.Mine.Context].Function),
                C.Neighbour                  ? "bit-field"
                : E.Kind == EventKind::Write ? "load-store"
                                             : "modify"};
  Out.push_back(std::move(F));
}

void heddle::checks::nonatomicRmw(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
