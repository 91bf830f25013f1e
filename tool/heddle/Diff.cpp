//===- heddle/Diff.cpp - the verb diff ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Diff.h"
#include "Driver/Messages.h"
#include "Flags.h"
#include "Verbs.h"

using namespace llvm;

int heddle::tool::runDiff(ArrayRef<const char *> Words) {
  FlagSet Flags("diff", "Compare two reports of --format=json: what is new, what is gone.");
  cl::list<std::string> Files(cl::Positional, cl::desc("<old report> <new report>"),
                              cl::sub(Flags.Verb), cl::cat(Flags.Category));
  cl::opt<std::string> Format("format", cl::desc("text or json"), cl::value_desc("format"),
                              cl::init("text"), cl::sub(Flags.Verb), cl::cat(Flags.Category));
  cl::opt<std::string> Output("o", cl::desc("file for the result"), cl::value_desc("file"),
                              cl::sub(Flags.Verb), cl::cat(Flags.Category));
  cl::opt<std::string> FailOn(
      "fail-on", cl::desc("what makes exit status 1 when new: high, medium, low, none (medium)"),
      cl::value_desc("level"), cl::init("medium"), cl::sub(Flags.Verb), cl::cat(Flags.Category));
  cl::opt<unsigned> AllowFailed(
      "allow-failed", cl::desc("how many errors the new report may have without exit status 3"),
      cl::value_desc("n"), cl::init(0), cl::sub(Flags.Verb), cl::cat(Flags.Category));
  if (!Flags.parse(Words))
    return driver::ExitUsage;
  if (Files.size() != 2) {
    driver::printError("'diff' needs two reports: heddle diff OLD.json NEW.json");
    return driver::ExitUsage;
  }
  if (Format != "text" && Format != "json") {
    driver::printError("unknown format '" + Format + "'; there are: text, json");
    return driver::ExitUsage;
  }
  Expected<std::optional<findings::Confidence>> Gate = gateLevel(FailOn);
  if (!Gate) {
    driver::printError(Gate.takeError());
    return driver::ExitUsage;
  }
  driver::DiffOptions O;
  O.Old = Files[0];
  O.New = Files[1];
  O.Json = Format == "json";
  O.OutputFile = Output == "-" ? "" : std::string(Output);
  O.FailOn = *Gate;
  O.AllowedToFail = AllowFailed;
  return driver::diff(O);
}
