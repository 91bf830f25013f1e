//===- Model/PathTable.cpp ------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Model/PathTable.h"
#include <utility>

using namespace heddle::model;

/// Paths are short and looked up very often: a multiplication for each part, with
/// the constant of Knuth's multiplicative hashing.
uint64_t PathTable::hashOf(const View &P) {
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
  auto [It, New] = First.try_emplace(hashOf(View(Paths[P.index()])), P);
  if (!New) {
    NextSame[P.index()] = It->second;
    It->second = P;
  }
}

PathId PathTable::add(AccessPath P) {
  PathId New(Paths.size());
  Paths.push_back(std::move(P));
  NextSame.push_back({});
  index(New);
  return New;
}

PathId PathTable::intern(AccessPath P) {
  if (P.Steps.size() > AccessPath::MaxSteps) {
    P.Steps.resize(AccessPath::MaxSteps);
    P.Truncated = true;
  }
  if (PathId Known = findView(View(P)))
    return Known;
  return add(std::move(P));
}

PathId PathTable::internView(View V) {
  if (V.Steps.size() > AccessPath::MaxSteps) {
    V.Steps = V.Steps.take_front(AccessPath::MaxSteps);
    V.Truncated = true;
  }
  if (PathId Known = findView(V))
    return Known;
  AccessPath P;
  P.Root = V.Root;
  P.RootOperand = V.RootOperand;
  P.Steps.assign(V.Steps.begin(), V.Steps.end());
  P.AddressOf = V.AddressOf;
  P.Truncated = V.Truncated;
  return add(std::move(P));
}

PathId PathTable::findView(const View &V) const {
  auto It = First.find(hashOf(V));
  if (It == First.end())
    return {};
  auto Same = [&](const AccessPath &P) {
    return P.Root == V.Root && P.RootOperand == V.RootOperand && P.AddressOf == V.AddressOf &&
           P.Truncated == V.Truncated && llvm::ArrayRef(P.Steps) == V.Steps;
  };
  PathId Here = It->second;
  while (Here && !Same(Paths[Here.index()]))
    Here = NextSame[Here.index()];
  return Here;
}

PathId PathTable::findPrefix(const AccessPath &P, size_t Steps) const {
  return findView(
      View(P.Root, P.RootOperand, llvm::ArrayRef(P.Steps).take_front(Steps), false, false));
}

PathId PathTable::root(RootKind K, uint32_t Operand) {
  return internView(View(K, Operand, {}, false, false));
}

PathId PathTable::append(PathId Base, llvm::ArrayRef<Step> Steps, bool AddressOf, bool Truncated) {
  if (!Base)
    return {};
  const AccessPath &From = Paths[Base.index()];
  llvm::SmallVector<Step, 2 * AccessPath::MaxSteps> All(From.Steps.begin(), From.Steps.end());
  View P(From.Root, From.RootOperand, {}, From.AddressOf, From.Truncated);
  bool Moves = false;
  for (const Step &S : Steps) {
    // `*&x` is `x`; any other step on a pointer value would be wrong code.
    if (P.AddressOf) {
      P.AddressOf = false;
      if (S.Kind == StepKind::Deref) {
        Moves = true;
        continue;
      }
    }
    // `(&x[i])[j]` is another element of x; `(&x)[j]` is no more than x.
    if (std::exchange(Moves, false) && S.Kind == StepKind::Element) {
      if (!All.empty() && All.back().Kind == StepKind::Element)
        All.back().Operand =
            All.back().Operand && S.Operand ? All.back().Operand + S.Operand - 1 : 0;
      continue;
    }
    if (!P.Truncated)
      All.push_back(S);
  }
  P.Steps = All;
  // The address of a pointer to x is kept as the address of x: one level of
  // address-of is all that a path can say.
  P.AddressOf = P.AddressOf || AddressOf;
  P.Truncated = P.Truncated || Truncated;
  return internView(P);
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
  const AccessPath &A = Paths[P.index()];
  if (A.Steps.empty())
    return {};
  // The steps stay where they are when the table grows.
  return internView(View(A.Root, A.RootOperand, llvm::ArrayRef(A.Steps).drop_back(), false, false));
}
