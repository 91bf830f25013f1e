//===- test/unit/Format/RandomSummary.cpp -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Samples.h"
#include <random>

using namespace heddle;
using namespace heddle::model;

namespace {

/// Throws dice, and knows how many rows there are to refer to.
class Dice {
public:
  explicit Dice(unsigned Seed) : Engine(Seed) {}

  /// In [0, \p Size); the standard's distributions differ between libraries.
  uint32_t below(uint64_t Size) { return Size ? Engine() % Size : 0; }
  bool often() { return below(3) != 0; }
  bool seldom() { return below(5) == 0; }
  /// Small most of the time, now and then at the limits.
  uint32_t number() {
    const uint32_t Sizes[] = {1, 10, 200, 70000, UINT32_MAX};
    return below(Sizes[below(5)]);
  }
  int64_t signedNumber() {
    return static_cast<int64_t>(uint64_t(Engine()) << below(32)) * (seldom() ? -1 : 1);
  }
  template <class Enum> Enum kind(Enum Last) {
    return static_cast<Enum>(below(static_cast<unsigned>(Last) + 1));
  }
  std::string text() {
    std::string Text(seldom() ? below(300) : below(6), '\0');
    for (char &C : Text)
      C = static_cast<char>(seldom() ? below(256) : 'a' + below(3));
    return Text;
  }
  /// An id of a table with \p Size rows; none if it has none.
  template <class I> I required(size_t Size) { return Size ? I(below(Size)) : I(); }
  template <class I> I optional(size_t Size) { return often() ? required<I>(Size) : I(); }
  template <class I> std::vector<I> some(size_t Size) {
    std::vector<I> Ids(Size && seldom() ? below(4) : 0);
    for (I &Row : Ids)
      Row = required<I>(Size);
    return Ids;
  }
  Location place(const TuSummary &S) {
    if (seldom())
      return {};
    return {optional<FileId>(S.Files.size()), number(), number(), number()};
  }

private:
  std::mt19937 Engine;
};

class Maker {
public:
  explicit Maker(unsigned Seed) : D(Seed) {}

  TuSummary make() {
    S.MainFile = D.text();
    S.Output = D.text();
    S.HadErrors = D.seldom();
    S.Statistics = {D.number(), D.number(), D.number(), D.number()};
    S.Files.resize(D.below(4));
    for (SourceFile &F : S.Files) {
      F.Path = D.text();
      F.Found = D.often();
      F.System = D.seldom();
      for (uint8_t &Byte : F.Hash)
        Byte = F.Found ? D.below(256) : 0;
    }
    S.Entities.resize(1 + D.below(6));
    for (Entity &E : S.Entities)
      E = {D.kind(EntityKind::Type),
           D.kind(Linkage::Internal),
           D.text(),
           D.text(),
           D.text(),
           D.place(S),
           D.seldom()};
    S.Paths.resize(D.below(12));
    for (AccessPath &P : S.Paths)
      P = path();
    for (size_t I = D.below(4); I; --I)
      S.FunctionDecls.push_back(declaration());
    for (size_t I = D.below(4); I; --I)
      S.Variables.push_back({entity(), D.optional<EntityId>(S.Entities.size()), type(), D.number(),
                             locks(), locks()});
    for (size_t I = D.below(3); I; --I)
      S.Classes.push_back(
          {entity(), D.some<EntityId>(S.Entities.size()), D.some<EntityId>(S.Entities.size()),
           D.optional<EntityId>(S.Entities.size()), D.seldom(), D.seldom(), D.seldom()});
    S.Lockables = D.some<EntityId>(S.Entities.size());
    S.Functions.resize(D.below(4));
    for (FunctionSummary &F : S.Functions)
      fill(F);
    for (size_t I = D.below(3); I; --I)
      S.Suppressions.push_back(
          {D.kind(Suppression::Scope::End), D.place(S), D.text(), D.seldom(), D.text()});
    for (size_t I = D.below(3); I; --I)
      S.Errors.push_back({D.place(S), D.text(), D.seldom()});
    return std::move(S);
  }

private:
  EntityId entity() { return D.required<EntityId>(S.Entities.size()); }

  /// Roots that hang on a function have operand 0; fill() gives every function
  /// at least one row of each kind.
  AccessPath path() {
    AccessPath P;
    P.Root = D.kind(RootKind::Result);
    if (P.Root == RootKind::Global)
      P.RootOperand = entity().index();
    P.Steps.resize(D.below(AccessPath::MaxSteps + 1));
    for (Step &Row : P.Steps) {
      Row.Kind = D.kind(StepKind::Element);
      if (Row.Kind == StepKind::Field)
        Row.Operand = entity().index();
      if (Row.Kind == StepKind::Element)
        Row.Operand = D.number();
    }
    P.AddressOf = D.seldom();
    P.Truncated = D.seldom();
    return P;
  }
  PathId optionalPath() { return D.optional<PathId>(S.Paths.size()); }
  TypeFacts type() {
    return {static_cast<uint16_t>(D.below(1 << 13)), D.optional<EntityId>(S.Entities.size()),
            D.text()};
  }
  std::vector<AnnotatedLock> locks() {
    std::vector<AnnotatedLock> Locks(D.seldom() ? D.below(3) : 0);
    for (AnnotatedLock &L : Locks)
      L = {optionalPath(), D.kind(LockMode::Shared)};
    return Locks;
  }

  FunctionFacts declaration() {
    FunctionFacts F;
    F.Function = entity();
    F.Class = D.optional<EntityId>(S.Entities.size());
    F.Visibility = D.kind(Access::None);
    for (bool *Flag : {&F.Static, &F.Virtual, &F.Constructor, &F.Destructor, &F.Lambda, &F.NoReturn,
                       &F.Deleted, &F.Main, &F.Const, &F.NoThreadSafetyAnalysis,
                       &F.ReturnsReference, &F.ReturnsPointer, &F.TryAcquireSuccess})
      *Flag = D.often();
    F.Overrides = D.some<EntityId>(S.Entities.size());
    F.Parent = D.optional<EntityId>(S.Entities.size());
    for (auto *Locks :
         {&F.Requires, &F.Acquires, &F.Releases, &F.TryAcquires, &F.Asserts, &F.Excludes})
      *Locks = locks();
    return F;
  }

  Argument argument(const FunctionSummary &F) {
    Argument A;
    A.Path = optionalPath();
    A.Callable = D.optional<CallableId>(F.Callables.size());
    A.How = D.kind(Passing::Move);
    if (D.seldom())
      A.Constant = D.signedNumber();
    A.Uses = D.some<EventId>(F.Events.size());
    if (D.seldom())
      A.Chosen = D.text();
    return A;
  }

  void fill(Event &E, const FunctionSummary &F) {
    E.Kind = D.kind(EventKind::Notify);
    E.Where = D.place(S);
    E.Object = optionalPath();
    E.Source = optionalPath();
    if (D.seldom()) {
      E.How = D.kind(Sync::Atomic);
      E.Order = D.kind(MemoryOrder::SeqCst);
      E.Form = D.kind(RmwForm::CompareExchange);
    }
    E.Callee = D.optional<EntityId>(S.Entities.size());
    E.CalleePath = D.seldom() ? optionalPath() : PathId();
    for (size_t I = D.below(3); I; --I)
      E.Args.push_back(argument(F));
    for (bool *Flag : {&E.Virtual, &E.Implicit, &E.Constructs, &E.Destroys, &E.ResultUnused,
                       &E.SuccessIsZero, &E.Timed, &E.All})
      *Flag = D.seldom();
    if (D.seldom())
      E.Chosen = D.text();
    E.Locks = D.some<PathId>(S.Paths.size());
    if (D.seldom()) {
      E.Mode = D.kind(LockMode::Shared);
      E.Policy = D.kind(GuardPolicy::Try);
      E.Test = D.kind(Comparison::Ge);
      E.Constant = D.signedNumber();
    }
    E.Uses = D.some<EventId>(F.Events.size());
  }

  void fill(Callable &C, const FunctionSummary &F) {
    C.Target = D.optional<EntityId>(S.Entities.size());
    C.Stored = optionalPath();
    for (size_t I = D.below(3); I; --I)
      C.Captures.push_back({D.text(), optionalPath(), D.seldom()});
    C.Object = optionalPath();
    for (size_t I = D.below(2); I; --I)
      C.Bound.push_back(argument(F));
    C.IsMethod = D.seldom();
    C.Where = D.place(S);
  }

  void fill(FunctionSummary &F) {
    F.Function = entity();
    F.Where = D.place(S);
    F.Incomplete = D.seldom();
    F.Params.resize(1 + D.below(3));
    F.Locals.resize(1 + D.below(3));
    F.Captures.resize(1 + D.below(2));
    F.Callables.resize(1 + D.below(2));
    F.Events.resize(1 + D.below(12));
    F.Blocks.resize(1 + D.below(5));
    for (auto *Rows : {&F.Params, &F.Locals})
      for (LocalVariable &V : *Rows)
        V = {D.text(), type(), D.place(S), D.seldom()};
    for (Capture &C : F.Captures)
      C = {D.text(), PathId(), D.seldom()};
    for (Callable &C : F.Callables)
      fill(C, F);
    for (Event &E : F.Events)
      fill(E, F);
    for (Block &B : F.Blocks) {
      B.First = D.below(F.Events.size() + 1);
      B.Count = D.below(F.Events.size() - B.First + 1);
      B.NoReturn = D.seldom();
      B.Successors.resize(D.below(4));
      for (BlockId &Next : B.Successors)
        Next = BlockId(D.below(F.Blocks.size()));
      if (B.Successors.size() == 2 && D.often())
        B.Condition = {D.optional<EventId>(F.Events.size()),
                       D.kind(Comparison::Ge),
                       D.signedNumber(),
                       optionalPath(),
                       optionalPath(),
                       D.some<EventId>(F.Events.size()),
                       D.place(S),
                       D.seldom()};
    }
  }

  Dice D;
  TuSummary S;
};

} // namespace

TuSummary format::randomSummary(unsigned Seed) { return Maker(Seed).make(); }
