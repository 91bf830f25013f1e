//===- Driver/CacheSession.cpp - the cache during one run -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/CacheSession.h"
#include "Cache/Pruning.h"
#include "Driver/ForEach.h"
#include "Driver/Messages.h"
#include "Format/InputsBytes.h"
#include "Format/SummaryFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include <cstdlib>

using namespace llvm;
namespace path = llvm::sys::path;

namespace heddle::driver {
namespace {

/// \p Variable's folder, if it is an absolute path.
std::optional<std::string> below(const char *Variable, std::initializer_list<StringRef> Names) {
  const char *Value = std::getenv(Variable);
  if (!Value || !path::is_absolute(Value))
    return std::nullopt;
  SmallString<256> P(Value);
  for (StringRef N : Names)
    path::append(P, N);
  return P.str().str();
}

} // namespace

std::optional<std::string> cacheFolder(const CacheOptions &O) {
  if (!O.Folder.empty())
    return O.Folder;
  if (auto P = below("XDG_CACHE_HOME", {"heddle"}))
    return P;
  return below("HOME", {".cache", "heddle"});
}

std::unique_ptr<CacheSession> CacheSession::open(const CacheOptions &O, bool Quiet,
                                                 const FileView &Files) {
  if (!O.Enabled)
    return nullptr;
  std::optional<std::string> Folder = cacheFolder(O);
  if (!Folder) {
    if (!Quiet)
      printNote("no cache is used: neither XDG_CACHE_HOME nor HOME is set");
    return nullptr;
  }
  Expected<std::unique_ptr<cache::Store>> S = cache::Store::open({*Folder, O.ReadOnly});
  if (!S) {
    printWarning("no cache is used: " + toString(S.takeError()));
    return nullptr;
  }
  return std::unique_ptr<CacheSession>(new CacheSession(std::move(*S), Files));
}

void CacheSession::lookUp(ArrayRef<extract::Command> Commands, unsigned Threads) {
  Results.assign(Commands.size(), std::nullopt);
  forEach(Commands.size(), Threads,
          [&](size_t I) { Results[I] = Summaries.find(Keys(Commands[I]), Commands[I].File); });
  Hits = count_if(Results, [](const auto &R) { return R.has_value(); });
}

unsigned CacheSession::hits() const { return Hits; }

std::vector<std::optional<model::TuSummary>> CacheSession::load(unsigned Threads) {
  std::vector<std::optional<model::TuSummary>> Loaded(Results.size());
  forEach(Results.size(), Threads, [&](size_t I) {
    if (!Results[I])
      return;
    std::optional<std::string> Bytes = Summaries.summary(*Results[I]);
    Expected<model::TuSummary> S =
        Bytes ? format::read(*Bytes) : createStringError("it was pruned");
    if (S) {
      Loaded[I] = std::move(*S);
    } else {
      consumeError(S.takeError());
      Results[I].reset();
    }
  });
  Hits = count_if(Results, [](const auto &R) { return R.has_value(); });
  return Loaded;
}

void CacheSession::keep(size_t I, const extract::Command &C, const ExtractResult &R) {
  // What failed may succeed next time: a crash, a time-out, a want of memory.
  if (!R.Parsed || R.Inputs.empty())
    return;
  Expected<model::UnitInputs> Inputs = format::readInputs(R.Inputs);
  if (Inputs)
    Results[I] = Summaries.keep(Keys(C), C.File, *Inputs, R.Text);
  else
    consumeError(Inputs.takeError());
}

void CacheSession::finish(bool Quiet) {
  if (!Entries->readOnly())
    cache::boundSize(Entries->folder(), Entries->bytesWritten(), cache::DefaultMaxBytes);
  if (!Entries->writeTrouble().empty())
    printWarning("results are not kept: " + Entries->writeTrouble());
  if (unsigned N = Entries->damaged(); N && !Quiet)
    printNote(Twine(N) + " damaged " + (N == 1 ? "entry" : "entries") + " of the cache " +
              (N == 1 ? "was" : "were") + " not used");
}

} // namespace heddle::driver
