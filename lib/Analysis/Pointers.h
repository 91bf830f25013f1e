//===- Analysis/Pointers.h - what pointers inside one function name -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which location holds a pointer to what, within one body: stores of its own,
// stores of its callees into its objects (a guard that keeps the address of
// its mutex), what calls return, and the locks that guards were made on.
// Flow-insensitive: a location that is set to two different things names
// nothing.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_POINTERS_H
#define HEDDLE_ANALYSIS_POINTERS_H

#include "Model/PathTable.h"
#include "llvm/ADT/SmallVector.h"

namespace heddle::analysis {

/// A path and the object that it names: what a pointer points to
/// (`this . mu_ *`), or what a reference or a call's result is. The map of one
/// function: small, and walked in the order of paths.
class PointerMap {
public:
  bool empty() const { return Entries.empty(); }
  void clear() { *this = PointerMap(); }
  auto begin() const { return Entries.begin(); }
  auto end() const { return Entries.end(); }

  /// Whether the first \p Steps steps of \p P may be bound: a look-up that is cheap
  /// and mostly says no.
  bool mayHave(const model::AccessPath &P, size_t Steps) const { return Filter & bit(P, Steps); }
  /// What \p Path names (none: two things); null when it is not bound.
  const model::PathId *find(model::PathId Path) const;
  /// The same, bound to \p Object now if it was not. \p P is what \p Path stands for.
  model::PathId &insert(model::PathId Path, const model::AccessPath &P, model::PathId Object);

private:
  static uint64_t bit(const model::AccessPath &P, size_t Steps);

  std::vector<std::pair<model::PathId, model::PathId>> Entries; // sorted
  uint64_t Filter = 0; ///< of the roots and lengths of all paths
};

/// Notes that the pointer at \p Location holds \p Value, a pointer.
void bindPointer(PointerMap &Map, model::PathTable &Paths, model::PathId Location,
                 model::PathId Value);
/// Notes that \p Path names the object \p Object.
template <class Map>
void bindObject(Map &Pointers, const model::PathTable &Paths, model::PathId Path,
                model::PathId Object);

/// \p Path with its longest bound prefix replaced by what it names, repeatedly.
template <class Map>
model::PathId followPointers(const Map &Pointers, model::PathTable &Paths, model::PathId Path);

/// Whether \p Prefix is \p Path or the beginning of it.
bool isPrefix(const model::AccessPath &Prefix, const model::AccessPath &Path);

template <class Map>
void bindObject(Map &Pointers, const model::PathTable &Paths, model::PathId Path,
                model::PathId Object) {
  using model::RootKind;
  if (!Path || !Object || Path == Object)
    return;
  const model::AccessPath &L = Paths[Path], &V = Paths[Object];
  if (L.AddressOf || V.AddressOf || L.Root == RootKind::Unknown || V.Root == RootKind::Unknown)
    return;
  // `p = p->next` does not say what p names.
  if (isPrefix(L, V))
    Object = model::PathId();
  model::PathId &Known = Pointers.insert(Path, L, Object);
  if (Known != Object)
    Known = model::PathId();
}

template <class Map>
model::PathId followPointers(const Map &Pointers, model::PathTable &Paths, model::PathId Path) {
  if (!Path || Pointers.empty())
    return Path;
  // Each round replaces one pointer; more rounds than a path can be long would
  // mean a cycle.
  for (size_t Round = 0; Round != model::AccessPath::MaxSteps; ++Round) {
    const model::AccessPath &P = Paths[Path];
    model::PathId Next;
    for (size_t N = P.Steps.size() + 1; N-- != 0;) {
      if (!Pointers.mayHave(P, N))
        continue;
      model::PathId Key = Paths.findPrefix(P, N);
      const model::PathId *Named = Key ? Pointers.find(Key) : nullptr;
      if (!Named)
        continue;
      if (!*Named)
        return Path;
      // The steps stay where they are when the table grows.
      Next = Paths.append(*Named, llvm::ArrayRef(P.Steps).drop_front(N), P.AddressOf, P.Truncated);
      break;
    }
    if (!Next || Next == Path)
      return Path;
    Path = Next;
  }
  return Path;
}

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_POINTERS_H
