//===- checks/race/ThreadUnsafeCall.cpp -----------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/ThreadUnsafeCall.h"
#include "checks/Narrator.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

/// A call that works on a state which the library hides.
struct HiddenUse {
  FunctionId In;
  EventId Call;
  const catalog::Function *Known = nullptr;
  bool Reads = false;
};

struct Clash {
  ContextId Mine, Other;
  EventId OtherCall;
  Parallel::Pair Roots;
  Confidence Level = Confidence::Low;
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To) : W(Whole), Say(Whole), Out(To) {}

  void run() {
    collect();
    for (auto &[State, Uses] : ByState)
      for (const HiddenUse &U : Uses)
        if (!U.Reads)
          look(U, Uses);
    for (auto &[Place, Found] : Clashes)
      report(Found.first, Found.second);
  }

private:
  void collect();
  void look(const HiddenUse &Mine, llvm::ArrayRef<HiddenUse> All);
  std::optional<Clash> worst(const HiddenUse &Mine, llvm::ArrayRef<HiddenUse> All) const;
  std::optional<Clash> judge(const HiddenUse &Mine, ContextId C1, const HiddenUse &Other,
                             ContextId C2) const;
  enum class Guarded : uint8_t { No, Perhaps, Yes };
  Guarded guarded(ContextId C1, EventId E1, ContextId C2, EventId E2) const;
  std::optional<EventId> useOfResult(const HiddenUse &U) const;
  std::string name(FunctionId F, EventId E) const {
    return W.P.entity(W.P.body(F).Events[E.index()].Callee).Name;
  }
  void report(const HiddenUse &U, const Clash &C);

  WholeProgram &W;
  Narrator Say;
  std::map<std::string, std::vector<HiddenUse>> ByState;
  /// By place, the surest one.
  std::map<Location, std::pair<HiddenUse, Clash>> Clashes;
  std::vector<findings::Finding> &Out;
};

} // namespace

void Search::collect() {
  for (size_t I = 0; I != W.P.Functions.size(); ++I) {
    FunctionId F(I);
    const FunctionSummary &Body = W.P.body(F);
    if (Body.Incomplete || W.Ctx.of(F).empty())
      continue;
    for (size_t E = 0; E != Body.Events.size(); ++E) {
      const Event &Ev = Body.Events[E];
      // One that waits for the network is a Block.
      bool Called = Ev.Kind == EventKind::Call || Ev.Kind == EventKind::Block;
      const catalog::Function *Known =
          Called && Ev.Callee ? W.P.Known->function(Ev.Callee) : nullptr;
      if (!Known || !Known->ThreadUnsafe || !W.Calls.callees(F, EventId(E)).empty())
        continue;
      auto IsNull = [&](size_t Argument) {
        return Argument < Ev.Args.size() && Ev.Args[Argument].Constant == 0;
      };
      if (Known->UnsafeIfNull.isArgument() && !IsNull(Known->UnsafeIfNull.index()))
        continue;
      std::string Name = W.P.entity(Ev.Callee).Name;
      // Asked for nothing new, it only looks.
      bool Reads = Known->ReadsState || (Name == "setlocale" && IsNull(1));
      ByState[Known->State.empty() ? Name : Known->State.str()].push_back(
          {F, EventId(E), Known, Reads});
    }
  }
}

/// Whether one lock is held at both calls. The state belongs to all objects: a lock that
/// each object has for itself guards it only if there is one object.
Search::Guarded Search::guarded(ContextId C1, EventId E1, ContextId C2, EventId E2) const {
  Guarded Best = Guarded::No;
  std::vector<HeldLock> Mine = W.Ctx.heldAt(C1, E1), Theirs = W.Ctx.heldAt(C2, E2);
  for (const HeldLock &X : Mine)
    for (const HeldLock &Y : Theirs) {
      if (W.LockNames.of(X.Lock) != W.LockNames.of(Y.Lock))
        continue;
      bool Sure = X.Lock == Y.Lock && X.Must && Y.Must && W.Guarding.excludeEachOther(X, Y);
      Best = std::max(Best, Sure ? Guarded::Yes : Guarded::Perhaps);
    }
  return Best;
}

std::optional<Clash> Search::judge(const HiddenUse &Mine, ContextId C1, const HiddenUse &Other,
                                   ContextId C2) const {
  Parallel::Pair Roots = W.Order.best(C1, Mine.Call, C2, Other.Call);
  if (Roots.How == Evidence::None)
    return std::nullopt;
  Guarded Kept = guarded(C1, Mine.Call, C2, Other.Call);
  if (Kept == Guarded::Yes)
    return std::nullopt;
  Clash C{C1, C2, Other.Call, Roots};
  if (Roots.How == Evidence::Visible)
    C.Level = Confidence::High;
  else if (Roots.How == Evidence::Interface)
    C.Level = Confidence::Medium;
  // A handler of a signal that calls such a function tells of a crash, mostly.
  bool Signal = W.Ctx.root(Roots.First).Signal || W.Ctx.root(Roots.Second).Signal;
  if (Mine.Known->UsuallyGuarded || Other.Known->UsuallyGuarded || Kept == Guarded::Perhaps ||
      Signal || W.Ctx[C1].Merged || W.Ctx[C2].Merged ||
      !Say.canMeet(C1, Roots.First, C2, Roots.Second))
    C.Level = Confidence::Low;
  return C;
}

/// The surest other call that can come at the same time.
std::optional<Clash> Search::worst(const HiddenUse &Mine, llvm::ArrayRef<HiddenUse> All) const {
  // Of a function that is called everywhere a few pairs say it all; and of one that is
  // mostly guarded, nothing sure can be said.
  constexpr size_t MostContexts = 8;
  const size_t MostPairs = Mine.Known->UsuallyGuarded ? 32 : 512;
  std::optional<Clash> Best;
  size_t Pairs = 0;
  for (const HiddenUse &Other : All)
    for (ContextId C1 : W.Ctx.of(Mine.In).take_front(MostContexts))
      for (ContextId C2 : W.Ctx.of(Other.In).take_front(MostContexts)) {
        if (++Pairs > MostPairs)
          return Best;
        std::optional<Clash> C = judge(Mine, C1, Other, C2);
        if (C && (!Best || C->Level > Best->Level))
          Best = C;
        if (Best && (Best->Level == Confidence::High || Mine.Known->UsuallyGuarded))
          return Best;
      }
  return Best;
}

void Search::look(const HiddenUse &Mine, llvm::ArrayRef<HiddenUse> All) {
  std::optional<Clash> Best = worst(Mine, All);
  if (!Best)
    return;
  // Instantiations of one template have the same cause.
  Location Place = W.P.body(Mine.In).Events[Mine.Call.index()].Where;
  auto [It, New] = Clashes.try_emplace(Place, Mine, *Best);
  if (!New && Best->Level > It->second.second.Level)
    It->second = {Mine, *Best};
}

/// The first event behind the call to which its value flows.
std::optional<EventId> Search::useOfResult(const HiddenUse &U) const {
  const FunctionSummary &Body = W.P.body(U.In);
  auto IsResult = [&](PathId Path) {
    return Path && W.P.Paths[Path].Root == RootKind::Result &&
           W.P.Paths[Path].RootOperand == U.Call.index();
  };
  for (size_t I = U.Call.index() + 1; I < Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    auto Has = [&](const Argument &A) {
      return IsResult(A.Path) || llvm::is_contained(A.Uses, U.Call);
    };
    if (E.Kind != EventKind::Return && E.Kind != EventKind::Store &&
        (IsResult(E.Object) || llvm::is_contained(E.Uses, U.Call) || llvm::any_of(E.Args, Has)))
      return EventId(I);
  }
  return std::nullopt;
}

void Search::report(const HiddenUse &U, const Clash &C) {
  findings::Finding F;
  F.Check = "heddle-thread-unsafe-call";
  F.Level = C.Level;
  F.Where = Say.placeOf(C.Mine, U.Call);
  F.Function = Say.functionName(U.In);
  FunctionId OtherIn = W.Ctx[C.Other].Function;
  std::string Mine = name(U.In, U.Call), Theirs = name(OtherIn, C.OtherCall);
  const catalog::Function *OtherKnown =
      W.P.Known->function(W.P.body(OtherIn).Events[C.OtherCall.index()].Callee);
  F.Message = "'" + Mine + "' works on hidden state of the library, and another thread can call " +
              (Mine == Theirs ? "it" : "'" + Theirs + "', which shares it,") + " at the same time";
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C.Mine, C.Roots.First, Order);
  findings::Thread T2 = Say.thread(C.Other, C.Roots.Second, Order);
  const FunctionFacts *Facts = W.P.functionFacts(W.P.body(U.In).Events[U.Call.index()].Callee);
  bool GivesState = Facts && Facts->ReturnsPointer && !U.Reads && !OtherKnown->ReadsState;
  Say.step(T1, C.Mine, U.Call,
           "calls '" + Mine + "'" +
               (GivesState ? ", which puts its result into memory of its own" : ""),
           Order++);
  std::string First = std::to_string(Order - 1);
  Say.step(T2, C.Other, C.OtherCall,
           "calls '" + Theirs + "'" +
               (GivesState ? ", which puts another result there" : ", while that call still runs"),
           Order++);
  std::optional<EventId> Use = GivesState ? useOfResult(U) : std::nullopt;
  if (Use)
    Say.step(T1, C.Mine, *Use, "uses what '" + Mine + "' gave back", Order++);
  F.Outcome =
      Use ? "the result of step " + First + " is overwritten before thread 1 has done with it"
      : GivesState ? "both write into the same memory of the library: each finds there "
                     "what the other one has put there, or a mixture"
                   : "both are in the same state of the library at once: what they find "
                     "there is a mixture, or memory that has been given back";
  if (!U.Known->Instead.empty())
    F.Help = "use " +
             (U.Known->Instead.contains(' ') ? U.Known->Instead.str()
                                             : "'" + U.Known->Instead.str() + "'") +
             ", or hold one mutex from the call until its result has been used, at every such call";
  F.Threads = {std::move(T1), std::move(T2)};
  F.Identity = {Mine, Theirs, Say.stableName(U.In), Say.stableName(OtherIn)};
  Out.push_back(std::move(F));
}

void heddle::checks::threadUnsafeCall(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
