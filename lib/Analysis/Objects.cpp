//===- Analysis/Objects.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Objects.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

PathId Objects::origin(const Origin &O) {
  auto [It, New] = Index.try_emplace(O, OriginId(Origins.size()));
  if (New)
    Origins.push_back(O);
  return Paths.root(RootKind::Result, It->second.index());
}

PathId Objects::anyOf(EntityId Class) {
  Origin O;
  O.Class = Class;
  return origin(O);
}

PathId Objects::shared(EntityId Class) {
  Origin O;
  O.What = Origin::Kind::Shared;
  O.Class = Class;
  return origin(O);
}

bool Objects::namesOne(PathId Path) const {
  const Origin *O = originOf(Path);
  return !(O && O->What == Origin::Kind::AnyOf) && !throughElement(Path) && !Paths[Path].Truncated;
}

const Origin *Objects::originOf(PathId Path) const {
  if (!Path)
    return nullptr;
  const AccessPath &A = Paths[Path];
  return A.Root == RootKind::Result ? &Origins[A.RootOperand] : nullptr;
}

EntityId Objects::lastField(PathId Path) const {
  const AccessPath &A = Paths[Path];
  for (size_t I = A.Steps.size(); I != 0; --I)
    if (A.Steps[I - 1].Kind == StepKind::Field)
      return EntityId(A.Steps[I - 1].Operand);
  return {};
}

bool Objects::throughElement(PathId Path) const {
  for (const Step &S : Paths[Path].Steps)
    if (S.Kind == StepKind::Element && S.Operand == 0)
      return true;
  return false;
}

PathId Objects::canonical(PathId Path) {
  if (!Path)
    return Path;
  AccessPath A = Paths[Path];
  const Origin *O = originOf(Path);
  // What a local pointer, a parameter pointer or a call's result points to is
  // not known: the first field after the dereference says of which class it is.
  bool Unknown = O && O->What != Origin::Kind::AnyOf && O->What != Origin::Kind::Shared;
  constexpr size_t Deepest = 5;
  size_t From = 0;
  if (Unknown && !A.Steps.empty() && A.Steps.front().Kind == StepKind::Deref &&
      O->What != Origin::Kind::Result)
    From = 1;
  if (A.Steps.size() > Deepest)
    From = std::max<size_t>(From, A.Steps.size() - 3);
  if (From == 0)
    return Path;
  for (size_t I = From; I != A.Steps.size(); ++I) {
    if (A.Steps[I].Kind != StepKind::Field)
      continue;
    const VariableFacts *V = P.variableFacts(EntityId(A.Steps[I].Operand));
    if (!V || !V->Class)
      return Path;
    return Paths.append(anyOf(V->Class), llvm::ArrayRef(A.Steps).drop_front(I), A.AddressOf,
                        A.Truncated);
  }
  return Path;
}

std::string Objects::display(PathId Path) const {
  const AccessPath &A = Paths[Path];
  std::string S;
  if (A.Root == RootKind::Global) {
    S = P.entity(EntityId(A.RootOperand)).display();
  } else if (const Origin *O = originOf(Path)) {
    switch (O->What) {
    case Origin::Kind::AnyOf:
    case Origin::Kind::Shared:
      break;
    case Origin::Kind::Local:
      S = P.body(O->Function).Locals[O->Index].Name;
      break;
    case Origin::Kind::Parameter:
      if (O->Index < P.body(O->Function).Params.size())
        S = P.body(O->Function).Params[O->Index].Name;
      break;
    case Origin::Kind::Result:
      break;
    }
  }
  bool Arrow = false;
  for (const Step &St : A.Steps) {
    switch (St.Kind) {
    case StepKind::Deref:
      Arrow = true;
      continue;
    case StepKind::Element:
      S += St.Operand ? "[" + std::to_string(St.Operand - 1) + "]" : "[]";
      break;
    case StepKind::Field: {
      llvm::StringRef Name =
          catalog::splitQualifiedName(P.entity(EntityId(St.Operand)).Name).second;
      if (!S.empty())
        S += Arrow ? "->" : ".";
      S += Name;
      break;
    }
    }
    Arrow = false;
  }
  if (S.empty())
    S = "*this";
  return S;
}
