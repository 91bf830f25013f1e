//===- Extract/FunctionExtractor.h - one function to its event graph *- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Walks the CFG of one function in reverse post-order and records what its
// elements do, each element once and in the order of evaluation. The parts lie
// in files of their own: what is accessed (Accesses.cpp, Atomics.cpp), called
// (Calls.cpp), made and kept (Initialisers.cpp, Callables.cpp), destroyed
// (Destructors.cpp), decided (Conditions.cpp), and which values flow where
// (Uses.cpp).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_FUNCTIONEXTRACTOR_H
#define HEDDLE_EXTRACT_FUNCTIONEXTRACTOR_H

#include "Extract/BlockOrder.h"
#include "Extract/Body.h"
#include "Extract/EventGraph.h"
#include "Extract/PathBuilder.h"
#include "Extract/ReachingValues.h"
#include "clang/Analysis/CFG.h"

namespace heddle::extract {

class FunctionExtractor {
public:
  /// \p F is a definition; null for the initialisers of globals.
  FunctionExtractor(Unit &U, const clang::FunctionDecl *F) : U(U), B(U, F), Paths(B) {}

  FunctionExtractor(Unit &U, const Region &R) : U(U), B(U, R), Paths(B), RegionId(R.Entity) {}

  /// The summary of the function, or region.
  model::FunctionSummary function();
  /// One function that initialises \p Globals in their order.
  model::FunctionSummary globals(llvm::ArrayRef<const clang::VarDecl *> Globals);
  /// Clang could not make sense of all of the body.
  bool isBroken() const {
    return B.Function && (B.Function->isInvalidDecl() || B.Flow.hasErrors());
  }
  /// Lambdas that are written in the function, in the order of the source.
  llvm::ArrayRef<const clang::LambdaExpr *> lambdas() const { return Lambdas; }
  /// Regions that are written in it.
  llvm::ArrayRef<Region> regions() const { return Regions; }

private:
  // --- The walk (FunctionExtractor.cpp) --------------------------------------
  bool walk(const clang::Decl *D, clang::Stmt *Code);
  using BlockNumbers = llvm::DenseMap<const clang::CFGBlock *, uint32_t>;
  uint32_t block(const clang::CFGBlock &Block, llvm::ArrayRef<BlockOrder::Split> Splits,
                 uint32_t Number, const BlockNumbers &Numbers);
  void element(const clang::CFGElement &E);
  void statement(const clang::Stmt *S);
  void leaveBlock(const clang::CFGBlock &Block, uint32_t Number, const BlockNumbers &Numbers);
  void appendBlock(uint32_t First, uint32_t Count);
  model::FunctionSummary finish();
  model::EventId add(model::Event E, const clang::Stmt *Key);
  void noteStaticLocals(const clang::Stmt *S);
  model::Event make(model::EventKind K, clang::SourceRange R);

  // --- Accesses.cpp ------------------------------------------------------------
  void read(const clang::CastExpr *Load);
  /// Reads what \p Named names; of `c ? a : b` both a and b.
  void readNamed(const clang::Expr *Named, const clang::Stmt *Key);
  bool picksValue(const clang::CallExpr *C, const clang::FunctionDecl *F);
  void assign(const clang::BinaryOperator *O);
  void increment(const clang::UnaryOperator *O);
  void returns(const clang::ReturnStmt *R);
  /// Reads, writes … of the object that \p Named names; none if it is not one
  /// that is recorded.
  model::EventId access(model::EventKind K, const clang::Expr *Named, const clang::Stmt *Key,
                        model::RmwForm Form = model::RmwForm::None);
  bool isRecorded(model::PathId P, const clang::Expr *Named);
  bool isRecordedLocal(const model::LocalVariable &L, llvm::ArrayRef<model::Step> Steps);
  bool assignsBit(const clang::CallExpr *C, const clang::FunctionDecl *F);
  bool atomicCall(const clang::CallExpr *C, const clang::FunctionDecl *F);
  bool atomicMethod(const clang::CallExpr *C, AtomicOperation Op);
  bool atomicFunction(const clang::CallExpr *C, AtomicOperation Op);
  void atomicBuiltin(const clang::AtomicExpr *A);
  void atomic(model::EventKind K, model::RmwForm Form, model::PathId Object,
              llvm::ArrayRef<const clang::Expr *> Args, const clang::Expr *Key);
  bool exchange(const clang::CallExpr *C);

  // --- Teams.cpp -------------------------------------------------------------------
  void markOrDirective(const clang::Stmt *S);
  void directive(const clang::OMPExecutableDirective *D);
  model::EventId directiveCall(llvm::StringRef Name, const clang::OMPExecutableDirective *D,
                               const clang::Stmt *Key = nullptr);
  void startRegion(const clang::OMPExecutableDirective *D);
  bool runsAlone(const clang::OMPExecutableDirective *D);
  void beginBlock(const clang::OMPExecutableDirective *D);
  void endBlock(const clang::OMPExecutableDirective *D);
  void beginTeamWork();
  void endTeamWork();
  void critical(const clang::OMPExecutableDirective *D, llvm::StringRef Name);
  void barrier(const clang::OMPExecutableDirective *D);
  void waitForTasks(const clang::OMPExecutableDirective *D);
  model::PathId tasks();
  model::EventId atomicAccess(model::EventKind K, const clang::Expr *Named, const clang::Stmt *Key);

  // --- Indices.cpp -------------------------------------------------------------
  /// The variable that the number \p E is, or was when it began to count; none if
  /// it is computed, or a constant.
  model::PathId numberPath(const clang::Expr *E, unsigned Depth = 0);
  llvm::SmallVector<const clang::Expr *, 2> indicesIn(const clang::Expr *Named);
  /// Records by what the elements on the way to \p Named are chosen.
  void addIndices(model::EventId Id, const clang::Expr *Named);

  // --- Choices.cpp -------------------------------------------------------------
  class ChoicePrinter;
  /// How the indices are written by which the elements on the way to \p Named are chosen; ""
  /// where there are none, or where their order was looked at.
  std::string choice(const clang::Expr *Named);
  /// Says of the object and the arguments of the call \p Id how they are chosen.
  void noteChoice(model::EventId Id, const clang::Expr *Object,
                  llvm::ArrayRef<const clang::Expr *> Args);
  /// The body asks which of \p V and another variable is the greater.
  bool isCompared(const clang::VarDecl *V);

  // --- Calls.cpp ---------------------------------------------------------------
  void call(const clang::CallExpr *C);
  void construct(const clang::CXXConstructExpr *C);
  void allocate(const clang::CXXNewExpr *N);
  void deallocate(const clang::CXXDeleteExpr *D);
  void makesInside(const clang::CallExpr *C, model::EventId Maker, model::PathId Container);
  void makeInside(clang::QualType Inner, model::PathId Made, clang::SourceRange Where,
                  llvm::ArrayRef<const clang::Expr *> Args);
  const clang::CXXConstructorDecl *constructorFor(const clang::CXXRecordDecl *RD, unsigned Count);
  bool readsOwner(const clang::CallExpr *C, const clang::FunctionDecl *F);
  bool isBoring(const clang::CallExpr *C, const clang::FunctionDecl *F, model::PathId Object);
  bool trivialAssignment(const clang::CallExpr *C, const clang::FunctionDecl *F);
  void readContainers(const clang::FunctionDecl *F, llvm::ArrayRef<const clang::Expr *> Args);
  void copyFrom(const clang::CXXConstructExpr *C);
  void setCallee(const clang::CallExpr *C, const clang::FunctionDecl *F, model::Event &E);
  void noteLockables(const clang::ClassTemplateSpecializationDecl *Guard);

  // --- Arguments.cpp -----------------------------------------------------------
  /// Sets the arguments of the event \p Id, a call of \p F (null: unknown).
  void addArguments(model::EventId Id, llvm::ArrayRef<const clang::Expr *> Args,
                    const clang::FunctionDecl *F);
  model::Argument argument(const clang::Expr *E, clang::QualType Param, bool DecayCopies);
  std::optional<int64_t> constant(const clang::Expr *E);
  std::optional<int64_t> duration(const clang::Expr *E);

  // --- Initialisers.cpp --------------------------------------------------------
  void braces(const clang::InitListExpr *L);
  void declare(const clang::DeclStmt *D);
  void initialise(const clang::CXXCtorInitializer *I);
  /// What constructors in \p Init make is \p Object.
  void bindMade(const clang::Expr *Init, model::PathId Object);
  void bindInitialisers();
  void storeCallables(model::PathId Object, clang::QualType T, const clang::Expr *Init);
  /// Records what \p Object keeps of \p Init, member by member.
  void store(model::PathId Object, clang::QualType T, const clang::Expr *Init, unsigned Depth = 0);

  // --- Callables.cpp -----------------------------------------------------------
  model::CallableId callable(const clang::Expr *E, unsigned Depth = 0);
  model::CallableId lambda(const clang::LambdaExpr *L);
  model::CallableId named(const clang::ValueDecl *D, const clang::Expr *E, unsigned Depth);
  model::CallableId bound(const clang::CallExpr *C, unsigned Depth);
  model::CallableId functionObject(const clang::Expr *E);
  model::CallableId stored(const clang::Expr *E);
  model::CallableId addCallable(model::Callable C, const clang::Expr *E);

  // --- Destructors.cpp ---------------------------------------------------------
  void destroyed(const clang::CFGImplicitDtor &D);
  void replaced(const clang::Expr *Owner, clang::QualType T, model::PathId Object, bool Resets);
  void destroy(clang::QualType T, model::PathId Object, clang::SourceRange Where, bool Virtual,
               unsigned Depth = 0);

  // --- Conditions.cpp ----------------------------------------------------------
  struct Truth {
    model::EventId Source;
    model::Comparison Op = model::Comparison::None;
    int64_t Constant = 0;
    model::PathId Left, Right;
  };
  Truth truth(const clang::Expr *E);
  bool comparison(const clang::BinaryOperator *O, bool Negated, Truth &T);
  /// The event whose value \p E is, through casts and single-valued locals.
  model::EventId valueEvent(const clang::Expr *E);
  /// The parameter that \p E compares with \p Constant, if the body never writes
  /// it; none otherwise.
  model::PathId unwrittenParameter(const clang::Expr *E, model::Comparison Op, int64_t Constant);
  static const clang::Expr *conditionOf(const clang::CFGBlock &Block);
  std::optional<model::Branch> branch(const clang::CFGBlock &Block);

  // --- Uses.cpp ----------------------------------------------------------------
  /// \p Value flows into the event \p E, or into its argument \p Arg; the
  /// events that it stems from are found when all are known.
  void flowsInto(model::EventId E, const clang::Expr *Value, int Arg = -1);
  std::vector<model::EventId> uses(const clang::Expr *Value, ReachingValues::Position At);
  void resolveUses();
  void markSelfAssignments();
  model::EventId readThroughCalls(const model::Event &Write) const;

  struct PendingUse {
    model::EventId Event;
    int Argument;
    const clang::Expr *Value;
    ReachingValues::Position At;
  };
  struct PendingBranch {
    uint32_t Block;
    const clang::Expr *Condition;
    ReachingValues::Position At;
  };

  Unit &U;
  Body B;
  PathBuilder Paths;
  std::vector<RawBlock> Raw;
  std::vector<PendingUse> PendingUses;
  std::vector<PendingBranch> PendingBranches;
  std::vector<const clang::LambdaExpr *> Lambdas;
  model::EntityId RegionId;
  std::vector<Region> Regions;
  /// Of the code that is being walked.
  std::optional<MarkedCode> Marked;
  /// The directive whose statement is being walked, and the event that it became.
  const clang::OMPAtomicDirective *Atomic = nullptr;
  model::EventId AtomicEvent;
  /// What stands for the tasks that this body has started.
  std::optional<uint32_t> Tasks;
  /// omp_set_num_threads(1) came before.
  bool OneThread = false;
  /// Kept until the uses are resolved.
  std::vector<std::unique_ptr<clang::CFG>> Graphs;
  /// The static local that a statement is part of the initialiser of.
  llvm::DenseMap<const clang::Stmt *, model::PathId> StaticLocals;
  /// That of the statement that is being walked.
  model::PathId Making;
  /// The element that is being walked.
  ReachingValues::Position Here;
  ReachingValues Reaching{B.Flow};
  /// What isCompared() knows, once it was asked.
  std::optional<llvm::DenseSet<const clang::VarDecl *>> Compared;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_FUNCTIONEXTRACTOR_H
