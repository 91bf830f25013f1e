//===- checks/progress/BusyWait.cpp ---------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/progress/BusyWait.h"
#include "checks/ordering/AwaitedWrites.h"
#include "checks/ordering/CallsTo.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

/// How the loop looks at what it waits for.
enum class Look : uint8_t { Plain, Volatile, Locked, Atomic };

struct Spin : Awaited {
  Look How = Look::Plain;
  bool Pauses = false;   ///< it yields, or calls something between its looks
  bool BacksOff = false; ///< and that is more than to yield
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To)
      : W(Whole), Say(Whole), Reads(Whole, Say), Out(To) {}

  void run() {
    for (size_t I = 0; I != W.P.Functions.size(); ++I)
      if (FunctionId F(I); !W.P.body(F).Incomplete && !W.Ctx.of(F).empty())
        look(F);
    for (auto &[Place, Best] : Found)
      report(Best.first, Best.second);
  }

private:
  void look(FunctionId F);
  bool onlyLooks(FunctionId F, const Loop &L) const;
  void look(FunctionId F, const Loop &L, const Loops &All);
  std::optional<Spin> judge(ContextId C, const Loop &L, const Loops &All);
  std::set<EventId> looks(FunctionId F, const Loop &L) const;
  bool mayBeIndexed(FunctionId F, EventId E) const;
  bool staysPut(FunctionId F, const Loop &L, PathId Path) const;
  bool staysSame(FunctionId F, const Loop &L, PathId Side) const;
  std::optional<Look> howItLooks(ContextId C, EventId Read, const LocationKey &K);
  bool acquires(FunctionId F, PathId Object) const;
  bool isOfLock(FunctionId F) const;
  bool onlyYields(FunctionId F, EventId E) const;
  bool handsOver(FunctionId Spinner, const MemoryAccess &Write) const;
  Confidence level(ContextId C, const Spin &S) const;
  void report(ContextId C, const Spin &S);

  WholeProgram &W;
  Narrator Say;
  AwaitedWrites Reads;
  /// By the place of the look, the surest one.
  std::map<Location, std::pair<ContextId, Spin>> Found;
  std::vector<findings::Finding> &Out;
};

} // namespace

void Search::look(FunctionId F) {
  const FunctionSummary &Body = W.P.body(F);
  // A loop needs an edge back.
  bool Loops = false;
  for (size_t B = 0; B != Body.Blocks.size(); ++B)
    Loops |= llvm::any_of(Body.Blocks[B].Successors, [&](BlockId S) { return S.index() <= B; });
  if (!Loops || isOfLock(F))
    return;
  analysis::Loops All(Body);
  for (const Loop &L : All.all())
    if (onlyLooks(F, L) && !looks(F, L).empty())
      look(F, L, All);
}

/// Whether the loop does nothing, as far as that can be said without a context.
bool Search::onlyLooks(FunctionId F, const Loop &L) const {
  return !anyIn(W, F, L, [&](EventId E) {
    const Event &Ev = W.P.body(F).Events[E.index()];
    if (Ev.Kind == EventKind::Call && Ev.CalleePath)
      return false;
    Footprint X = W.Prints.at(F, E);
    return X.Works || X.Waits || X.Sleeps || X.Tells;
  });
}

void Search::look(FunctionId F, const Loop &L, const Loops &All) {
  std::optional<Spin> Best;
  ContextId Where;
  for (ContextId C : W.Ctx.of(F)) {
    std::optional<Spin> S = judge(C, L, All);
    if (S && (!Best || S->Level > Best->Level)) {
      Best = S;
      Where = C;
    }
  }
  if (!Best)
    return;
  // Instantiations of one template have the same cause.
  auto [It, New] = Found.try_emplace(W.P.body(F).Events[Best->Read.index()].Where, Where, *Best);
  if (!New && Best->Level > It->second.second.Level)
    It->second = {Where, *Best};
}

/// Whether \p Path names the same object in each round of \p L, as far as the function
/// goes: no pointer on the way is a local that moves on, no index counts.
bool Search::staysPut(FunctionId F, const Loop &L, PathId Path) const {
  const AccessPath &A = W.P.Paths[Path];
  const FunctionSummary &Body = W.P.body(F);
  if (A.Root == RootKind::Unknown || A.Root == RootKind::Result || A.Truncated)
    return false;
  // Where a local pointer has one target, the path begins there.
  if (A.Root == RootKind::Local && followsPointer(A))
    return false;
  // That a pointer to text moves on is not recorded.
  if (A.Root == RootKind::Param && A.Steps.size() == 1 && followsPointer(A) &&
      llvm::StringRef(Body.Params[A.RootOperand].Type.Spelling).contains("char"))
    return false;
  if (llvm::any_of(A.Steps,
                   [](const Step &S) { return S.Kind == StepKind::Element && S.Operand == 0; }))
    return false;
  return !anyIn(W, F, L, [&](EventId E) {
    const Event &Ev = Body.Events[E.index()];
    return Ev.Kind == EventKind::Store && Ev.Object && isPrefix(W.P.Paths[Ev.Object], A);
  });
}

/// Whether \p Side of a comparison is the same in each round: not a local that counts.
bool Search::staysSame(FunctionId F, const Loop &L, PathId Side) const {
  const FunctionSummary &Body = W.P.body(F);
  const AccessPath &A = W.P.Paths[Side];
  if (A.Root == RootKind::Local && A.Steps.empty())
    return Body.Locals[A.RootOperand].Type.is(TypeTrait::Const);
  if (A.Root == RootKind::Param && A.Steps.empty())
    return Body.Params[A.RootOperand].Type.is(TypeTrait::Const);
  return staysPut(F, L, Side);
}

/// The looks that alone decide whether the loop goes on: if nobody else changes what they
/// see, it goes on for ever. A loop that gets somewhere by itself (from node to node, from
/// index to index) has none.
std::set<EventId> Search::looks(FunctionId F, const Loop &L) const {
  const FunctionSummary &Body = W.P.body(F);
  std::set<EventId> Out;
  for (size_t B = 0; B != Body.Blocks.size(); ++B) {
    const Block &Here = Body.Blocks[B];
    if (!L.Contains[B] || !Here.Condition ||
        llvm::all_of(Here.Successors, [&](BlockId S) { return L.Contains[S.index()]; }))
      continue;
    const Branch &If = *Here.Condition;
    if (If.Source && If.Op != Comparison::None)
      Out.insert(If.Source);
    else if (!If.Source && If.Left && If.Right && staysSame(F, L, If.Left) &&
             staysSame(F, L, If.Right))
      Out.insert(If.Uses.begin(), If.Uses.end());
  }
  std::erase_if(Out, [&](EventId E) {
    const Event &Ev = Body.Events[E.index()];
    auto Moves = [&](const Argument &A) {
      return !A.Constant && (!A.Path || !staysSame(F, L, A.Path));
    };
    // A read says by which indices it finds its object.
    if (Ev.Kind == EventKind::Read)
      return !Ev.Object || !Ev.Args.empty() || !staysPut(F, L, Ev.Object);
    return Ev.Kind != EventKind::Call || (Ev.Object && !staysPut(F, L, Ev.Object)) ||
           llvm::any_of(Ev.Args, Moves);
  });
  return Out;
}

/// Whether the object of the call \p E is reached by a plain pointer: it may be an element,
/// and another one each time (`while (list[i].empty()) ++i;`), which a call does not say.
bool Search::mayBeIndexed(FunctionId F, EventId E) const {
  const FunctionSummary &Body = W.P.body(F);
  const Event &Ev = Body.Events[E.index()];
  if (Ev.Kind != EventKind::Call || !Ev.Object || !followsPointer(W.P.Paths[Ev.Object]))
    return false;
  const TypeFacts *T = typeOf(W.P, Body, Ev.Object);
  return !T || !T->is(TypeTrait::Owner);
}

/// Whether no round of the loop goes past the block: who looks now and then has something
/// else to do in the meantime.
static bool isInEachRound(const FunctionSummary &F, const Loop &L, uint32_t Block) {
  if (Block == L.Header)
    return true;
  std::vector<bool> Seen(F.Blocks.size());
  std::vector<uint32_t> Work{L.Header};
  while (!Work.empty()) {
    uint32_t Here = Work.back();
    Work.pop_back();
    for (BlockId S : F.Blocks[Here].Successors) {
      if (S.index() == L.Header)
        return false;
      if (S.index() != Block && L.Contains[S.index()] && !Seen[S.index()]) {
        Seen[S.index()] = true;
        Work.push_back(S.index());
      }
    }
  }
  return true;
}

std::optional<Spin> Search::judge(ContextId C, const Loop &L, const Loops &All) {
  // A call that looks at more than this does something else.
  constexpr size_t MostReads = 4;
  FunctionId F = W.Ctx[C].Function;
  const FunctionSummary &Body = W.P.body(F);
  std::optional<Spin> Best;
  std::set<EventId> Deciding = looks(F, L);
  for (EventId E : Deciding) {
    if (!L.Contains[All.blockOf(E)] || acquires(F, Body.Events[E.index()].Object) ||
        !isInEachRound(Body, L, All.blockOf(E)))
      continue;
    AwaitedWrites::Reads Found = Reads.readsAt(C, E);
    if (Found.size() > MostReads)
      continue;
    // What leads to an atomic is read on the way; the atomic is what is waited for.
    std::optional<Look> How;
    for (auto &[Read, Key] : Found)
      if (std::optional<Look> Here = howItLooks(C, Read, Key))
        How = How ? std::max(*How, *Here) : *Here;
    for (auto &[Read, Key] : Found) {
      std::optional<Awaited> A = How ? Reads.writtenElsewhere(C, Read, Key, false) : std::nullopt;
      if (!A)
        continue;
      Spin S{*A, *How, false};
      // Something is called besides what is asked: a pause of the processor, a back-off.
      auto Called = [&](EventId In) {
        const Event &Ev = Body.Events[In.index()];
        return Ev.Kind == EventKind::Call && !Deciding.count(In) && Ev.ResultUnused;
      };
      S.BacksOff = anyIn(W, F, L, [&](EventId In) {
        return W.Prints.at(F, In).Yields ? !onlyYields(F, In) : Called(In);
      });
      S.Pauses =
          S.BacksOff || anyIn(W, F, L, [&](EventId In) { return W.Prints.at(F, In).Yields; });
      S.Level = mayBeIndexed(F, E) ? Confidence::Low : level(C, S);
      if (!Best || S.Level > Best->Level)
        Best = S;
    }
  }
  // A spin with a limit is followed by something better.
  if (Best && (Reads.doesWork(C, L) || Reads.givesUp(C, L)))
    return std::nullopt;
  return Best;
}

/// How the look at \p K is made: by itself, or by what is called for it. None where that
/// cannot be said.
std::optional<Look> Search::howItLooks(ContextId C, EventId Read, const LocationKey &K) {
  auto Of = [&](ContextId In, EventId E) {
    const Event &Ev = W.P.body(W.Ctx[In].Function).Events[E.index()];
    if (Ev.How == Sync::Atomic)
      return Look::Atomic;
    if (llvm::any_of(W.Ctx.heldAt(In, E), [](const HeldLock &H) { return H.Must; }))
      return Look::Locked;
    return Ev.How == Sync::Volatile ? Look::Volatile : Look::Plain;
  };
  const Event &Here = W.P.body(W.Ctx[C].Function).Events[Read.index()];
  if (Here.Kind == EventKind::Read)
    return Of(C, Read);
  for (const MemoryAccess &A : W.Acc.at(K))
    if (!A.Writes && leadsTo(W.Ctx, C, Read, A.Context))
      return Of(A.Context, A.Event);
  return std::nullopt;
}

/// Whether the function takes what it spins on in one step: a lock, or a turn.
bool Search::acquires(FunctionId F, PathId Object) const {
  return Object && llvm::any_of(W.P.body(F).Events, [&](const Event &E) {
           return E.Kind == EventKind::ReadModifyWrite && E.How == Sync::Atomic &&
                  E.Object == Object;
         });
}

bool Search::isOfLock(FunctionId F) const {
  const FunctionFacts *Facts = W.P.functionFacts(W.P.body(F).Function);
  return Facts && Facts->Class && W.Classes.isMeans(Facts->Class);
}

/// Whether the event offers the processor to others and does no more: it counts no rounds,
/// and comes to nothing better when it takes long.
bool Search::onlyYields(FunctionId F, EventId E) const {
  return llvm::all_of(W.Calls.callees(F, E), [&](FunctionId Callee) {
    const FunctionSummary &Body = W.P.body(Callee);
    return llvm::none_of(Body.Blocks, [](const Block &B) { return B.Condition.has_value(); }) &&
           llvm::none_of(Body.Events, [](const Event &Ev) {
             return Ev.Kind == EventKind::Write || Ev.Kind == EventKind::ReadModifyWrite;
           });
  });
}

/// Whether both are methods of one class: it hands something over between its own steps,
/// and what it waits for comes soon. A method that does nothing but give the sign
/// (`void arrive() { --Left; }`) has no step before it: that comes when its caller is done.
bool Search::handsOver(FunctionId Spinner, const MemoryAccess &Write) const {
  auto ClassOf = [&](FunctionId F) {
    const FunctionFacts *Facts = W.P.functionFacts(W.P.body(F).Function);
    while (Facts && Facts->Lambda && Facts->Parent)
      Facts = W.P.functionFacts(Facts->Parent);
    return Facts ? Facts->Class : EntityId();
  };
  FunctionId Setter = W.Ctx[Write.Context].Function;
  EntityId Class = ClassOf(Spinner);
  if (!Class || Class != ClassOf(Setter))
    return false;
  const FunctionSummary &Body = W.P.body(Setter);
  const FunctionFacts *Facts = W.P.functionFacts(Body.Function);
  if (Facts && Facts->Lambda)
    return true;
  return llvm::any_of(Body.Events, [&](const Event &E) {
    return &E != &Body.Events[Write.Event.index()] && E.Kind != EventKind::Return && !E.Implicit &&
           E.Kind != EventKind::Notify;
  });
}

Confidence Search::level(ContextId C, const Spin &S) const {
  bool Signal = W.Ctx.root(S.Roots.Second).Signal;
  if (S.How == Look::Plain)
    return S.Level;
  if (S.How == Look::Volatile)
    return Signal || S.Pauses ? Confidence::Low : std::min(S.Level, Confidence::Medium);
  // Who backs off has thought of it, and so has who waits for a step of the class's own. To
  // yield gives the processor away only where somebody else wants it.
  bool Meant = S.BacksOff || Signal || S.Roots.How != Evidence::Visible ||
               (S.How == Look::Atomic && handsOver(W.Ctx[C].Function, S.Write));
  return Meant ? Confidence::Low : std::min(S.Level, Confidence::Medium);
}

void Search::report(ContextId C, const Spin &S) {
  findings::Finding F;
  F.Check = "heddle-busy-wait";
  F.Level = S.Level;
  F.Where = Say.placeOf(C, S.Read);
  F.Function = Say.functionName(W.Ctx[C].Function);
  bool OfOrigin = S.Key.What == LocationKey::Kind::Origin;
  std::string Object = OfOrigin ? W.Ctx.Abs.display(S.Write.Path, NameFor::Fingerprint)
                                : W.P.entity(EntityId(S.Key.Id)).Name;
  std::string Name =
      OfOrigin ? Say.memberName(S.Write.Path) : catalog::splitQualifiedName(Object).second.str();
  const Root &Other = W.Ctx.root(S.Roots.Second);
  std::string Thread =
      Other.Function ? "'" + Say.functionName(Other.Function) + "'" : "another thread";
  bool Race = S.How == Look::Plain || S.How == Look::Volatile;
  F.Message = "spins until " + Thread + " changes '" + Name + "'" +
              (S.How == Look::Plain      ? ", which the compiler need not read again"
               : S.How == Look::Volatile ? ", which is volatile but not atomic"
                                         : "");
  uint32_t Order = 1;
  findings::Thread T1 = Say.thread(C, S.Roots.First, Order);
  findings::Thread T2 = Say.thread(S.Write.Context, S.Roots.Second, Order);
  Say.step(T1, C, S.Read, "looks at '" + Name + "', again and again", Order++);
  Say.step(T2, S.Write.Context, S.Write.Event, "changes '" + Name + "'", Order++);
  if (Race) {
    Say.step(T1, C, S.Read,
             S.How == Look::Plain ? "goes on with the value that it has read before"
                                  : "sees the change, but perhaps not what was written before it",
             Order++);
    F.Outcome = S.How == Look::Plain
                    ? "no order is between the two: the loop may be compiled to one look, and then "
                      "never ends"
                    : "volatile puts no order between threads: what thread 2 wrote before step " +
                          std::to_string(Order - 2) + " need not be there yet";
    F.Help = "make '" + Name +
             "' a std::atomic and use its wait() and notify_all(), or wait on a "
             "condition variable with a predicate";
  } else {
    F.Outcome = "until then thread 1 keeps a processor busy, perhaps the one that thread 2 needs";
    F.Help = "use wait() and notify_all() of the atomic, or wait on a condition variable with a "
             "predicate, a latch or a future";
    if (S.How == Look::Locked)
      F.Help = "wait on a condition variable with a predicate";
  }
  F.Threads = {std::move(T1), std::move(T2)};
  F.Identity = {Object, Say.stableName(W.Ctx[C].Function),
                Say.stableName(W.Ctx[S.Write.Context].Function)};
  Out.push_back(std::move(F));
}

void heddle::checks::busyWait(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
