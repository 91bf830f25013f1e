//===- checks/race/DataRace.cpp -------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/DataRace.h"
#include "Analysis/Updates.h"
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

  void look(const LocationKey &K, llvm::ArrayRef<MemoryAccess> Found);
  bool isUpdate(const MemoryAccess &A);
  bool looksAtNothing(const MemoryAccess &A) const;
  bool holdsLock(const MemoryAccess &A) const;
  std::optional<Conflict> judge(const LocationKey &K, const MemoryAccess &A, const MemoryAccess &B,
                                const GuardStatistics &S) const;
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

bool Search::holdsLock(const MemoryAccess &A) const {
  return llvm::any_of(W.Guarding.guardsOf(A),
                      [](const HeldLock &H) { return H.What == Exclusion::Lock; });
}

std::optional<Conflict> Search::judge(const LocationKey &K, const MemoryAccess &A,
                                      const MemoryAccess &B, const GuardStatistics &S) const {
  // The one to change is the side without a lock.
  bool Swap = holdsLock(A) && !holdsLock(B);
  std::optional<Conflict> C =
      Conflicts.judge(K, Swap ? B : A, Swap ? A : B, S, /*GivenBack=*/false);
  if (C && C->Level > Confidence::Low && Doubts.any(*C, S, Conflicts.isMeantToBeGuarded(K, S)))
    C->Level = Confidence::Low;
  return C;
}

void Search::look(const LocationKey &K, llvm::ArrayRef<MemoryAccess> Found) {
  std::vector<MemoryAccess> All, Writes;
  for (const MemoryAccess &A : Found) {
    if (W.Acc.isPrivate(A) || W.Acc.event(A).How == Sync::Atomic || looksAtNothing(A))
      continue;
    All.push_back(A);
    if (A.Writes)
      Writes.push_back(A);
  }
  if (Writes.empty())
    return;
  // Double-checked locking is a check of its own: in such a function no look at the
  // variable is told here.
  std::set<FunctionPlace> Twice;
  for (const CheckedTwice &T : findCheckedTwice(W, Found))
    Twice.insert(placeOf(T.First));
  llvm::erase_if(All, [&](const MemoryAccess &A) {
    return !A.Writes && Twice.count(placeOf(A)) && W.Guarding.guardsOf(A).empty();
  });
  GuardStatistics S = W.Guarding.statistics(K);
  std::map<FunctionPlace, Conflict> Best;
  /// What is an update that gets lost is told as such, by another check.
  std::map<FunctionPlace, Confidence> Lost;
  constexpr size_t MostPairs = 1 << 14;
  size_t Pairs = 0;
  for (const MemoryAccess &A : Writes)
    for (const MemoryAccess &B : All) {
      if (++Pairs > MostPairs)
        break;
      // Of two writes each pair comes twice.
      if (B.Writes && std::tuple(A.Context, A.Event) > std::tuple(B.Context, B.Event))
        continue;
      std::optional<Conflict> C = judge(K, A, B, S);
      if (!C)
        continue;
      if (B.Writes && isUpdate(C->Mine)) {
        auto [It, New] = Lost.try_emplace(placeOf(C->Mine), C->Level);
        It->second = std::max(It->second, C->Level);
        continue;
      }
      auto [It, New] = Best.try_emplace(placeOf(C->Mine), *C);
      auto Rank = [&](const Conflict &X) {
        return std::tuple(X.Level, placeOf(X.Mine) != placeOf(X.Other));
      };
      if (!New && Rank(*C) > Rank(It->second))
        It->second = *C;
    }
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
    for (auto &[Place, C] : Best)
      Out.push_back(Story.tell(K, C, S));
    return;
  }
  // Nothing guards it anywhere: that has one cause, and is told once.
  auto Surest =
      llvm::max_element(Best, [](auto &X, auto &Y) { return X.second.Level < Y.second.Level; });
  if (llvm::none_of(Lost, [&](auto &L) { return L.second >= Surest->second.Level; }))
    Bare.push_back({K, Surest->second, S});
}

/// Variables that the same two functions use without any guard have one cause as well.
void Search::tellUnguarded() {
  std::map<std::tuple<FunctionPlace, FunctionPlace, Confidence>, std::vector<Unguarded>> Groups;
  for (Unguarded &U : Bare)
    if (!Losing.count(placeOf(U.What.Mine)) || !Losing.count(placeOf(U.What.Other)))
      Groups[{placeOf(U.What.Mine), placeOf(U.What.Other), U.What.Level}].push_back(std::move(U));
  for (auto &[Places, Group] : Groups) {
    llvm::sort(Group, [&](const Unguarded &X, const Unguarded &Y) {
      return std::tuple(Say.placeOf(X.What.Mine.Context, X.What.Mine.Event), X.Key) <
             std::tuple(Say.placeOf(Y.What.Mine.Context, Y.What.Mine.Event), Y.Key);
    });
    findings::Finding F = Story.tell(Group.front().Key, Group.front().What, Group.front().Guard);
    for (const Unguarded &More : llvm::ArrayRef(Group).drop_front())
      F.Notes.push_back(
          {Say.placeOf(More.What.Mine.Context, More.What.Mine.Event),
           "the same two functions use '" + Say.memberName(More.What.Mine.Path) + "' so as well"});
    Out.push_back(std::move(F));
  }
}

void heddle::checks::dataRace(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
