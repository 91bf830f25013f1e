//===- checks/ordering/ThreadHandles.cpp ----------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ordering/ThreadHandles.h"
#include "Analysis/Dataflow.h"
#include "Analysis/Loops.h"
#include "checks/Narrator.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

bool ThreadHandles::mustBeJoined(const WholeProgram &W, const TypeFacts &T) {
  const catalog::Type *Type = W.P.Known->type(T.Record);
  return Type && Type->Kind == catalog::TypeKind::Thread && !Type->JoinsAtEnd &&
         Type->Callable.isArgument() && W.P.entity(T.Record).Name == "std::thread" &&
         !T.is(TypeTrait::Pointer) && !T.is(TypeTrait::Reference);
}

bool ThreadHandles::endsWithFunction(const ThreadKey &K) const {
  return K.What == ThreadKey::Kind::Local && K.Id < Body.Locals.size() &&
         mustBeJoined(W, Body.Locals[K.Id].Type) &&
         !Body.Locals[K.Id].Type.is(TypeTrait::StaticLocal);
}

bool ThreadHandles::letsGo(const SpawnSite &S) const {
  auto Has = [&](FunctionId Fn) {
    return llvm::any_of(W.P.body(Fn).Events,
                        [](const Event &E) { return E.Kind == EventKind::Detach; });
  };
  return Has(F) || Has(S.Function);
}

bool ThreadHandles::isHandedOut(uint32_t Index) const {
  auto IsIt = [&](PathId Path) {
    return Path && W.P.Paths[Path].Root == RootKind::Local && W.P.Paths[Path].RootOperand == Index;
  };
  // A scope's guard, a lambda that joins it.
  for (const Callable &C : Body.Callables)
    if (llvm::any_of(C.Captures, [&](const Capture &K) { return IsIt(K.Path); }) ||
        llvm::any_of(C.Bound, [&](const Argument &A) { return IsIt(A.Path); }))
      return true;
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind == EventKind::Store && IsIt(E.Source))
      return true;
    if (E.Kind != EventKind::Call || E.Destroys)
      continue;
    bool Given = llvm::any_of(E.Args, [&](const Argument &A) {
      return IsIt(A.Path) && (A.How != Passing::Value || W.P.Paths[A.Path].AddressOf);
    });
    if (Given && W.Calls.callees(F, EventId(I)).empty())
      return true;
    // `swap`, `operator=` of an object that holds it, of the container itself.
    if (IsIt(E.Object) && E.Callee && W.Calls.callees(F, EventId(I)).empty()) {
      llvm::StringRef Name = W.P.entity(E.Callee).Name;
      if (Name.ends_with("::swap") || Name.ends_with("::pop_back") || Name.ends_with("::erase") ||
          Name.ends_with("::native_handle"))
        return true;
    }
  }
  return false;
}

namespace {

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To) : W(Whole), Say(Whole), Out(To) {}

  void run() {
    for (size_t I = 0; I != W.P.Functions.size(); ++I)
      if (FunctionId F(I); !W.P.body(F).Incomplete)
        look(F);
    lookAtMembers();
  }

private:
  void look(FunctionId F);
  void lookAtLocal(FunctionId F, EventId End);
  void discards(FunctionId F, EventId Start);
  void lookAtMembers();
  bool afterTestFailure(FunctionId F, EventId End) const;
  findings::Thread starter(FunctionId F, EventId Start, uint32_t &Order) const;
  findings::Thread started(FunctionId F, EventId Start, uint32_t &Order) const;
  enum class For : uint8_t { People, Identity };
  std::string runBy(FunctionId F, EventId Start, For Whom = For::People) const;

  WholeProgram &W;
  Narrator Say;
  std::set<Location> Told;
  std::vector<findings::Finding> &Out;
};

} // namespace

void Search::look(FunctionId F) {
  const FunctionSummary &Body = W.P.body(F);
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind == EventKind::Call && E.Destroys && E.Object)
      lookAtLocal(F, EventId(I));
    else if (E.Kind == EventKind::Spawn && E.ResultUnused)
      discards(F, EventId(I));
  }
}

/// The function that the thread runs.
std::string Search::runBy(FunctionId F, EventId Start, For Whom) const {
  const Event &E = W.P.body(F).Events[Start.index()];
  if (E.Kind == EventKind::Spawn && !E.Args.empty() && E.Args.front().Callable)
    for (FunctionId Target : W.Calls.callableTargets(F, E.Args.front().Callable))
      return Whom == For::People ? Say.functionName(Target) : Say.stableName(Target);
  return "";
}

findings::Thread Search::starter(FunctionId F, EventId Start, uint32_t &Order) const {
  findings::Thread T;
  for (ContextId C : W.Ctx.of(F))
    if (!W.Ctx[C].Roots.empty()) {
      T = Say.thread(C, W.Ctx[C].Roots.front(), Order);
      break;
    }
  if (T.Name.empty())
    T.Name = Say.functionName(F);
  T.Steps.push_back(
      {Say.place(W.P.body(F).Events[Start.index()].Where), "starts the thread", Order++, {}});
  return T;
}

findings::Thread Search::started(FunctionId F, EventId Start, uint32_t &Order) const {
  const Event &E = W.P.body(F).Events[Start.index()];
  findings::Thread T;
  T.Name = runBy(F, Start);
  T.Start = "started at";
  T.StartedAt = Say.place(E.Where);
  findings::Place Begin = T.StartedAt;
  if (E.Kind == EventKind::Spawn && !E.Args.empty() && E.Args.front().Callable)
    for (FunctionId Target : W.Calls.callableTargets(F, E.Args.front().Callable))
      Begin = Say.place(W.P.body(Target).Where);
  T.Steps.push_back({Begin, "runs", Order++, {}});
  return T;
}

/// Whether the function ends there because an assertion of a test has failed: what
/// comes then hardly matters.
bool Search::afterTestFailure(FunctionId F, EventId End) const {
  const FunctionSummary &Body = W.P.body(F);
  for (const Block &B : Body.Blocks) {
    if (End.index() < B.First || End.index() >= B.First + B.Count)
      continue;
    for (uint32_t E = B.First; E != B.First + B.Count; ++E)
      if (EntityId Callee = Body.Events[E].Callee)
        if (llvm::StringRef(W.P.entity(Callee).Name).starts_with("testing::"))
          return true;
  }
  return false;
}

/// \p End ends a handle: can it still be joined?
void Search::lookAtLocal(FunctionId F, EventId End) {
  const FunctionSummary &Body = W.P.body(F);
  const Event &E = Body.Events[End.index()];
  const AccessPath &Path = W.P.Paths[E.Object];
  ThreadHandles Handles(W, F);
  ThreadKey Key{ThreadKey::Kind::Local, Path.RootOperand, F};
  if (Path.Root != RootKind::Local || lastField(Path) || !Handles.endsWithFunction(Key))
    return;
  SpawnSite Site;
  for (const LiveThread &L : W.Threads.before(F, End).Live)
    if (L.second == Key)
      Site = L.first;
  if (!Site.Function || Handles.isHandedOut(Path.RootOperand))
    return;
  // Where it was started, in this function.
  std::optional<EventId> Start;
  for (size_t I = 0; I != Body.Events.size() && !Start; ++I) {
    bool Here = Site == SpawnSite{F, EventId(I)};
    for (FunctionId Callee : W.Calls.callees(F, EventId(I)))
      Here |= llvm::any_of(W.Threads.atExit(Callee).Live,
                           [&](const LiveThread &L) { return L.first == Site; });
    if (Here)
      Start = EventId(I);
  }
  if (!Start || !Told.insert(Body.Events[Start->index()].Where).second)
    return;
  // What decides on the start may decide on the join as well.
  bool Always = mustPass(Body, *Start, End);
  bool Ever = llvm::any_of(Body.Events, [&](const Event &X) {
    return (X.Kind == EventKind::Join || X.Kind == EventKind::Detach) && X.Object &&
           W.P.Paths[X.Object].Root == RootKind::Local &&
           W.P.Paths[X.Object].RootOperand == Path.RootOperand;
  });
  std::string Name = Body.Locals[Path.RootOperand].Name;
  findings::Finding Found;
  Found.Check = "heddle-thread-lifetime";
  Found.Level = !Ever ? Confidence::High : Always ? Confidence::Medium : Confidence::Low;
  bool Many = Body.Locals[Path.RootOperand].Type.is(TypeTrait::Array);
  if ((Many && Ever) || afterTestFailure(F, End))
    Found.Level = Confidence::Low;
  Found.Where = Say.place(Body.Events[Start->index()].Where);
  Found.Function = Say.functionName(F);
  Found.Message = "'" + Name + "' " +
                  (Ever ? "is not joined on every way to its end" : "is never joined") +
                  ", and a thread that ends while it can be joined ends the program";
  uint32_t Order = 1;
  findings::Thread T1 = starter(F, *Start, Order);
  findings::Thread T2 = started(Site.Function, Site.Event, Order);
  T1.Steps.push_back(
      {Say.place(E.Where), "ends '" + Name + "', which nobody has joined", Order++, {}});
  Found.Outcome = "the destructor of std::thread calls std::terminate, whether thread 2 still runs "
                  "or not";
  Found.Help = "make it a std::jthread, which joins when it ends, or join it on each way";
  Found.Threads = {std::move(T1), std::move(T2)};
  Found.Identity = {Say.stableName(F), runBy(Site.Function, Site.Event, For::Identity), "joinable"};
  Out.push_back(std::move(Found));
}

/// `std::async(f);`: the future waits when it ends, and that is at once.
void Search::discards(FunctionId F, EventId Start) {
  const FunctionSummary &Body = W.P.body(F);
  const Event &E = Body.Events[Start.index()];
  if (!E.Callee || W.P.entity(E.Callee).Name != "std::async" || !Told.insert(E.Where).second)
    return;
  findings::Finding Found;
  Found.Check = "heddle-thread-lifetime";
  Found.Level = Confidence::High;
  Found.Where = Say.place(E.Where);
  Found.Function = Say.functionName(F);
  std::string Runs = runBy(F, Start);
  Found.Message = "the future of std::async is thrown away and waits for its task at once: " +
                  (Runs.empty() ? "the task" : "'" + Runs + "'") + " does not run beside '" +
                  Found.Function + "'";
  uint32_t Order = 1;
  findings::Thread T1 = starter(F, Start, Order);
  T1.Steps.back().Message = "starts the task";
  findings::Thread T2 = started(F, Start, Order);
  T1.Steps.push_back({Found.Where, "ends the future, and waits there", Order++, {}});
  T2.Steps.push_back({T2.Steps.front().Where, "has ended", Order++, {}});
  Found.Outcome = "thread 1 goes on only then: the two have run one after the other";
  Found.Help = "keep the future until its value is needed, or call the function";
  Found.Threads = {std::move(T1), std::move(T2)};
  Found.Identity = {Say.stableName(F), runBy(F, Start, For::Identity), "discarded"};
  Out.push_back(std::move(Found));
}

/// Members that are started, and that nothing in the program joins or lets go.
void Search::lookAtMembers() {
  // A method that is not here may join it.
  if (W.P.Partial)
    return;
  struct Member {
    SpawnSite Start;
    bool Ends = false;
  };
  std::map<EntityId, Member> Members;
  std::vector<bool> Wanted(W.P.Entities.size());
  bool Any = false;
  for (size_t I = 0; I != Wanted.size(); ++I)
    if (const VariableFacts *V =
            W.P.Entities[I].Kind == EntityKind::Field ? W.P.variableFacts(EntityId(I)) : nullptr)
      if (ThreadHandles::mustBeJoined(W, V->Type))
        Any = Wanted[I] = true;
  if (!Any)
    return;
  auto FieldOf = [&](PathId Path) {
    EntityId Field = Path ? lastField(W.P.Paths[Path]) : EntityId();
    return Field && Wanted[Field.index()] ? Field : EntityId();
  };
  std::set<EntityId> Destroyed;
  for (size_t I = 0; I != W.P.Functions.size(); ++I) {
    FunctionId F(I);
    const FunctionSummary &Body = W.P.body(F);
    for (size_t Index = 0; Index != Body.Events.size(); ++Index) {
      const Event &E = Body.Events[Index];
      EntityId Field = FieldOf(E.Object);
      if (E.Kind == EventKind::Call && E.Destroys)
        if (const FunctionFacts *Facts = W.P.functionFacts(E.Callee))
          Destroyed.insert(Facts->Class);
      if (Field && E.Kind == EventKind::Spawn)
        Members[Field].Start = {F, EventId(Index)};
      else if (Field && (E.Kind == EventKind::Join || E.Kind == EventKind::Detach))
        Members[Field].Ends = true;
      else if (Field && E.Kind == EventKind::Call && !E.Constructs && !E.Destroys)
        Members[Field].Ends |=
            E.Callee && llvm::StringRef(W.P.entity(E.Callee).Name).ends_with("swap");
      else if (EntityId To = FieldOf(E.Object); To && E.Kind == EventKind::Store && E.Source) {
        ThreadKey Kept = W.Threads.memberOf({F, EventId(W.P.Paths[E.Source].RootOperand)});
        if (W.P.Paths[E.Source].Root == RootKind::Result && Kept.What == ThreadKey::Kind::Field)
          Members[To].Start = {F, EventId(W.P.Paths[E.Source].RootOperand)};
      }
      // Moved away, or known by a reference: somebody else may join it.
      if (EntityId From = FieldOf(E.Source))
        Members[From].Ends = true;
      for (const Argument &A : E.Args)
        if (EntityId Given = FieldOf(A.Path))
          Members[Given].Ends |= A.How != Passing::Value || W.P.Paths[A.Path].AddressOf;
    }
    for (const Callable &C : Body.Callables)
      for (const Capture &K : C.Captures)
        if (EntityId Given = FieldOf(K.Path))
          Members[Given].Ends = true;
  }
  for (auto &[Field, M] : Members) {
    const VariableFacts *V = W.P.variableFacts(Field);
    if (M.Ends || !M.Start.Function || W.P.body(M.Start.Function).Incomplete)
      continue;
    const ClassFacts *Class = W.P.classFacts(V->Class);
    FunctionId Ends;
    if (Class && Class->Destructor)
      for (FunctionId D : W.P.definitions(Class->Destructor))
        Ends = D;
    const Event &Start = W.P.body(M.Start.Function).Events[M.Start.Event.index()];
    findings::Finding Found;
    Found.Check = "heddle-thread-lifetime";
    // One that is never ended is left to the end of the program on purpose.
    Found.Level = Ends || Destroyed.count(V->Class) ? Confidence::High : Confidence::Low;
    if (Class && Class->Destructor && !Ends && W.P.isElsewhere(Class->Destructor))
      continue;
    Found.Where = Say.place(Start.Where);
    Found.Function = Say.functionName(M.Start.Function);
    std::string Name = catalog::splitQualifiedName(W.P.entity(Field).Name).second.str(),
                Of = Say.entityName(V->Class);
    Found.Message = "'" + Name + "' is joined nowhere, and a thread that ends with its '" + Of +
                    "' while it can be joined ends the program";
    uint32_t Order = 1;
    findings::Thread T1 = starter(M.Start.Function, M.Start.Event, Order);
    findings::Thread T2 = started(M.Start.Function, M.Start.Event, Order);
    findings::Place End =
        Ends ? Say.place(W.P.body(Ends).Where) : Say.place(W.P.entity(Field).Where);
    T1.Steps.push_back({End, "ends the '" + Of + "', and '" + Name + "' with it", Order++, {}});
    Found.Outcome = "the destructor of std::thread calls std::terminate, whether thread 2 still "
                    "runs or not";
    Found.Help = "make it a std::jthread, or join it in the destructor of '" + Of + "'";
    Found.Threads = {std::move(T1), std::move(T2)};
    Found.Identity = {W.P.entity(Field).Name, Say.stableName(M.Start.Function), "joinable"};
    Out.push_back(std::move(Found));
  }
}

void heddle::checks::handlesThatEnd(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
