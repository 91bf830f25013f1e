//===- heddle/Check.cpp - the verb check ----------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Messages.h"
#include "Flags.h"
#include "Verbs.h"

using namespace llvm;

int heddle::tool::runCheck(ArrayRef<const char *> Words) {
  FlagSet Flags("check", "Find where the threads of a program can tangle.");
  SourceFlags Source(Flags);
  FindingFlags Findings(Flags);
  cl::opt<bool> Dump("dump-config", cl::desc("show the configuration, and where it comes from"),
                     cl::sub(Flags.Verb), cl::cat(Flags.Category));
  cl::opt<bool> Verify("verify-config", cl::desc("say whether the configuration is right"),
                       cl::sub(Flags.Verb), cl::cat(Flags.Category));
  if (!Flags.parse(Words))
    return driver::ExitUsage;
  driver::CheckOptions O;
  O.Source = Source.options();
  Expected<driver::AnalyseOptions> Analyse = Findings.analyse(O.Source.Workers.Jobs);
  Expected<driver::PublishOptions> Publish = Findings.publish();
  if (Error E = joinErrors(Analyse ? Error::success() : Analyse.takeError(),
                           Publish ? Error::success() : Publish.takeError())) {
    driver::printError(std::move(E));
    return driver::ExitUsage;
  }
  O.Analyse = std::move(*Analyse);
  if (Dump || Verify)
    return driver::showConfiguration(Dump ? driver::ConfigWish::Dump : driver::ConfigWish::Verify,
                                     O.Source.Request, std::move(O.Analyse));
  O.Publish = std::move(*Publish);
  return driver::check(std::move(O));
}
