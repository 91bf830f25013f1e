//===- Tidy/HeddleCheck.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tidy/HeddleCheck.h"
#include "Findings/Filter.h"
#include "Report/PrintableText.h"
#include "Tidy/FindingText.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Basic/FileManager.h"
#include "llvm/Support/FileSystem.h"

using namespace clang;
using heddle::findings::Confidence;

template <> struct clang::tidy::OptionEnumMapping<Confidence> {
  static llvm::ArrayRef<std::pair<Confidence, StringRef>> getEnumMapping() {
    static constexpr std::pair<Confidence, StringRef> Levels[] = {
        {Confidence::Low, "low"}, {Confidence::Medium, "medium"}, {Confidence::High, "high"}};
    return Levels;
  }
};

namespace heddle::tidy {

HeddleCheck::HeddleCheck(StringRef CheckName, clang::tidy::ClangTidyContext *Context,
                         std::shared_ptr<UnitFindings> Shared)
    : ClangTidyCheck(CheckName, Context), Name(CheckName),
      Config(Options.getLocalOrGlobal("HeddleConfig", "")),
      Threshold(Options.get("Confidence", Confidence::Medium)), Unit(std::move(Shared)) {
  Unit->enable(Name);
  if (!Config.empty())
    Unit->setConfig(Config);
}

void HeddleCheck::storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "HeddleConfig", Config);
  Options.store(Opts, "Confidence", Threshold);
}

/// The languages that the command line reads.
bool HeddleCheck::isLanguageVersionSupported(const LangOptions &LO) const {
  return !LO.ObjC && !LO.CUDA && !LO.HIP && !LO.OpenCL && !LO.HLSL;
}

void HeddleCheck::registerMatchers(ast_matchers::MatchFinder *Finder) {
  Finder->addMatcher(ast_matchers::translationUnitDecl(), this);
}

void HeddleCheck::check(const ast_matchers::MatchFinder::MatchResult &Result) {
  // Of broken code the AST tells less than the truth; clang-tidy fails anyway.
  if (Result.Context->getDiagnostics().hasUncompilableErrorOccurred())
    return;
  auto All = Unit->in(*Result.Context);
  if (!All) {
    configurationDiag("%0", DiagnosticIDs::Error)
        << report::printable(llvm::toString(All.takeError()));
    return;
  }
  SourcePlaces Places(*Result.SourceManager);
  for (const findings::Finding &F : *All)
    if (F.Check == Name && F.Level >= Threshold)
      report(F, Places);
}

/// The edits of the first fix that is safe: clang-tidy has one kind of --fix.
static std::vector<FixItHint> hints(const findings::Finding &F, const SourcePlaces &Places) {
  std::vector<FixItHint> Out;
  const auto Safe = llvm::find_if(F.Fixes, [](const findings::Fix &X) { return X.Safe; });
  if (Safe == F.Fixes.end())
    return Out;
  for (const findings::Replacement &E : Safe->Edits) {
    CharSourceRange R = Places.range(E);
    if (R.isInvalid())
      return {};
    Out.push_back(FixItHint::CreateReplacement(R, E.Text));
  }
  return Out;
}

void HeddleCheck::report(const findings::Finding &F, const SourcePlaces &Places) {
  auto Say = [&](const findings::Place &P, StringRef Message, DiagnosticIDs::Level Level,
                 ArrayRef<FixItHint> Hints = {}) {
    auto D = diag(Places.location(P), "%0", Level);
    D << Message;
    if (CharSourceRange R = Places.range(P); R.isValid())
      D << R;
    for (const FixItHint &H : Hints)
      D << H;
  };
  llvm::SmallString<128> Folder;
  (void)llvm::sys::fs::current_path(Folder); // names are absolute without it
  Say(F.Where, report::printable(F.Message), DiagnosticIDs::Warning, hints(F, Places));
  for (const findings::Note &N : notesOf(F, Folder))
    Say(N.Where, N.Message, DiagnosticIDs::Note);
}

} // namespace heddle::tidy
