//===- Extract/FunctionExtractor.cpp --------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionExtractor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::PathId;

static CFG::BuildOptions cfgOptions() {
  CFG::BuildOptions O;
  O.PruneTriviallyFalseEdges = true;
  O.AddImplicitDtors = true;
  O.AddTemporaryDtors = true;
  O.AddInitializers = true;
  O.AddCXXNewAllocator = true;
  O.AddCXXDefaultInitExprInCtors = true;
  O.AddCXXDefaultInitExprInAggregates = true;
  O.setAllAlwaysAdd();
  return O;
}

model::Event FunctionExtractor::make(model::EventKind K, SourceRange R) {
  model::Event E;
  E.Kind = K;
  E.Where = U.Files.place(R);
  return E;
}

model::EventId FunctionExtractor::add(model::Event E, const Stmt *Key) {
  model::EventId Id(B.Summary.Events.size());
  if (Making)
    E.Locks.push_back(Making);
  B.Summary.Events.push_back(std::move(E));
  if (Key)
    B.Events[Key] = Id;
  return Id;
}

void FunctionExtractor::statement(const Stmt *S) {
  if (const auto *C = dyn_cast<CastExpr>(S)) {
    if (C->getCastKind() == CK_LValueToRValue)
      read(C);
  } else if (const auto *O = dyn_cast<BinaryOperator>(S)) {
    if (O->isAssignmentOp())
      assign(O);
  } else if (const auto *O = dyn_cast<UnaryOperator>(S)) {
    if (O->isIncrementDecrementOp())
      increment(O);
  } else if (const auto *C = dyn_cast<CallExpr>(S)) {
    call(C);
  } else if (const auto *C = dyn_cast<CXXConstructExpr>(S)) {
    construct(C);
  } else if (const auto *A = dyn_cast<AtomicExpr>(S)) {
    atomicBuiltin(A);
  } else if (const auto *D = dyn_cast<DeclStmt>(S)) {
    declare(D);
  } else if (const auto *R = dyn_cast<ReturnStmt>(S)) {
    returns(R);
  } else if (const auto *R = dyn_cast<CoreturnStmt>(S)) {
    add(make(model::EventKind::Return, R->getSourceRange()), R);
  } else if (const auto *L = dyn_cast<LambdaExpr>(S)) {
    lambda(L);
  } else if (const auto *I = dyn_cast<InitListExpr>(S)) {
    braces(I);
  } else if (const auto *N = dyn_cast<CXXNewExpr>(S)) {
    if (!B.event(N))
      allocate(N);
  } else if (const auto *D = dyn_cast<CXXDeleteExpr>(S)) {
    deallocate(D);
  }
}

static void addParts(const Stmt *S, PathId Of, llvm::DenseMap<const Stmt *, PathId> &To) {
  To[S] = Of;
  for (const Stmt *Part : S->children())
    if (Part)
      addParts(Part, Of, To);
}

/// Notes what the initialisers of static locals consist of: one thread runs them,
/// once, and the others wait for its end.
void FunctionExtractor::noteStaticLocals(const Stmt *S) {
  forEachVariable(S, [&](const VarDecl *V) {
    if (V->isStaticLocal() && V->getInit() && !V->isConstexpr() && !V->getTLSKind())
      addParts(V->getInit(), Paths.storage(V), StaticLocals);
  });
}

void FunctionExtractor::element(const CFGElement &E) {
  if (auto S = E.getAs<CFGStmt>()) {
    Making = StaticLocals.lookup(S->getStmt());
    statement(S->getStmt());
    markOrDirective(S->getStmt());
    Making = {};
  } else if (auto I = E.getAs<CFGInitializer>())
    initialise(I->getInitializer());
  else if (auto N = E.getAs<CFGNewAllocator>())
    allocate(N->getAllocatorExpr());
  else if (auto D = E.getAs<CFGImplicitDtor>())
    destroyed(*D);
}

void FunctionExtractor::leaveBlock(const CFGBlock &Block, uint32_t Number,
                                   const BlockNumbers &Numbers) {
  RawBlock &Out = Raw[Number];
  const CFGBlock *Exit = &Block.getParent()->getExit();
  bool Ends = Block.hasNoReturnElement();
  if (!Block.empty())
    if (auto Last = Block.back().getAs<CFGStmt>())
      Ends |= isa<CXXThrowExpr>(Last->getStmt());
  bool Complete = true;
  for (const CFGBlock::AdjacentBlock &A : Block.succs()) {
    const CFGBlock *S = A.getReachableBlock();
    if (!S || (Ends && S == Exit)) {
      Complete = false;
      continue;
    }
    if (auto It = Numbers.find(S); It != Numbers.end())
      Out.Successors.push_back(It->second);
  }
  Out.NoReturn = Ends && Out.Successors.empty();
  if (Complete && Out.Successors.size() == 2)
    Out.Condition = branch(Block);
  if (Out.Condition)
    if (const Expr *Condition = conditionOf(Block))
      PendingBranches.push_back({Number, Condition, {&Block, static_cast<unsigned>(Block.size())}});
}

/// Records the elements of \p Block in Raw[Number] and, where an exception may
/// leave it on the way, in further blocks after it.
uint32_t FunctionExtractor::block(const CFGBlock &Block, llvm::ArrayRef<BlockOrder::Split> Splits,
                                  uint32_t Number, const BlockNumbers &Numbers) {
  Raw[Number].First = B.Summary.Events.size();
  auto close = [&] { Raw[Number].Count = B.Summary.Events.size() - Raw[Number].First; };
  for (unsigned I = 0; I != Block.size(); ++I) {
    if (!Splits.empty() && Splits.front().Element == I) {
      close();
      Raw[Number].Successors.push_back(Number + 1);
      for (; !Splits.empty() && Splits.front().Element == I; Splits = Splits.drop_front())
        if (auto It = Numbers.find(Splits.front().Handlers); It != Numbers.end())
          Raw[Number].Successors.push_back(It->second);
      Raw[++Number].First = B.Summary.Events.size();
    }
    Here = {&Block, I};
    element(Block[I]);
  }
  close();
  return Number;
}

/// The events from \p First on come after everything that was walked so far.
void FunctionExtractor::appendBlock(uint32_t First, uint32_t Count) {
  for (RawBlock &Before : Raw)
    if (Before.IsExit) {
      Before.IsExit = false;
      Before.Successors.push_back(Raw.size());
    }
  RawBlock Last;
  Last.First = First;
  Last.Count = Count;
  Last.IsExit = true;
  Raw.push_back(std::move(Last));
}

/// Appends the CFG of \p Code to the blocks so far: their last block, the exit
/// of what was walked before, goes on to the entry of this one.
bool FunctionExtractor::walk(const Decl *D, Stmt *Code) {
  std::unique_ptr<CFG> Graph = CFG::buildCFG(D, Code, &U.Ctx, cfgOptions());
  if (!Graph || Graph->getNumBlockIDs() > U.Limits.MaxBlocks)
    return false;
  BlockOrder Order(*Graph);
  BlockNumbers Numbers;
  uint32_t Base = Raw.size(), Next = Base;
  for (const CFGBlock *Block : Order.blocks()) {
    Numbers[Block] = Next++;
    for (unsigned Last = 0; const BlockOrder::Split &S : Order.splits(Block)) {
      // One more block for every place where it is left.
      Next += &S == Order.splits(Block).begin() || S.Element != Last;
      Last = S.Element;
    }
  }
  if (Base)
    for (RawBlock &Before : Raw)
      if (Before.IsExit) {
        Before.IsExit = false;
        Before.Successors.push_back(Base);
      }
  Raw.resize(Next);
  for (const CFGBlock *Block : Order.blocks()) {
    uint32_t Last = block(*Block, Order.splits(Block), Numbers[Block], Numbers);
    leaveBlock(*Block, Last, Numbers);
    Raw[Last].IsExit = Block == &Graph->getExit();
  }
  Here = {};
  Graphs.push_back(std::move(Graph));
  return true;
}

model::FunctionSummary FunctionExtractor::finish() {
  resolveUses();
  markSelfAssignments();
  B.Summary.Blocks = squeeze(std::move(Raw));
  return std::move(B.Summary);
}

model::FunctionSummary FunctionExtractor::function() {
  const FunctionDecl *F = B.Function;
  const Decl *D = F;
  B.Summary.Function = RegionId ? RegionId : U.Entities.function(F);
  B.Summary.Where = U.Files.place(F->getLocation());
  if (B.Directive) {
    D = B.Directive->getInnermostCapturedStmt()->getCapturedDecl();
    B.Summary.Where = U.Files.place(B.Directive->getSourceRange());
  }
  bindInitialisers();
  noteStaticLocals(B.code());
  if (B.Directive)
    beginTeamWork();
  Marked.emplace(U.Ctx, B.code(), B.Directive);
  if (isBroken() || !walk(D, B.code()))
    B.Summary.Incomplete = true;
  Marked.reset();
  if (B.Directive)
    endTeamWork();
  return finish();
}

model::FunctionSummary FunctionExtractor::globals(llvm::ArrayRef<const VarDecl *> Globals) {
  B.Summary.Function = U.Entities.globals();
  for (const VarDecl *V : Globals) {
    B.Flow.walk(V);
    model::PathId Object = Paths.storage(V);
    bindMade(V->getInit(), Object);
    if (!walk(V, const_cast<Expr *>(V->getInit())))
      B.Summary.Incomplete = true;
    uint32_t First = B.Summary.Events.size();
    store(Object, V->getType(), V->getInit());
    uint32_t Count = B.Summary.Events.size() - First;
    appendBlock(First, Count);
  }
  return finish();
}
