//===- heddle/main.cpp - which verb it is ---------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/InternalError.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Driver/Version.h"
#include "Driver/Worker.h"
#include "Flags.h"
#include "Verbs.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include <csignal>

using namespace llvm;
using namespace heddle;

namespace {

using tool::Verb;

constexpr Verb Verbs[] = {
    {"check", "find where threads can tangle (what a bare 'heddle' does)", tool::runCheck},
    {"extract", "write the summary of one translation unit to a file", tool::runExtract},
    {"link", "join summaries and report", tool::runLink},
    {"diff", "compare two reports of --format=json: what is new, what is gone", tool::runDiff},
    {"checks", "list the checks", tool::runChecks},
    {"explain", "explain one check", tool::runExplain},
    {"dump", "show what heddle knows of the code", tool::runDump},
    {"cache", "look after the cache of summaries", tool::runCache},
};

constexpr StringLiteral Statuses =
    "0 nothing found, 1 findings, 2 wrong usage or input, 3 not all of the\n"
    "code could be looked at, 4 a bug in heddle, 128+n ended by signal n\n";

int help() {
  std::string Text = "heddle finds where the threads of a C++ program can tangle.\n\n"
                     "  heddle [check] [-p DIR] [file ...]   a project with compile_commands.json\n"
                     "  heddle [check] file ... -- flags     without one\n\nverbs:\n";
  for (const Verb &V : Verbs)
    Text += "  " + V.Name.str() + std::string(10 - V.Name.size(), ' ') + V.Summary.str() + "\n";
  Text += "\n'heddle VERB --help' lists the flags of a verb.\nexit status: ";
  Text += Statuses;
  if (Error E = driver::writeStandardOutput(Text)) {
    driver::printError(std::move(E));
    return driver::ExitUsage;
  }
  return driver::ExitComplete;
}

int version() {
  std::string Text =
      ("heddle " + driver::toolVersion() + " (LLVM " + driver::llvmVersion() + ")\n").str();
  if (Error E = driver::writeStandardOutput(Text)) {
    driver::printError(std::move(E));
    return driver::ExitUsage;
  }
  return driver::ExitComplete;
}

/// A word that is neither verb nor file.
int unknownVerb(StringRef Word) {
  std::vector<StringRef> Names;
  for (const Verb &V : Verbs)
    Names.push_back(V.Name);
  std::string Near = tool::closest(Word, Names);
  driver::printError(
      "'" + Word + "' is neither a verb nor a file; " +
      (Near.empty() ? "'heddle --help' lists the verbs" : "did you mean '" + Near + "'?"));
  return driver::ExitUsage;
}

} // namespace

int main(int Count, char **Given) {
  sys::Process::FixupStandardFileDescriptors();
  ArrayRef<const char *> Words(Given, static_cast<size_t>(Count));
  Words = Words.drop_front(Words.empty() ? 0 : 1);
  StringRef First = Words.empty() ? "" : Words.front();
  // A limit on the size of files (ulimit -f) is an error of the write, not the
  // end of heddle.
  std::signal(SIGXFSZ, SIG_IGN);
  if (First == driver::WorkerVerb)
    return driver::serveAsWorker();
  driver::tellInternalErrors();
  if (First == "--help" || First == "-h" || First == "-help" || First == "help")
    return help();
  if (First == "--version" || First == "-version")
    return version();
  if (First.consume_front("--generate="))
    return tool::runGenerate(First, Verbs, Statuses);
  for (const Verb &V : Verbs)
    if (First == V.Name)
      return V.Run(Words.drop_front());
  bool MayBeFile = First.empty() || First.starts_with("-") || First.contains('.') ||
                   First.contains('/') || sys::fs::exists(First);
  return MayBeFile ? tool::runCheck(Words) : unknownVerb(First);
}
