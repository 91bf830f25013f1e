//===- checks/race/DataRace.cpp -------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/DataRace.h"
#include "Analysis/Updates.h"
#include "checks/Remedies.h"
#include "checks/race/CheckedTwice.h"
#include "checks/race/Conflict.h"
#include "checks/race/RaceDoubts.h"
#include "checks/race/RaceStory.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

/// A function, with all its instantiations.
using FunctionPlace = Location;

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To)
      : W(Whole), Say(Whole), Conflicts(Whole, Say), Doubts(Whole), Story(Whole, Say), Out(To) {}

  void run() {
    for (auto &[Key, Found] : W.Acc.all())
      if (canBeShared(W, Key))
        for (const CheckedTwice &T : findCheckedTwice(W, Found))
          Twice[placeOf(T.First)].push_back({Key, W.LockNames.of(T.Lock.Lock)});
    for (auto &[Key, Found] : W.Acc.all())
      if (canBeShared(W, Key))
        look(Key, Found);
    tellUnguarded();
  }

private:
  /// A race of a location that nothing guards anywhere.
  struct Unguarded {
    LocationKey Key;
    Conflict What;
    GuardStatistics Guard;
  };

  /// An access with what is asked of it again and again.
  struct Candidate {
    MemoryAccess Access;
    std::vector<HeldLock> Guards;
    bool HoldsLock = false;
    uint32_t Place = 0; ///< a number of its function and event
  };

  void look(const LocationKey &K, llvm::ArrayRef<MemoryAccess> Found);
  std::vector<Candidate> candidates(llvm::ArrayRef<MemoryAccess> Found) const;
  bool isUpdate(const MemoryAccess &A);
  bool looksAtNothing(const MemoryAccess &A) const;
  bool areApart(const Candidate &A, const Candidate &B) const;
  bool isSecondLook(const LocationKey &K, const Candidate &Look, const Candidate &Write) const;
  std::optional<Conflict> judge(const LocationKey &K, const Candidate &A, const Candidate &B,
                                const GuardStatistics &S) const;
  std::optional<findings::Remedy> remedy(llvm::ArrayRef<Candidate> All, const Conflict &C,
                                         const GuardStatistics &S);
  void tellUnguarded();
  FunctionPlace placeOf(const MemoryAccess &A) const {
    return W.P.body(W.Ctx[A.Context].Function).Where;
  }

  WholeProgram &W;
  Narrator Say;
  ConflictJudge Conflicts;
  RaceDoubts Doubts;
  RaceStory Story;
  std::vector<findings::Finding> &Out;
  std::map<FunctionId, std::set<EventId>> Updates;
  std::vector<Unguarded> Bare;
  /// Functions with double-checked locking: of what, and under which lock.
  std::map<FunctionPlace, std::vector<std::pair<LocationKey, LockClass>>> Twice;
  /// Where a container is told of, which comes before its elements.
  std::map<std::tuple<LocationKey::Kind, uint32_t, FunctionPlace>, Confidence> Containers;
  /// Functions in which an update of something that nothing guards can get lost.
  std::set<FunctionPlace> Losing;
};

} // namespace

bool Search::isUpdate(const MemoryAccess &A) {
  FunctionId F = W.Ctx[A.Context].Function;
  auto [It, New] = Updates.try_emplace(F);
  if (New)
    for (const Update &U : findUpdates(W.P, W.Locks, F))
      It->second.insert(U.Write);
  return A.Writes && It->second.count(A.Event);
}

/// The end of a container of nodes is where it was, whatever is done to the container.
bool Search::looksAtNothing(const MemoryAccess &A) const {
  const Event &E = W.Acc.event(A);
  if (E.Kind != EventKind::Call || !E.Callee)
    return false;
  auto [Class, Method] = catalog::splitQualifiedName(W.P.entity(E.Callee).Name);
  return (Class.ends_with("map") || Class.ends_with("set") || Class.ends_with("::list")) &&
         (Method == "end" || Method == "cend" || Method == "max_size");
}

std::optional<Conflict> Search::judge(const LocationKey &K, const Candidate &A, const Candidate &B,
                                      const GuardStatistics &S) const {
  // The one to change is the side without a lock.
  bool Swap = A.HoldsLock && !B.HoldsLock;
  std::optional<Conflict> C = Conflicts.judge(K, Swap ? B.Access : A.Access,
                                              Swap ? A.Access : B.Access, S, /*GivenBack=*/false);
  if (C && C->Level > Confidence::Low) {
    bool Meant = Conflicts.isMeantToBeGuarded(K, S);
    if (Doubts.any(*C, S, Meant))
      C->Level = Confidence::Low;
  }
  return C;
}

/// The accesses that are looked at, those of one place only once where what is known of
/// their contexts is the same.
std::vector<Search::Candidate> Search::candidates(llvm::ArrayRef<MemoryAccess> Found) const {
  std::vector<Candidate> Out;
  using ContextFacts = std::tuple<FunctionId, EventId, PathId, std::vector<RootId>, LiveSetId,
                                  JoinedSetId, std::pair<bool, Context::Forgotten>>;
  std::map<ContextFacts, std::vector<size_t>> Seen;
  std::map<std::pair<FunctionId, EventId>, uint32_t> Places;
  for (const MemoryAccess &A : Found) {
    if (W.Acc.isPrivate(A) || W.Acc.event(A).How == Sync::Atomic || looksAtNothing(A))
      continue;
    const Context &C = W.Ctx[A.Context];
    Candidate New{A, W.Guarding.guardsOf(A)};
    New.Place = Places.try_emplace({C.Function, A.Event}, Places.size()).first->second;
    New.HoldsLock =
        llvm::any_of(New.Guards, [](const HeldLock &H) { return H.What == Exclusion::Lock; });
    auto IsSame = [&](size_t Old) {
      return llvm::equal(Out[Old].Guards, New.Guards,
                         [](const HeldLock &X, const HeldLock &Y) { return X.key() == Y.key(); });
    };
    std::vector<size_t> &Same =
        Seen[{C.Function, A.Event, A.Path, C.Roots, C.Live, C.Joined, {C.Merged, C.Forgot}}];
    if (llvm::any_of(Same, IsSame))
      continue;
    Same.push_back(Out.size());
    Out.push_back(std::move(New));
  }
  return Out;
}

/// Whether both hold a lock of which there is one only.
bool Search::areApart(const Candidate &A, const Candidate &B) const {
  auto IsOne = [&](PathId Lock) {
    const Origin *O = W.Ctx.Abs.originOf(Lock);
    return W.Ctx.Abs.namesOne(Lock) && (!O || O->What == Origin::Kind::Shared);
  };
  return llvm::any_of(A.Guards, [&](const HeldLock &X) {
    return llvm::any_of(B.Guards, [&](const HeldLock &Y) {
      return X.Lock == Y.Lock && W.Guarding.excludeEachOther(X, Y) && IsOne(X.Lock);
    });
  });
}

/// Double-checked locking is a check of its own: in a function that looks without the lock,
/// neither that look is told here nor what it does then with what is made under the lock.
bool Search::isSecondLook(const LocationKey &K, const Candidate &Look,
                          const Candidate &Write) const {
  auto It = Look.Access.Writes || Look.HoldsLock ? Twice.end() : Twice.find(placeOf(Look.Access));
  return It != Twice.end() && llvm::any_of(It->second, [&](auto &Checked) {
           return Checked.first == K || llvm::any_of(Write.Guards, [&](const HeldLock &H) {
                    return W.LockNames.of(H.Lock) == Checked.second;
                  });
         });
}

void Search::look(const LocationKey &K, llvm::ArrayRef<MemoryAccess> Found) {
  if (llvm::none_of(Found, [](const MemoryAccess &A) { return A.Writes; }))
    return;
  std::vector<Candidate> All = candidates(Found);
  if (llvm::none_of(All, [](const Candidate &C) { return C.Access.Writes; }))
    return;
  GuardStatistics S = W.Guarding.statistics(K);
  std::map<FunctionPlace, Conflict> Best;
  // What is an update that gets lost is told as such, by another check.
  std::map<FunctionPlace, Confidence> Lost;
  auto Note = [&](const Conflict &C) {
    if (C.Other.Writes && isUpdate(C.Mine)) {
      auto [It, New] = Lost.try_emplace(placeOf(C.Mine), C.Level);
      It->second = std::max(It->second, C.Level);
      return;
    }
    auto Rank = [&](const Conflict &X) {
      return std::tuple(X.Level, placeOf(X.Mine) != placeOf(X.Other), X.Mine.Writes,
                        !X.Other.Writes);
    };
    auto [It, New] = Best.try_emplace(placeOf(C.Mine), C);
    if (!New && Rank(C) > Rank(It->second))
      It->second = C;
  };
  // Two places have been weighed enough after a few of the contexts in which they meet.
  constexpr size_t MostPairs = 1 << 12, MostOfPlaces = 24;
  size_t Pairs = 0;
  llvm::DenseMap<uint64_t, uint32_t> OfPlaces;
  for (size_t I = 0; I != All.size() && Pairs < MostPairs; ++I)
    for (size_t J = 0; All[I].Access.Writes && J != All.size() && Pairs < MostPairs; ++J) {
      // Of two writes each pair comes twice.
      if ((All[J].Access.Writes && J < I) || areApart(All[I], All[J]) ||
          isSecondLook(K, All[J], All[I]) ||
          ++OfPlaces[uint64_t(All[I].Place) << 32 | All[J].Place] > MostOfPlaces)
        continue;
      ++Pairs;
      if (std::optional<Conflict> C = judge(K, All[I], All[J], S))
        Note(*C);
    }
  // Who walks over a container without its lock comes to the elements as well.
  if (K.Suffix != 0)
    std::erase_if(Best, [&](auto &Found) {
      auto It = Containers.find({K.What, K.Id, Found.first});
      return It != Containers.end() && It->second >= Found.second.Level;
    });
  for (auto &[Place, Level] : Lost)
    if (auto It = Best.find(Place); It != Best.end() && It->second.Level <= Level)
      Best.erase(It);
  if (!Conflicts.isMeantToBeGuarded(K, S))
    for (auto &[Place, Level] : Lost)
      if (Level > Confidence::Low)
        Losing.insert(Place);
  if (Best.empty())
    return;
  if (Conflicts.isMeantToBeGuarded(K, S)) {
    for (auto &[Place, C] : Best) {
      Out.push_back(Story.tell(K, C, S));
      if (std::optional<findings::Remedy> R = remedy(All, C, S))
        Out.back().Remedies.push_back(std::move(*R));
      if (K.Suffix == 0)
        Containers[{K.What, K.Id, Place}] = C.Level;
    }
    return;
  }
  // Nothing guards it anywhere: that has one cause, and is told once.
  auto Surest = llvm::max_element(Best, [&](auto &X, auto &Y) {
    auto Name = [&](const Conflict &C) { return Say.stableName(W.Ctx[C.Mine.Context].Function); };
    if (X.second.Level != Y.second.Level)
      return X.second.Level < Y.second.Level;
    return Name(X.second) > Name(Y.second);
  });
  if (llvm::none_of(Lost, [&](auto &L) { return L.second >= Surest->second.Level; }))
    Bare.push_back({K, Surest->second, S});
}

/// The lock that the other places hold, where one place of the function lacks it: of
/// several, a guard around one would leave the finding as it is.
std::optional<findings::Remedy> Search::remedy(llvm::ArrayRef<Candidate> All, const Conflict &C,
                                               const GuardStatistics &S) {
  auto IsAnother = [&](const Candidate &X) {
    return X.Access.Event != C.Mine.Event && placeOf(X.Access) == placeOf(C.Mine) &&
           llvm::none_of(X.Guards,
                         [&](const HeldLock &H) { return W.LockNames.of(H.Lock) == S.Lock; });
  };
  return llvm::any_of(All, IsAnother) ? std::nullopt : holdGuard(W, Say, C.Mine, S);
}

/// Variables that one function uses without any guard have one cause as well.
void Search::tellUnguarded() {
  std::map<std::pair<FunctionPlace, Confidence>, std::vector<Unguarded>> Groups;
  for (Unguarded &U : Bare)
    if (!Losing.count(placeOf(U.What.Mine)) || !Losing.count(placeOf(U.What.Other)))
      Groups[{placeOf(U.What.Mine), U.What.Level}].push_back(std::move(U));
  for (auto &[Places, Group] : Groups) {
    llvm::sort(Group, [&](const Unguarded &X, const Unguarded &Y) {
      return std::tuple(Say.placeOf(X.What.Mine.Context, X.What.Mine.Event), X.Key) <
             std::tuple(Say.placeOf(Y.What.Mine.Context, Y.What.Mine.Event), Y.Key);
    });
    findings::Finding F = Story.tell(Group.front().Key, Group.front().What, Group.front().Guard);
    for (const Unguarded &More : llvm::ArrayRef(Group).drop_front())
      F.Notes.push_back({Say.placeOf(More.What.Mine.Context, More.What.Mine.Event),
                         "the same goes for '" + Say.memberName(More.What.Mine.Path) + "'"});
    Out.push_back(std::move(F));
  }
}

void heddle::checks::dataRace(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
