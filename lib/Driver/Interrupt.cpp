//===- Driver/Interrupt.cpp - Ctrl-C while workers run --------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Interrupt.h"
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <iterator>
#include <unistd.h>

namespace heddle::driver {
namespace {

constexpr int Signals[] = {SIGINT, SIGTERM, SIGHUP};

// A signal handler reaches nothing but globals.
volatile sig_atomic_t Received = 0;
int Pipe[2] = {-1, -1};
struct sigaction Before[3];

extern "C" void heddleNoteSignal(int Signal) {
  int Saved = errno;
  Received = Signal;
  char Byte = 0;
  [[maybe_unused]] ssize_t Written = ::write(Pipe[1], &Byte, 1);
  errno = Saved;
}

} // namespace

InterruptNote::InterruptNote() {
  Received = 0;
  if (::pipe2(Pipe, O_CLOEXEC | O_NONBLOCK) != 0)
    Pipe[0] = Pipe[1] = -1;
  struct sigaction Action = {};
  Action.sa_handler = heddleNoteSignal;
  Action.sa_flags = SA_RESETHAND;
  sigemptyset(&Action.sa_mask);
  for (unsigned I = 0; I < std::size(Signals); ++I) {
    ::sigaction(Signals[I], nullptr, &Before[I]);
    // What the caller of heddle ignores (nohup) stays ignored.
    if (Before[I].sa_handler != SIG_IGN)
      ::sigaction(Signals[I], &Action, nullptr);
  }
}

InterruptNote::~InterruptNote() {
  for (unsigned I = 0; I < std::size(Signals); ++I)
    ::sigaction(Signals[I], &Before[I], nullptr);
  for (int FD : Pipe)
    if (FD >= 0)
      ::close(FD);
}

int InterruptNote::descriptor() const { return Pipe[0]; }
int InterruptNote::signal() const { return Received; }

} // namespace heddle::driver
