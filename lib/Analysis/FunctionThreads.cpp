//===- Analysis/FunctionThreads.cpp ---------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/FunctionThreads.h"
#include "Analysis/Dataflow.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

using Kind = ThreadKey::Kind;

bool FunctionThreads::concerns(EventId E) const {
  const Event &Ev = Body.Events[E.index()];
  if (Ev.Kind == EventKind::Spawn || Ev.Kind == EventKind::Join || Ev.Kind == EventKind::Detach)
    return true;
  if (Ev.Kind == EventKind::Store)
    return Ev.Source && isHandle(key(Ev.Source));
  if (Ev.Kind != EventKind::Call)
    return false;
  auto Does = [&](FunctionId C) { return !Flow.atExit(C).empty(); };
  llvm::ArrayRef<FunctionId> Callees = G.callees(F, E);
  if (P.isElsewhere(Ev.Callee))
    return true;
  if (!Callees.empty() || P.Known->callsBack(Ev.Callee) == catalog::CallBack::None)
    return llvm::any_of(Callees, Does);
  return llvm::any_of(Ev.Args, [&](const Argument &A) {
    return A.Callable && (llvm::any_of(G.callableTargets(F, A.Callable), Does) ||
                          P.Known->function(Body.Callables[A.Callable.index()].Target));
  });
}

bool FunctionThreads::concerned() const {
  for (size_t I = 0; I != Body.Events.size(); ++I)
    if (concerns(EventId(I)))
      return true;
  return false;
}

ThreadKey FunctionThreads::key(PathId Path) const {
  if (!Path)
    return {};
  // What lies in a local is known by the local, whatever call it came from; what a
  // call gives back has no name until it is put somewhere.
  if (P.Paths[Path].Root != RootKind::Result || !P.Paths[Path].Steps.empty())
    if (PathId Named = Locks.normalise(F, Path); Named && P.Paths[Named].Root != RootKind::Result)
      Path = Named;
  return place(Path);
}

ThreadKey FunctionThreads::place(PathId Path) const {
  const AccessPath &A = P.Paths[Path];
  if (EntityId Field = lastField(A))
    return {Kind::Field, Field.index(), {}};
  switch (A.Root) {
  case RootKind::Global:
    return {Kind::Global, A.RootOperand, {}};
  case RootKind::Local:
    return {Kind::Local, A.RootOperand, F};
  case RootKind::Result:
    return {Kind::Result, A.RootOperand, F};
  case RootKind::Param:
    return {Kind::Param, A.RootOperand, F};
  case RootKind::Capture:
    return {Kind::Capture, A.RootOperand, F};
  default:
    return {};
  }
}

/// A parameter that is a thread or task, or names one.
bool FunctionThreads::isHandle(const ThreadKey &K) const {
  if (K.What != Kind::Param || K.Id >= Body.Params.size())
    return false;
  const catalog::Type *T = P.Known->type(Body.Params[K.Id].Type.Record);
  return T && (T->Kind == catalog::TypeKind::Thread || T->Kind == catalog::TypeKind::Future);
}

/// What the event joins: by itself, or by a method of a thread class of the program's own.
std::vector<ThreadKey> FunctionThreads::joinedBy(EventId E) const {
  const Event &Ev = Body.Events[E.index()];
  std::vector<ThreadKey> Out;
  if (Ev.Kind == EventKind::Join)
    Out.push_back(key(Ev.Object));
  else if (Ev.Kind == EventKind::Call && !Ev.Destroys)
    for (FunctionId C : G.callees(F, E))
      for (const ThreadKey &K : Flow.atExit(C).Joined)
        Out.push_back(inCaller(K, C, E));
  return Out;
}

/// Whether \p Asked is a variable beside \p Handle: a member of the same object, or both
/// are globals.
static bool liesBeside(const AccessPath &Asked, const AccessPath &Handle) {
  if (Asked.Root != Handle.Root)
    return false;
  size_t N = upToLastField(Asked);
  if (N == 0)
    return Asked.Root == RootKind::Global;
  return Asked.RootOperand == Handle.RootOperand && N - 1 <= Handle.Steps.size() &&
         std::equal(Asked.Steps.begin(), Asked.Steps.begin() + (N - 1), Handle.Steps.begin());
}

/// `if (running_) pthread_join(thread_, nullptr);`: a thread's owner knows whether it runs,
/// and who does not join it because of that has no need to.
void FunctionThreads::collectSkipped(EventId E, const std::vector<ThreadKey> &Joined) {
  const Event &Ev = Body.Events[E.index()];
  if (!Ev.Object || Joined.empty())
    return;
  for (const Block &B : Body.Blocks) {
    if (!B.Condition || !B.Condition->Source || B.Successors.size() != 2 || !decides(Body, B, E))
      continue;
    const Event &Asked = Body.Events[B.Condition->Source.index()];
    if (!Asked.Object || !liesBeside(P.Paths[Asked.Object], P.Paths[Ev.Object]))
      continue;
    std::vector<bool> First = reachable(Body, B.Successors[0]);
    bool JoinsFirst = false;
    for (size_t I = 0; I != Body.Blocks.size(); ++I)
      JoinsFirst |= First[I] && Body.Blocks[I].First <= E.index() &&
                    E.index() < Body.Blocks[I].First + Body.Blocks[I].Count;
    std::vector<ThreadKey> &Skipped = NotRunning[{&B, JoinsFirst ? 1u : 0u}];
    Skipped.insert(Skipped.end(), Joined.begin(), Joined.end());
  }
}

/// `for (auto &t : threads_) t.join();` has joined them all when it ends, also when the
/// graph has a way around its body: then there was none.
void FunctionThreads::collectJoins() {
  Around.emplace(Body);
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    std::vector<ThreadKey> Joined = joinedBy(EventId(I));
    collectSkipped(EventId(I), Joined);
    if (const Loop *Each = Joined.empty() ? nullptr : Around->innermost(EventId(I)))
      llvm::append_range(JoinedByLoop[Each], Joined);
  }
}

/// The name that the thread object \p K of the callee \p C has here.
ThreadKey FunctionThreads::inCaller(const ThreadKey &K, FunctionId C, EventId Call) const {
  const Event &Ev = Body.Events[Call.index()];
  if (K.Function != C)
    return K;
  if (K.What == Kind::Returned)
    return {Kind::Result, static_cast<uint32_t>(Call.index()), F};
  if (K.What == Kind::Param)
    return K.Id < Ev.Args.size() ? key(Ev.Args[K.Id].Path) : ThreadKey();
  return K.What == Kind::Capture ? ThreadKey() : K;
}

/// A thread object that is moved on, or that a reference is bound to.
void FunctionThreads::store(ThreadState &S, const Event &Ev) {
  ThreadKey From = key(Ev.Source), To = Ev.Object ? place(Ev.Object) : ThreadKey();
  if (!From.valid() || From == To)
    return;
  const TypeFacts *T = typeOf(P, Body, Ev.Object);
  bool Refers =
      T && (T->is(TypeTrait::Reference) || T->is(TypeTrait::Pointer)) && From.What != Kind::Result;
  if (Refers && To.valid())
    S.Same.insert({From, To});
  else if (!Refers)
    S.renamed(From, To);
  if (isHandle(From) && To.valid() && To.What != Kind::Local)
    S.Renamed.insert({From, To, Refers});
}

void FunctionThreads::detach(ThreadState &S, const ThreadKey &K) {
  // Nobody waits for it any more.
  if (K.valid())
    S.renamed(K, {});
}

/// Whether \p E ends what an owner has that was moved on before:
///
///   workers.push_back(std::make_unique<Worker>(run)); // nothing is left in the temporary
bool FunctionThreads::endsNothing(EventId E) const {
  const Event &Ev = Body.Events[E.index()];
  if (!Ev.Destroys || !Ev.Object)
    return false;
  const AccessPath &A = P.Paths[Ev.Object];
  if (A.Steps.empty() || A.Steps.back().Kind != StepKind::Deref)
    return false;
  PathId Owner = P.Paths.findPrefix(A, A.Steps.size() - 1);
  for (size_t I = 0; Owner && I != E.index(); ++I)
    if (llvm::any_of(Body.Events[I].Args,
                     [&](const Argument &Given) {
                       return Given.How == Passing::Move && Given.Path == Owner;
                     }) &&
        mustPass(Body, EventId(I), E))
      return true;
  return false;
}

void FunctionThreads::call(ThreadState &S, EventId E) {
  const Event &Ev = Body.Events[E.index()];
  if (endsNothing(E))
    return;
  // The future of std::async waits when it ends, a std::jthread in a container as well.
  if (Ev.Destroys)
    if (const catalog::Type *T = P.Known->type(Ev.Callee); T && T->JoinsAtEnd)
      S.joined(key(Ev.Object));
  for (FunctionId C : G.callees(F, E)) {
    const ThreadState &X = Flow.atExit(C);
    if (X.empty())
      continue;
    auto Here = [&](const ThreadKey &K) { return inCaller(K, C, E); };
    for (const ThreadKey &K : X.Joined)
      S.joined(Here(K));
    for (const RenamedThread &R : X.Renamed) {
      ThreadKey From = Here(R.Param), To = Here(R.Now);
      if (!From.valid() || !To.valid() || From == To)
        continue;
      if (R.Also)
        S.Same.insert({From, To});
      else
        S.renamed(From, To);
      if (isHandle(From))
        S.Renamed.insert({From, To, R.Also});
    }
    for (const LiveThread &T : X.Live)
      S.Live.insert({T.first, Here(T.second)});
  }
}

/// A function whose body is in a TU that is not here may join the threads that it is
/// given, and a method those that its object keeps: what comes after is not said to
/// run beside them.
void FunctionThreads::joinElsewhere(ThreadState &S, const Event &Ev) {
  for (const Argument &A : Ev.Args)
    S.joined(key(A.Path));
  if (!Ev.Object)
    return;
  S.joined(key(Ev.Object));
  const FunctionFacts *Facts = P.functionFacts(Ev.Callee);
  const ClassFacts *Class = Facts ? P.classFacts(Facts->Class) : nullptr;
  if (Class)
    for (EntityId Field : Class->Fields)
      S.joined({Kind::Field, static_cast<uint32_t>(Field.index()), {}});
}

/// `std::for_each(v.begin(), v.end(), [](auto &t) { t.join(); });`
void FunctionThreads::callBack(ThreadState &S, EventId E) {
  const Event &Ev = Body.Events[E.index()];
  if (!G.callees(F, E).empty() || P.Known->callsBack(Ev.Callee) == catalog::CallBack::None)
    return;
  ThreadKey Passed;
  for (const Argument &A : Ev.Args)
    if (!A.Callable && !Passed.valid())
      Passed = key(A.Path);
  for (const Argument &A : Ev.Args) {
    if (!A.Callable)
      continue;
    const Callable &K = Body.Callables[A.Callable.index()];
    for (FunctionId C : G.callableTargets(F, A.Callable)) {
      auto Here = [&](const ThreadKey &Key) -> ThreadKey {
        if (Key.Function != C)
          return Key;
        if (Key.What == Kind::Param)
          return Passed;
        if (Key.What == Kind::Capture)
          return Key.Id < K.Captures.size() ? key(K.Captures[Key.Id].Path) : ThreadKey();
        return Key;
      };
      for (const ThreadKey &Key : Flow.atExit(C).Joined)
        S.joined(Here(Key));
      for (const LiveThread &T : Flow.atExit(C).Live)
        S.Live.insert({T.first, Here(T.second)});
    }
    const catalog::Function *Method = P.Known->function(K.Target);
    if (K.IsMethod && Method && Method->Does == catalog::Role::Join)
      S.joined(Passed);
  }
}

void FunctionThreads::transfer(ThreadState &S, EventId E) {
  const Event &Ev = Body.Events[E.index()];
  switch (Ev.Kind) {
  case EventKind::Spawn: {
    const catalog::Function *Known = P.Known->function(Ev.Callee);
    if (!Known || !Known->Structured)
      S.Live.insert({{F, E}, key(Ev.Object)});
    break;
  }
  case EventKind::Join:
    S.joined(key(Ev.Object));
    break;
  case EventKind::Detach:
    detach(S, key(Ev.Object));
    break;
  case EventKind::Store:
    if (Ev.Source)
      store(S, Ev);
    break;
  case EventKind::Return:
    if (ThreadKey From = key(Ev.Source); From.valid() && From.What != Kind::Field)
      S.renamed(From, {Kind::Returned, 0, F});
    break;
  case EventKind::Call:
    if (P.isElsewhere(Ev.Callee))
      joinElsewhere(S, Ev);
    call(S, E);
    callBack(S, E);
    break;
  default:
    break;
  }
}

void FunctionThreads::edge(ThreadState &S, const Block &B, unsigned Successor) {
  uint32_t From = &B - Body.Blocks.data(), To = B.Successors[Successor].index();
  for (const auto &[Each, Joined] : JoinedByLoop)
    if (Each->Contains[From] && !Each->Contains[To])
      for (const ThreadKey &K : Joined)
        S.joined(K);
  if (auto It = NotRunning.find({&B, Successor}); It != NotRunning.end())
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
  collectJoins();
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
      if (K < EventKind::Call)
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
