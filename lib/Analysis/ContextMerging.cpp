//===- Analysis/ContextMerging.cpp - which contexts are one --------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of Contexts that keeps their number small: what makes no difference is
// left out, equal ones are one, and where a function has too many they are merged.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Contexts.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// The locks that the function says its callers hold are held.
void Contexts::addRequired(Context &C) {
  for (const AnnotatedLock &L : Demanded.of(C.Function)) {
    PathId Lock = Abs.canonical(substitute(L.Path, C.Bound, P.Paths, Abs.Paths));
    if (!Lock || llvm::any_of(C.Locks, [&](const HeldLock &H) { return H.Lock == Lock; }))
      continue;
    HeldLock H;
    H.Lock = Lock;
    H.Mode = L.Mode;
    H.Function = C.Function;
    C.Locks.push_back(H);
  }
}

/// Drops what makes no difference to anything that is judged in the function.
void Contexts::leaveOut(Context &C) const {
  const Relevant &R = Matters.of(C.Function);
  if (!R.This)
    C.Bound.This = PathId();
  for (uint32_t I = 0; I != C.Bound.Params.size(); ++I)
    if (!R.param(I))
      C.Bound.Params[I] = PathId();
  for (uint32_t I = 0; I != C.Bound.Captures.size(); ++I)
    if (!R.capture(I))
      C.Bound.Captures[I] = PathId();
  auto Trim = [](auto &List, auto Keep) {
    for (uint32_t I = 0; I != List.size(); ++I)
      if (!Keep(I))
        List[I] = CallableValueId();
    while (!List.empty() && !List.back())
      List.pop_back();
  };
  Trim(C.ParamCallables, [&](uint32_t I) { return R.param(I); });
  Trim(C.CaptureCallables, [&](uint32_t I) { return R.capture(I); });
  // That an object is new matters to what can reach it.
  auto Reaches = [&](PathId Path) {
    return Path && Abs.Paths[Path].Root == Abs.Paths[C.Fresh].Root &&
           Abs.Paths[Path].RootOperand == Abs.Paths[C.Fresh].RootOperand;
  };
  if (C.Fresh && !Reaches(C.Bound.This) && llvm::none_of(C.Bound.Params, Reaches) &&
      llvm::none_of(C.Bound.Captures, Reaches))
    C.Fresh = PathId();
}

/// Forgets what tells this context from others of its function: the object is
/// some object of its class. Of the locks those are kept that still say
/// something then: the object's own, and globals.
void Contexts::generalise(Context &C) {
  C.Merged = true;
  bool Method = ByFunction[C.Function.index()].OnObject;
  PathId Old = C.Bound.This;
  if (Method)
    C.Bound.This = Abs.receiver(C.Function, ByFunction[C.Function.index()].Class);
  size_t Erased = std::erase_if(C.Locks, [&](HeldLock &H) {
    AccessPath Lock = Abs.Paths[H.Lock];
    if (Method && Old && Abs.oneInThread(Old) && !mayMove(H.Lock) &&
        isPrefix(Abs.Paths[Old], Lock)) {
      size_t Length = Abs.Paths[Old].Steps.size();
      H.Lock = Abs.Paths.append(C.Bound.This, llvm::ArrayRef(Lock.Steps).drop_front(Length),
                                Lock.AddressOf, Lock.Truncated);
      return false;
    }
    return Lock.Root != RootKind::Global;
  });
  if (Erased)
    C.forget(Context::Forgotten::OfObjects);
  for (PathId &Param : C.Bound.Params)
    Param = PathId();
  for (PathId &Capture : C.Bound.Captures)
    Capture = PathId();
  C.ParamCallables.clear();
  C.CaptureCallables.clear();
  C.Told = Flag();
  C.Live = LiveSetId(0);
  C.Joined = JoinedSetId(0);
  if (C.Fresh)
    C.Fresh = C.Bound.This;
}

void Contexts::setKey(Context &C) {
  if (C.Locks.size() > 1)
    llvm::sort(C.Locks, [](const HeldLock &A, const HeldLock &B) { return A.key() < B.key(); });
  // Made for each call in each context: a multiplication for each part, as in PathTable.
  constexpr uint64_t Golden = 0x9e3779b97f4a7c15;
  uint64_t H = (uint64_t(C.Bound.This.index()) << 32 | C.Fresh.index()) * Golden;
  auto Add = [&](uint64_t Part) { H = (H ^ H >> 29 ^ Part) * Golden; };
  Add(uint64_t(C.Live.index()) << 32 | C.Joined.index());
  Add(uint64_t(C.Told.Param) << 32 | uint64_t(C.Told.Is) << 16 | uint64_t(C.Forgot) << 8 |
      C.Merged);
  auto AddAll = [&](const auto &Ids) {
    Add(Ids.size());
    for (auto Id : Ids)
      Add(Id.index());
  };
  AddAll(C.Bound.Params);
  AddAll(C.Bound.Captures);
  AddAll(C.ParamCallables);
  AddAll(C.CaptureCallables);
  for (const HeldLock &L : C.Locks)
    Add(uint64_t(L.Lock.index()) << 1 | L.Must);
  C.KeyHash = H ^ H >> 32;
}

/// The context that is equal to \p C, or none.
ContextId Contexts::find(const Context &C) const {
  const OfFunction &Mine = ByFunction[C.Function.index()];
  uint32_t Hash = static_cast<uint32_t>(C.KeyHash);
  for (size_t I = 0; I != Mine.Ids.size(); ++I) {
    if (Mine.Hashes[I] != Hash)
      continue;
    ContextId K = Mine.Ids[I];
    const Context &O = List[K.index()];
    if (O.KeyHash == C.KeyHash && O.Bound == C.Bound && O.Live == C.Live && O.Joined == C.Joined &&
        O.Fresh == C.Fresh && O.Merged == C.Merged && O.Told == C.Told && O.Forgot == C.Forgot &&
        O.ParamCallables == C.ParamCallables && O.CaptureCallables == C.CaptureCallables &&
        llvm::equal(O.Locks, C.Locks,
                    [](const HeldLock &A, const HeldLock &B) { return A.key() == B.key(); }))
      return K;
  }
  return {};
}

/// \p C as it is, or, where its function has too many already, as one that
/// stands for several.
ContextId Contexts::findOrBound(Context &C) {
  setKey(C);
  if (ContextId Same = find(C))
    return Same;
  OfFunction &N = ByFunction[C.Function.index()];
  // Which callable a caller chose says what will run: that is not thrown away.
  bool Chosen = !C.ParamCallables.empty() || !C.CaptureCallables.empty();
  uint32_t &Count = Chosen ? N.Chosen : C.Locks.empty() ? N.Plain : N.Locked;
  // Which threads run at the time tells many contexts apart, and is the first
  // thing to be given up: then fewer of them are known to run.
  if (C.Live != LiveSetId(0) && 2 * Count >= MaxPerFunction) {
    C.Live = LiveSetId(0);
    setKey(C);
    if (ContextId Same = find(C))
      return Same;
  }
  if (Count < (Chosen ? MaxChosen : MaxPerFunction)) {
    ++Count;
    return {};
  }
  ++Capped;
  generalise(C);
  setKey(C);
  if (ContextId Same = find(C))
    return Same;
  if (N.Merged >= MaxMerged) {
    // Nothing that is certain in all of them.
    if (!C.Locks.empty())
      C.forget(Context::Forgotten::Any);
    C.Locks.clear();
    addRequired(C);
    setKey(C);
    return find(C);
  }
  ++N.Merged;
  return {};
}

/// A function that is entered anew has new locals: those of an activation that is
/// still running go by the same names, but are other objects. The same holds of
/// the unknown object of such an activation, unless it is the object now too.
void Contexts::forgetOlderActivation(Context &C) {
  auto IsOlder = [&](PathId Path) {
    const Origin *O = Abs.originOf(Path);
    if (!O || O->Function != C.Function)
      return false;
    if (O->What == Origin::Kind::Receiver)
      return C.NewObject;
    return O->What == Origin::Kind::Local || O->What == Origin::Kind::Result;
  };
  std::erase_if(C.Locks, [&](const HeldLock &H) { return IsOlder(H.Lock); });
  auto Replace = [&](PathId &Path) {
    if (Path && IsOlder(Path))
      Path = Abs.someOf(Path);
  };
  if (!C.NewObject)
    Replace(C.Bound.This);
  llvm::for_each(C.Bound.Params, Replace);
  llvm::for_each(C.Bound.Captures, Replace);
  if (C.Fresh && IsOlder(C.Fresh))
    C.Fresh = PathId();
}

ContextId Contexts::enter(Context &&C, llvm::ArrayRef<RootId> From) {
  forgetOlderActivation(C);
  addRequired(C);
  leaveOut(C);
  if (ContextId Known = findOrBound(C)) {
    const Context &Old = List[Known.index()];
    bool NewRoots = !llvm::includes(Old.Roots, From);
    // A caller that brings a root is kept: else nobody could tell the way.
    auto BringsRoot = [&] {
      return NewRoots && llvm::any_of(From, [&](RootId R) {
               return !llvm::binary_search(Old.Roots, R) && root(R).What != Root::Kind::Entry;
             });
    };
    for (auto &Caller : C.Callers)
      if (Old.Callers.size() < MaxCallers || BringsRoot())
        addCaller(Known, Caller);
    if (NewRoots)
      addRoots(Known, From);
    return Known;
  }
  ContextId New(List.size());
  C.Roots.assign(From.begin(), From.end());
  llvm::sort(C.Roots);
  Work.push({Rank[C.Function.index()], New});
  OfFunction &Mine = ByFunction[C.Function.index()];
  Mine.Ids.push_back(New);
  Mine.Hashes.push_back(static_cast<uint32_t>(C.KeyHash));
  CallersBefore[New.index()] = 0;
  List.push_back(std::move(C));
  return New;
}

/// Each call once. The callers of a popular function are many: those that were
/// found before the visited context came here need not be looked through.
void Contexts::addCaller(ContextId Callee, std::pair<ContextId, EventId> Caller) {
  auto &Callers = List[Callee.index()].Callers;
  size_t First = 0;
  if (Caller.first == Visited)
    First = CallersBefore.try_emplace(Callee.index(), Callers.size()).first->second;
  if (!llvm::is_contained(llvm::ArrayRef(Callers).drop_front(First), Caller))
    Callers.push_back(Caller);
}
