//===- heddle/Cache.cpp - the verb cache ----------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Cache/Pruning.h"
#include "Driver/CacheVerb.h"
#include "Driver/ExitStatus.h"
#include "Driver/Messages.h"
#include "Flags.h"
#include "Verbs.h"

using namespace llvm;
using heddle::driver::CacheAction;

namespace {

struct Action {
  StringLiteral Name;
  CacheAction What;
};
constexpr Action Actions[] = {{"stat", CacheAction::Stat},
                              {"verify", CacheAction::Verify},
                              {"prune", CacheAction::Prune},
                              {"clear", CacheAction::Clear}};

std::optional<CacheAction> parseAction(StringRef Word) {
  std::vector<StringRef> Names;
  for (const Action &A : Actions) {
    if (A.Name == Word)
      return A.What;
    Names.push_back(A.Name);
  }
  std::string Near = heddle::tool::closest(Word, Names);
  heddle::driver::printError(
      "'cache' cannot '" + Word + "'; " +
      (Near.empty() ? "it can stat, verify, prune and clear" : "did you mean '" + Near + "'?"));
  return std::nullopt;
}

} // namespace

int heddle::tool::runCache(ArrayRef<const char *> Words) {
  FlagSet Flags("cache", "Look after the cache:\n"
                         "  heddle cache stat     what is in it\n"
                         "  heddle cache verify   read all of it, and remove what is damaged\n"
                         "  heddle cache prune    remove what was not used for longest\n"
                         "  heddle cache clear    remove all of it");
  cl::opt<std::string> What(cl::Positional, cl::desc("stat|verify|prune|clear"), cl::Required,
                            cl::sub(Flags.Verb), cl::cat(Flags.Category));
  cl::opt<std::string> Folder("cache-dir", cl::desc("folder of the cache ($XDG_CACHE_HOME/heddle)"),
                              cl::value_desc("dir"), cl::sub(Flags.Verb), cl::cat(Flags.Category));
  cl::opt<unsigned> MaxMiB("max-size", cl::desc("what 'prune' leaves (4096)"),
                           cl::value_desc("MiB"), cl::init(cache::DefaultMaxBytes >> 20),
                           cl::sub(Flags.Verb), cl::cat(Flags.Category));
  if (!Flags.parse(Words))
    return driver::ExitUsage;
  std::optional<CacheAction> A = parseAction(What);
  if (!A)
    return driver::ExitUsage;
  driver::CacheOptions O;
  O.Folder = absoluteFolder(Folder);
  return driver::lookAfterCache(*A, O, uint64_t(MaxMiB) << 20);
}
