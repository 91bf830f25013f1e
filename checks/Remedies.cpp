//===- checks/Remedies.cpp - what would mend a finding --------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "checks/Remedies.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Remedy;

namespace {

std::string unqualified(llvm::StringRef Name) {
  return catalog::splitQualifiedName(Name).second.str();
}

const FunctionFacts *factsOf(const WholeProgram &W, const MemoryAccess &A) {
  return W.P.functionFacts(W.P.body(W.Ctx[A.Context].Function).Function);
}

/// The scope in which the function's names are looked up.
llvm::StringRef scopeOf(const WholeProgram &W, const MemoryAccess &A) {
  return catalog::splitQualifiedName(W.P.entity(W.P.body(W.Ctx[A.Context].Function).Function).Name)
      .first;
}

/// Whether the access is to `member` or `this->member`, or to a global, by no pointer.
bool isNamedPlainly(const WholeProgram &W, const MemoryAccess &A, LockClass::Kind Lock) {
  const AccessPath &Path = W.P.Paths[W.Acc.event(A).Object];
  RootKind Root = Lock == LockClass::Kind::Field ? RootKind::This : RootKind::Global;
  return Path.Root == Root &&
         llvm::all_of(Path.Steps, [](const Step &S) { return S.Kind == StepKind::Field; });
}

/// No way to \p A holds a lock that is known of: none is taken twice, and no new
/// order of two locks comes into the program. Nor does a signal handler come there,
/// which must not wait for what it interrupts.
bool mayTakeALock(WholeProgram &W, const MemoryAccess &A) {
  return llvm::all_of(W.Ctx.of(W.Ctx[A.Context].Function), [&](ContextId Id) {
    const Context &C = W.Ctx[Id];
    return C.Forgot == Context::Forgotten::None &&
           llvm::none_of(C.Roots, [&](RootId R) { return W.Ctx.root(R).Signal; }) &&
           llvm::none_of(W.Ctx.heldAt(Id, A.Event),
                         [](const HeldLock &H) { return H.What == Exclusion::Lock; });
  });
}

/// Where the function of \p A itself makes the guard that it holds there on \p Lock.
std::optional<Location> guardOf(WholeProgram &W, const MemoryAccess &A, const LockClass &Lock) {
  FunctionId F = W.Ctx[A.Context].Function;
  for (const HeldLock &H : W.Ctx.heldAt(A.Context, A.Event))
    if (H.Must && H.Mode == LockMode::Exclusive && H.What == Exclusion::Lock && H.Function == F &&
        H.Site && W.LockNames.of(H.Lock) == Lock)
      return W.P.body(F).Events[H.Site.index()].Where;
  return std::nullopt;
}

/// The type in the brackets of `std::atomic<…>`, or that of `std::atomic_int`.
llvm::StringRef valueOfAtomic(llvm::StringRef Spelling) {
  Spelling.consume_front("class ");
  Spelling.consume_front("std::");
  if (Spelling.consume_front("atomic_"))
    return Spelling;
  return Spelling.consume_front("atomic<") && Spelling.consume_back(">") ? Spelling.trim()
                                                                         : llvm::StringRef();
}

bool isInteger(llvm::StringRef Type) {
  Type.consume_front("std::");
  for (llvm::StringRef Width : {"8", "16", "32", "64"})
    for (llvm::StringRef Kind : {"int", "uint", "int_fast", "uint_fast", "int_least", "uint_least"})
      if (Type == (Kind + Width + "_t").str())
        return true;
  static constexpr llvm::StringLiteral Names[] = {
      "int", "short", "long", "long long", "unsigned", "unsigned int", "unsigned short",
      "unsigned long", "unsigned long long", "long int", "unsigned char", "size_t", "ssize_t",
      "ptrdiff_t", "intptr_t", "uintptr_t", "intmax_t", "uintmax_t",
      // std::atomic_uint and its like
      "uint", "ulong", "llong", "ullong", "ushort", "uchar"};
  return llvm::is_contained(Names, Type);
}

/// The variable of the atomic store \p A.
const VariableFacts *storedAtomic(const WholeProgram &W, const MemoryAccess &A) {
  const Event &E = W.Acc.event(A);
  if (E.Kind != EventKind::Write || E.How != Sync::Atomic)
    return nullptr;
  return W.P.variableFacts(lastVariable(W.Ctx.Abs.Paths[A.Path]));
}

Remedy remedyAt(const WholeProgram &W, const Narrator &Say, const MemoryAccess &A,
                Remedy::Kind What, EntityId Variable) {
  Remedy R;
  R.What = What;
  R.Where = Say.placeOf(A.Context, A.Event);
  R.Name = unqualified(W.P.entity(Variable).Name);
  return R;
}

bool isStandardLock(const WholeProgram &W, EntityId Lock) {
  const VariableFacts *V = Lock ? W.P.variableFacts(Lock) : nullptr;
  return V && V->Type.Record && !V->Type.is(TypeTrait::Pointer) && !V->Type.is(TypeTrait::Array) &&
         llvm::StringRef(W.P.entity(V->Type.Record).Name).starts_with("std::");
}

} // namespace

std::optional<Remedy> heddle::checks::holdGuard(WholeProgram &W, const Narrator &Say,
                                                const MemoryAccess &A, const GuardStatistics &S) {
  const FunctionFacts *Facts = factsOf(W, A);
  EntityId Changed = lastVariable(W.Ctx.Abs.Paths[A.Path]);
  if (!Facts || Facts->Lambda || !Changed || S.Holding == 0 || !(S.convincing() || S.allButOne()) ||
      S.Lock.What == LockClass::Kind::Origin || W.Acc.event(A).How == Sync::Atomic ||
      !isNamedPlainly(W, A, S.Lock.What) || !mayTakeALock(W, A))
    return std::nullopt;
  // Who calls it from elsewhere may hold the lock.
  const Entity &Function = W.P.entity(W.P.body(W.Ctx[A.Context].Function).Function);
  if (W.P.Partial && Function.Link == Linkage::External)
    return std::nullopt;
  const VariableFacts *Lock = W.P.variableFacts(EntityId(S.Lock.Id));
  bool OfObject = S.Lock.What == LockClass::Kind::Field;
  if (!Lock || Lock->Type.is(TypeTrait::StaticLocal) || (OfObject && Lock->Class != Facts->Class))
    return std::nullopt;
  Remedy R = remedyAt(W, Say, A, Remedy::Kind::HoldLock, Changed);
  R.Lock = unqualified(W.P.entity(EntityId(S.Lock.Id)).Name);
  constexpr size_t MostModels = 8;
  for (const MemoryAccess &Place : S.Places) {
    const FunctionFacts *There = factsOf(W, Place);
    if (!There || There->Lambda || scopeOf(W, Place) != scopeOf(W, A) ||
        (OfObject && (There->Class != Facts->Class || There->Static)))
      continue;
    // In a const method the lock is const, unless it is mutable.
    if (OfObject && Facts->Const && !There->Const && !Lock->Type.is(TypeTrait::Mutable))
      continue;
    std::optional<Location> Guard = guardOf(W, Place, S.Lock);
    if (!Guard || R.Others.size() == MostModels)
      continue;
    findings::Place P = Say.place(*Guard);
    if (P.File == R.Where.File && !llvm::is_contained(R.Others, P))
      R.Others.push_back(std::move(P));
  }
  return R.Others.empty() ? std::nullopt : std::optional(std::move(R));
}

std::optional<Remedy> heddle::checks::fetchOperation(const WholeProgram &W, const Narrator &Say,
                                                     const MemoryAccess &A) {
  const VariableFacts *V = storedAtomic(W, A);
  if (!V || !isInteger(valueOfAtomic(V->Type.Spelling)))
    return std::nullopt;
  Remedy R = remedyAt(W, Say, A, Remedy::Kind::FetchOperation, V->Variable);
  const FunctionSummary &Body = W.P.body(W.Ctx[A.Context].Function);
  std::map<std::string, bool> Integers; // two variables may have one name
  for (const auto *Variables : {&Body.Params, &Body.Locals})
    for (const LocalVariable &L : *Variables) {
      bool Is = L.Type.is(TypeTrait::Integer) && !L.Type.is(TypeTrait::Pointer) &&
                !L.Type.is(TypeTrait::Array);
      auto [It, New] = Integers.try_emplace(L.Name, Is);
      It->second &= Is;
    }
  for (const auto &[Name, Is] : Integers)
    if (Is && !Name.empty())
      R.Names.push_back(Name);
  return R;
}

std::optional<Remedy> heddle::checks::exchangeFlag(const WholeProgram &W, const Narrator &Say,
                                                   const MemoryAccess &A) {
  const VariableFacts *V = storedAtomic(W, A);
  if (!V || valueOfAtomic(V->Type.Spelling) != "bool")
    return std::nullopt;
  return remedyAt(W, Say, A, Remedy::Kind::Exchange, V->Variable);
}

std::optional<Remedy> heddle::checks::lockTogether(const WholeProgram &W, const Narrator &Say,
                                                   const LockEdge &E) {
  FunctionId F = W.Ctx[E.To.Context].Function;
  EntityId First = lastVariable(W.Ctx.Abs.Paths[E.From.Lock]);
  EntityId Second = lastVariable(W.Ctx.Abs.Paths[E.To.Lock]);
  if (E.From.Function != F || !E.From.Site || !isStandardLock(W, First) ||
      !isStandardLock(W, Second))
    return std::nullopt;
  const FunctionSummary &Body = W.P.body(F);
  const Event &From = Body.Events[E.From.Site.index()], &To = Body.Events[E.To.Event.index()];
  if (From.Kind != EventKind::GuardMake || To.Kind != EventKind::GuardMake)
    return std::nullopt;
  Remedy R;
  R.What = Remedy::Kind::LockTogether;
  R.Where = Say.place(From.Where);
  R.Others = {Say.place(To.Where)};
  R.Name = unqualified(W.P.entity(First).Name);
  R.Lock = unqualified(W.P.entity(Second).Name);
  for (const LocalVariable &P : Body.Params)
    if (!P.Name.empty())
      R.Names.push_back(P.Name);
  return R;
}
