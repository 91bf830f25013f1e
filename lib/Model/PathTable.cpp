//===- Model/PathTable.cpp ------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Model/PathTable.h"

using namespace heddle::model;

/// Paths are short and looked up very often: a multiplication for each part, with
/// the constant of Knuth's multiplicative hashing.
static uint64_t hashOf(const AccessPath &P) {
  constexpr uint64_t Golden = 0x9e3779b97f4a7c15;
  uint64_t H =
      uint64_t(P.RootOperand) << 8 | uint64_t(P.Root) << 2 | P.AddressOf << 1 | P.Truncated;
  H *= Golden;
  for (const Step &S : P.Steps)
    H = (H ^ H >> 29 ^ (uint64_t(S.Operand) << 2 | uint64_t(S.Kind))) * Golden;
  // The map keeps the two greatest keys for itself.
  return (H ^ H >> 32) >> 1;
}

PathTable::PathTable(std::vector<AccessPath> All) : Paths(std::move(All)) {
  First.reserve(Paths.size());
  for (size_t I = 0; I != Paths.size(); ++I) {
    NextSame.push_back({});
    if (!find(Paths[I]))
      index(PathId(I));
  }
}

void PathTable::index(PathId P) {
  auto [It, New] = First.try_emplace(hashOf(Paths[P.index()]), P);
  if (!New) {
    NextSame[P.index()] = It->second;
    It->second = P;
  }
}

PathId PathTable::intern(AccessPath P) {
  if (P.Steps.size() > AccessPath::MaxSteps) {
    P.Steps.resize(AccessPath::MaxSteps);
    P.Truncated = true;
  }
  if (PathId Known = find(P))
    return Known;
  PathId New(Paths.size());
  Paths.push_back(std::move(P));
  NextSame.push_back({});
  index(New);
  return New;
}

PathId PathTable::find(const AccessPath &P) const {
  auto It = First.find(hashOf(P));
  if (It == First.end())
    return {};
  PathId Here = It->second;
  while (Here && !(Paths[Here.index()] == P))
    Here = NextSame[Here.index()];
  return Here;
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
