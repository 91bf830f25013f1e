//===- Driver/InternalError.cpp - when heddle itself is wrong -------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/InternalError.h"
#include "Driver/ExitStatus.h"
#include "llvm/ADT/StringRef.h"
#include <csignal>
#include <unistd.h>

namespace heddle::driver {
namespace {

constexpr llvm::StringLiteral Message =
    "heddle: error: heddle itself crashed, which is a bug in heddle; please report it with the "
    "command and, if you can, the code\n";

/// A stack that has overflown cannot be used to say so.
alignas(16) char SpareStack[1 << 16];

extern "C" void heddleTellInternalError(int) {
  [[maybe_unused]] ssize_t N = ::write(STDERR_FILENO, Message.data(), Message.size());
  ::_exit(ExitBug);
}

} // namespace

void tellInternalErrors() {
  stack_t Stack = {};
  Stack.ss_sp = SpareStack;
  Stack.ss_size = sizeof SpareStack;
  ::sigaltstack(&Stack, nullptr);
  struct sigaction Action = {};
  Action.sa_handler = heddleTellInternalError;
  Action.sa_flags = SA_ONSTACK;
  sigemptyset(&Action.sa_mask);
  for (int Signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT})
    ::sigaction(Signal, &Action, nullptr);
}

} // namespace heddle::driver
