//===- heddle/Extract.cpp - the verb extract ------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Messages.h"
#include "Flags.h"
#include "Verbs.h"

using namespace llvm;

int heddle::tool::runExtract(ArrayRef<const char *> Words) {
  FlagSet Flags("extract", "Write the summary of one translation unit to a file:\n"
                           "  heddle extract -o FILE -- clang++ ... file.cpp");
  cl::opt<std::string> Output("o", cl::desc("the summary"), cl::value_desc("file"),
                              cl::sub(Flags.Verb), cl::cat(Flags.Category));
  if (!Flags.parse(Words))
    return driver::ExitUsage;
  if (Output.empty() || !Flags.Behind || Flags.Behind->empty()) {
    driver::printError("'extract' needs a file and a command: "
                       "heddle extract -o FILE -- clang++ ... file.cpp");
    return driver::ExitUsage;
  }
  return driver::extractOne(*Flags.Behind, Output);
}
