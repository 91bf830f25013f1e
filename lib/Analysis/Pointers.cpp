//===- Analysis/Pointers.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Pointers.h"
#include <algorithm>

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

void heddle::analysis::bindObject(PointerMap &Map, const PathTable &Paths, PathId Path,
                                  PathId Object) {
  if (!Path || !Object || Path == Object)
    return;
  const AccessPath &L = Paths[Path], &V = Paths[Object];
  if (L.AddressOf || V.AddressOf || L.Root == RootKind::Unknown || V.Root == RootKind::Unknown)
    return;
  // `p = p->next` does not say what p names.
  if (isPrefix(L, V))
    Object = PathId();
  auto [It, New] = Map.try_emplace(Path, Object);
  if (!New && It->second != Object)
    It->second = PathId();
}

PathId heddle::analysis::followPointers(const PointerMap &Map, PathTable &Paths, PathId Path) {
  if (!Path || Map.empty())
    return Path;
  // Each round replaces one pointer; more rounds than a path can be long would
  // mean a cycle.
  for (size_t Round = 0; Round != AccessPath::MaxSteps; ++Round) {
    AccessPath P = Paths[Path];
    AccessPath Prefix = P;
    Prefix.AddressOf = Prefix.Truncated = false;
    PathId Next;
    for (size_t N = P.Steps.size() + 1; N-- != 0 && !Next;) {
      Prefix.Steps.resize(N);
      PathId Key = Paths.find(Prefix);
      auto It = Key ? Map.find(Key) : Map.end();
      if (It == Map.end())
        continue;
      if (!It->second)
        return Path;
      Next =
          Paths.append(It->second, llvm::ArrayRef(P.Steps).drop_front(N), P.AddressOf, P.Truncated);
    }
    if (!Next || Next == Path)
      return Path;
    Path = Next;
  }
  return Path;
}
