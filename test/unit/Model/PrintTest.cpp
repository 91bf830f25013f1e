//===- test/unit/Model/PrintTest.cpp -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Model/Print.h"
#include "llvm/Support/raw_ostream.h"
#include <gtest/gtest.h>

using namespace heddle::model;

namespace {

Entity entity(EntityKind Kind, const char *Name) {
  Entity E;
  E.Kind = Kind;
  E.Name = Name;
  E.Usr = "c:";
  return E;
}

LocalVariable variable(const char *Name) {
  LocalVariable V;
  V.Name = Name;
  return V;
}

/// A unit with one function, `DB::work(DB *a, int)`, in db/db.cc.
class Print : public testing::Test {
protected:
  enum : uint32_t { Work, Class, Mu, Count, Global, GuardMake, Body };

  Print() {
    S.MainFile = "/src/db/db.cc";
    S.Files.resize(2);
    S.Files[0].Path = "/src/db/db.cc";
    S.Files[1].Path = "/usr/include/mutex";
    S.Entities = {
        entity(EntityKind::Function, "DB::work"),    entity(EntityKind::Type, "DB"),
        entity(EntityKind::Field, "DB::mu_"),        entity(EntityKind::Field, "DB::count_"),
        entity(EntityKind::Variable, "db::counter"), entity(EntityKind::Function, "Guard::Guard"),
        entity(EntityKind::Function, "(lambda)")};
    F.Function = EntityId(Work);
    F.Where = {FileId(0), 10, 6, 4};
    F.Params = {variable("a"), variable("")};
    F.Locals = {variable("l"), variable("i"), variable("i")};
    F.Captures = {{"x", PathId(), true}};
    N = PrintNames(S, &F, "/src");
  }

  std::string path(RootKind Root, uint32_t Operand, std::vector<Step> Steps = {},
                   bool AddressOf = false, bool Truncated = false) {
    return printPath({Root, Operand, std::move(Steps), AddressOf, Truncated}, N);
  }
  /// Interns for the summary.
  PathId add(RootKind Root, uint32_t Operand, std::vector<Step> Steps = {},
             bool AddressOf = false) {
    S.Paths.push_back({Root, Operand, std::move(Steps), AddressOf, false});
    N.Paths = S.Paths;
    return PathId(S.Paths.size() - 1);
  }

  TuSummary S;
  FunctionSummary F;
  PrintNames N;
};

TEST_F(Print, roots) {
  EXPECT_EQ(path(RootKind::Unknown, 0), "?");
  EXPECT_EQ(path(RootKind::This, 0), "this");
  EXPECT_EQ(path(RootKind::Param, 0), "param(a)");
  EXPECT_EQ(path(RootKind::Global, Global), "db::counter");
  EXPECT_EQ(path(RootKind::Local, 0), "local(l)");
  EXPECT_EQ(path(RootKind::Capture, 0), "capture(x)");
  EXPECT_EQ(path(RootKind::Result, 3), "result(#3)");
}

TEST_F(Print, rootsWithoutANameOfTheirOwnShowTheirNumber) {
  EXPECT_EQ(path(RootKind::Param, 1), "param(#1)");
  EXPECT_EQ(path(RootKind::Local, 1), "local(i#1)");
  EXPECT_EQ(path(RootKind::Local, 2), "local(i#2)");
}

TEST_F(Print, steps) {
  const Step Deref{StepKind::Deref, 0};
  EXPECT_EQ(path(RootKind::Param, 0, {Deref, {StepKind::Field, Mu}}), "param(a)*.mu_");
  EXPECT_EQ(path(RootKind::This, 0, {{StepKind::Field, Mu}}, true), "&this.mu_");
  EXPECT_EQ(path(RootKind::Global, Global, {{StepKind::Element, 0}, {StepKind::Element, 3}}),
            "db::counter[][2]");
  EXPECT_EQ(path(RootKind::This, 0, {Deref}, false, true), "this*...");
}

TEST_F(Print, whatNoTableKnowsIsANumber) {
  N = PrintNames();
  EXPECT_EQ(path(RootKind::Local, 2), "local(#2)");
  EXPECT_EQ(path(RootKind::Global, 9, {{StepKind::Field, 4}}), "entity(9).entity(4)");
  EXPECT_EQ(printPath(PathId(7), N), "path(7)");
  EXPECT_EQ(printPath(PathId(), N), "none");
  EXPECT_EQ(printLocation({FileId(3), 1, 2, 0}, N), "file(3):1:2");
}

TEST_F(Print, places) {
  EXPECT_EQ(printLocation({FileId(0), 12, 3, 5}, N), "db/db.cc:12:3+5");
  EXPECT_EQ(printLocation({FileId(0), 12, 3, 0}, N, FileId(0)), "12:3");
  EXPECT_EQ(printLocation({FileId(1), 1, 1, 0}, N, FileId(0)), "/usr/include/mutex:1:1");
  EXPECT_EQ(printLocation({}, N), "nowhere");
}

TEST_F(Print, onlyWhatLiesBelowTheFolderIsRelative) {
  EXPECT_EQ(printFile("/src/a.cc", "/src"), "a.cc");
  EXPECT_EQ(printFile("/src/a.cc", "/src/"), "a.cc");
  EXPECT_EQ(printFile("/srcs/a.cc", "/src"), "/srcs/a.cc");
  EXPECT_EQ(printFile("/src/a.cc", ""), "/src/a.cc");
}

TEST_F(Print, controlCharactersAreInert) {
  EXPECT_EQ(printable("a\x1b[31m\nb\x7f"), "a\\x1b[31m\\x0ab\\x7f");
  EXPECT_EQ(printable("na\xc3\xafve"), "na\xc3\xafve");
  S.Entities[Work].Name = "evil\x1b]";
  EXPECT_EQ(printEntity(EntityId(Work), N), "evil\\x1b]");
  EXPECT_EQ(printFile("/src/\r", "/src"), "\\x0d");
}

TEST_F(Print, entityByItsDisplayName) {
  S.Entities[Work].DisplayName = "DB<int>::work";
  EXPECT_EQ(printEntity(EntityId(Work), N), "DB<int>::work");
  EXPECT_EQ(printEntity(EntityId(), N), "none");
}

TEST_F(Print, accesses) {
  Event E;
  E.Object = add(RootKind::This, 0, {{StepKind::Field, Count}});
  EXPECT_EQ(printEvent(E, N), "read this.count_");
  E.How = Sync::Atomic;
  EXPECT_EQ(printEvent(E, N), "read atomic seq_cst this.count_");
  E.Kind = EventKind::ReadModifyWrite;
  E.Form = RmwForm::FetchOp;
  E.Order = MemoryOrder::Relaxed;
  EXPECT_EQ(printEvent(E, N), "read-modify-write fetch-op atomic relaxed this.count_");
  E = Event();
  E.Kind = EventKind::Write;
  E.Uses = {EventId(0), EventId(2)};
  E.Where = {FileId(0), 11, 5, 6};
  EXPECT_EQ(printEvent(E, N), "write uses=[#0 #2] at 11:5+6");
}

TEST_F(Print, call) {
  Event E;
  E.Kind = EventKind::Call;
  E.Callee = EntityId(GuardMake);
  E.Object = add(RootKind::Local, 0);
  E.Args.resize(3);
  E.Args[0].Path = add(RootKind::This, 0, {{StepKind::Field, Mu}});
  E.Args[0].How = Passing::Reference;
  E.Args[1].Constant = -3;
  E.Args[1].Uses = {EventId(0)};
  E.Args[2].Callable = CallableId(1);
  E.Args[2].How = Passing::Move;
  E.Constructs = E.Implicit = E.ResultUnused = true;
  EXPECT_EQ(printEvent(E, N), "call Guard::Guard object=local(l) args=[ref this.mu_, -3 "
                              "uses=[#0], move callable(1)] implicit constructs result-unused");
}

TEST_F(Print, argumentOfWhichNothingIsKnown) {
  EXPECT_EQ(printArgument({}, N), "_");
  Argument A;
  A.Path = add(RootKind::Param, 0);
  A.Constant = 4;
  A.Callable = CallableId(0);
  A.Chosen = "i";
  EXPECT_EQ(printArgument(A, N), "param(a)=4 callable(0) chosen='i'");
}

/// No field is silent: taking any of them back to its default changes the text.
TEST_F(Print, everyFieldOfAnEventShows) {
  Event E;
  E.Kind = EventKind::GuardMake;
  E.Where = {FileId(1), 2, 3, 4};
  E.Object = add(RootKind::Local, 0);
  E.Source = add(RootKind::Param, 0);
  E.How = Sync::Volatile;
  E.Order = MemoryOrder::Consume;
  E.Form = RmwForm::Exchange;
  E.Callee = EntityId(GuardMake);
  E.CalleePath = add(RootKind::Capture, 0);
  E.Args.resize(1);
  E.Virtual = E.Implicit = E.Constructs = E.Destroys = E.ResultUnused = true;
  E.Locks = {add(RootKind::This, 0), E.Object};
  E.Mode = LockMode::Shared;
  E.Policy = GuardPolicy::Adopt;
  E.SuccessIsZero = E.Timed = E.All = true;
  E.Uses = {EventId(5)};
  E.Constant = 0;
  E.Test = Comparison::Ne;
  E.Chosen = "@i % 16";
  EXPECT_EQ(printEvent(E, N),
            "guard-make Guard::Guard exchange volatile consume object=local(l) source=param(a) "
            "through=capture(x) args=[_] virtual implicit constructs destroys result-unused "
            "chosen='@i % 16' locks=[this, local(l)] shared policy=adopt success-is-zero timed all test=!= "
            "constant=0 uses=[#5] at /usr/include/mutex:2:3+4");
}

TEST_F(Print, callable) {
  Callable C;
  EXPECT_EQ(printCallable(C, N), "unknown");
  C.Target = EntityId(Body);
  C.IsMethod = true;
  C.Stored = add(RootKind::Param, 0);
  C.Object = add(RootKind::This, 0, {}, true);
  C.Captures = {{"l", add(RootKind::Local, 0), true}, {"n", PathId(), false}};
  C.Bound.resize(1);
  C.Where = {FileId(0), 20, 1, 0};
  EXPECT_EQ(printCallable(C, N), "(lambda) method stored=param(a) object=&this capture=[ref "
                                 "l=local(l)] capture=[n] bound=[_] at 20:1");
}

TEST_F(Print, branches) {
  Branch B;
  EXPECT_EQ(printBranch(B, N), "if ?");
  B.Source = EventId(1);
  B.Op = Comparison::Ne;
  EXPECT_EQ(printBranch(B, N), "if #1 != 0");
  B.IsLoop = true;
  B.Uses = {EventId(1), EventId(4)};
  B.Where = {FileId(0), 12, 9, 3};
  EXPECT_EQ(printBranch(B, N), "loop #1 != 0 uses=[#1 #4] at 12:9+3");
  B = Branch();
  B.Op = Comparison::Lt;
  B.Left = add(RootKind::Param, 0, {}, true);
  B.Right = add(RootKind::Param, 0);
  EXPECT_EQ(printBranch(B, N), "if &param(a) < param(a)");
  // The value of a parameter and a constant.
  B = Branch();
  B.Op = Comparison::Eq;
  B.Constant = -2;
  B.Left = add(RootKind::Param, 0);
  EXPECT_EQ(printBranch(B, N), "if param(a) == -2");
}

TEST_F(Print, function) {
  F.Params[0].Type.Spelling = "DB *";
  F.Params[0].Type.set(TypeTrait::Pointer);
  F.Params[0].Type.set(TypeTrait::Const);
  F.Params[0].Type.Record = EntityId(Class);
  F.Params[0].Where = {FileId(0), 10, 15, 1};
  F.Params.resize(1);
  F.Locals.resize(1);
  F.Locals[0].Escapes = true;
  F.Callables.resize(1);
  F.Events.resize(2);
  F.Events[0].Object = add(RootKind::Param, 0);
  F.Events[1].Kind = EventKind::Return;
  F.Blocks.resize(3);
  F.Blocks[0] = {0, 1, {BlockId(1), BlockId(2)}, Branch(), false};
  F.Blocks[1] = {1, 1, {BlockId(2)}, {}, false};
  F.Blocks[2].First = 2;
  F.Blocks[2].NoReturn = true;
  F.Incomplete = true;
  S.Entities[Work].Link = Linkage::Internal;
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  printFunction(F, PrintNames(S, nullptr, "/src"), OS);
  EXPECT_EQ(Text, "function DB::work internal incomplete at db/db.cc:10:6+4\n"
                  "  param 0 a 'DB *' const pointer record=DB at 10:15+1\n"
                  "  local 0 l escapes\n"
                  "  capture 0 x ref\n"
                  "  callable 0 unknown\n"
                  "  block 0 -> 1 2 (if ?)\n"
                  "    #0 read param(a)\n"
                  "  block 1 -> 2\n"
                  "    #1 return\n"
                  "  block 2 noreturn\n");
}

/// The dump of a summary that nobody verified must not read beyond its tables.
TEST_F(Print, blocksBeyondTheEventsAreCut) {
  F.Events.resize(1);
  F.Blocks.resize(2);
  F.Blocks[0] = {0, UINT32_MAX, {}, {}, false};
  F.Blocks[1] = {UINT32_MAX, UINT32_MAX, {}, {}, false};
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  printFunction(F, PrintNames(S), OS);
  EXPECT_NE(Text.find("  block 0\n    #0 read\n  block 1\n"), std::string::npos) << Text;
}

TEST_F(Print, facts) {
  S.HadErrors = true;
  S.Output = "/src/build/db.o";
  S.Errors = {{{FileId(1), 3, 1, 0}, "no 'x'", true}, {{}, "odd\n", false}};
  PathId Lock = add(RootKind::This, 0, {{StepKind::Field, Mu}});
  S.Classes = {
      {EntityId(Class), {EntityId(Class)}, {EntityId(Mu)}, EntityId(Work), true, true, true}};
  S.Lockables = {EntityId(Class)};
  VariableFacts V;
  V.Variable = EntityId(Count);
  V.Class = EntityId(Class);
  V.Type.Spelling = "long";
  V.Type.set(TypeTrait::Integer);
  V.BitFieldUnit = 2;
  V.GuardedBy = {{Lock, LockMode::Exclusive}};
  V.PointeeGuardedBy = {{Lock, LockMode::Shared}};
  S.Variables = {V};
  FunctionFacts D;
  D.Function = EntityId(Work);
  D.Class = EntityId(Class);
  D.Visibility = Access::Private;
  D.Virtual = D.Const = true;
  D.Overrides = {EntityId(Work)};
  D.Parent = EntityId(Body);
  D.Requires = D.TryAcquires = V.GuardedBy;
  D.TryAcquireSuccess = false;
  S.FunctionDecls = {D};
  S.Functions.resize(1);
  S.Functions[0].Function = EntityId(Body);
  S.Suppressions = {{Suppression::Scope::NextLine, {FileId(0), 5, 1, 0}, "heddle-*", true, "why"},
                    {Suppression::Scope::Line, {FileId(0), 7, 1, 0}, "", false, ""}};
  S.Statistics = {1, 2, 3, 4};
  EXPECT_EQ(printFacts(S, "/src"),
            "summary db/db.cc output=build/db.o had-errors\n"
            "fatal error at /usr/include/mutex:3:1 no 'x'\n"
            "error odd\\x0a\n"
            "class DB bases=[DB] fields=[DB::mu_] destructor=DB::work capability "
            "scoped-capability union\n"
            "lockable DB\n"
            "variable DB::count_ 'long' integer class=DB bit-field-unit=2 guarded-by=[this.mu_] "
            "pointee-guarded-by=[this.mu_ shared]\n"
            "declaration DB::work class=DB private virtual const overrides=[DB::work] "
            "parent=(lambda) requires=[this.mu_] try-acquires=[this.mu_] "
            "try-acquire-success=false\n"
            "function (lambda)\n"
            "suppression NOLINTNEXTLINE(heddle-*): why at db/db.cc:5:1\n"
            "suppression NOLINT at db/db.cc:7:1\n"
            "counts functions=1 incomplete=2 unknown-paths=3 unknown-callees=4\n");
}

TEST_F(Print, tables) {
  S.Files.resize(3);
  S.Files[0].Hash[0] = 0xab;
  S.Files[1].System = true;
  S.Files[2].Path = "/src/lost.h";
  S.Files[2].Found = false;
  S.Entities.resize(2);
  S.Entities[0].DisplayName = "DB<int>::work";
  S.Entities[0].Link = Linkage::Internal;
  S.Entities[0].Where = {FileId(0), 10, 6, 4};
  S.Entities[1].InSystemHeader = true;
  add(RootKind::Global, 1);
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  printTables(S, OS, "/src");
  EXPECT_EQ(Text, "file 0 db/db.cc ab000000000000000000000000000000\n"
                  "file 1 /usr/include/mutex 00000000000000000000000000000000 system\n"
                  "file 2 lost.h not-found\n"
                  "entity 0 function DB::work display='DB<int>::work' usr='c:' internal at "
                  "db/db.cc:10:6+4\n"
                  "entity 1 type DB usr='c:' system\n"
                  "path 0 DB\n");
}

} // namespace
