//===- heddle/Explain.cpp - the verbs checks and explain ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "CheckPages.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Driver/Version.h"
#include "Flags.h"
#include "Verbs.h"
#include "checks/Registry.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace heddle::tool {
namespace {

int print(StringRef Text) {
  if (Error E = driver::writeStandardOutput(Text)) {
    driver::printError(std::move(E));
    return driver::ExitUsage;
  }
  return driver::ExitComplete;
}

/// docs/formats.md describes it.
std::string checksAsJson() {
  std::string Text;
  raw_string_ostream OS(Text);
  json::OStream J(OS, /*IndentSize=*/2);
  J.object([&] {
    J.attribute("version", 1);
    J.attributeObject("tool", [&] {
      J.attribute("name", "heddle");
      J.attribute("version", driver::toolVersion());
    });
    J.attributeArray("checks", [&] {
      for (const checks::CheckInfo &I : checks::all())
        J.object([&] {
          J.attribute("name", I.Name);
          J.attribute("summary", I.Summary);
          J.attribute("on_by_default", I.OnByDefault);
        });
    });
  });
  J.flush();
  OS << '\n';
  return Text;
}

} // namespace

int runChecks(ArrayRef<const char *> Words) {
  FlagSet Flags("checks", "List the checks.");
  cl::opt<bool> Json("json", cl::desc("the list as JSON, for programs"), cl::sub(Flags.Verb),
                     cl::cat(Flags.Category));
  if (!Flags.parse(Words))
    return driver::ExitUsage;
  if (Json)
    return print(checksAsJson());
  size_t Width = 0;
  for (const checks::CheckInfo &I : checks::all())
    Width = std::max(Width, I.Name.size());
  std::string Text;
  for (const checks::CheckInfo &I : checks::all())
    Text += I.Name.str() + std::string(Width - I.Name.size() + 2, ' ') + I.Summary.str() +
            (I.OnByDefault ? "\n" : " (off by default)\n");
  return print(Text);
}

int runExplain(ArrayRef<const char *> Words) {
  FlagSet Flags("explain", "Explain a check: what it reports, how it comes about, what to do.");
  cl::opt<std::string> Asked(cl::Positional, cl::desc("<check>"), cl::Required, cl::sub(Flags.Verb),
                             cl::cat(Flags.Category));
  if (!Flags.parse(Words))
    return driver::ExitUsage;
  StringRef Name = Asked;
  Name.consume_front("heddle-");
  for (const CheckPage &P : checkPages())
    if (P.Name == Name)
      return print(P.Text);
  std::vector<StringRef> Known;
  for (const checks::CheckInfo &I : checks::all()) {
    StringRef Short = I.Name;
    Short.consume_front("heddle-");
    if (Short == Name)
      return print((I.Name + ": " + I.Summary + "\n").str());
    Known.push_back(Short);
  }
  std::string Near = closest(Name, Known);
  driver::printError(
      "there is no check '" + Name + "'; " +
      (Near.empty() ? "'heddle checks' lists them" : "did you mean '" + Near + "'?"));
  return driver::ExitUsage;
}

} // namespace heddle::tool
