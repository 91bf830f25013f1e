//===- Analysis/Publications.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Publications.h"
#include "Analysis/Dataflow.h"
#include "Analysis/Loops.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

static bool releases(const Event &E) {
  return E.Kind == EventKind::Write && E.How == Sync::Atomic &&
         (E.Order == MemoryOrder::Release || E.Order == MemoryOrder::AcqRel ||
          E.Order == MemoryOrder::SeqCst);
}

bool Publications::Made::has(const AccessPath &A) const {
  return llvm::is_contained(Names, Name{A.Root, A.RootOperand});
}

/// Whether the event puts a pointer to what was made here where others find it.
bool Publications::makes(FunctionId F, EventId Store) const {
  const std::vector<Event> &Events = P.body(F).Events;
  const Event &E = Events[Store.index()];
  if (E.Kind != EventKind::Store || !E.Source || !E.Object)
    return false;
  const AccessPath &Value = P.Paths[E.Source], &Place = P.Paths[E.Object];
  bool Own = Value.Root == RootKind::Local || Value.Root == RootKind::Result;
  bool Found = Place.Root != RootKind::Local && Place.Root != RootKind::Result &&
               Place.Root != RootKind::Unknown;
  if (!Own || !Value.Steps.empty() || Value.AddressOf || !Found)
    return false;
  if (Value.Root == RootKind::Result && Events[Value.RootOperand].Constructs)
    return true;
  const Event *Before = Store.index() ? &Events[Store.index() - 1] : nullptr;
  return Before && releases(*Before) && Before->Object == E.Object;
}

/// Whether the event gives a pointer to an object that is new.
bool Publications::isNew(const FunctionSummary &Body, EventId Id) const {
  const Event &E = Body.Events[Id.index()];
  if (E.Kind != EventKind::Call || !E.Callee)
    return false;
  const catalog::Function *Known = P.Known->function(E.Callee);
  return (Known && Known->Makes && !E.Object) || P.entity(E.Callee).Name == "operator new";
}

/// Whether a callable that is passed on finds the object.
bool Publications::shows(const FunctionSummary &Body, const Callable &C, const Made &M) const {
  auto Names = [&](PathId Path) { return Path && M.has(P.Paths[Path]); };
  return Names(C.Object) || Names(C.Stored) ||
         llvm::any_of(
             C.Captures,
             [&](const Capture &K) { return Names(K.Path) && (M.Pointed || K.ByReference); }) ||
         llvm::any_of(C.Bound, [&](const Argument &A) {
           return Names(A.Path) &&
                  (M.Pointed || A.How == Passing::Reference || P.Paths[A.Path].AddressOf);
         });
}

/// Whether a constructor tells others of the object that it makes.
bool Publications::showsItself(EntityId Constructor) const {
  return llvm::any_of(P.definitions(Constructor), [&](FunctionId F) {
    const FunctionSummary &Body = P.body(F);
    auto Itself = [&](PathId Path, bool ByReference) {
      return Path && P.Paths[Path].Root == RootKind::This && P.Paths[Path].Steps.empty() &&
             (ByReference || P.Paths[Path].AddressOf);
    };
    return llvm::any_of(Body.Events, [&](const Event &E) {
      return E.Kind == EventKind::Spawn || Itself(E.Source, false) ||
             llvm::any_of(E.Args, [&](const Argument &A) {
               return Itself(A.Path, A.How == Passing::Reference) ||
                      (A.Callable && Itself(Body.Callables[A.Callable.index()].Object, true));
             });
    });
  });
}

/// Whether the event may let others know of the object.
bool Publications::givesAway(const FunctionSummary &Body, const Event &E, const Made &M) const {
  auto Passes = [&](const Argument &A) {
    if (A.Callable && shows(Body, Body.Callables[A.Callable.index()], M))
      return true;
    if (!A.Path || !M.has(P.Paths[A.Path]))
      return false;
    const AccessPath &Path = P.Paths[A.Path];
    return Path.AddressOf || A.How != Passing::Value || (M.Pointed && Path.Steps.empty());
  };
  auto IsObject = [&](PathId Path) {
    return Path && M.has(P.Paths[Path]) && P.Paths[Path].Steps.size() == (M.Pointed ? 1 : 0);
  };
  switch (E.Kind) {
  case EventKind::Store: {
    bool OwnName = E.Object && P.Paths[E.Object].Steps.empty() && M.has(P.Paths[E.Object]);
    bool Value = E.Source && M.has(P.Paths[E.Source]) &&
                 (P.Paths[E.Source].AddressOf || (M.Pointed && P.Paths[E.Source].Steps.empty()));
    return (Value && !OwnName) || llvm::any_of(E.Args, Passes);
  }
  case EventKind::Return:
    return E.Source && M.has(P.Paths[E.Source]);
  case EventKind::Call: {
    if (llvm::any_of(E.Args, Passes))
      return true;
    if (!IsObject(E.Object) || E.Destroys)
      return false;
    if (E.Constructs)
      return showsItself(E.Callee);
    const FunctionFacts *Facts = E.Callee ? P.functionFacts(E.Callee) : nullptr;
    return !Facts || !Facts->Const;
  }
  case EventKind::Spawn:
    return IsObject(E.Object) || llvm::any_of(E.Args, Passes);
  default:
    return false;
  }
}

/// Marks what can come behind \p E until the object is made anew: by one of the events
/// \p Anew.
void Publications::walkFrom(const FunctionSummary &Body, uint32_t Block, EventId E, Made &M,
                            llvm::ArrayRef<uint32_t> Anew) const {
  walkForward(Body, Block, E, [&](const model::Block &Here, uint32_t First) {
    for (uint32_t I = First; I != Here.First + Here.Count; ++I) {
      if (llvm::is_contained(Anew, I))
        return false;
      M.Shared[I] = true;
    }
    return true;
  });
}

/// What the pointers are of that this function stores where others find them.
void Publications::findStored(FunctionId F, std::vector<Made> &Out) const {
  const FunctionSummary &Body = P.body(F);
  for (uint32_t B = 0; B != Body.Blocks.size(); ++B)
    for (uint32_t I = Body.Blocks[B].First; I != Body.Blocks[B].First + Body.Blocks[B].Count; ++I) {
      if (!makes(F, EventId(I)))
        continue;
      const AccessPath &Value = P.Paths[Body.Events[I].Source];
      Made M{{{Value.Root, Value.RootOperand}}, true, std::vector<bool>(Body.Events.size())};
      walkFrom(Body, B, EventId(I), M, {});
      Out.push_back(std::move(M));
    }
}

/// The local variables of class type, and what this function makes with `new` and its like.
void Publications::findObjects(FunctionId F, std::vector<Made> &Out) const {
  const FunctionSummary &Body = P.body(F);
  std::map<uint32_t, size_t> ByLocal, ByEvent; // numbers in Out
  std::vector<std::vector<uint32_t>> Anew(Out.size());
  auto Add = [&](Name N, bool Pointed) {
    Out.push_back({{N}, Pointed, std::vector<bool>(Body.Events.size())});
    Anew.emplace_back();
    return Out.size() - 1;
  };
  size_t Before = Out.size();
  for (uint32_t L = 0; L != Body.Locals.size(); ++L) {
    const TypeFacts &T = Body.Locals[L].Type;
    if (Body.Locals[L].Escapes && T.Record && !T.is(TypeTrait::Pointer) &&
        !T.is(TypeTrait::Reference) && !T.is(TypeTrait::Owner) && !T.is(TypeTrait::Array) &&
        !T.is(TypeTrait::StaticLocal))
      ByLocal[L] = Add({RootKind::Local, L}, false);
  }
  for (uint32_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (isNew(Body, EventId(I))) {
      ByEvent[I] = Add({RootKind::Result, I}, true);
      Anew.back().push_back(I);
    }
    if (E.Kind == EventKind::Call && E.Constructs && E.Object)
      if (const AccessPath &A = P.Paths[E.Object]; A.Root == RootKind::Local && A.Steps.empty())
        if (auto It = ByLocal.find(A.RootOperand); It != ByLocal.end())
          Anew[It->second].push_back(I);
  }
  // A local that keeps the pointer, and nothing else, is another name of it.
  std::map<uint32_t, std::vector<uint32_t>> Kept; // by local: the stores
  for (uint32_t I = 0; I != Body.Events.size(); ++I)
    if (const Event &E = Body.Events[I]; E.Kind == EventKind::Store && E.Object)
      if (const AccessPath &A = P.Paths[E.Object]; A.Root == RootKind::Local && A.Steps.empty())
        Kept[A.RootOperand].push_back(I);
  for (auto &[Local, Stores] : Kept) {
    PathId Source = Stores.size() == 1 ? Body.Events[Stores.front()].Source : PathId();
    if (!Source || P.Paths[Source].Root != RootKind::Result || !P.Paths[Source].Steps.empty())
      continue;
    if (auto It = ByEvent.find(P.Paths[Source].RootOperand); It != ByEvent.end())
      Out[It->second].Names.push_back({RootKind::Local, Local});
  }
  if (Out.size() == Before)
    return;
  Loops Around(Body);
  for (size_t N = Before; N != Out.size(); ++N) {
    // A variable that is used in a loop only belongs to one turn of it.
    if (Anew[N].empty()) {
      auto Uses = [&](const Event &E) {
        return (E.Object && Out[N].has(P.Paths[E.Object])) ||
               (E.Source && Out[N].has(P.Paths[E.Source])) || givesAway(Body, E, Out[N]);
      };
      for (const Loop &L : Around.all()) {
        bool All = true;
        for (uint32_t I = 0; I != Body.Events.size() && All; ++I)
          All = L.Contains[Around.blockOf(EventId(I))] || !Uses(Body.Events[I]);
        if (const model::Block &Header = Body.Blocks[L.Header]; All && Header.Count)
          Anew[N].push_back(Header.First);
      }
    }
    for (uint32_t I = 0; I != Body.Events.size(); ++I)
      if (givesAway(Body, Body.Events[I], Out[N]))
        walkFrom(Body, Around.blockOf(EventId(I)), EventId(I), Out[N], Anew[N]);
  }
}

const std::vector<Publications::Made> &Publications::madeIn(FunctionId F) {
  auto [It, New] = ByFunction.try_emplace(F.index());
  if (New) {
    findStored(F, It->second);
    findObjects(F, It->second);
  }
  return It->second;
}

bool Publications::isUnpublished(FunctionId F, EventId E, PathId Path) {
  if (!Path)
    return false;
  const AccessPath &A = P.Paths[Path];
  if (A.Root != RootKind::Local && A.Root != RootKind::Result)
    return false;
  bool Is = false;
  size_t Most = 0;
  for (const Made &M : madeIn(F))
    if (M.has(A)) {
      if (M.Shared[E.index()])
        return false;
      Is = true;
      Most = M.Pointed ? 1 : 0;
    }
  // What lies behind a second pointer is another object.
  auto Follows = [](const Step &S) { return S.Kind == StepKind::Deref; };
  return Is && size_t(llvm::count_if(A.Steps, Follows)) <= Most;
}
