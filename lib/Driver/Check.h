//===- Driver/Check.h - the verbs that look at code -------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the verbs do, once their flags are read: `check` goes the whole way from
// the database to the report, `extract` and `link` are its two halves, and
// `dump` shows what heddle knows half-way.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_CHECK_H
#define HEDDLE_DRIVER_CHECK_H

#include "Driver/CacheSession.h"
#include "Driver/Plan.h"
#include "Driver/Publish.h"
#include "Driver/WorkerPool.h"

namespace heddle::driver {

/// Where the code is, and how its summaries are made.
struct SourceOptions {
  PlanRequest Request;
  WorkerPoolOptions Workers;
  CacheOptions Cache;
  bool Progress = false;
};

/// --since: what is new against another revision.
struct SinceOptions {
  std::string Revision;   ///< empty: everything is told
  bool TrustHead = false; ///< take configuration and baseline of the work tree
};

struct CheckOptions {
  SourceOptions Source;
  SinceOptions Since;
  AnalyseOptions Analyse;
  PublishOptions Publish;
};

/// Each of these gives the exit status and prints what there is to say.
int check(CheckOptions O);

/// What is asked about the configuration.
enum class ConfigWish { Dump, Verify };

/// --dump-config, --verify-config: what holds for the check that \p R and \p O ask
/// for, or whether it is right. Returns the exit status.
int showConfiguration(ConfigWish What, const PlanRequest &R, AnalyseOptions O);

struct LinkOptions {
  std::vector<std::string> Files;
  AnalyseOptions Analyse;
  PublishOptions Publish;
};
int link(LinkOptions O);

/// One hermetic action: reads what the compile reads, writes \p OutputFile.
int extractOne(llvm::ArrayRef<std::string> Command, const std::string &OutputFile);

enum class Dump {
  Facts,     ///< what Extract recorded
  Summaries, ///< what callers know of a function
  CallGraph,
  LockGraph,
  Threads,
  Accesses,
};
int dump(Dump What, SourceOptions Source, AnalyseOptions Analyse);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_CHECK_H
