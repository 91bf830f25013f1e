//===- Analysis/SharedSets.cpp --------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/SharedSets.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <iterator>

using namespace heddle;
using namespace heddle::analysis;

SetId SharedSets::make(std::vector<uint32_t> Members) {
  llvm::sort(Members);
  Members.erase(llvm::unique(Members), Members.end());
  return keep(std::move(Members));
}

SetId SharedSets::keep(std::vector<uint32_t> Sorted) {
  // The two highest numbers are the map's own.
  uint64_t Hash = size_t(llvm::hash_combine_range(Sorted.begin(), Sorted.end())) >> 1;
  auto [It, New] = Last.try_emplace(Hash, Sets.size());
  uint32_t Same = SetId::None;
  if (!New) {
    for (uint32_t I = It->second; I != SetId::None; I = Before[I])
      if (Sets[I] == Sorted)
        return SetId(I);
    Same = It->second;
    It->second = Sets.size();
  }
  Sorted.shrink_to_fit();
  Sets.push_back(std::move(Sorted));
  Before.push_back(Same);
  return SetId(Sets.size() - 1);
}

SetId SharedSets::unite(SetId A, SetId B) {
  if (A == B || B == empty())
    return A;
  if (A == empty())
    return B;
  if (B < A)
    std::swap(A, B);
  uint64_t Both = uint64_t(A.index()) << 32 | B.index();
  auto Known = Unions.find(Both);
  if (Known != Unions.end())
    return Known->second;
  const std::vector<uint32_t> &InA = Sets[A.index()], &InB = Sets[B.index()];
  std::vector<uint32_t> Sum;
  Sum.reserve(InA.size() + InB.size());
  std::set_union(InA.begin(), InA.end(), InB.begin(), InB.end(), std::back_inserter(Sum));
  SetId Out = Sum.size() == InA.size() ? A : Sum.size() == InB.size() ? B : keep(std::move(Sum));
  Unions.try_emplace(Both, Out);
  return Out;
}

SetId SharedSets::unite(llvm::SmallVector<SetId, 8> Each) {
  // In one order, so that the same sets take the same way.
  llvm::sort(Each);
  Each.erase(llvm::unique(Each), Each.end());
  SetId Out = empty();
  for (SetId S : Each)
    Out = unite(Out, S);
  return Out;
}
