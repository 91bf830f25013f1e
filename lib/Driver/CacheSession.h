//===- Driver/CacheSession.h - the cache during one run ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the driver does with lib/Cache: opens it, finds what is already known of
// the commands of a plan, keeps what is extracted, and bounds it at the end.
// Whatever goes wrong is told once and costs time alone.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_CACHESESSION_H
#define HEDDLE_DRIVER_CACHESESSION_H

#include "Cache/SummaryCache.h"
#include "Driver/Extractor.h"
#include "Driver/UnitKey.h"

namespace heddle::driver {

struct CacheOptions {
  bool Enabled = true;
  bool ReadOnly = false;
  std::string Folder; ///< empty: the user's own
};

/// The folder that \p O means: $XDG_CACHE_HOME/heddle or ~/.cache/heddle where
/// it names none. None where there is no home.
std::optional<std::string> cacheFolder(const CacheOptions &O);

class CacheSession {
public:
  /// None where there is to be no cache, or can be none, which is told then.
  /// \p Files, which are what the units hang on, must live as long as it.
  static std::unique_ptr<CacheSession> open(const CacheOptions &O, bool Quiet,
                                            const FileView &Files = FileView::disk());

  /// Finds, with \p Threads threads, which results the commands have now.
  void lookUp(llvm::ArrayRef<extract::Command> Commands, unsigned Threads);
  /// The key of the result of each command; none where it must be extracted.
  llvm::ArrayRef<std::optional<cache::Digest>> results() const { return Results; }
  /// How many results were found by lookUp() and could be read.
  unsigned hits() const;

  /// Reads, with \p Threads threads, the results that were found. One that
  /// cannot be read is forgotten.
  std::vector<std::optional<model::TuSummary>> load(unsigned Threads);
  /// Keeps what the command \p I gave.
  void keep(size_t I, const extract::Command &C, const ExtractResult &R);
  /// To be called once, at the end: bounds the cache, tells what went wrong.
  void finish(bool Quiet);

  cache::Store &store() { return *Entries; }
  const UnitKeys &keys() const { return Keys; }

private:
  CacheSession(std::unique_ptr<cache::Store> S, const FileView &Files)
      : Entries(std::move(S)), Summaries(*Entries, Files) {}

  std::unique_ptr<cache::Store> Entries;
  cache::SummaryCache Summaries;
  UnitKeys Keys;
  std::vector<std::optional<cache::Digest>> Results;
  unsigned Hits = 0;
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_CACHESESSION_H
