//===- Driver/WorkerProcess.cpp - one worker, seen from heddle ------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/WorkerProcess.h"
#include "Driver/Worker.h"
#include "llvm/ADT/StringExtras.h"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;

namespace heddle::driver {
namespace {

/// Deep sources need deep stacks; one size, so that it does not depend on the
/// machine which of them are too deep.
constexpr rlim_t StackBytes = rlim_t(64) << 20;
constexpr size_t MaxWords = 1 << 16;

void lower(int Resource, rlim_t Value) {
  rlimit Limit;
  if (::getrlimit(static_cast<__rlimit_resource>(Resource), &Limit) != 0)
    return;
  Limit.rlim_cur = std::min(Value, Limit.rlim_max);
  ::setrlimit(static_cast<__rlimit_resource>(Resource), &Limit);
}

/// Runs in the child between fork and exec: system calls only.
[[noreturn]] void becomeWorker(const char *Executable, int Socket, int Stderr, pid_t Parent,
                               const WorkerLimits &Limits) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != Parent)
    ::_exit(1);
  int Null = ::open("/dev/null", O_WRONLY);
  ::dup2(Socket, STDIN_FILENO);
  ::dup2(Null, STDOUT_FILENO);
  ::dup2(Stderr, STDERR_FILENO);
  lower(RLIMIT_STACK, StackBytes);
  lower(RLIMIT_CORE, 0);
  if (Limits.MemoryMiB)
    lower(RLIMIT_AS, rlim_t(Limits.MemoryMiB) << 20);
  ::execl(Executable, "heddle", WorkerVerb.data(), static_cast<char *>(nullptr));
  constexpr StringLiteral Message = "cannot start heddle's own executable\n";
  [[maybe_unused]] ssize_t N = ::write(STDERR_FILENO, Message.data(), Message.size());
  ::_exit(127);
}

Error systemError(const Twine &What) {
  return createStringError(What + ": " + StringRef(std::strerror(errno)).lower());
}

void closeIfOpen(int &FD) {
  if (FD >= 0)
    ::close(FD);
  FD = -1;
}

} // namespace

std::string WorkerEnd::describe() const {
  std::string Text;
  if (OutOfMemory)
    Text = "out of memory";
  else if (Signal)
    Text = "crashed (signal " + utostr(static_cast<unsigned>(Signal)) + ", " +
           StringRef(::strsignal(Signal)).lower() + ")";
  else
    Text = "ended early (exit status " + utostr(static_cast<unsigned>(Status)) + ")";
  if (!LastWords.empty() && !OutOfMemory)
    Text += ": " + LastWords;
  return Text;
}

Expected<std::unique_ptr<WorkerProcess>> WorkerProcess::start(StringRef Executable,
                                                              const WorkerLimits &Limits) {
  int Sockets[2], Errors[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, Sockets) != 0)
    return systemError("cannot start a worker");
  if (::pipe2(Errors, O_CLOEXEC) != 0) {
    Error E = systemError("cannot start a worker");
    ::close(Sockets[0]);
    ::close(Sockets[1]);
    return std::move(E);
  }
  std::string Path = Executable.str();
  pid_t Parent = ::getpid();
  pid_t Pid = ::fork();
  if (Pid == 0)
    becomeWorker(Path.c_str(), Sockets[1], Errors[1], Parent, Limits);
  Error E = Pid < 0 ? systemError("cannot start a worker") : Error::success();
  ::close(Sockets[1]);
  ::close(Errors[1]);
  if (E) {
    ::close(Sockets[0]);
    ::close(Errors[0]);
    return std::move(E);
  }
  ::fcntl(Errors[0], F_SETFL, O_NONBLOCK);
  std::unique_ptr<WorkerProcess> W(new WorkerProcess);
  W->Pid = Pid;
  W->Socket = Sockets[0];
  W->Stderr = Errors[0];
  return W;
}

WorkerProcess::~WorkerProcess() {
  if (Pid > 0) {
    kill();
    reap();
  }
  closeIfOpen(Socket);
  closeIfOpen(Stderr);
}

bool WorkerProcess::receive() {
  static char Chunk[1 << 18];
  while (true) {
    ssize_t N = ::recv(Socket, Chunk, sizeof Chunk, MSG_DONTWAIT);
    if (N < 0 && errno == EINTR)
      continue;
    if (N < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
      return true;
    if (N <= 0)
      return false;
    Reader.append(StringRef(Chunk, static_cast<size_t>(N)));
  }
}

void WorkerProcess::drainStandardError() {
  char Chunk[4096];
  ssize_t N;
  while (Stderr >= 0 && (N = ::read(Stderr, Chunk, sizeof Chunk)) != 0) {
    if (N < 0 && errno == EINTR)
      continue;
    if (N < 0)
      return;
    Words.append(Chunk, static_cast<size_t>(N));
    if (Words.size() > MaxWords)
      Words.erase(0, Words.size() - MaxWords);
  }
  closeIfOpen(Stderr);
}

void WorkerProcess::terminate() { ::kill(Pid, SIGTERM); }
void WorkerProcess::kill() { ::kill(Pid, SIGKILL); }

WorkerEnd WorkerProcess::reap() {
  WorkerEnd End;
  int Status = 0;
  // Nothing more comes from it; it must not wait for us.
  closeIfOpen(Socket);
  while (::waitpid(Pid, &Status, 0) < 0 && errno == EINTR)
    ;
  Pid = -1;
  drainStandardError();
  if (WIFSIGNALED(Status))
    End.Signal = WTERMSIG(Status);
  else
    End.Status = WEXITSTATUS(Status);
  StringRef Said = StringRef(Words).rtrim();
  End.OutOfMemory =
      End.Signal == SIGKILL ||
      (End.Signal == SIGABRT && (Said.contains("out of memory") || Said.contains("bad_alloc")));
  End.LastWords = Said.substr(Said.rfind('\n') + 1).take_back(300).str();
  return End;
}

} // namespace heddle::driver
