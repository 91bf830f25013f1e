//===- Extract/EventGraph.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/EventGraph.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::extract;

namespace {

class Squeezer {
public:
  explicit Squeezer(std::vector<RawBlock> &Raw) : Raw(Raw), Gone(Raw.size(), false) {}

  void run() {
    // Each round takes blocks away, so the rounds end; more than a few are
    // needed only for deeply nested conditions without events.
    bool Changed = true;
    while (Changed) {
      Changed = false;
      for (uint32_t I = 0; I != Raw.size(); ++I)
        if (!Gone[I])
          Changed |= simplify(I);
      Changed |= merge();
    }
  }

  std::vector<model::Block> result() const {
    std::vector<uint32_t> Number(Raw.size(), UINT32_MAX);
    uint32_t Next = 0;
    std::vector<bool> Reached = reachable();
    for (uint32_t I = 0; I != Raw.size(); ++I)
      if (Reached[I])
        Number[I] = Next++;
    std::vector<model::Block> Blocks;
    for (uint32_t I = 0; I != Raw.size(); ++I) {
      if (!Reached[I])
        continue;
      model::Block B;
      B.First = Raw[I].First;
      B.Count = Raw[I].Count;
      B.NoReturn = Raw[I].NoReturn;
      for (uint32_t S : Raw[I].Successors)
        B.Successors.push_back(model::BlockId(Number[S]));
      if (B.Successors.size() == 2)
        B.Condition = Raw[I].Condition;
      Blocks.push_back(std::move(B));
    }
    return Blocks;
  }

private:
  /// Where an edge to \p I really leads, past blocks that do nothing.
  uint32_t target(uint32_t I) const {
    for (size_t Steps = 0; Steps != Raw.size(); ++Steps) {
      const RawBlock &B = Raw[I];
      if (I == 0 || B.Count || B.Successors.size() != 1 || B.Successors[0] == I || B.NoReturn)
        return I;
      I = B.Successors[0];
    }
    return I; // a loop of blocks that do nothing
  }

  bool simplify(uint32_t I) {
    bool Changed = false;
    RawBlock &B = Raw[I];
    for (uint32_t &S : B.Successors)
      if (uint32_t T = target(S); T != S) {
        S = T;
        Changed = true;
      }
    if (B.Successors.size() > 1 && llvm::all_equal(B.Successors)) {
      B.Successors.resize(1);
      B.Condition.reset();
      Changed = true;
    }
    return Changed;
  }

  /// Joins blocks that always follow each other, where their events do too.
  bool merge() {
    std::vector<bool> Reached = reachable();
    std::vector<uint32_t> Predecessors(Raw.size(), 0);
    for (uint32_t I = 0; I != Raw.size(); ++I)
      if (Reached[I])
        for (uint32_t S : Raw[I].Successors)
          ++Predecessors[S];
    bool Changed = false;
    for (uint32_t I = 0; I != Raw.size(); ++I) {
      if (!Reached[I])
        Gone[I] = true;
      while (!Gone[I] && Raw[I].Successors.size() == 1) {
        uint32_t S = Raw[I].Successors[0];
        RawBlock &A = Raw[I], &B = Raw[S];
        bool Adjacent = !A.Count || !B.Count || A.First + A.Count == B.First;
        if (S == I || S == 0 || Gone[S] || Predecessors[S] != 1 || !Adjacent || A.NoReturn)
          break;
        A.First = A.Count ? A.First : B.First;
        A.Count += B.Count;
        A.Successors = std::move(B.Successors);
        A.Condition = std::move(B.Condition);
        A.NoReturn = B.NoReturn;
        B = RawBlock();
        Gone[S] = true;
        Reached[S] = false;
        Changed = true;
      }
    }
    return Changed;
  }

  std::vector<bool> reachable() const {
    std::vector<bool> Seen(Raw.size(), false);
    std::vector<uint32_t> Open = {0};
    Seen[0] = true;
    while (!Open.empty()) {
      uint32_t I = Open.back();
      Open.pop_back();
      for (uint32_t S : Raw[I].Successors)
        if (!Seen[S]) {
          Seen[S] = true;
          Open.push_back(S);
        }
    }
    return Seen;
  }

  std::vector<RawBlock> &Raw;
  std::vector<bool> Gone;
};

} // namespace

std::vector<model::Block> heddle::extract::squeeze(std::vector<RawBlock> Raw) {
  if (Raw.empty())
    Raw.emplace_back();
  Squeezer S(Raw);
  S.run();
  return S.result();
}
