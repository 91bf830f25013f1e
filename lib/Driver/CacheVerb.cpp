//===- Driver/CacheVerb.cpp - looking after a cache -----------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/CacheVerb.h"
#include "Cache/Pruning.h"
#include "Driver/ExitStatus.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Report/PrintableText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace heddle::driver {
namespace {

std::string describe(const cache::Usage &U) {
  return formatv("{0} {1}, {2:f1} MiB", U.Files, U.Files == 1 ? "file" : "files",
                 double(U.Bytes) / (1 << 20))
      .str();
}

std::string statText(StringRef Folder) {
  cache::Usage Kinds[cache::NumEntryKinds], Temporary, All;
  for (const cache::CachedFile &F : cache::listFiles(Folder)) {
    (F.Temporary ? Temporary : Kinds[static_cast<unsigned>(F.Kind)]).add(F);
    All.add(F);
  }
  std::string Text = "folder: " + report::printable(Folder) + "\n";
  constexpr StringLiteral Names[] = {"commands", "summaries", "runs"};
  for (unsigned K = 0; K < cache::NumEntryKinds; ++K)
    Text += (Names[K] + ": " + describe(Kinds[K]) + "\n").str();
  if (Temporary.Files)
    Text += "being written, or left by a run that was killed: " + describe(Temporary) + "\n";
  Text += "together: " + describe(All) + ", at most " + utostr(cache::DefaultMaxBytes >> 20) +
          " MiB are kept\n";
  return Text;
}

std::string removeDamaged(StringRef Folder, int &Status) {
  std::vector<std::string> Damaged = cache::findDamaged(Folder);
  std::string Text;
  for (const std::string &Path : Damaged) {
    sys::fs::remove(Path);
    Text += "damaged, and removed: " + report::printable(Path) + "\n";
  }
  if (!Damaged.empty())
    Status = ExitFindings;
  return Text.empty() ? "all entries are whole\n" : Text;
}

std::string removedText(const cache::PruneResult &R, int &Status) {
  if (!R.Trouble.empty()) {
    printError(R.Trouble);
    Status = ExitUsage;
  }
  return "removed: " + describe(R.Removed) + "\nleft: " + describe(R.Left) + "\n";
}

} // namespace

int lookAfterCache(CacheAction What, const CacheOptions &O, uint64_t MaxBytes) {
  std::optional<std::string> Folder = cacheFolder(O);
  if (!Folder) {
    printError("neither XDG_CACHE_HOME nor HOME is set; name the cache with --cache-dir");
    return ExitUsage;
  }
  // Read-only: what is not there is not made.
  if (Error E = cache::Store::open({*Folder, /*ReadOnly=*/true}).takeError()) {
    printError(std::move(E));
    return ExitUsage;
  }
  int Status = ExitComplete;
  std::string Text;
  switch (What) {
  case CacheAction::Stat:
    Text = statText(*Folder);
    break;
  case CacheAction::Verify:
    Text = removeDamaged(*Folder, Status);
    break;
  case CacheAction::Prune:
    Text = removedText(cache::prune(*Folder, MaxBytes), Status);
    break;
  case CacheAction::Clear:
    Text = removedText(cache::clear(*Folder), Status);
    break;
  }
  if (Error E = writeStandardOutput(Text)) {
    printError(std::move(E));
    return ExitUsage;
  }
  return Status;
}

} // namespace heddle::driver
