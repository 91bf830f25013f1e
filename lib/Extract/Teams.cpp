//===- Extract/Teams.cpp - what OpenMP's directives become ----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A directive becomes a call of a function with its name (Model/Directives.h), one
// that begins a block two. That of a region is passed the region as a callable.
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionExtractor.h"
#include "Model/Directives.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using llvm::omp::Directive;
using model::EventId;
using model::EventKind;
using model::PathId;
using model::RootKind;
namespace directive = heddle::model::directive;

EventId FunctionExtractor::directiveCall(llvm::StringRef Name, const OMPExecutableDirective *D,
                                         const Stmt *Key) {
  model::Event E = make(EventKind::Call, D->getSourceRange());
  E.Callee = U.Entities.directive(Name);
  E.ResultUnused = true;
  return add(std::move(E), Key);
}

PathId FunctionExtractor::tasks() {
  if (!Tasks) {
    Tasks = B.Summary.Locals.size();
    model::LocalVariable L;
    L.Name = "tasks";
    L.Where = B.Summary.Where;
    B.Summary.Locals.push_back(std::move(L));
  }
  return U.Paths.root(RootKind::Local, *Tasks);
}

void FunctionExtractor::waitForTasks(const OMPExecutableDirective *D) {
  if (!Tasks)
    return;
  EventId Id = directiveCall(directive::TaskWait, D);
  B.Summary.Events[Id.index()].Object = tasks();
}

void FunctionExtractor::barrier(const OMPExecutableDirective *D) {
  waitForTasks(D);
  directiveCall(directive::Barrier, D);
}

/// `num_threads(1)`, `if(0)`.
bool FunctionExtractor::runsAlone(const OMPExecutableDirective *D) {
  bool Alone = OneThread;
  for (const OMPClause *C : D->clauses()) {
    if (const auto *N = dyn_cast<OMPNumThreadsClause>(C))
      Alone = constant(N->getNumThreads()) == 1;
    if (const auto *If = dyn_cast<OMPIfClause>(C))
      if (constant(If->getCondition()) == 0)
        return true;
  }
  return Alone;
}

void FunctionExtractor::startRegion(const OMPExecutableDirective *D) {
  if (!D->hasAssociatedStmt())
    return;
  DirectiveParts Parts(D);
  llvm::StringRef Name = directive::Task;
  if (Parts.startsTeam())
    Name = directive::Parallel;
  else if (Parts.has(Directive::OMPD_taskloop))
    Name = directive::TaskLoop;
  if (runsAlone(D))
    Name = directive::Alone;
  std::string Written = ("omp " + llvm::omp::getOpenMPDirectiveName(D->getDirectiveKind())).str();
  Region R{D, B.Function, U.Entities.region(Written, B.Function)};
  Regions.push_back(R);
  model::Callable C;
  C.Target = R.Entity;
  const auto *M = dyn_cast<CXXMethodDecl>(B.Function);
  if (M && M->isInstance())
    C.Object = Paths.thisObject();
  Variables Own, Given;
  addPrivate(D, Own, Given);
  for (const CapturedStmt::Capture &Each : D->getInnermostCapturedStmt()->captures()) {
    if (!Each.capturesVariable() && !Each.capturesVariableByCopy())
      continue;
    const VarDecl *V = Each.getCapturedVar();
    // A number goes by the variable that it was taken from.
    auto Drawn = B.Drawn.find(V);
    PathId P = Drawn != B.Drawn.end() && Given.contains(V)
                   ? U.Paths.root(RootKind::Result, Drawn->second.index())
                   : Paths.variable(V);
    C.Captures.push_back({V->getNameAsString(), P, !Given.contains(V)});
  }
  C.Where = U.Files.place(D->getSourceRange());
  model::Argument A;
  A.Callable = model::CallableId(B.Summary.Callables.size());
  B.Summary.Callables.push_back(std::move(C));
  EventId Id = directiveCall(Name, D, D);
  B.Summary.Events[Id.index()].Args.push_back(std::move(A));
  if (Name == directive::Task)
    B.Summary.Events[Id.index()].Object = tasks();
}

void FunctionExtractor::critical(const OMPExecutableDirective *D, llvm::StringRef Name) {
  EventId Id = directiveCall(Name, D);
  model::Argument Lock;
  std::string Which = cast<OMPCriticalDirective>(D)->getDirectiveName().getAsString();
  Lock.Path = U.Paths.root(RootKind::Global, U.Entities.criticalLock(Which).index());
  Lock.How = model::Passing::Reference;
  B.Summary.Events[Id.index()].Args.push_back(std::move(Lock));
}

/// The name by which a block is known that one thread runs at a time; empty if \p D has
/// none.
static llvm::StringRef blockOf(const DirectiveParts &Parts) {
  if (Parts.has(Directive::OMPD_single))
    return directive::Single;
  if (Parts.has(Directive::OMPD_section))
    return directive::Section;
  if (Parts.has(Directive::OMPD_master) || Parts.has(Directive::OMPD_masked))
    return directive::Master;
  return Parts.has(Directive::OMPD_ordered) ? llvm::StringRef(directive::Ordered)
                                            : llvm::StringRef();
}

/// Whether the loops of \p S count each by one.
static bool countsByOne(const Stmt *S) {
  if (const auto *F = dyn_cast<ForStmt>(S)) {
    const auto *Step =
        dyn_cast_or_null<UnaryOperator>(F->getInc() ? F->getInc()->IgnoreParenImpCasts() : nullptr);
    return Step && Step->isIncrementDecrementOp();
  }
  const auto *Block = dyn_cast<CompoundStmt>(S);
  return Block && Block->size() == 1 && countsByOne(Block->body_front());
}

void FunctionExtractor::beginBlock(const OMPExecutableDirective *D) {
  DirectiveParts Parts(D);
  if (Parts.sharesLoop()) {
    EventId Draw = directiveCall(directive::Loop, D);
    if (countsByOne(statementOf(D)))
      B.Summary.Events[Draw.index()].Constant = 1;
    for (const Expr *Counter : cast<OMPLoopDirective>(D)->counters())
      if (const auto *R = dyn_cast_or_null<DeclRefExpr>(Counter))
        B.Drawn[R->getDecl()] = Draw;
  }
  if (Parts.has(Directive::OMPD_critical))
    critical(D, directive::Critical);
  if (llvm::StringRef Block = blockOf(Parts); !Block.empty())
    directiveCall(Block, D);
  if (const auto *A = dyn_cast<OMPAtomicDirective>(D)) {
    Atomic = A;
    AtomicEvent = {};
  }
}

void FunctionExtractor::endBlock(const OMPExecutableDirective *D) {
  DirectiveParts Parts(D);
  if (Parts.has(Directive::OMPD_critical))
    critical(D, directive::EndCritical);
  if (!blockOf(Parts).empty())
    directiveCall(directive::End, D);
  if (isa<OMPAtomicDirective>(D))
    Atomic = nullptr;
  if (Parts.has(Directive::OMPD_taskgroup))
    waitForTasks(D);
  bool Waits = Parts.has(Directive::OMPD_for) || Parts.has(Directive::OMPD_sections) ||
               Parts.has(Directive::OMPD_single) || Parts.has(Directive::OMPD_scope) ||
               Parts.has(Directive::OMPD_loop);
  if (Waits && !D->hasClausesOfKind<OMPNowaitClause>())
    barrier(D);
}

void FunctionExtractor::directive(const OMPExecutableDirective *D) {
  DirectiveParts Parts(D);
  if (Parts.startsAny())
    startRegion(D);
  else if (Parts.has(Directive::OMPD_barrier))
    barrier(D);
  else if (Parts.has(Directive::OMPD_taskwait))
    waitForTasks(D);
  else if (statementOf(D))
    endBlock(D);
}

void FunctionExtractor::markOrDirective(const Stmt *S) {
  if (!Marked || !U.Ctx.getLangOpts().OpenMP)
    return;
  if (const auto *C = dyn_cast<CallExpr>(S))
    if (const FunctionDecl *F = C->getDirectCallee(); F && C->getNumArgs() == 1)
      if (const IdentifierInfo *Name = F->getIdentifier();
          Name && Name->isStr("omp_set_num_threads"))
        OneThread = constant(C->getArg(0)) == 1;
  if (const auto *D = dyn_cast<OMPExecutableDirective>(S)) {
    directive(D);
    return;
  }
  auto [D, What] = Marked->meaning(S);
  if (!D)
    return;
  if (What == MarkedCode::Mark::Begin)
    beginBlock(D);
  else
    directiveCall(What == MarkedCode::Mark::LoneSection ? directive::Section : directive::End, D);
}

/// What the rest of the region's directive means: the loop of `parallel for`.
void FunctionExtractor::beginTeamWork() {
  uint32_t First = B.Summary.Events.size();
  beginBlock(B.Directive);
  if (uint32_t Count = B.Summary.Events.size() - First)
    appendBlock(First, Count);
}

/// The end of a team is a barrier.
void FunctionExtractor::endTeamWork() {
  uint32_t First = B.Summary.Events.size();
  if (DirectiveParts(B.Directive).startsTeam())
    waitForTasks(B.Directive);
  if (uint32_t Count = B.Summary.Events.size() - First)
    appendBlock(First, Count);
}

/// One atomic event for all that the statement does with the variable.
EventId FunctionExtractor::atomicAccess(EventKind K, const Expr *Named, const Stmt *Key) {
  if (!AtomicEvent) {
    auto Has = [&](auto *Clause) {
      return Atomic->hasClausesOfKind<std::remove_pointer_t<decltype(Clause)>>();
    };
    bool Reads = Has(static_cast<OMPReadClause *>(nullptr));
    bool Writes = Has(static_cast<OMPWriteClause *>(nullptr));
    bool Compares = Has(static_cast<OMPCompareClause *>(nullptr));
    K = Reads ? EventKind::Read : Writes ? EventKind::Write : EventKind::ReadModifyWrite;
    model::Event E = make(K, Atomic->getAssociatedStmt()->getSourceRange());
    E.Object = Paths.path(Named);
    E.How = model::Sync::Atomic;
    if (K == EventKind::ReadModifyWrite)
      E.Form = Compares ? model::RmwForm::CompareExchange : model::RmwForm::FetchOp;
    AtomicEvent = add(std::move(E), nullptr);
    addIndices(AtomicEvent, Named);
  }
  if (Key)
    B.Events[Key] = AtomicEvent;
  return AtomicEvent;
}
