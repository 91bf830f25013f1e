//===- Tidy/UnitFindings.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tidy/UnitFindings.h"
#include "Driver/Analyse.h"
#include "Extract/ExtractParsed.h"
#include "Fixes/Fixes.h"
#include "Tidy/SourcePlaces.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

namespace heddle::tidy {

/// The list for --checks that enables \p Checks alone.
static std::string listOf(const llvm::StringSet<> &Checks) {
  std::vector<llvm::StringRef> Names(Checks.keys().begin(), Checks.keys().end());
  llvm::sort(Names);
  return "-*," + llvm::join(Names, ",");
}

llvm::Error UnitFindings::analyse(clang::ASTContext &Ctx) {
  model::TuSummary Summary = extract::extractParsed(Ctx);
  driver::AnalyseOptions O;
  O.Checks = listOf(Checks);
  // Each check has a threshold of its own.
  O.Filter.Threshold = findings::Confidence::Low;
  O.Given.Confidence = true;
  O.ConfigFile = Config;
  O.SearchFrom.push_back(llvm::sys::path::parent_path(Summary.MainFile).str());
  O.Partial = true;
  O.OwnPlace = findings::OwnPlace::Host;
  llvm::Expected<driver::Analyser> A = driver::Analyser::create(std::move(O));
  if (!A)
    return A.takeError();
  std::vector<model::TuSummary> Program;
  Program.push_back(std::move(Summary));
  Findings = A->run(std::move(Program)).Findings;
  SourcePlaces Places(Ctx.getSourceManager());
  fixes::propose(Findings, [&](llvm::StringRef File) { return Places.text(File); });
  return llvm::Error::success();
}

llvm::Expected<llvm::ArrayRef<findings::Finding>> UnitFindings::in(clang::ASTContext &Ctx) {
  if (Analysed != &Ctx) {
    Analysed = &Ctx;
    Findings.clear();
    if (llvm::Error E = analyse(Ctx))
      return std::move(E);
  }
  return llvm::ArrayRef(Findings);
}

} // namespace heddle::tidy
