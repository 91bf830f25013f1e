//===- test/linkonly/main.cpp - heddle without Clang ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Everything after Extract: reads the summary files that it is given, links
// them, runs all checks and prints the findings, one a line, and their number.
// It is linked with LLVM's Support library alone; the test that runs it looks
// that it needs neither libclang-cpp nor libLLVM.
//
//===----------------------------------------------------------------------===//
#include "Catalog/Catalog.h"
#include "Format/SummaryFile.h"
#include "checks/Run.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <utility>
#include <vector>

using namespace heddle;

static int fail(llvm::StringRef What, llvm::Error E) {
  llvm::errs() << "heddle-link-only: " << What << ": " << llvm::toString(std::move(E)) << '\n';
  return 2;
}

int main(int Count, char **Arguments) {
  std::vector<model::TuSummary> Summaries;
  for (int I = 1; I < Count; ++I) {
    auto Bytes = llvm::MemoryBuffer::getFile(Arguments[I]);
    if (!Bytes)
      return fail(Arguments[I], llvm::errorCodeToError(Bytes.getError()));
    llvm::Expected<model::TuSummary> S = format::read((*Bytes)->getBuffer());
    if (!S)
      return fail(Arguments[I], S.takeError());
    Summaries.push_back(std::move(*S));
  }
  llvm::Expected<catalog::Catalog> Known = catalog::Catalog::builtin();
  if (!Known)
    return fail("the built-in catalogue", Known.takeError());

  checks::RunOptions Options;
  Options.Enabled = [](llvm::StringRef) { return true; };
  Options.Threads = 1;
  checks::RunStatistics Statistics;
  std::vector<findings::Finding> Findings =
      checks::run(std::move(Summaries), *Known, Options, Statistics);
  for (const findings::Finding &F : Findings)
    llvm::outs() << F.Check << " in " << F.Function << '\n';
  llvm::outs() << Findings.size() << " findings\n";
  return 0;
}
