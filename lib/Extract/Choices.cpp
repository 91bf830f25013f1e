//===- Extract/Choices.cpp - by which words an element is chosen ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Two elements of one container have one access path, as their indices are known at run
// time only. How the indices are written tells the two apart within one function:
// `forks[i]` and `forks[(i + 1) % n]`. Event::Chosen has the words; this file makes them.
//
//===----------------------------------------------------------------------===//

#include "Extract/FunctionExtractor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/PrettyPrinter.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;
using model::PathId;

namespace {

/// The local variables whose values \p E is made of directly: not those that only choose an
/// element, or are given to a function.
void directVariables(const Expr *E, llvm::SmallVectorImpl<const VarDecl *> &To) {
  E = E->IgnoreParenCasts();
  if (const auto *R = dyn_cast<DeclRefExpr>(E)) {
    if (const auto *V = dyn_cast<VarDecl>(R->getDecl());
        V && V->hasLocalStorage() && !V->getType().isConstQualified())
      To.push_back(V);
  } else if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    directVariables(B->getLHS(), To);
    directVariables(B->getRHS(), To);
  } else if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    directVariables(U->getSubExpr(), To);
  } else if (const auto *M = dyn_cast<MemberExpr>(E)) {
    directVariables(M->getBase(), To);
  }
}

/// Finds the variables that are put in order: each side of `a < b` has one; and those that
/// choose elements.
class Comparisons : public RecursiveASTVisitor<Comparisons> {
public:
  llvm::SmallVector<std::pair<const VarDecl *, const VarDecl *>, 8> Pairs;
  llvm::SmallVector<const VarDecl *, 8> Indices;

  bool VisitArraySubscriptExpr(ArraySubscriptExpr *A) {
    directVariables(A->getIdx(), Indices);
    return true;
  }
  bool VisitCXXMemberCallExpr(CXXMemberCallExpr *C) {
    if (C->getNumArgs() == 1)
      directVariables(C->getArg(0), Indices);
    return true;
  }
  /// How far a loop goes is no question for an order.
  bool VisitForStmt(ForStmt *F) {
    if (const Expr *Condition = F->getCond())
      Bound = Condition->IgnoreParenImpCasts();
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *B) {
    if (B != Bound && (B->isRelationalOp() || B->getOpcode() == BO_Cmp))
      add(B->getLHS(), B->getRHS());
    return true;
  }
  bool VisitCXXOperatorCallExpr(CXXOperatorCallExpr *C) {
    OverloadedOperatorKind O = C->getOperator();
    bool Orders = O == OO_Less || O == OO_Greater || O == OO_LessEqual || O == OO_GreaterEqual ||
                  O == OO_Spaceship;
    if (Orders && C->getNumArgs() == 2)
      add(C->getArg(0), C->getArg(1));
    if (O == OO_Subscript && C->getNumArgs() == 2)
      directVariables(C->getArg(1), Indices);
    // std::less<>{}(&a, &b)
    if (O == OO_Call && C->getNumArgs() == 3)
      add(C->getArg(1), C->getArg(2));
    return true;
  }

private:
  void add(const Expr *L, const Expr *R) {
    llvm::SmallVector<const VarDecl *, 4> Left, Right;
    directVariables(L, Left);
    directVariables(R, Right);
    for (const VarDecl *A : Left)
      for (const VarDecl *B : Right)
        if (A != B)
          Pairs.push_back({A, B});
  }
  const Expr *Bound = nullptr;
};

/// Whether the value was picked among several by their order, or by a question.
class Picks : public RecursiveASTVisitor<Picks> {
public:
  bool Found = false;
  bool VisitBinaryOperator(BinaryOperator *B) {
    Found |= B->isComparisonOp();
    return true;
  }
  bool VisitAbstractConditionalOperator(AbstractConditionalOperator *) {
    Found = true;
    return true;
  }
  bool VisitCallExpr(CallExpr *C) {
    const FunctionDecl *F = C->getDirectCallee();
    const IdentifierInfo *Name = F ? F->getIdentifier() : nullptr;
    Found |= Name && (Name->isStr("min") || Name->isStr("max") || Name->isStr("minmax") ||
                      Name->isStr("clamp"));
    return true;
  }
};

bool picks(const Expr *E) {
  Picks P;
  P.TraverseStmt(const_cast<Expr *>(E));
  return P.Found;
}

} // namespace

/// Prints an index. A variable that always has one value goes by that value. One of which
/// that is not so, or that is compared with the other one, gets the mark "@": it says
/// something only where both indices have it.
class FunctionExtractor::ChoicePrinter : public PrinterHelper {
public:
  ChoicePrinter(FunctionExtractor &F) : F(F), Policy(F.U.Ctx.getLangOpts()) {
    Policy.TerseOutput = true;
    Policy.SuppressUnwrittenScope = true;
  }

  /// False where the value was picked by an order.
  bool print(const Expr *E, std::string &To) {
    if (picks(E))
      return false;
    llvm::raw_string_ostream OS(To);
    E->IgnoreParenImpCasts()->printPretty(OS, this, Policy);
    return !Picked;
  }

  bool handledStmt(Stmt *S, raw_ostream &OS) override {
    if (const auto *M = dyn_cast<MemberExpr>(S);
        M && isa<CXXThisExpr>(M->getBase()->IgnoreParenImpCasts())) {
      OS << "@" << M->getMemberNameInfo().getAsString();
      return true;
    }
    const auto *R = dyn_cast<DeclRefExpr>(S);
    const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    if (R && isa<BindingDecl>(R->getDecl())) {
      OS << "@" << R->getDecl()->getName();
      return true;
    }
    if (!V || !V->hasLocalStorage())
      return false;
    bool Known = !isa<ParmVarDecl>(V) && !F.isCompared(V);
    const Expr *Value = Known ? F.B.Flow.onlyValueOf(V) : nullptr;
    if (Value && picks(Value)) {
      Picked = true;
    } else if (Value && Depth < Deepest && isPlain(Value)) {
      ++Depth;
      bool Whole = isa<DeclRefExpr, CallExpr, IntegerLiteral>(Value->IgnoreParenImpCasts());
      OS << (Whole ? "" : "(");
      Value->IgnoreParenImpCasts()->printPretty(OS, this, Policy);
      OS << (Whole ? "" : ")");
      --Depth;
      return true;
    }
    bool Constant = V->getType().isConstQualified() && !V->getType()->isReferenceType();
    OS << (isFree(V) && (!Value || Constant) ? "" : "@") << V->getName();
    return true;
  }

private:
  /// Whether the value hangs on no more than one variable by a call: of more, a function may
  /// pick one by their order.
  static bool isPlain(const Expr *E) {
    E = E->IgnoreParenImpCasts();
    if (const auto *C = dyn_cast<CallExpr>(E))
      return C->getNumArgs() <= (isa<CXXOperatorCallExpr>(C) ? 2u : 1u);
    if (const auto *B = dyn_cast<BinaryOperator>(E))
      return isPlain(B->getLHS()) && isPlain(B->getRHS());
    return isa<DeclRefExpr, MemberExpr, IntegerLiteral, UnaryOperator, CastExpr>(E);
  }
  bool isFree(const VarDecl *V) const {
    auto Captured = F.B.Captures.find(V);
    bool ByReference =
        Captured != F.B.Captures.end() && F.B.Summary.Captures[Captured->second].ByReference;
    bool Fixed = V->getType().isConstQualified() || F.B.Flow.isNeverWritten(V);
    return !ByReference && Fixed && !F.isCompared(V);
  }

  static constexpr unsigned Deepest = 4;
  FunctionExtractor &F;
  PrintingPolicy Policy;
  unsigned Depth = 0;
  bool Picked = false;
};

bool FunctionExtractor::isCompared(const VarDecl *V) {
  if (!Compared) {
    Compared.emplace();
    Comparisons Found;
    if (Stmt *Code = B.code())
      Found.TraverseStmt(Code);
    // A number that is compared with a bound is not put in order with another index.
    auto Counts = [&](const VarDecl *X) {
      return !X->getType()->isIntegralOrEnumerationType() || llvm::is_contained(Found.Indices, X);
    };
    for (auto [Left, Right] : Found.Pairs)
      if (Counts(Left) && Counts(Right)) {
        Compared->insert(Left);
        Compared->insert(Right);
      }
  }
  return Compared->contains(V);
}

std::string FunctionExtractor::choice(const Expr *Named) {
  std::string Words;
  auto Add = [&](const Expr *Index) {
    std::string Text;
    if (!ChoicePrinter(*this).print(Index, Text))
      return false;
    Words = Words.empty() ? Text : Text + "][" + Words;
    return true;
  };
  constexpr unsigned MostSteps = 100;
  for (unsigned Steps = 0; Named && Steps != MostSteps; ++Steps) {
    Named = withoutWrappers(Named);
    const Expr *Index = nullptr;
    if (const auto *A = dyn_cast<ArraySubscriptExpr>(Named)) {
      Index = A->getIdx();
      Named = A->getBase();
    } else if (const auto *C = dyn_cast<CXXOperatorCallExpr>(Named)) {
      if (C->getOperator() == OO_Subscript && C->getNumArgs() == 2)
        Index = C->getArg(1);
      else if (C->getNumArgs() != 1)
        break;
      Named = C->getArg(0);
    } else if (const auto *C = dyn_cast<CXXMemberCallExpr>(Named)) {
      if (C->getNumArgs() > 1)
        return "";
      if (C->getNumArgs() == 1)
        Index = C->getArg(0);
      Named = C->getImplicitObjectArgument();
    } else if (const auto *C = dyn_cast<CallExpr>(Named)) {
      if (C->getNumArgs() != 1)
        return "";
      PathRole Role = U.Match.role(C->getDirectCallee());
      bool Same = Role == PathRole::Argument || Role == PathRole::ReferenceTo ||
                  Role == PathRole::AddressOfArgument;
      Index = Same ? nullptr : C->getArg(0);
      Named = Same ? C->getArg(0) : nullptr;
    } else if (const auto *M = dyn_cast<MemberExpr>(Named)) {
      Named = M->getBase();
    } else if (const auto *C = dyn_cast<CastExpr>(Named)) {
      Named = C->getSubExpr();
    } else if (const auto *O = dyn_cast<UnaryOperator>(Named);
               O && (O->getOpcode() == UO_AddrOf || O->getOpcode() == UO_Deref)) {
      Named = O->getSubExpr();
    } else if (const auto *C = dyn_cast<CXXConstructExpr>(Named);
               C && C->getNumArgs() == 1 && C->getConstructor()->isCopyOrMoveConstructor()) {
      Named = C->getArg(0);
    } else if (const auto *R = dyn_cast<DeclRefExpr>(Named)) {
      const auto *V = dyn_cast<VarDecl>(R->getDecl());
      if (!V || !V->hasLocalStorage() || isa<ParmVarDecl>(V))
        break;
      // What is put in order by address is chosen by that.
      if (isCompared(V))
        return "";
      Named = B.Flow.referent(V);
    } else {
      break;
    }
    if (Index && !constant(Index) && !Add(Index))
      return "";
  }
  return Words;
}

void FunctionExtractor::noteChoice(model::EventId Id, const Expr *Object,
                                   llvm::ArrayRef<const Expr *> Args) {
  auto IsOneOfMany = [&](PathId Path) {
    return Path && llvm::any_of(U.Paths[Path].Steps, [](const model::Step &S) {
             return S.Kind == model::StepKind::Element && S.Operand == 0;
           });
  };
  model::Event &E = B.Summary.Events[Id.index()];
  if (Object && IsOneOfMany(E.Object))
    E.Chosen = choice(Object);
  for (size_t I = 0; I != std::min(Args.size(), E.Args.size()); ++I)
    if (IsOneOfMany(E.Args[I].Path) && !Args[I]->getType()->isArithmeticType())
      E.Args[I].Chosen = choice(Args[I]);
}
