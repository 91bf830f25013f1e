//===- heddle/Dump.cpp - the verb dump ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Messages.h"
#include "Flags.h"
#include "Verbs.h"

using namespace llvm;

int heddle::tool::runDump(ArrayRef<const char *> Words) {
  using driver::Dump;
  FlagSet Flags("dump", "Show what heddle knows of the code.");
  // The subcommand comes first: each value is a flag of it.
  cl::opt<Dump> What(
      cl::sub(Flags.Verb), cl::desc("what to show:"),
      cl::values(clEnumValN(Dump::Facts, "facts", "what was read from the source"),
                 clEnumValN(Dump::Summaries, "summaries", "what callers know of each function"),
                 clEnumValN(Dump::CallGraph, "callgraph", "who calls whom"),
                 clEnumValN(Dump::LockGraph, "lockgraph", "which lock is taken under which"),
                 clEnumValN(Dump::Threads, "threads", "which threads there are"),
                 clEnumValN(Dump::Accesses, "accesses", "who comes to what, with which locks")),
      cl::cat(Flags.Category));
  Flags.addMeanings(What.getParser());
  SourceFlags Source(Flags);
  cl::opt<std::string> ConfigFile("config-file", cl::desc("the .heddle.yaml to use"),
                                  cl::value_desc("file"), cl::sub(Flags.Verb),
                                  cl::cat(Flags.Category));
  if (!Flags.parse(Words))
    return driver::ExitUsage;
  if (!What.getNumOccurrences()) {
    driver::printError("'dump' needs one of --facts, --summaries, --callgraph, --lockgraph, "
                       "--threads and --accesses");
    return driver::ExitUsage;
  }
  driver::SourceOptions O = Source.options();
  driver::AnalyseOptions Analyse;
  Analyse.ConfigFile = ConfigFile;
  Analyse.Filter.Root = workingDirectory();
  Analyse.Threads = O.Workers.Jobs;
  return driver::dump(What, std::move(O), std::move(Analyse));
}
