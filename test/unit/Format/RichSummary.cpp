//===- test/unit/Format/RichSummary.cpp -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Samples.h"

using namespace heddle;
using namespace heddle::model;

namespace {

Location at(uint32_t File, uint32_t Line, uint32_t Column, uint32_t Length) {
  return {FileId(File), Line, Column, Length};
}

Entity entity(EntityKind Kind, const char *Name) {
  Entity E;
  E.Kind = Kind;
  E.Usr = std::string("c:@") + Name;
  E.Name = Name;
  return E;
}

AccessPath path(RootKind Root, uint32_t Operand, std::vector<Step> Steps, bool AddressOf = false,
                bool Truncated = false) {
  return {Root, Operand, std::move(Steps), AddressOf, Truncated};
}

// Entities and paths by name, so that the rows below can be read.
enum : uint32_t { Push, Queue, Mutex, Size, Counter, Lambda, Base };
enum : uint32_t {
  ThisMu,
  PtrSize,
  CounterSlot,
  LocalL,
  CaptureX,
  CallResult,
  DeepParam,
  Lost,
  Writer
};

TypeFacts type(uint16_t Traits, EntityId Record, const char *Spelling) {
  TypeFacts T;
  T.Traits = Traits;
  T.Record = Record;
  T.Spelling = Spelling;
  return T;
}

void addTables(TuSummary &S) {
  S.MainFile = "/src/queue.cpp";
  S.Output = "queue.o";
  S.Files.resize(3);
  S.Files[0].Path = "/src/queue.cpp";
  S.Files[0].Hash = {1, 2, 3, 255};
  S.Files[1].Path = "/usr/include/mutex";
  S.Files[1].System = true;
  S.Files[1].Hash = {9};
  S.Files[2].Path = "/src/missing.h";
  S.Files[2].Found = false;
  S.Entities = {entity(EntityKind::Function, "Queue::push"),
                entity(EntityKind::Type, "Queue"),
                entity(EntityKind::Field, "Queue::mu_"),
                entity(EntityKind::Field, "Queue::size_"),
                entity(EntityKind::Variable, "counter"),
                entity(EntityKind::Function, "lambda"),
                entity(EntityKind::Type, "Base")};
  S.Entities[Push].DisplayName = "Queue<int>::push";
  S.Entities[Push].Where = at(0, 12, 3, 4);
  S.Entities[Lambda].Link = Linkage::Internal;
  S.Entities[Base].InSystemHeader = true;
  S.Paths = {path(RootKind::This, 0, {{StepKind::Field, Mutex}}),
             path(RootKind::Param, 0, {{StepKind::Deref, 0}, {StepKind::Field, Size}}, true),
             path(RootKind::Global, Counter, {{StepKind::Element, 0}, {StepKind::Element, 8}}),
             path(RootKind::Local, 0, {}),
             path(RootKind::Capture, 0, {}),
             path(RootKind::Result, 1, {}),
             path(RootKind::Param, 0, std::vector<Step>(8, {StepKind::Deref, 0}), false, true),
             path(RootKind::Unknown, 0, {}),
             path(RootKind::Param, 0, {})};
}

void addDeclarations(TuSummary &S) {
  FunctionFacts F;
  F.Function = EntityId(Push);
  F.Class = EntityId(Queue);
  F.Visibility = Access::Protected;
  F.Static = F.Virtual = F.Constructor = F.Destructor = F.Lambda = F.NoReturn = true;
  F.Deleted = F.Main = F.Const = F.NoThreadSafetyAnalysis = true;
  F.ReturnsReference = F.ReturnsPointer = true;
  F.Overrides = {EntityId(Lambda), EntityId(Push)};
  F.Parent = EntityId(Lambda);
  F.Requires = {{PathId(ThisMu), LockMode::Shared}};
  F.Acquires = {{PathId(DeepParam), LockMode::Exclusive}};
  F.Releases = {{PathId(), LockMode::Exclusive}};
  F.TryAcquires = F.Asserts = F.Requires;
  F.Excludes = F.Acquires;
  F.TryAcquireSuccess = false;
  S.FunctionDecls = {F, FunctionFacts()};
  S.FunctionDecls[1].Function = EntityId(Lambda);

  VariableFacts V;
  V.Variable = EntityId(Size);
  V.Class = EntityId(Queue);
  V.Type = type(0x1fff, EntityId(Base), "const int");
  V.BitFieldUnit = 7;
  V.GuardedBy = F.Requires;
  V.PointeeGuardedBy = F.Acquires;
  S.Variables = {V};

  ClassFacts C;
  C.Class = EntityId(Queue);
  C.Bases = {EntityId(Base)};
  C.Fields = {EntityId(Mutex), EntityId(Size)};
  C.Destructor = EntityId(Push);
  C.Capability = C.ScopedCapability = C.Union = true;
  S.Classes = {C};
  S.Lockables = {EntityId(Base), EntityId(Queue)};
}

Argument argument() {
  Argument A;
  A.Path = PathId(PtrSize);
  A.Callable = CallableId(0);
  A.How = Passing::Reference;
  A.Constant = -5000000000;
  A.Uses = {EventId(1), EventId(0)};
  A.Chosen = "@k";
  return A;
}

/// No field at its default; no real event has them all.
Event event() {
  Event E;
  E.Kind = EventKind::Notify;
  E.Where = at(0, 14, 5, 9);
  E.Object = PathId(ThisMu);
  E.Source = PathId(CallResult);
  E.How = Sync::Atomic;
  E.Order = MemoryOrder::AcqRel;
  E.Form = RmwForm::CompareExchange;
  E.Callee = EntityId(Push);
  E.CalleePath = PathId(CaptureX);
  E.Args = {argument(), Argument()};
  E.Args[1].How = Passing::Move;
  E.Virtual = E.Implicit = E.Constructs = E.Destroys = E.ResultUnused = true;
  E.Locks = {PathId(ThisMu), PathId(LocalL)};
  E.Mode = LockMode::Shared;
  E.Policy = GuardPolicy::Try;
  E.SuccessIsZero = E.Timed = E.All = true;
  E.Uses = {EventId(0)};
  E.Constant = INT64_MIN;
  E.Test = Comparison::Ge;
  E.Chosen = "(i + 1) % n";
  return E;
}

FunctionSummary function() {
  FunctionSummary F;
  F.Function = EntityId(Push);
  F.Where = at(0, 12, 3, 4);
  LocalVariable V;
  V.Name = "l";
  V.Type = type(static_cast<uint16_t>(TypeTrait::Pointer), EntityId(Queue), "Queue *");
  V.Where = at(0, 13, 7, 1);
  V.Escapes = true;
  F.Params = {V};
  F.Locals = {V, LocalVariable()};
  F.Captures = {{"x", PathId(), true}};
  Callable C;
  C.Target = EntityId(Lambda);
  C.Stored = PathId(ThisMu);
  C.Captures = {{"y", PathId(LocalL), true}, {"z", PathId(), false}};
  C.Object = PathId(PtrSize);
  C.Bound = {argument()};
  C.IsMethod = true;
  C.Where = at(1, 3, 2, 1);
  F.Callables = {C};
  F.Events = {event(), Event(), event()};
  F.Events[2].Kind = EventKind::Call;
  F.Events[2].Where = at(1, 4000000000, 1, 0);
  F.Events[2].Constant = INT64_MAX;
  Branch Condition;
  Condition.Source = EventId(2);
  Condition.Op = Comparison::Le;
  Condition.Constant = -1;
  Condition.Left = PathId(ThisMu);
  Condition.Right = PathId(Lost);
  Condition.Uses = {EventId(1)};
  Condition.Where = at(0, 15, 3, 2);
  Condition.IsLoop = true;
  Branch OnParameter;
  OnParameter.Op = Comparison::Eq;
  OnParameter.Constant = 3;
  OnParameter.Left = PathId(Writer);
  F.Blocks = {{0, 2, {BlockId(1), BlockId(2)}, Condition, false},
              {2, 1, {}, {}, true},
              {3, 0, {BlockId(1), BlockId(3)}, OnParameter, false},
              {3, 0, {}, {}, false}};
  F.Incomplete = true;
  return F;
}

} // namespace

TuSummary format::richSummary() {
  TuSummary S;
  addTables(S);
  addDeclarations(S);
  S.Functions = {function(), function()};
  S.Functions[1].Function = EntityId(Lambda);
  Suppression N;
  N.Kind = Suppression::Scope::End;
  N.Where = at(0, 20, 4, 0);
  N.Checks = "heddle-*,-heddle-x";
  N.HasList = true;
  N.Reason = "measured";
  S.Suppressions = {N, Suppression()};
  S.Errors = {{at(1, 1, 1, 0), "'x' file not found", true}, {Location(), "", false}};
  S.HadErrors = true;
  S.Statistics = {3, 1, 4, UINT32_MAX};
  return S;
}

std::string format::messageOf(llvm::Error E) { return llvm::toString(std::move(E)); }
