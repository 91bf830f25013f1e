//===- checks/race/RaceStory.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/RaceStory.h"
#include "Analysis/Loops.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;

bool RaceStory::decidesLoop(const MemoryAccess &A) const {
  const FunctionSummary &Body = W.P.body(W.Ctx[A.Context].Function);
  return llvm::any_of(Body.Blocks, [&](const Block &B) {
    return B.Condition && B.Condition->IsLoop && llvm::is_contained(B.Condition->Uses, A.Event);
  });
}

/// The method of a container that the access is, or nothing.
std::string RaceStory::method(const MemoryAccess &A) const {
  const Event &E = W.Acc.event(A);
  if (E.Kind != EventKind::Call)
    return {};
  return catalog::splitQualifiedName(W.P.entity(E.Callee).Name).second.str();
}

RaceStory::Shape RaceStory::shapeOf(const Conflict &C) const {
  const AccessPath &Path = W.Ctx.Abs.Paths[C.Mine.Path];
  const VariableFacts *V = nullptr;
  if (EntityId Last = lastVariable(Path); Last && Path.Steps.size() == upToLastField(Path))
    V = W.P.variableFacts(Last);
  if (V && V->Type.is(TypeTrait::Owner))
    return Shape::Pointer;
  return method(C.Mine).empty() && method(C.Other).empty() ? Shape::Value : Shape::Container;
}

static bool isIterator(llvm::StringRef Method) {
  return llvm::StringSwitch<bool>(Method)
      .Cases({"begin", "end", "cbegin", "cend", "rbegin", "rend", "find", "lower_bound"}, true)
      .Cases({"upper_bound", "equal_range", "data", "front", "back", "at", "c_str"}, true)
      .Case("operator[]", true)
      .Default(false);
}

/// What one side does, as a step.
std::string RaceStory::doing(const MemoryAccess &A, const std::string &Name) const {
  const std::string N = "'" + Name + "'";
  if (std::string M = method(A); !M.empty()) {
    if (M == "operator=")
      return "assigns to " + N;
    return (A.Writes ? "changes " : "looks at ") + N + " ('" + M + "')";
  }
  if (W.Acc.event(A).Kind == EventKind::ReadModifyWrite)
    return "reads " + N + " and writes it back, changed";
  return (A.Writes ? "writes " : "reads ") + N;
}

std::string RaceStory::message(const Conflict &C, const std::string &Name) const {
  const std::string N = "'" + Name + "'";
  bool Box = shapeOf(C) == Shape::Container;
  std::string Here = Box ? (C.Mine.Writes ? " is changed here" : " is looked at here")
                         : (C.Mine.Writes ? " is written here" : " is read here");
  if (Box && C.Mine.Writes && C.Other.Writes)
    return N + Here + ", and another thread can change it at the same time";
  std::string There = C.Other.Writes ? (Box ? "change" : "write") : (Box ? "look at" : "read");
  bool Same = C.Mine.Writes && C.Other.Writes;
  return N + Here + (Same ? ", and another thread can " : " while another thread can ") + There +
         " it" + (Same ? " at the same time" : "");
}

/// What has gone wrong after the two steps; \p Second is the later one.
std::string RaceStory::outcome(const Conflict &C, const MemoryAccess &Second, uint32_t First,
                               uint32_t Then) const {
  const std::string One = "step " + std::to_string(First), Two = "step " + std::to_string(Then);
  const MemoryAccess &Reader = C.Mine.Writes ? C.Other : C.Mine;
  switch (shapeOf(C)) {
  case Shape::Pointer:
    return "the pointer of " + One + " and that of " + Two +
           " mix: an object is freed while it is used, or freed twice";
  case Shape::Container:
    if (Reader.Writes)
      return "both change it from one state: what " + One +
             " has put there is lost, or its memory " + "is damaged";
    if (isIterator(method(Reader)))
      return "what " + One + " has found is invalid after " + Two +
             ": memory that was given back is used";
    return Two + " looks at what " + One + " has only half changed";
  case Shape::Value:
    break;
  }
  if (Reader.Writes)
    return "which of the two values stays is left to chance";
  if (decidesLoop(Reader))
    return "the loop need not ever see " + One +
           ": the compiler may read the value once, before it";
  return Two + " sees the old value, the new one, or a part of each: nothing orders it and " + One;
}

void RaceStory::interleave(findings::Finding &F, const Conflict &C, const std::string &Name) const {
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C.Mine.Context, C.Roots.First, Order);
  findings::Thread T2 = Say.thread(C.Other.Context, C.Roots.Second, Order);
  const MemoryAccess &Reader = C.Mine.Writes ? C.Other : C.Mine;
  // Iterators are taken first and spoilt then; of all else, what was written is read.
  bool ReaderFirst = !Reader.Writes && shapeOf(C) == Shape::Container && isIterator(method(Reader));
  bool MineFirst = C.Mine.Writes != ReaderFirst || (C.Mine.Writes && C.Other.Writes);
  uint32_t First = Order++, Then = Order++;
  Say.step(T1, C.Mine.Context, C.Mine.Event, doing(C.Mine, Name), MineFirst ? First : Then);
  Say.step(T2, C.Other.Context, C.Other.Event, doing(C.Other, Name), MineFirst ? Then : First);
  F.Outcome = outcome(C, MineFirst ? C.Other : C.Mine, First, Then);
  F.Threads = {std::move(T1), std::move(T2)};
}

std::string RaceStory::advice(const Conflict &C, const GuardStatistics &S,
                              const std::string &Name) const {
  const std::string N = "'" + Name + "'";
  if (S.Holding != 0 && S.convincing()) {
    const std::string Lock = "'" + W.LockNames.display(S.Lock) + "'";
    std::vector<HeldLock> Mine = W.Guarding.guardsOf(C.Mine);
    for (const HeldLock &H : Mine)
      if (W.LockNames.of(H.Lock) == S.Lock)
        return H.Mode == LockMode::Shared && C.Mine.Writes
                   ? "hold " + Lock + " exclusively to write"
                   : "hold one and the same " + Lock + " at both places";
    return "hold " + Lock + " here";
  }
  switch (shapeOf(C)) {
  case Shape::Container:
    return "guard " + N + " with one mutex everywhere";
  case Shape::Pointer:
    return "guard " + N + " with one mutex everywhere, or make it a std::atomic of the pointer";
  case Shape::Value:
    break;
  }
  if (W.Acc.event(C.Mine).How == Sync::Volatile)
    return "make " + N + " a std::atomic: volatile orders nothing between threads";
  return "make " + N + " a std::atomic, or guard it with one mutex everywhere";
}

void RaceStory::addStatistics(findings::Finding &F, const WholeProgram &W, const Narrator &Say,
                              const std::string &Name, const GuardStatistics &S) {
  if (S.Holding == 0)
    return;
  for (const MemoryAccess &Place : S.Places)
    F.Notes.push_back({Say.placeOf(Place.Context, Place.Event),
                       std::to_string(S.Holding) + " of " + std::to_string(S.Total) +
                           " places that use '" + Name + "' hold '" + W.LockNames.display(S.Lock) +
                           "'"});
}

findings::Finding RaceStory::tell(const LocationKey &K, const Conflict &C,
                                  const GuardStatistics &S) const {
  std::string Name = Say.memberName(C.Mine.Path);
  findings::Finding F;
  F.Check = "heddle-data-race";
  F.Level = C.Level;
  F.Where = Say.placeOf(C.Mine.Context, C.Mine.Event);
  F.Function = Say.functionName(W.Ctx[C.Mine.Context].Function);
  F.Message = message(C, Name);
  interleave(F, C, Name);
  addStatistics(F, W, Say, Name, S);
  F.Help = advice(C, S, Name);
  std::string Object = K.What == LocationKey::Kind::Origin
                           ? W.Ctx.Abs.display(C.Mine.Path, NameFor::Fingerprint)
                           : W.P.entity(EntityId(K.Id)).Name;
  F.Identity = {Object, Say.stableName(W.Ctx[C.Mine.Context].Function),
                C.Mine.Writes ? "write" : "read", C.Other.Writes ? "write" : "read"};
  return F;
}
