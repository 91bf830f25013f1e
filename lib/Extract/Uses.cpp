//===- Extract/Uses.cpp ---------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionExtractor.h"
#include "clang/AST/ExprCXX.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

void FunctionExtractor::flowsInto(model::EventId E, const Expr *Value, int Arg) {
  PendingUses.push_back({E, Arg, Value, Here});
}

/// The operands whose values make that of \p E.
static void addOperands(const Expr *E, llvm::SmallVectorImpl<const Expr *> &Open) {
  if (const auto *C = dyn_cast<CastExpr>(E)) {
    Open.push_back(C->getSubExpr());
  } else if (const auto *O = dyn_cast<BinaryOperator>(E)) {
    Open.push_back(O->getRHS());
    if (!O->isAssignmentOp() && O->getOpcode() != BO_Comma)
      Open.push_back(O->getLHS());
  } else if (const auto *O = dyn_cast<UnaryOperator>(E)) {
    if (O->getOpcode() != UO_AddrOf)
      Open.push_back(O->getSubExpr());
  } else if (const auto *C = dyn_cast<AbstractConditionalOperator>(E)) {
    Open.push_back(C->getTrueExpr());
    Open.push_back(C->getFalseExpr());
  } else if (const auto *M = dyn_cast<MemberExpr>(E)) {
    Open.push_back(M->getBase());
  } else if (const auto *A = dyn_cast<ArraySubscriptExpr>(E)) {
    Open.push_back(A->getBase());
    Open.push_back(A->getIdx());
  } else if (const auto *C = dyn_cast<CallExpr>(E)) {
    Open.append(C->arg_begin(), C->arg_end());
    if (const auto *M = dyn_cast<CXXMemberCallExpr>(C))
      Open.push_back(M->getImplicitObjectArgument());
  } else if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    Open.append(C->arg_begin(), C->arg_end());
  } else if (const auto *L = dyn_cast<InitListExpr>(E)) {
    Open.append(L->inits().begin(), L->inits().end());
  } else if (const auto *L = dyn_cast<CXXStdInitializerListExpr>(E)) {
    Open.push_back(L->getSubExpr());
  }
}

std::vector<model::EventId> FunctionExtractor::uses(const Expr *Value,
                                                    ReachingValues::Position At) {
  std::vector<model::EventId> Found;
  llvm::SmallVector<ReachingValues::Given, 16> Open = {{Value, At}};
  llvm::DenseSet<const Expr *> Seen;
  llvm::SmallVector<const Expr *, 4> Operands;
  while (!Open.empty()) {
    auto [E, Here] = Open.pop_back_val();
    E = E ? withoutWrappers(E) : nullptr;
    if (!E || !Seen.insert(E).second)
      continue;
    if (model::EventId Id = B.event(E)) {
      Found.push_back(Id);
      continue;
    }
    if (const auto *R = dyn_cast<DeclRefExpr>(E)) {
      const auto *V = dyn_cast<VarDecl>(R->getDecl());
      if (auto It = B.Drawn.find(V); V && It != B.Drawn.end())
        Found.push_back(It->second);
      else if (V && V->hasLocalStorage())
        Open.append(Reaching.at(V, Here));
      continue;
    }
    Operands.clear();
    addOperands(E, Operands);
    for (const Expr *O : Operands)
      Open.push_back({O, Here});
  }
  llvm::sort(Found);
  Found.erase(llvm::unique(Found), Found.end());
  return Found;
}

static void merge(std::vector<model::EventId> &Into, std::vector<model::EventId> From,
                  model::EventId Self) {
  for (model::EventId Id : From)
    if (Id != Self && !llvm::is_contained(Into, Id))
      Into.push_back(Id);
}

void FunctionExtractor::resolveUses() {
  for (const PendingUse &P : PendingUses) {
    model::Event &E = B.Summary.Events[P.Event.index()];
    merge(P.Argument < 0 ? E.Uses : E.Args[P.Argument].Uses, uses(P.Value, P.At), P.Event);
  }
  for (const PendingBranch &P : PendingBranches)
    if (std::optional<model::Branch> &Branch = Raw[P.Block].Condition)
      Branch->Uses = uses(P.Condition, P.At);
}

/// The read of what \p Write writes whose value goes through calls into it.
model::EventId FunctionExtractor::readThroughCalls(const model::Event &Write) const {
  llvm::SmallVector<model::EventId, 8> Open(Write.Uses.begin(), Write.Uses.end());
  llvm::DenseSet<uint32_t> Seen;
  while (!Open.empty()) {
    model::EventId Id = Open.pop_back_val();
    if (!Seen.insert(Id.index()).second)
      continue;
    const model::Event &E = B.Summary.Events[Id.index()];
    if (E.Kind == model::EventKind::Read && E.Object == Write.Object)
      return Id;
    if (E.Kind == model::EventKind::Call && !E.Constructs)
      for (const model::Argument &A : E.Args)
        Open.append(A.Uses.begin(), A.Uses.end());
  }
  return {};
}

/// `v[i] = v[i - 1];` in a loop whose iterations are shared out: two elements.
static bool areNeighbours(const model::Event &Write, const model::Event &Read) {
  return Write.Args.size() == 1 && Read.Args.size() == 1 && Write.Args[0].Constant &&
         Read.Args[0].Constant && Write.Args[0].Constant != Read.Args[0].Constant;
}

void FunctionExtractor::markSelfAssignments() {
  for (model::Event &E : B.Summary.Events) {
    if (E.Kind != model::EventKind::Write || E.Form != model::RmwForm::None)
      continue;
    model::EventId Read = readThroughCalls(E);
    if (!Read || areNeighbours(E, B.Summary.Events[Read.index()]))
      continue;
    E.Form = model::RmwForm::SelfAssign;
    if (!llvm::is_contained(E.Uses, Read))
      E.Uses.push_back(Read);
  }
}
