//===- Link/Remap.h - from a TU's ids to the program's ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The *patch* pass of the link: rewrites the ids in what one TU says into ids
// of the program's tables. Ids that are local to a function (events, blocks,
// callables, locals) stay as they are.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_LINK_REMAP_H
#define HEDDLE_LINK_REMAP_H

#include "Model/TuSummary.h"

namespace heddle::link {

struct Remap {
  std::vector<model::FileId> Files;      // by the TU's file id
  std::vector<model::EntityId> Entities; // by the TU's entity id
  std::vector<model::PathId> Paths;      // by the TU's path id

  model::FileId at(model::FileId F) const { return F ? Files[F.index()] : F; }
  model::EntityId at(model::EntityId E) const { return E ? Entities[E.index()] : E; }
  model::PathId at(model::PathId P) const { return P ? Paths[P.index()] : P; }
  model::Location at(model::Location L) const {
    L.File = at(L.File);
    return L;
  }

  void patch(model::AccessPath &P) const;
  void patch(model::FunctionFacts &F) const;
  void patch(model::VariableFacts &V) const;
  void patch(model::ClassFacts &C) const;
  void patch(model::FunctionSummary &F) const;

private:
  template <class T> void ids(std::vector<T> &V) const {
    for (T &I : V)
      I = at(I);
  }
  void locks(std::vector<model::AnnotatedLock> &V) const {
    for (model::AnnotatedLock &L : V)
      L.Path = at(L.Path);
  }
  void patch(model::LocalVariable &L) const;
  void patch(model::Argument &A) const;
  void patch(model::Callable &C) const;
  void patch(model::Event &E) const;
};

} // namespace heddle::link

#endif // HEDDLE_LINK_REMAP_H
