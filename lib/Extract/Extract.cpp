//===- Extract/Extract.cpp ------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Extract.h"
#include "Extract/DeclFacts.h"
#include "Extract/ExtractParsed.h"
#include "Extract/ExtractPast.h"
#include "Extract/Frontend.h"
#include "Extract/Instantiate.h"
#include "Extract/Suppressions.h"
#include "Extract/Unit.h"
#include "Extract/UnitExtractor.h"
#include "llvm/Support/Path.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

static std::vector<SourceLocation> addErrors(Unit &U, llvm::ArrayRef<SourceError> Errors) {
  std::vector<SourceLocation> Places;
  for (const SourceError &E : Errors) {
    U.Out.Errors.push_back({U.Files.place(E.Where), E.Message, E.Fatal});
    Places.push_back(E.Where);
  }
  U.Out.HadErrors = !Errors.empty();
  return Places;
}

static void addMissing(Unit &U, const RegularFileSystem &Disk) {
  for (const std::string &Path : Disk.missing()) {
    model::SourceFile S;
    S.Path = Path;
    S.Found = false;
    U.Out.Files.push_back(std::move(S));
  }
}

/// All that the AST says; \p Broken as in UnitExtractor::run.
static void readAst(Unit &U, llvm::ArrayRef<SourceLocation> Errors,
                    const llvm::DenseSet<const FunctionDecl *> &Broken) {
  UnitExtractor(U, Errors).run(Broken);
  DeclFacts(U).write();
  addSuppressions(U);
  U.Out.Paths = U.Paths.all();
}

static void summarise(const ParsedUnit &Parsed, const Options &O, model::TuSummary &Out) {
  Unit U(Parsed.Compiler.getASTContext(), O, Out);
  U.Files.addAll();
  std::vector<SourceLocation> Errors = addErrors(U, Parsed.Errors);
  llvm::DenseSet<const FunctionDecl *> Broken;
  if (O.SkipSystemBodies && Errors.empty())
    Broken = instantiateSkipped(U, Parsed.Compiler.getSema());
  readAst(U, Errors, Broken);
  addMissing(U, Parsed.Disk);
}

llvm::Expected<model::TuSummary> heddle::extract::extract(const Command &C, const Options &O,
                                                          model::UnitInputs *Inputs) {
  return extractPast(C, nullptr, O, Inputs);
}

llvm::Expected<model::TuSummary> heddle::extract::extractPast(const Command &C,
                                                              const PastFiles *Past,
                                                              const Options &O,
                                                              model::UnitInputs *Inputs) {
  model::TuSummary Out;
  llvm::SmallString<256> Main(C.File);
  llvm::sys::path::remove_dots(Main, /*remove_dot_dot=*/true);
  Out.MainFile = std::string(Main);
  Out.Output = C.Output;
  if (llvm::Error E = runFrontend(
          C, O, [&](const ParsedUnit &Parsed) { summarise(Parsed, O, Out); }, Inputs, Past))
    return std::move(E);
  return Out;
}

model::TuSummary heddle::extract::extractParsed(ASTContext &Ctx) {
  model::TuSummary Out;
  Options O;
  O.SkipSystemBodies = false;
  const SourceManager &SM = Ctx.getSourceManager();
  Out.MainFile = FileTable::path(SM, SM.getMainFileID());
  Unit U(Ctx, O, Out);
  U.Files.addAll();
  readAst(U, {}, {});
  return Out;
}
