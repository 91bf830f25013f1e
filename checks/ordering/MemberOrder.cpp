//===- checks/ordering/MemberOrder.cpp ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/ordering/MemberOrder.h"
#include "checks/Narrator.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;

namespace {

/// A place where a thread uses a member.
struct Use {
  ContextId In;
  EventId At;
};

/// The part of an object at whose end the thread is waited for, and what ends before.
struct EndsFirst {
  RootId Thread;
  EntityId Class;  ///< whose object it is
  EntityId Handle; ///< the member that keeps the thread
  EntityId Part;   ///< of Class: Handle, or the member or base of which Handle is a part
  std::vector<std::pair<EntityId, Use>> Used;
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To) : W(Whole), Say(Whole), Out(To) {}

  void run();

private:
  void look(RootId R);
  void lookAtBases(RootId R, EntityId Handle, EntityId Base);
  void lookAtOwners(RootId R, EntityId Handle, EntityId Owned);
  void collectUses(RootId R);
  void judge(EndsFirst X, llvm::ArrayRef<EntityId> Fields, const std::set<AccessPath> &Objects);
  bool isDerived(EntityId Class, EntityId Base, unsigned Depth = 0) const;
  bool waitsAtEnd(EntityId Handle, const SpawnSite &S) const;
  bool endsInDestructor(EntityId Class, EntityId Handle) const;
  bool isEndedElsewhere(EntityId Class, EntityId Handle) const;
  bool endsHere(const FunctionSummary &Body, EntityId Handle) const;
  std::set<FunctionId> destructorOf(EntityId Class) const;
  bool hasDestructor(const TypeFacts &T) const;
  std::string nameOf(EntityId Member) const {
    return catalog::splitQualifiedName(W.P.entity(Member).Name).second.str();
  }
  void report(const EndsFirst &X, Confidence Level);

  WholeProgram &W;
  Narrator Say;
  /// Of the thread that is looked at: by member, and the object that it is a member of.
  std::map<std::pair<EntityId, AccessPath>, Use> Uses;
  std::set<AccessPath> Given; ///< the objects that the thread has from its start
  std::set<EntityId> Destroyed;
  std::set<std::tuple<EntityId, EntityId>> Told;
  std::vector<findings::Finding> &Out;
};

} // namespace

void Search::run() {
  // A destructor that is not here may join it.
  if (W.P.Partial)
    return;
  for (size_t I = 0; I != W.P.Functions.size(); ++I)
    for (const Event &E : W.P.body(FunctionId(I)).Events)
      if (E.Kind == EventKind::Call && E.Destroys)
        if (const FunctionFacts *Facts = W.P.functionFacts(E.Callee))
          Destroyed.insert(Facts->Class);
  for (size_t I = 0; I != W.Ctx.roots().size(); ++I)
    look(RootId(I));
}

void Search::look(RootId R) {
  const Root &T = W.Ctx.root(R);
  if (T.What != Root::Kind::Spawned || T.Structured || T.Signal || T.How != Root::Handled::No ||
      !T.Function || T.Member.What != ThreadKey::Kind::Field)
    return;
  EntityId Handle(T.Member.Id);
  const VariableFacts *V = W.P.variableFacts(Handle);
  const ClassFacts *Class = V ? W.P.classFacts(V->Class) : nullptr;
  if (!Class || V->Type.is(TypeTrait::Pointer) || V->Type.is(TypeTrait::Reference))
    return;
  bool Itself = waitsAtEnd(Handle, T.Site), Body = endsInDestructor(V->Class, Handle);
  if (!Itself && !Body)
    return;
  Uses.clear();
  Given.clear();
  collectUses(R);
  if (Itself && !Body) {
    auto At = llvm::find(Class->Fields, Handle);
    if (At != Class->Fields.end())
      judge({R, V->Class, Handle, Handle, {}},
            llvm::ArrayRef(Class->Fields).drop_front(At - Class->Fields.begin() + 1), Given);
  }
  lookAtBases(R, Handle, V->Class);
  lookAtOwners(R, Handle, V->Class);
}

/// Classes that are made on the one that has the handle: all that they have ends before.
void Search::lookAtBases(RootId R, EntityId Handle, EntityId Base) {
  for (size_t I = 0; I != W.P.Entities.size(); ++I) {
    EntityId Class(I);
    const ClassFacts *Facts =
        W.P.Entities[I].Kind == EntityKind::Type ? W.P.classFacts(Class) : nullptr;
    if (Facts && Class != Base && isDerived(Class, Base) && !endsInDestructor(Class, Handle))
      judge({R, Class, Handle, Base, {}}, Facts->Fields, Given);
  }
}

/// Classes with a member that has the handle.
void Search::lookAtOwners(RootId R, EntityId Handle, EntityId Owned) {
  for (size_t I = 0; I != W.P.Entities.size(); ++I) {
    EntityId Class(I);
    const ClassFacts *Facts =
        W.P.Entities[I].Kind == EntityKind::Type ? W.P.classFacts(Class) : nullptr;
    if (!Facts || Class == Owned)
      continue;
    for (size_t Field = 0; Field != Facts->Fields.size(); ++Field) {
      const VariableFacts *V = W.P.variableFacts(Facts->Fields[Field]);
      if (!V || V->Type.Record != Owned || V->Type.is(TypeTrait::Pointer) ||
          V->Type.is(TypeTrait::Reference) ||
          llvm::StringRef(V->Type.Spelling).contains("shared_ptr") ||
          endsInDestructor(Class, V->Variable))
        continue;
      // The objects whose part the thread has.
      std::set<AccessPath> Objects;
      for (const AccessPath &Path : Given) {
        size_t N = upToLastField(Path);
        if (N == 0 || EntityId(Path.Steps[N - 1].Operand) != V->Variable)
          continue;
        AccessPath Whole = Path;
        Whole.Steps.resize(N - 1);
        Objects.insert(std::move(Whole));
      }
      judge({R, Class, Handle, V->Variable, {}},
            llvm::ArrayRef(Facts->Fields).drop_front(Field + 1), Objects);
    }
  }
}

/// Which members of which objects the thread uses.
void Search::collectUses(RootId R) {
  auto Plain = [&](PathId Path) {
    AccessPath A = W.Ctx.Abs.Paths[Path];
    A.AddressOf = false;
    return A;
  };
  for (size_t I = 0; I != W.Ctx.all().size(); ++I) {
    ContextId C(I);
    if (!llvm::is_contained(W.Ctx[C].Roots, R))
      continue;
    if (llvm::is_contained(W.Ctx[C].EntryOf, R)) {
      const Binding &B = W.Ctx[C].Bound;
      if (B.This)
        Given.insert(Plain(B.This));
      for (PathId Path : B.Params)
        if (Path)
          Given.insert(Plain(Path));
      for (PathId Path : B.Captures)
        if (Path)
          Given.insert(Plain(Path));
    }
    const FunctionSummary &Body = W.P.body(W.Ctx[C].Function);
    if (Body.Incomplete || W.Ctx[C].Merged)
      continue;
    for (size_t E = 0; E != Body.Events.size(); ++E) {
      const Event &Ev = Body.Events[E];
      llvm::SmallVector<PathId, 4> Paths{Ev.Object, Ev.Source};
      Paths.append(Ev.Locks.begin(), Ev.Locks.end());
      for (PathId Path : Paths) {
        PathId Abs = Path ? W.Ctx.absolute(C, Path) : PathId();
        if (!Abs)
          continue;
        AccessPath Whole = Plain(Abs);
        for (size_t N = 0; N != Whole.Steps.size(); ++N) {
          if (Whole.Steps[N].Kind != StepKind::Field)
            continue;
          AccessPath Object = Whole;
          Object.Truncated = false;
          Object.Steps.resize(N);
          Uses.try_emplace({EntityId(Whole.Steps[N].Operand), Object}, Use{C, EventId(E)});
        }
      }
    }
  }
}

bool Search::isDerived(EntityId Class, EntityId Base, unsigned Depth) const {
  constexpr unsigned Deepest = 8;
  const ClassFacts *Facts = Depth != Deepest ? W.P.classFacts(Class) : nullptr;
  return Facts && llvm::any_of(Facts->Bases, [&](EntityId B) {
           return B == Base || isDerived(B, Base, Depth + 1);
         });
}

/// Whether the handle waits for the thread of \p S when it ends.
bool Search::waitsAtEnd(EntityId Handle, const SpawnSite &S) const {
  const VariableFacts *V = W.P.variableFacts(Handle);
  const catalog::Type *Type = W.P.Known->type(V->Type.Record);
  if (!Type || !Type->JoinsAtEnd)
    return false;
  const Event &E = W.P.body(S.Function).Events[S.Event.index()];
  return Type->Kind == catalog::TypeKind::Thread ||
         (Type->Kind == catalog::TypeKind::Future && E.Callee &&
          W.P.entity(E.Callee).Name == "std::async");
}

/// The destructor of \p Class, and what it calls.
std::set<FunctionId> Search::destructorOf(EntityId Class) const {
  constexpr size_t Most = 64;
  std::set<FunctionId> Reached;
  const ClassFacts *Facts = W.P.classFacts(Class);
  if (!Facts || !Facts->Destructor)
    return Reached;
  llvm::SmallVector<FunctionId, 8> Work(W.P.definitions(Facts->Destructor));
  while (!Work.empty() && Reached.size() < Most) {
    FunctionId F = Work.pop_back_val();
    if (!Reached.insert(F).second)
      continue;
    // What ends by itself behind the body comes too late.
    for (size_t E = 0; E != W.P.body(F).Events.size(); ++E)
      if (!W.P.body(F).Events[E].Implicit)
        llvm::append_range(Work, W.Calls.callees(F, EventId(E)));
  }
  return Reached;
}

/// Whether the body waits for the thread of \p Handle, or gives the handle to others.
bool Search::endsHere(const FunctionSummary &Body, EntityId Handle) const {
  auto IsIt = [&](PathId Path) { return Path && lastField(W.P.Paths[Path]) == Handle; };
  for (const Callable &C : Body.Callables)
    if (llvm::any_of(C.Captures, [&](const Capture &K) { return IsIt(K.Path); }))
      return true;
  return llvm::any_of(Body.Events, [&](const Event &E) {
    if (E.Implicit)
      return false;
    if (IsIt(E.Source) || llvm::any_of(E.Args, [&](const Argument &A) { return IsIt(A.Path); }))
      return true;
    if (!IsIt(E.Object))
      return false;
    if (E.Kind != EventKind::Call || !E.Callee)
      return E.Kind != EventKind::Read;
    return !llvm::StringSwitch<bool>(catalog::splitQualifiedName(W.P.entity(E.Callee).Name).second)
                .Cases({"joinable", "get_id", "request_stop", "get_stop_source", "get_stop_token"},
                       true)
                .Cases({"native_handle", "valid", "size", "empty", "begin", "end", "reserve"}, true)
                .Default(false);
  });
}

bool Search::endsInDestructor(EntityId Class, EntityId Handle) const {
  return llvm::any_of(destructorOf(Class),
                      [&](FunctionId F) { return endsHere(W.P.body(F), Handle); });
}

/// Whether something joins it that can be called before the destructor of \p Class is.
bool Search::isEndedElsewhere(EntityId Class, EntityId Handle) const {
  std::set<FunctionId> Joins, Destructor = destructorOf(Class);
  for (size_t I = 0; I != W.P.Functions.size(); ++I)
    if (llvm::any_of(W.P.body(FunctionId(I)).Events, [&](const Event &E) {
          return (E.Kind == EventKind::Join || E.Kind == EventKind::Detach) && !E.Implicit &&
                 E.Object && lastField(W.P.Paths[E.Object]) == Handle;
        }))
      Joins.insert(FunctionId(I));
  for (size_t I = 0; I != W.P.Functions.size(); ++I) {
    FunctionId F(I);
    // The destructor of a class that is made on this one says nothing of the others.
    const FunctionFacts *Facts = W.P.functionFacts(W.P.body(F).Function);
    if (Destructor.count(F) || (Facts && Facts->Destructor))
      continue;
    if (Joins.count(F))
      return true;
    for (size_t E = 0; E != W.P.body(F).Events.size(); ++E) {
      const Event &Ev = W.P.body(F).Events[E];
      if (Ev.Kind == EventKind::Call && !Ev.Destroys &&
          llvm::any_of(W.Calls.callees(F, EventId(E)),
                       [&](FunctionId Callee) { return Joins.count(Callee) != 0; }))
        return true;
    }
  }
  return false;
}

/// Whether it matters that an object of the type has ended: its memory is still there.
bool Search::hasDestructor(const TypeFacts &T) const {
  if (T.is(TypeTrait::Pointer) || T.is(TypeTrait::Reference) || T.is(TypeTrait::Atomic))
    return false;
  llvm::StringRef Written = T.Spelling;
  if (T.is(TypeTrait::Callable))
    return Written.contains("function");
  if (T.is(TypeTrait::Owner) && !Written.contains("optional"))
    return true;
  if (T.is(TypeTrait::Array) && !Written.contains('[') && !Written.contains("std::array"))
    return true;
  if (!T.Record)
    return false;
  if (const ClassFacts *Class = W.P.classFacts(T.Record))
    return Class->Destructor.valid();
  const catalog::Type *Type = W.P.Known->type(T.Record);
  llvm::StringRef Name = W.P.entity(T.Record).Name;
  if (!Name.starts_with("std::"))
    return false;
  if (Type && (Type->Kind == catalog::TypeKind::Lock ||
               Type->Kind == catalog::TypeKind::ConditionVariable ||
               Type->Kind == catalog::TypeKind::Thread || Type->Kind == catalog::TypeKind::Future ||
               Type->Kind == catalog::TypeKind::Promise))
    return true;
  return Name == "std::basic_string" || Name == "std::any" || Name == "std::packaged_task" ||
         (Name.starts_with("std::basic_") && Name.ends_with("stream"));
}

void Search::judge(EndsFirst X, llvm::ArrayRef<EntityId> Fields,
                   const std::set<AccessPath> &Objects) {
  for (EntityId Field : Fields) {
    const VariableFacts *V = W.P.variableFacts(Field);
    if (!V || !hasDestructor(V->Type))
      continue;
    for (const AccessPath &Object : Objects)
      if (auto It = Uses.find({Field, Object}); It != Uses.end()) {
        X.Used.push_back({Field, It->second});
        break;
      }
  }
  if (X.Used.empty() || !Told.insert({X.Class, X.Handle}).second)
    return;
  const VariableFacts *Handle = W.P.variableFacts(X.Handle);
  Confidence Level = Destroyed.count(X.Class) ? Confidence::High : Confidence::Medium;
  // Many threads of one member are a pool: its tasks may have been waited for one by one.
  if (X.Part != X.Handle && Handle->Type.is(TypeTrait::Array) &&
      W.P.entity(X.Part).Kind == EntityKind::Field)
    Level = Confidence::Low;
  if (isEndedElsewhere(Handle->Class, X.Handle))
    Level = Confidence::Low;
  report(X, Level);
}

void Search::report(const EndsFirst &X, Confidence Level) {
  const Root &T = W.Ctx.root(X.Thread);
  bool OfBase = W.P.entity(X.Part).Kind == EntityKind::Type;
  auto [Member, First] = X.Used.front();
  std::string Of = Say.entityName(X.Class), Handle = nameOf(X.Handle),
              Part = OfBase ? Say.entityName(X.Part) : nameOf(X.Part), Name = nameOf(Member);
  std::vector<std::string> All;
  for (auto &[Field, Where] : X.Used)
    All.push_back("'" + nameOf(Field) + "'");
  std::string Last = All.back();
  All.pop_back();
  std::string Members = All.empty() ? Last : llvm::join(All, ", ") + " and " + Last;
  findings::Finding F;
  F.Check = "heddle-thread-lifetime";
  F.Level = Level;
  F.Where = Say.place(W.P.entity(OfBase ? Member : X.Part).Where);
  F.Function = Say.functionName(T.Function);
  F.Message = OfBase ? "the thread in '" + Handle + "' uses " + Members + " of '" + Of +
                           "', and its base '" + Part +
                           "' waits for the thread only when they have ended"
                     : "'" + Part + "' waits for its thread only when " + Members + " of '" + Of +
                           "' have ended, and the thread uses them: members end from the last to "
                           "the first";
  if (All.empty() && !OfBase)
    F.Message = "'" + Part + "' waits for its thread only when " + Members + " of '" + Of +
                "' has ended, and the thread uses it: members end from the last to the first";
  uint32_t Order = 1;
  findings::Thread T1;
  T1.Name = "the end of a '" + Of + "'";
  T1.Steps.push_back({Say.place(W.P.entity(Member).Where), "ends '" + Name + "'", Order++, {}});
  findings::Thread T2 = Say.thread(First.In, X.Thread, Order);
  Say.step(T2, First.In, First.At, "uses '" + Name + "'", Order++);
  T1.Steps.push_back({Say.place(W.P.entity(X.Part).Where),
                      "ends '" + Part + "', and waits for the thread",
                      Order++,
                      {}});
  F.Outcome = "the thread works with what has been destroyed";
  F.Help = OfBase ? "join the thread in the destructor of '" + Of +
                        "' as well, or let the class that has the data own the thread"
                  : "declare '" + Part +
                        "' behind what its thread uses, or stop and join it in "
                        "the destructor of '" +
                        Of + "'";
  F.Threads = {std::move(T1), std::move(T2)};
  F.Identity = {W.P.entity(X.Handle).Name, W.P.entity(X.Class).Name, "members"};
  Out.push_back(std::move(F));
}

void heddle::checks::membersThatEndFirst(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
