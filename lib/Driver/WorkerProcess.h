//===- Driver/WorkerProcess.h - one worker, seen from heddle ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Starts a worker, talks to it without waiting, and says how it ended.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_WORKERPROCESS_H
#define HEDDLE_DRIVER_WORKERPROCESS_H

#include "Driver/Frame.h"
#include <memory>
#include <sys/types.h>

namespace heddle::driver {

struct WorkerLimits {
  uint64_t MemoryMiB = 0; ///< of address space; 0: none
};

/// How a worker ended.
struct WorkerEnd {
  int Signal = 0; ///< 0: it exited by itself
  int Status = 0;
  std::string LastWords; ///< the last line that it wrote to its standard error
  bool OutOfMemory = false;
  /// In words: "crashed (signal 11, segmentation fault)".
  std::string describe() const;
};

class WorkerProcess {
public:
  /// Starts \p Executable as a worker. It dies with this process.
  static llvm::Expected<std::unique_ptr<WorkerProcess>> start(llvm::StringRef Executable,
                                                              const WorkerLimits &Limits);
  /// Kills it if it still runs.
  ~WorkerProcess();
  WorkerProcess(const WorkerProcess &) = delete;
  WorkerProcess &operator=(const WorkerProcess &) = delete;

  int socket() const { return Socket; }
  int standardError() const { return Stderr; }

  bool send(llvm::StringRef Bytes) { return sendAll(Socket, Bytes); }
  /// Takes what there is to read on the socket; false at its end.
  bool receive();
  /// The next whole payload that was received.
  llvm::Expected<std::optional<std::string>> payload() { return Reader.next(); }
  /// Takes what there is on its standard error.
  void drainStandardError();

  void terminate(); ///< asks it to end
  void kill();      ///< ends it
  /// Waits for its end. Call it after receive() gave false, or after kill().
  WorkerEnd reap();

private:
  WorkerProcess() = default;

  pid_t Pid = -1;
  int Socket = -1, Stderr = -1;
  FrameReader Reader;
  std::string Words; ///< the end of its standard error
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_WORKERPROCESS_H
