//===- Model/PathTable.cpp ------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Model/PathTable.h"
#include "llvm/ADT/Hashing.h"

using namespace heddle::model;

size_t PathTable::Hash::operator()(const AccessPath &P) const {
  llvm::hash_code H = llvm::hash_combine(static_cast<uint8_t>(P.Root), P.RootOperand, P.AddressOf,
                                         P.Truncated);
  for (const Step &S : P.Steps)
    H = llvm::hash_combine(H, static_cast<uint8_t>(S.Kind), S.Operand);
  return H;
}

PathTable::PathTable(std::vector<AccessPath> All) : Paths(std::move(All)) {
  Index.reserve(Paths.size());
  for (size_t I = 0; I != Paths.size(); ++I)
    Index.try_emplace(Paths[I], PathId(I));
}

PathId PathTable::intern(AccessPath P) {
  if (P.Steps.size() > AccessPath::MaxSteps) {
    P.Steps.resize(AccessPath::MaxSteps);
    P.Truncated = true;
  }
  auto [It, New] = Index.try_emplace(P, PathId(Paths.size()));
  if (New)
    Paths.push_back(std::move(P));
  return It->second;
}

PathId PathTable::find(const AccessPath &P) const {
  auto It = Index.find(P);
  return It == Index.end() ? PathId() : It->second;
}

PathId PathTable::root(RootKind K, uint32_t Operand) {
  AccessPath P;
  P.Root = K;
  P.RootOperand = Operand;
  return intern(std::move(P));
}

PathId PathTable::append(PathId Base, llvm::ArrayRef<Step> Steps, bool AddressOf, bool Truncated) {
  if (!Base)
    return {};
  AccessPath P = Paths[Base.index()];
  for (const Step &S : Steps) {
    // `*&x` is `x`; any other step on a pointer value would be wrong code.
    if (P.AddressOf) {
      P.AddressOf = false;
      if (S.Kind == StepKind::Deref)
        continue;
    }
    if (!P.Truncated)
      P.Steps.push_back(S);
  }
  // The address of a pointer to x is kept as the address of x: one level of
  // address-of is all that a path can say.
  P.AddressOf = P.AddressOf || AddressOf;
  P.Truncated = P.Truncated || Truncated;
  return intern(std::move(P));
}

PathId PathTable::deref(PathId P) { return append(P, {{StepKind::Deref, 0}}, false); }

PathId PathTable::addressOf(PathId P) { return append(P, {}, true); }

PathId PathTable::field(PathId P, EntityId Field) {
  return append(P, {{StepKind::Field, Field.index()}}, false);
}

PathId PathTable::element(PathId P, std::optional<uint32_t> Index) {
  return append(P, {{StepKind::Element, Index ? *Index + 1 : 0}}, false);
}

PathId PathTable::parent(PathId P) {
  AccessPath Copy = Paths[P.index()];
  if (Copy.Steps.empty())
    return {};
  Copy.Steps.pop_back();
  Copy.AddressOf = false;
  Copy.Truncated = false;
  return intern(std::move(Copy));
}
