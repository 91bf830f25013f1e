//===- Analysis/Publications.h - until when an object is its maker's -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a function makes is its own until it puts the pointer where others find it, or
// gives it to somebody who may:
//
//   Table *t = new Table;  t->size = 0;  table.store(t);
//   auto job = std::make_shared<Job>();  job->id = 7;  submit([job] { run(*job); });
//   Request r;  r.level = 2;  pending_ = &r;
//
// An object counts as made here if it is a local variable, if it comes from `new` or
// std::make_shared and their like, or if the pointer that a call gave is put into an
// atomic with release order, which is what one does with a new object and with no
// other. Where it is made anew, as in each turn of a loop, it is private anew. Forward
// reachability within one function; that a callee has kept a pointer of that last sort
// before is not seen (under-approximates what is shared).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_PUBLICATIONS_H
#define HEDDLE_ANALYSIS_PUBLICATIONS_H

#include "Link/Program.h"
#include "llvm/ADT/DenseMap.h"

namespace heddle::analysis {

using link::FunctionId;
using link::Program;

class Publications {
public:
  explicit Publications(const Program &Prog) : P(Prog) {}

  /// Whether the object that \p Path of \p F names, or lies in, is still its
  /// maker's just before \p E.
  bool isUnpublished(FunctionId F, model::EventId E, model::PathId Path);

private:
  /// A root of paths: a local variable, or what an event gave back.
  struct Name {
    model::RootKind Root;
    uint32_t Operand;
    friend auto operator<=>(const Name &, const Name &) = default;
  };
  struct Made {
    std::vector<Name> Names;
    bool Pointed = false;     ///< the names are those of pointers to it
    std::vector<bool> Shared; ///< by event: it may have been published before
    bool has(const model::AccessPath &A) const;
  };
  const std::vector<Made> &madeIn(FunctionId F);
  void findStored(FunctionId F, std::vector<Made> &Out) const;
  void findObjects(FunctionId F, std::vector<Made> &Out) const;
  bool makes(FunctionId F, model::EventId Store) const;
  bool isNew(const model::FunctionSummary &Body, model::EventId E) const;
  bool givesAway(const model::FunctionSummary &Body, const model::Event &E, const Made &M) const;
  bool shows(const model::FunctionSummary &Body, const model::Callable &C, const Made &M) const;
  bool showsItself(model::EntityId Constructor) const;
  void walkFrom(const model::FunctionSummary &Body, uint32_t Block, model::EventId E, Made &M,
                llvm::ArrayRef<uint32_t> Anew) const;

  const Program &P;
  llvm::DenseMap<uint32_t, std::vector<Made>> ByFunction;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_PUBLICATIONS_H
