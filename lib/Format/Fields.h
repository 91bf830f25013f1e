//===- Format/Fields.h - the fields of each row, in their order -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What Layout.h calls "the list of the fields": one function for each kind of
// row. The writer, the reader and the verifier are three archives that walk the
// same list, so that they cannot disagree. An archive has
//
//   Fills            whether it sets the fields (the reader) or looks at them
//   mask             takes and gives bits; the reader gives what stands there
//   kind, number, signedNumber, traits, text, hash, place
//   id, optionalId   a row of any table
//   path, optionalPath   a path that the function at hand uses
//   list             a count and its elements; the least bytes of one of them
//   enter, rows, leave   the function at hand: its counts, then its tables
//   rooted, events, inRange   only checks: of a path, a block, an enumerator
//
// A field that is left out when it is at its default has a bit in the mask of
// its row. New fields and a new order mean a new format version.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FORMAT_FIELDS_H
#define HEDDLE_FORMAT_FIELDS_H

#include "Model/TuSummary.h"
#include <type_traits>

namespace heddle::format {

/// A row as archive \p Ar sees it.
template <class Ar, class Row> using RowOf = std::conditional_t<Ar::Fills, Row &, const Row &>;

/// One mask for all of \p Bits, which the reader sets from it.
template <class Ar, class... Bool> void flags(Ar &A, Bool &...Bits) {
  uint64_t Mask = 0;
  unsigned I = 0;
  ((Mask |= uint64_t(Bits) << I++), ...);
  Mask = A.mask(Mask, sizeof...(Bits));
  if constexpr (Ar::Fills) {
    I = 0;
    ((Bits = (Mask >> I++) & 1), ...);
  }
}

/// An optional number; \p There is its bit in the mask of the row.
template <class Ar, class Optional> void optionalNumber(Ar &A, bool There, Optional &Value) {
  if (!There)
    return;
  if constexpr (Ar::Fills)
    Value.emplace();
  A.signedNumber(*Value);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::SourceFile> F) {
  bool Hash = F.Hash != std::array<uint8_t, 16>();
  flags(A, F.Found, F.System, Hash);
  A.text(F.Path);
  if (Hash)
    A.hash(F.Hash);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::Entity> E) {
  bool Place = E.Where != model::Location();
  flags(A, Place, E.InSystemHeader);
  A.kind(E.Kind, model::EntityKind::Type);
  A.kind(E.Link, model::Linkage::Internal);
  A.text(E.Usr);
  A.text(E.Name);
  A.text(E.DisplayName);
  if (Place)
    A.place(E.Where);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::AccessPath> P) {
  flags(A, P.AddressOf, P.Truncated);
  A.kind(P.Root, model::RootKind::Result);
  A.number(P.RootOperand);
  A.list(P.Steps, 2, [&](auto &S) {
    A.kind(S.Kind, model::StepKind::Element);
    A.number(S.Operand);
  });
  A.rooted(P);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::TypeFacts> T) {
  A.traits(T.Traits);
  A.optionalId(T.Record);
  A.text(T.Spelling);
}

template <class Ar> void locks(Ar &A, RowOf<Ar, std::vector<model::AnnotatedLock>> Locks) {
  A.list(Locks, 2, [&](auto &L) {
    A.kind(L.Mode, model::LockMode::Shared);
    A.optionalId(L.Path);
  });
}

template <class Ar, class Ids> void ids(Ar &A, Ids &Rows) {
  A.list(Rows, 1, [&](auto &I) { A.id(I); });
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::FunctionFacts> F) {
  bool Overrides = !F.Overrides.empty(), Class = F.Class.valid(), Parent = F.Parent.valid();
  bool Requires = !F.Requires.empty(), Acquires = !F.Acquires.empty();
  bool Releases = !F.Releases.empty(), TryAcquires = !F.TryAcquires.empty();
  bool Asserts = !F.Asserts.empty(), Excludes = !F.Excludes.empty();
  flags(A, Class, F.Constructor, F.Destructor, F.Virtual, F.Const, F.Static, F.TryAcquireSuccess,
        F.ReturnsReference, F.ReturnsPointer, Overrides, Parent, F.Lambda, F.NoReturn, F.Deleted,
        F.Main, F.NoThreadSafetyAnalysis, Requires, Acquires, Releases, TryAcquires, Asserts,
        Excludes);
  A.id(F.Function);
  A.kind(F.Visibility, model::Access::None);
  if (Class)
    A.id(F.Class);
  if (Overrides)
    ids(A, F.Overrides);
  if (Parent)
    A.id(F.Parent);
  if (Requires)
    locks(A, F.Requires);
  if (Acquires)
    locks(A, F.Acquires);
  if (Releases)
    locks(A, F.Releases);
  if (TryAcquires)
    locks(A, F.TryAcquires);
  if (Asserts)
    locks(A, F.Asserts);
  if (Excludes)
    locks(A, F.Excludes);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::VariableFacts> V) {
  A.id(V.Variable);
  A.optionalId(V.Class);
  fields(A, V.Type);
  A.number(V.BitFieldUnit);
  locks(A, V.GuardedBy);
  locks(A, V.PointeeGuardedBy);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::ClassFacts> C) {
  flags(A, C.Capability, C.ScopedCapability, C.Union);
  A.id(C.Class);
  ids(A, C.Bases);
  ids(A, C.Fields);
  A.optionalId(C.Destructor);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::LocalVariable> V) {
  flags(A, V.Escapes);
  A.text(V.Name);
  fields(A, V.Type);
  A.place(V.Where);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::Capture> C) {
  flags(A, C.ByReference);
  A.text(C.Name);
  A.optionalPath(C.Path);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::Argument> G) {
  bool Path = G.Path.valid(), Callable = G.Callable.valid();
  bool Constant = G.Constant.has_value(), Uses = !G.Uses.empty(), Chosen = !G.Chosen.empty();
  bool Reference = G.How == model::Passing::Reference, Move = G.How == model::Passing::Move;
  flags(A, Path, Reference, Move, Callable, Constant, Uses, Chosen);
  if constexpr (Ar::Fills) {
    if (Reference && Move)
      A.fail("an argument that is both referred to and moved");
    if (Reference || Move)
      G.How = Reference ? model::Passing::Reference : model::Passing::Move;
  } else {
    A.inRange(G.How, model::Passing::Move);
  }
  if (Path)
    A.path(G.Path);
  if (Callable)
    A.id(G.Callable);
  optionalNumber(A, Constant, G.Constant);
  if (Uses)
    ids(A, G.Uses);
  if (Chosen)
    A.text(G.Chosen);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::Callable> C) {
  flags(A, C.IsMethod);
  A.optionalId(C.Target);
  A.optionalPath(C.Stored);
  A.list(C.Captures, 3, [&](auto &Row) { fields(A, Row); });
  A.optionalPath(C.Object);
  A.list(C.Bound, 1, [&](auto &Row) { fields(A, Row); });
  A.place(C.Where);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::Event> E) {
  bool Object = E.Object.valid(), Source = E.Source.valid(), Callee = E.Callee.valid();
  bool Through = E.CalleePath.valid(), Args = !E.Args.empty(), Locks = !E.Locks.empty();
  bool Uses = !E.Uses.empty(), Constant = E.Constant.has_value();
  bool Access = E.How != model::Sync::Plain || E.Order != model::MemoryOrder::SeqCst ||
                E.Form != model::RmwForm::None;
  bool Test = E.Test != model::Comparison::None, Chosen = !E.Chosen.empty();
  bool Lock = E.Mode != model::LockMode::Exclusive || E.Policy != model::GuardPolicy::Lock;
  flags(A, Object, Callee, Args, E.Implicit, E.ResultUnused, Uses, Source, E.Constructs, E.Destroys,
        Access, Constant, Test, E.Virtual, Through, Locks, Lock, E.SuccessIsZero, E.Timed, E.All,
        Chosen);
  A.kind(E.Kind, model::EventKind::Notify);
  A.place(E.Where);
  if (Object)
    A.path(E.Object);
  if (Callee)
    A.id(E.Callee);
  if (Args)
    A.list(E.Args, 1, [&](auto &Row) { fields(A, Row); });
  if (Uses)
    ids(A, E.Uses);
  if (Source)
    A.path(E.Source);
  if (Access) {
    A.kind(E.How, model::Sync::Atomic);
    A.kind(E.Order, model::MemoryOrder::SeqCst);
    A.kind(E.Form, model::RmwForm::CompareExchange);
  }
  optionalNumber(A, Constant, E.Constant);
  if (Test)
    A.kind(E.Test, model::Comparison::Ge);
  if (Through)
    A.path(E.CalleePath);
  if (Locks)
    A.list(E.Locks, 1, [&](auto &L) { A.path(L); });
  if (Lock) {
    A.kind(E.Mode, model::LockMode::Shared);
    A.kind(E.Policy, model::GuardPolicy::Try);
  }
  if (Chosen)
    A.text(E.Chosen);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::Branch> B) {
  flags(A, B.IsLoop);
  A.kind(B.Op, model::Comparison::Ge);
  A.optionalId(B.Source);
  A.signedNumber(B.Constant);
  A.optionalPath(B.Left);
  A.optionalPath(B.Right);
  ids(A, B.Uses);
  A.place(B.Where);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::Block> B) {
  bool Condition = B.Condition.has_value();
  flags(A, Condition, B.NoReturn);
  A.number(B.First);
  A.number(B.Count);
  ids(A, B.Successors);
  if (Condition) {
    if constexpr (Ar::Fills)
      B.Condition.emplace();
    fields(A, *B.Condition);
  }
  A.events(B);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::FunctionSummary> F) {
  flags(A, F.Incomplete);
  A.id(F.Function);
  A.place(F.Where);
  // The counts stand first: ids and paths below can then be checked as they come.
  A.enter(F);
  A.rows(F.Params, [&](auto &Row) { fields(A, Row); });
  A.rows(F.Locals, [&](auto &Row) { fields(A, Row); });
  A.rows(F.Captures, [&](auto &Row) { fields(A, Row); });
  A.rows(F.Callables, [&](auto &Row) { fields(A, Row); });
  A.rows(F.Events, [&](auto &Row) { fields(A, Row); });
  A.rows(F.Blocks, [&](auto &Row) { fields(A, Row); });
  A.leave();
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::Suppression> S) {
  flags(A, S.HasList);
  A.kind(S.Kind, model::Suppression::Scope::End);
  A.place(S.Where);
  A.text(S.Checks);
  A.text(S.Reason);
}

template <class Ar> void fields(Ar &A, RowOf<Ar, model::Diagnostic> D) {
  flags(A, D.Fatal);
  A.place(D.Where);
  A.text(D.Message);
}

/// Everything that is no table.
template <class Ar> void unit(Ar &A, RowOf<Ar, model::TuSummary> S) {
  flags(A, S.HadErrors);
  A.text(S.MainFile);
  A.text(S.Output);
  A.number(S.Statistics.Functions);
  A.number(S.Statistics.FunctionsIncomplete);
  A.number(S.Statistics.UnknownPaths);
  A.number(S.Statistics.UnknownCallees);
}

} // namespace heddle::format

#endif // HEDDLE_FORMAT_FIELDS_H
