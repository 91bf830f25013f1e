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

namespace {

/// --since and what goes with it.
class SinceFlags {
public:
  explicit SinceFlags(heddle::tool::FlagSet &F)
      : Since("since",
              cl::desc("only findings that are new against the commit from which this git "
                       "revision and HEAD went apart"),
              cl::value_desc("rev"), cl::sub(F.Verb), cl::cat(F.Category)),
        TrustHead("trust-head",
                  cl::desc("with --since: .heddle.yaml and baseline as the change has them"),
                  cl::sub(F.Verb), cl::cat(F.Category)) {}

  /// Fails where they are of no use.
  Expected<heddle::driver::SinceOptions> options() const {
    if (Since.getNumOccurrences() && Since.empty())
      return createStringError("--since needs a revision; it was given none");
    if (TrustHead && Since.empty())
      return createStringError("--trust-head is of use with --since alone");
    return heddle::driver::SinceOptions{Since, TrustHead};
  }
  bool given() const { return Since.getNumOccurrences() != 0; }

private:
  cl::opt<std::string> Since;
  cl::opt<bool> TrustHead;
};

} // namespace

int heddle::tool::runCheck(ArrayRef<const char *> Words) {
  FlagSet Flags("check", "Find where the threads of a program can tangle.");
  SourceFlags Source(Flags);
  FindingFlags Findings(Flags);
  SinceFlags Since(Flags);
  cl::opt<bool> Dump("dump-config", cl::desc("show the configuration, and where it comes from"),
                     cl::sub(Flags.Verb), cl::cat(Flags.Category));
  cl::opt<bool> Verify("verify-config", cl::desc("say whether the configuration is right"),
                       cl::sub(Flags.Verb), cl::cat(Flags.Category));
  if (!Flags.parse(Words))
    return driver::ExitUsage;
  driver::CheckOptions O;
  O.Source = Source.options();
  Expected<driver::AnalyseOptions> Analyse = Findings.analyse(O.Source.Workers.Jobs);
  Expected<driver::PublishOptions> Publish = Findings.publish(/*Compared=*/Since.given());
  Expected<driver::SinceOptions> Base = Since.options();
  if (Error E = joinErrors(joinErrors(Analyse ? Error::success() : Analyse.takeError(),
                                      Publish ? Error::success() : Publish.takeError()),
                           Base ? Error::success() : Base.takeError())) {
    driver::printError(std::move(E));
    return driver::ExitUsage;
  }
  O.Analyse = std::move(*Analyse);
  if ((Dump || Verify) && Since.given()) {
    driver::printError(
        "--dump-config and --verify-config look at the work tree; leave out --since");
    return driver::ExitUsage;
  }
  if (Dump || Verify)
    return driver::showConfiguration(Dump ? driver::ConfigWish::Dump : driver::ConfigWish::Verify,
                                     O.Source.Request, std::move(O.Analyse));
  O.Publish = std::move(*Publish);
  O.Since = std::move(*Base);
  return driver::check(std::move(O));
}
