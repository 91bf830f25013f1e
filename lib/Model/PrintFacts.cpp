//===- Model/PrintFacts.cpp - functions and summaries as text -------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Model/Print.h"
#include "Model/Spelling.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace heddle;
using namespace heddle::model;

namespace {

void printWhere(const Location &L, const PrintNames &N, FileId Near, llvm::raw_ostream &OS) {
  if (L != Location())
    OS << " at " << printLocation(L, N, Near);
}

void printType(const TypeFacts &T, const PrintNames &N, llvm::raw_ostream &OS) {
  if (!T.Spelling.empty())
    OS << " '" << printable(T.Spelling) << "'";
  OS << spelling(T);
  if (T.Record)
    OS << " record=" << printEntity(T.Record, N);
}

void printVariables(llvm::StringRef What, const std::vector<LocalVariable> &Rows,
                    const PrintNames &N, llvm::raw_ostream &OS) {
  for (size_t I = 0; I != Rows.size(); ++I) {
    const LocalVariable &V = Rows[I];
    OS << "  " << What << " " << I << " " << printable(V.Name);
    printType(V.Type, N, OS);
    OS << (V.Escapes ? " escapes" : "");
    printWhere(V.Where, N, N.Function->Where.File, OS);
    OS << "\n";
  }
}

void printHead(const FunctionSummary &F, const PrintNames &N, llvm::raw_ostream &OS) {
  OS << "function " << printEntity(F.Function, N);
  if (F.Function.index() < N.Entities.size() &&
      N.Entities[F.Function.index()].Link == Linkage::Internal)
    OS << " internal";
  OS << (F.Incomplete ? " incomplete" : "");
  printWhere(F.Where, N, FileId(), OS);
  OS << "\n";
  printVariables("param", F.Params, N, OS);
  printVariables("local", F.Locals, N, OS);
  for (size_t I = 0; I != F.Captures.size(); ++I) {
    const Capture &C = F.Captures[I];
    OS << "  capture " << I << " " << printable(C.Name) << (C.ByReference ? " ref" : "");
    if (C.Path)
      OS << " path=" << printPath(C.Path, N);
    OS << "\n";
  }
  for (size_t I = 0; I != F.Callables.size(); ++I)
    OS << "  callable " << I << " " << printCallable(F.Callables[I], N) << "\n";
}

/// `, label=[a, b]` of locks that an attribute names.
void printLocks(llvm::StringRef Label, const std::vector<AnnotatedLock> &Locks, const PrintNames &N,
                llvm::raw_ostream &OS) {
  if (Locks.empty())
    return;
  OS << " " << Label << "=[";
  for (size_t I = 0; I != Locks.size(); ++I)
    OS << (I ? ", " : "") << printPath(Locks[I].Path, N)
       << (Locks[I].Mode == LockMode::Shared ? " shared" : "");
  OS << "]";
}

void printEntities(llvm::StringRef Label, const std::vector<EntityId> &Rows, const PrintNames &N,
                   llvm::raw_ostream &OS) {
  if (Rows.empty())
    return;
  OS << " " << Label << "=[";
  for (size_t I = 0; I != Rows.size(); ++I)
    OS << (I ? ", " : "") << printEntity(Rows[I], N);
  OS << "]";
}

void printDeclaration(const FunctionFacts &D, const PrintNames &N, llvm::raw_ostream &OS) {
  OS << "declaration " << printEntity(D.Function, N);
  if (D.Class)
    OS << " class=" << printEntity(D.Class, N);
  if (D.Visibility != Access::None)
    OS << " " << spelling(D.Visibility);
  const std::pair<bool, llvm::StringRef> Flags[] = {
      {D.Static, "static"},
      {D.Virtual, "virtual"},
      {D.Constructor, "constructor"},
      {D.Destructor, "destructor"},
      {D.Lambda, "lambda"},
      {D.NoReturn, "noreturn"},
      {D.Deleted, "deleted"},
      {D.Main, "main"},
      {D.Const, "const"},
      {D.NoThreadSafetyAnalysis, "no-thread-safety-analysis"},
      {D.ReturnsReference, "returns-reference"},
      {D.ReturnsPointer, "returns-pointer"}};
  for (auto [On, Word] : Flags)
    if (On)
      OS << " " << Word;
  printEntities("overrides", D.Overrides, N, OS);
  if (D.Parent)
    OS << " parent=" << printEntity(D.Parent, N);
  printLocks("requires", D.Requires, N, OS);
  printLocks("acquires", D.Acquires, N, OS);
  printLocks("releases", D.Releases, N, OS);
  printLocks("try-acquires", D.TryAcquires, N, OS);
  printLocks("asserts", D.Asserts, N, OS);
  printLocks("excludes", D.Excludes, N, OS);
  OS << (D.TryAcquireSuccess ? "" : " try-acquire-success=false") << "\n";
}

void printVariable(const VariableFacts &V, const PrintNames &N, llvm::raw_ostream &OS) {
  OS << "variable " << printEntity(V.Variable, N);
  printType(V.Type, N, OS);
  if (V.Class)
    OS << " class=" << printEntity(V.Class, N);
  if (V.BitFieldUnit)
    OS << " bit-field-unit=" << V.BitFieldUnit;
  printLocks("guarded-by", V.GuardedBy, N, OS);
  printLocks("pointee-guarded-by", V.PointeeGuardedBy, N, OS);
  OS << "\n";
}

void printClass(const ClassFacts &C, const PrintNames &N, llvm::raw_ostream &OS) {
  OS << "class " << printEntity(C.Class, N);
  printEntities("bases", C.Bases, N, OS);
  printEntities("fields", C.Fields, N, OS);
  if (C.Destructor)
    OS << " destructor=" << printEntity(C.Destructor, N);
  OS << (C.Capability ? " capability" : "") << (C.ScopedCapability ? " scoped-capability" : "")
     << (C.Union ? " union" : "") << "\n";
}

} // namespace

void model::printFunction(const FunctionSummary &F, PrintNames N, llvm::raw_ostream &OS) {
  N.Function = &F;
  printHead(F, N, OS);
  for (size_t I = 0; I != F.Blocks.size(); ++I) {
    const Block &B = F.Blocks[I];
    OS << "  block " << I;
    if (!B.Successors.empty())
      OS << " ->";
    for (BlockId S : B.Successors)
      OS << " " << S.index();
    if (B.Condition)
      OS << " (" << printBranch(*B.Condition, N) << ")";
    OS << (B.NoReturn ? " noreturn" : "") << "\n";
    size_t End = std::min<size_t>(size_t(B.First) + B.Count, F.Events.size());
    for (size_t E = B.First; E < End; ++E)
      OS << "    #" << E << " " << printEvent(F.Events[E], N) << "\n";
  }
}

void model::printFacts(const TuSummary &S, llvm::raw_ostream &OS, llvm::StringRef Folder) {
  PrintNames N(S, nullptr, Folder);
  OS << "summary " << printFile(S.MainFile, Folder);
  if (!S.Output.empty())
    OS << " output=" << printFile(S.Output, Folder);
  OS << (S.HadErrors ? " had-errors" : "") << "\n";
  for (const Diagnostic &D : S.Errors) {
    OS << (D.Fatal ? "fatal error" : "error");
    printWhere(D.Where, N, FileId(), OS);
    OS << " " << printable(D.Message) << "\n";
  }
  for (const ClassFacts &C : S.Classes)
    printClass(C, N, OS);
  for (EntityId L : S.Lockables)
    OS << "lockable " << printEntity(L, N) << "\n";
  for (const VariableFacts &V : S.Variables)
    printVariable(V, N, OS);
  for (const FunctionFacts &D : S.FunctionDecls)
    printDeclaration(D, N, OS);
  for (const FunctionSummary &F : S.Functions)
    printFunction(F, N, OS);
  for (const Suppression &P : S.Suppressions) {
    OS << "suppression " << spelling(P.Kind);
    if (P.HasList)
      OS << "(" << printable(P.Checks) << ")";
    if (!P.Reason.empty())
      OS << ": " << printable(P.Reason);
    printWhere(P.Where, N, FileId(), OS);
    OS << "\n";
  }
  OS << "counts functions=" << S.Statistics.Functions
     << " incomplete=" << S.Statistics.FunctionsIncomplete
     << " unknown-paths=" << S.Statistics.UnknownPaths
     << " unknown-callees=" << S.Statistics.UnknownCallees << "\n";
}

std::string model::printFacts(const TuSummary &S, llvm::StringRef Folder) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  printFacts(S, OS, Folder);
  return Text;
}

void model::printTables(const TuSummary &S, llvm::raw_ostream &OS, llvm::StringRef Folder) {
  PrintNames N(S, nullptr, Folder);
  for (size_t I = 0; I != S.Files.size(); ++I) {
    const SourceFile &F = S.Files[I];
    OS << "file " << I << " " << printFile(F.Path, Folder);
    if (F.Found)
      OS << " " << llvm::toHex(F.Hash, true);
    else
      OS << " not-found";
    OS << (F.System ? " system" : "") << "\n";
  }
  for (size_t I = 0; I != S.Entities.size(); ++I) {
    const Entity &E = S.Entities[I];
    OS << "entity " << I << " " << spelling(E.Kind) << " " << printable(E.Name);
    if (!E.DisplayName.empty())
      OS << " display='" << printable(E.DisplayName) << "'";
    OS << " usr='" << printable(E.Usr) << "'";
    OS << (E.Link == Linkage::Internal ? " internal" : "") << (E.InSystemHeader ? " system" : "");
    printWhere(E.Where, N, FileId(), OS);
    OS << "\n";
  }
  for (size_t I = 0; I != S.Paths.size(); ++I)
    OS << "path " << I << " " << printPath(S.Paths[I], N) << "\n";
}
