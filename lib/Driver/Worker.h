//===- Driver/Worker.h - the process that parses ----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A worker is this executable, started again with the hidden verb `worker`: it
// reads commands from a socket on descriptor 0, one translation unit after
// another, and writes each summary back. Whatever kills it costs the unit that
// it was at, and no other.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_WORKER_H
#define HEDDLE_DRIVER_WORKER_H

#include "Extract/Extract.h"
#include "llvm/ADT/StringRef.h"

namespace heddle::driver {

constexpr llvm::StringLiteral WorkerVerb = "worker";

/// What a worker is asked.
struct WorkerRequest {
  extract::Command Command;
  bool WantInputs = false; ///< what the summary hangs on is wanted, too
  /// A file with past files (PastManifest.h) to be read in place of the disk's; or
  /// empty.
  std::string Past = {};
};

/// What a worker answers.
struct WorkerReply {
  bool Parsed = false;
  std::string Text;   ///< the bytes of the summary, or why there is none
  std::string Inputs; ///< as Format/InputsBytes.h has them; empty if not wanted
};

std::string encodeRequest(const WorkerRequest &R);
llvm::Expected<WorkerRequest> decodeRequest(std::vector<std::string> Texts);
std::string encodeReply(const WorkerReply &R);
llvm::Expected<WorkerReply> decodeReply(llvm::StringRef Payload);

/// Serves until the other end closes; the exit status of the process.
int serveAsWorker();

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_WORKER_H
