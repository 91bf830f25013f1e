//===- Analysis/Pointers.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Pointers.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle::analysis;
using namespace heddle::model;

bool heddle::analysis::isPrefix(const AccessPath &Prefix, const AccessPath &Path) {
  return Prefix.Root == Path.Root && Prefix.RootOperand == Path.RootOperand &&
         Prefix.Steps.size() <= Path.Steps.size() &&
         std::equal(Prefix.Steps.begin(), Prefix.Steps.end(), Path.Steps.begin());
}

void heddle::analysis::bindPointer(PointerMap &Map, PathTable &Paths, PathId Location,
                                   PathId Value) {
  if (!Location || !Value || Paths[Location].AddressOf)
    return;
  bindObject(Map, Paths, Paths.deref(Location), Paths.deref(Value));
}

static bool before(const std::pair<PathId, PathId> &Entry, PathId Path) {
  return Entry.first < Path;
}

const PathId *PointerMap::find(PathId Path) const {
  auto It = llvm::lower_bound(Entries, Path, before);
  return It != Entries.end() && It->first == Path ? &It->second : nullptr;
}

PathId &PointerMap::insert(PathId Path, const AccessPath &P, PathId Object) {
  Filter |= bit(P, P.Steps.size());
  auto It = llvm::lower_bound(Entries, Path, before);
  if (It == Entries.end() || It->first != Path)
    It = Entries.insert(It, {Path, Object});
  return It->second;
}

uint64_t PointerMap::bit(const AccessPath &P, size_t Steps) {
  constexpr uint32_t Golden = 0x9e3779b1; // Knuth's multiplicative hashing
  uint32_t H = (P.RootOperand << 7 ^ uint32_t(P.Root) << 4 ^ uint32_t(Steps)) * Golden;
  return uint64_t(1) << (H >> 26);
}
