//===- heddle/Link.cpp - the verb link ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Messages.h"
#include "Flags.h"
#include "Verbs.h"

using namespace llvm;

int heddle::tool::runLink(ArrayRef<const char *> Words) {
  // A program has more summaries than a command line takes: @file.
  BumpPtrAllocator Memory;
  cl::ExpansionContext Context(Memory, cl::TokenizeGNUCommandLine);
  SmallVector<const char *, 64> Expanded(Words.begin(), Words.end());
  if (Error E = Context.expandResponseFiles(Expanded)) {
    driver::printError(std::move(E));
    return driver::ExitUsage;
  }
  FlagSet Flags("link", "Join summaries that 'heddle extract' wrote, and report.");
  cl::list<std::string> Files(cl::Positional, cl::desc("<summary or @file ...>"),
                              cl::sub(Flags.Verb), cl::cat(Flags.Category));
  cl::opt<unsigned> Jobs("j", cl::desc("number of threads"), cl::value_desc("n"), cl::Prefix,
                         cl::init(0), cl::sub(Flags.Verb), cl::cat(Flags.Category));
  FindingFlags Findings(Flags);
  if (!Flags.parse(Expanded))
    return driver::ExitUsage;
  driver::LinkOptions O;
  O.Files.assign(Files.begin(), Files.end());
  Expected<driver::AnalyseOptions> Analyse =
      Findings.analyse(Jobs ? unsigned(Jobs) : driver::defaultJobs());
  Expected<driver::PublishOptions> Publish = Findings.publish();
  if (Error E = joinErrors(Analyse ? Error::success() : Analyse.takeError(),
                           Publish ? Error::success() : Publish.takeError())) {
    driver::printError(std::move(E));
    return driver::ExitUsage;
  }
  O.Analyse = std::move(*Analyse);
  O.Publish = std::move(*Publish);
  return driver::link(std::move(O));
}
