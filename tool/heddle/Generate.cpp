//===- heddle/Generate.cpp - the flags in other forms ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Generate.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Verbs.h"
#include "checks/Registry.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace heddle::tool {

std::string dashed(const FlagFacts &F) { return (F.Name.size() == 1 ? "-" : "--") + F.Name; }

static std::vector<std::string> checkNames(bool Whole) {
  std::vector<std::string> Names;
  for (const checks::CheckInfo &I : checks::all()) {
    StringRef Name = I.Name;
    if (!Whole)
      Name.consume_front("heddle-");
    Names.push_back(Name.str());
  }
  return Names;
}

static std::vector<std::string> splitWords(StringRef Text, StringRef At) {
  SmallVector<StringRef> Parts;
  Text.split(Parts, At, -1, /*KeepEmpty=*/false);
  std::vector<std::string> Words;
  for (StringRef P : Parts)
    Words.push_back(P.trim().str());
  return Words;
}

ValueKind valuesOf(const VerbFacts &V, const FlagFacts &F) {
  using Kind = ValueKind::Kind;
  if (F.Name == "checks")
    return {Kind::OneOf, checkNames(/*Whole=*/true)};
  if (F.Name == "format")
    return {Kind::OneOf, V.Name == "diff" ? std::vector<std::string>{"text", "json"}
                                          : splitWords(report::formatNames(), ",")};
  if (F.Value == "level") {
    std::vector<std::string> Levels = {"high", "medium", "low"};
    if (F.Name == "fail-on")
      Levels.push_back("none");
    return {Kind::OneOf, std::move(Levels)};
  }
  return {StringSwitch<Kind>(F.Value)
              .Case("file", Kind::File)
              .Case("dir", Kind::Folder)
              .Default(Kind::Any),
          {}};
}

ValueKind wordsOf(const VerbFacts &V) {
  using Kind = ValueKind::Kind;
  if (V.Name == "explain")
    return {Kind::OneOf, checkNames(/*Whole=*/false)};
  if (StringRef(V.Words).contains('|'))
    return {Kind::OneOf, splitWords(V.Words, "|")};
  return {V.Words.empty() ? Kind::Any : Kind::File, {}};
}

int runGenerate(StringRef Wish, ArrayRef<Verb> Verbs, StringRef Statuses) {
  std::vector<ToldVerb> Told;
  for (const Verb &V : Verbs)
    Told.push_back({V.Summary.str(), describeVerb(V.Run)});
  std::string Text = Wish == "man"    ? manualPage(Told, Statuses)
                     : Wish == "bash" ? bashCompletion(Told)
                     : Wish == "zsh"  ? zshCompletion(Told)
                     : Wish == "fish" ? fishCompletion(Told)
                                      : "";
  if (Text.empty()) {
    driver::printError("'" + Wish +
                       "' is no value for --generate; there are: man, bash, zsh, fish");
    return driver::ExitUsage;
  }
  if (Error E = driver::writeStandardOutput(Text)) {
    driver::printError(std::move(E));
    return driver::ExitUsage;
  }
  return driver::ExitComplete;
}

} // namespace heddle::tool
