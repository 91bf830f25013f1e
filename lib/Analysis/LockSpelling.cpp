//===- Analysis/LockSpelling.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/LockSpelling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;
using link::Program;

/// `a->b.c` from \p Text, which names what the first step starts from; empty: this.
static std::optional<std::string> spell(const Program &P, std::string Text,
                                        llvm::ArrayRef<Step> Steps) {
  bool Followed = false, Owner = false;
  for (const Step &S : Steps) {
    if (S.Kind == StepKind::Element || (S.Kind == StepKind::Deref && (Followed || Text.empty())))
      return std::nullopt;
    if (S.Kind == StepKind::Deref) {
      Followed = true;
      continue;
    }
    const EntityId Field(S.Operand);
    const VariableFacts *V = P.variableFacts(Field);
    if (!Text.empty())
      Text += Followed ? "->" : ".";
    Text += catalog::splitQualifiedName(P.entity(Field).Name).second;
    Followed = false;
    Owner = V && V->Type.is(TypeTrait::Owner);
  }
  // A raw pointer to a lock stands for the lock; another one does not.
  if (Text.empty() || (Followed && Owner))
    return std::nullopt;
  return Text;
}

/// The class that \p Step names a member of.
static EntityId classOf(const Program &P, const Step &Member) {
  const VariableFacts *V =
      Member.Kind == StepKind::Field ? P.variableFacts(EntityId(Member.Operand)) : nullptr;
  return V ? V->Class : EntityId();
}

static bool isMemberOf(const Program &P, const Step &Member, EntityId Class) {
  EntityId Owner = classOf(P, Member);
  return Owner && Class && llvm::is_contained(P.withBases(Class), Owner);
}

/// The name of \p Global at the declaration \p At, in a file that declares it before.
static std::optional<std::string> nameOfGlobal(const Program &P, EntityId Global, EntityId At) {
  const Entity &G = P.entity(Global), &D = P.entity(At);
  if (!G.Where.valid() || G.Where.File != D.Where.File || !(G.Where < D.Where))
    return std::nullopt;
  auto [Scope, Name] = catalog::splitQualifiedName(G.Name);
  if (Scope.empty() || llvm::StringRef(D.Name).starts_with((Scope + "::").str()))
    return Name.str();
  std::string Out;
  llvm::SmallVector<llvm::StringRef, 4> Parts;
  Scope.split(Parts, "::");
  for (llvm::StringRef Part : Parts)
    if (!Part.starts_with("("))
      Out += (Part + "::").str();
  return Out + Name.str();
}

std::optional<RelativeLock> heddle::analysis::relativeTo(const Program &P, PathId Object,
                                                         PathId Lock) {
  const AccessPath &L = P.Paths[Lock];
  if (L.AddressOf || L.Truncated)
    return std::nullopt;
  if (Object) {
    const AccessPath &O = P.Paths[Object];
    if (O.Root == L.Root && O.RootOperand == L.RootOperand && O.Steps.size() < L.Steps.size() &&
        std::equal(O.Steps.begin(), O.Steps.end(), L.Steps.begin()))
      return RelativeLock{{}, {L.Steps.begin() + O.Steps.size(), L.Steps.end()}};
  }
  if (L.Root == RootKind::Global)
    return RelativeLock{EntityId(L.RootOperand), L.Steps};
  return std::nullopt;
}

std::optional<std::string> heddle::analysis::spellAt(const Program &P, EntityId Variable,
                                                     const RelativeLock &L) {
  if (L.Global) {
    std::optional<std::string> Name = nameOfGlobal(P, L.Global, Variable);
    return Name ? spell(P, *Name, L.Steps) : std::nullopt;
  }
  const VariableFacts *V = P.variableFacts(Variable);
  if (L.Steps.empty() || !V || !isMemberOf(P, L.Steps.front(), V->Class))
    return std::nullopt;
  return spell(P, "", L.Steps);
}

std::optional<std::string> heddle::analysis::spellAt(const Program &P, const FunctionSummary &Body,
                                                     PathId Lock) {
  const AccessPath &L = P.Paths[Lock];
  const FunctionFacts *Facts = P.functionFacts(Body.Function);
  if (!Facts || L.AddressOf || L.Truncated)
    return std::nullopt;
  switch (L.Root) {
  case RootKind::This:
    if (Facts->Static || L.Steps.empty() || !isMemberOf(P, L.Steps.front(), Facts->Class))
      return std::nullopt;
    return spell(P, "", L.Steps);
  case RootKind::Param: {
    if (L.RootOperand >= Body.Params.size() || Body.Params[L.RootOperand].Name.empty())
      return std::nullopt;
    // Of another class only its own methods know for certain that it is complete, and may
    // name what is private.
    auto Member = llvm::find_if(L.Steps, [](const Step &S) { return S.Kind == StepKind::Field; });
    if (Member != L.Steps.end() && !isMemberOf(P, *Member, Facts->Class))
      return std::nullopt;
    return spell(P, Body.Params[L.RootOperand].Name, L.Steps);
  }
  case RootKind::Global: {
    std::optional<std::string> Name = nameOfGlobal(P, EntityId(L.RootOperand), Body.Function);
    return Name ? spell(P, *Name, L.Steps) : std::nullopt;
  }
  default:
    return std::nullopt;
  }
}
