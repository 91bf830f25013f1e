//===- Analysis/ThreadFlow.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/ThreadFlow.h"
#include "Analysis/Dataflow.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

void ThreadState::joined(const ThreadKey &K) {
  if (!K.valid())
    return;
  std::erase_if(Live, [&](const LiveThread &T) { return T.second == K; });
  Joined.insert(K);
}

bool ThreadState::join(const ThreadState &Other) {
  if (!Other.Reached)
    return false;
  if (!Reached) {
    *this = Other;
    return true;
  }
  size_t Before = Live.size() * 1000 - Joined.size();
  Live.insert(Other.Live.begin(), Other.Live.end());
  std::erase_if(Joined, [&](const ThreadKey &K) { return !Other.Joined.count(K); });
  return Before != Live.size() * 1000 - Joined.size();
}

namespace heddle::analysis {

/// The dataflow of one body.
class FunctionThreads {
public:
  FunctionThreads(ThreadFlow &T, Program &Prog, const CallGraph &Graph, const LockFlow &L,
                  FunctionId Fn)
      : Flow(T), P(Prog), G(Graph), Locks(L), F(Fn), Body(Prog.body(Fn)) {}

  void run();
  ThreadState entry() { return {}; }
  void transfer(ThreadState &S, EventId E);
  void edge(ThreadState &S, const Block &B, unsigned Successor);

private:
  bool concerned() const;
  ThreadKey key(PathId Path) const;
  ThreadKey keyOfSpawn(const Event &Ev) const;
  void collectLoopJoins();

  ThreadFlow &Flow;
  Program &P;
  const CallGraph &G;
  const LockFlow &Locks;
  FunctionId F;
  const FunctionSummary &Body;
  std::map<uint32_t, std::vector<ThreadKey>> JoinedByLoop; // by header
};

} // namespace heddle::analysis

bool FunctionThreads::concerned() const {
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    EventKind K = Body.Events[I].Kind;
    if (K == EventKind::Spawn || K == EventKind::Join || K == EventKind::Detach)
      return true;
    if (K == EventKind::Call)
      for (FunctionId C : G.callees(F, EventId(I)))
        if (!Flow.atExit(C).Live.empty() || !Flow.atExit(C).Joined.empty())
          return true;
  }
  return false;
}

ThreadKey FunctionThreads::key(PathId Path) const {
  if (!Path)
    return {};
  // What lies in a local is known by the local, whatever call it came from.
  if (PathId Named = Locks.normalise(F, Path); P.Paths[Named].Root != RootKind::Result)
    Path = Named;
  const AccessPath &A = P.Paths[Path];
  if (EntityId Field = lastField(A))
    return {ThreadKey::Kind::Field, Field.index(), {}};
  if (A.Root == RootKind::Global)
    return {ThreadKey::Kind::Global, A.RootOperand, {}};
  if (A.Root == RootKind::Local)
    return {ThreadKey::Kind::Local, A.RootOperand, F};
  return {};
}

ThreadKey FunctionThreads::keyOfSpawn(const Event &Ev) const {
  if (ThreadKey K = key(Ev.Object); K.valid())
    return K;
  // A temporary: it is what it is stored into.
  for (const Event &S : Body.Events)
    if (S.Kind == EventKind::Store && S.Source && S.Source == Ev.Object)
      return key(S.Object);
  return {};
}

/// `for (auto &t : threads_) t.join();` joins them all, also when the graph has
/// a way around its body: then there was none.
void FunctionThreads::collectLoopJoins() {
  Loops L(Body);
  for (size_t I = 0; I != Body.Events.size(); ++I)
    if (Body.Events[I].Kind == EventKind::Join)
      if (const Loop *Around = L.innermost(EventId(I)))
        JoinedByLoop[Around->Header].push_back(key(Body.Events[I].Object));
}

void FunctionThreads::transfer(ThreadState &S, EventId E) {
  const Event &Ev = Body.Events[E.index()];
  switch (Ev.Kind) {
  case EventKind::Spawn: {
    const catalog::Function *Known = P.Known->function(Ev.Callee);
    if (!Known || !Known->Structured)
      S.Live.insert({{F, E}, keyOfSpawn(Ev)});
    break;
  }
  case EventKind::Join:
    S.joined(key(Ev.Object));
    break;
  case EventKind::Detach: {
    // Nobody waits for it any more.
    ThreadKey K = key(Ev.Object);
    std::set<LiveThread> Live;
    for (LiveThread T : S.Live) {
      if (T.second == K)
        T.second = {};
      Live.insert(T);
    }
    S.Live = std::move(Live);
    break;
  }
  case EventKind::Call:
    for (FunctionId C : G.callees(F, E)) {
      const ThreadState &X = Flow.atExit(C);
      for (const ThreadKey &K : X.Joined)
        S.joined(K);
      S.Live.insert(X.Live.begin(), X.Live.end());
    }
    break;
  default:
    break;
  }
}

void FunctionThreads::edge(ThreadState &S, const Block &B, unsigned Successor) {
  auto It = JoinedByLoop.find(B.Successors[Successor].index());
  if (It != JoinedByLoop.end())
    for (const ThreadKey &K : It->second)
      S.joined(K);
  // `if (t.joinable()) t.join();`: not joinable is as good as joined.
  if (!B.Condition || !B.Condition->Source || B.Successors.size() != 2)
    return;
  const Event &Asked = Body.Events[B.Condition->Source.index()];
  if (Asked.Kind != EventKind::Call || !Asked.Callee ||
      !llvm::StringRef(P.entity(Asked.Callee).Name).ends_with("::joinable"))
    return;
  bool Negated = B.Condition->Op == Comparison::Eq && B.Condition->Constant == 0;
  if ((Successor == 1) != Negated)
    S.joined(key(Asked.Object));
}

void FunctionThreads::run() {
  if (!concerned())
    return;
  std::unique_ptr<ThreadFlow::Result> &Mine = Flow.All[F.index()];
  Mine = std::make_unique<ThreadFlow::Result>();
  ThreadFlow::Result &R = *Mine;
  collectLoopJoins();
  std::vector<ThreadState> In = solveForward<ThreadState>(Body, *this);
  R.Before.assign(Body.Events.size(), 0);
  R.Snapshots.assign(1, {});
  for (size_t B = 0; B != Body.Blocks.size(); ++B) {
    const Block &Block = Body.Blocks[B];
    if (!In[B].Reached)
      continue;
    ThreadState S = In[B];
    R.Snapshots.push_back(S);
    for (uint32_t E = Block.First; E != Block.First + Block.Count; ++E) {
      R.Before[E] = R.Snapshots.size() - 1;
      EventKind K = Body.Events[E].Kind;
      if (K != EventKind::Spawn && K != EventKind::Join && K != EventKind::Detach &&
          K != EventKind::Call)
        continue;
      transfer(S, EventId(E));
      if (S.Live != R.Snapshots.back().Live || S.Joined != R.Snapshots.back().Joined)
        R.Snapshots.push_back(S);
    }
    if (Block.Successors.empty() && !Block.NoReturn)
      R.Exit.join(S);
  }
  // A local thread object that is not joined here runs on, but nobody outside
  // can join it by this name; std::thread would end the program.
  if (!R.Exit.Reached)
    R.Exit = {};
}

ThreadFlow::ThreadFlow(Program &P, const CallGraph &G, const LockFlow &Locks)
    : All(P.Functions.size()) {
  for (const std::vector<FunctionId> &Component : G.components()) {
    // Where functions call each other, what one starts is seen by those before it
    // in a later round: from a pool's start() through a thread class to its run().
    unsigned Rounds = Component.size() > 1 ? 3 : 1;
    for (unsigned Round = 0; Round != Rounds; ++Round)
      for (FunctionId F : Component)
        FunctionThreads(*this, P, G, Locks, F).run();
  }
}

const ThreadState &ThreadFlow::before(FunctionId F, EventId E) const {
  const Result *R = All[F.index()].get();
  return !R || R->Before.empty() ? Nothing : R->Snapshots[R->Before[E.index()]];
}
