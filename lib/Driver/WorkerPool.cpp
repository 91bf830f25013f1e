//===- Driver/WorkerPool.cpp - translation units over processes -----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/WorkerPool.h"
#include "Driver/Interrupt.h"
#include "Driver/Worker.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <chrono>
#include <deque>
#include <poll.h>

using namespace llvm;

namespace heddle::driver {
namespace {

using Clock = std::chrono::steady_clock;
/// Between asking a worker to end and ending it.
constexpr auto Grace = std::chrono::seconds(2);

/// A worker and what it is at.
struct Seat {
  std::unique_ptr<WorkerProcess> Process;
  std::optional<size_t> Item;
  unsigned Finished = 0; ///< units that this process has done
  bool Alone = false;    ///< nothing else runs, and the process is fresh
  bool Asked = false;    ///< the time is over, and it was asked to end
  Clock::time_point Deadline = Clock::time_point::max();
};

class Session {
public:
  Session(const WorkerPoolOptions &O, ArrayRef<extract::Command> Commands,
          function_ref<void(size_t, ExtractResult)> Done)
      : Options(O), Commands(Commands), Done(Done) {
    for (size_t I = 0; I < Commands.size(); ++I)
      Waiting.push_back(I);
  }

  Error run();
  int interruptedBy() const { return Note.signal(); }

private:
  Error fill();
  Error give(Seat &S, size_t Item);
  Error wait();
  void readFrom(Seat &S);
  void ended(Seat &S);
  void checkDeadlines();
  bool busy() const {
    return any_of(Seats, [](const Seat &S) { return S.Item.has_value(); });
  }

  const WorkerPoolOptions &Options;
  ArrayRef<extract::Command> Commands;
  function_ref<void(size_t, ExtractResult)> Done;
  InterruptNote Note;
  std::vector<Seat> Seats;
  std::deque<size_t> Waiting; ///< not yet begun
  std::deque<size_t> Again;   ///< to be done alone, at the end
};

Error Session::give(Seat &S, size_t Item) {
  if (!S.Process) {
    Expected<std::unique_ptr<WorkerProcess>> P =
        WorkerProcess::start(Options.Executable, Options.Limits);
    if (!P)
      return P.takeError();
    S.Process = std::move(*P);
    S.Finished = 0;
  }
  S.Item = Item;
  S.Asked = false;
  S.Deadline = Options.TimeoutSeconds ? Clock::now() + std::chrono::seconds(Options.TimeoutSeconds)
                                      : Clock::time_point::max();
  // If it is dead already, its end of the socket says so soon.
  S.Process->send(encodeRequest({Commands[Item], Options.RecordInputs, Options.Past}));
  return Error::success();
}

Error Session::fill() {
  while (!Waiting.empty()) {
    auto Free = find_if(Seats, [](const Seat &S) { return !S.Item; });
    if (Free == Seats.end()) {
      if (Seats.size() >= std::max(1u, Options.Jobs))
        return Error::success();
      Seats.emplace_back();
      Free = std::prev(Seats.end());
    }
    if (Error E = give(*Free, Waiting.front())) {
      if (Free == Seats.begin() && Seats.size() == 1)
        return E;
      // The machine gives no more processes: go on with those that there are.
      consumeError(std::move(E));
      Seats.erase(Free);
      if (!busy())
        return createStringError("cannot start a worker; try a smaller -j");
      return Error::success();
    }
    Waiting.pop_front();
  }
  if (busy() || Again.empty())
    return Error::success();
  Seats.clear();
  Seats.emplace_back().Alone = true;
  size_t Item = Again.front();
  Again.pop_front();
  return give(Seats.back(), Item);
}

void Session::ended(Seat &S) {
  S.Process->kill();
  WorkerEnd End = S.Process->reap();
  std::optional<size_t> Item = std::exchange(S.Item, std::nullopt);
  bool TimedOut = S.Asked, First = S.Finished == 0;
  S.Process.reset();
  if (!Item)
    return;
  if (TimedOut) {
    Done(*Item, {false, "took more than " + utostr(Options.TimeoutSeconds) + " s (--timeout)"});
    return;
  }
  if (!S.Alone && (!First || End.OutOfMemory)) {
    Again.push_back(*Item);
    return;
  }
  Done(*Item, {false, End.describe()});
}

void Session::readFrom(Seat &S) {
  bool Open = S.Process->receive();
  Expected<std::optional<std::string>> Payload = S.Process->payload();
  if (Payload && *Payload && S.Item && !S.Asked) {
    size_t Item = *std::exchange(S.Item, std::nullopt);
    ++S.Finished;
    S.Deadline = Clock::time_point::max();
    Expected<WorkerReply> Reply = decodeReply(**Payload);
    if (Reply) {
      Done(Item, {Reply->Parsed, std::move(Reply->Text), std::move(Reply->Inputs)});
    } else {
      Done(Item, {false, toString(Reply.takeError())});
      Open = false;
    }
  } else if (!Payload) {
    consumeError(Payload.takeError());
    Open = false;
  }
  if (!Open)
    ended(S);
}

void Session::checkDeadlines() {
  for (Seat &S : Seats) {
    if (!S.Process || Clock::now() < S.Deadline)
      continue;
    if (S.Asked) {
      S.Process->kill();
      S.Deadline = Clock::time_point::max();
    } else {
      S.Asked = true;
      S.Process->terminate();
      S.Deadline = Clock::now() + Grace;
    }
  }
}

Error Session::wait() {
  std::vector<pollfd> Watched = {{Note.descriptor(), POLLIN, 0}};
  auto Next = Clock::time_point::max();
  for (Seat &S : Seats) {
    Watched.push_back({S.Process ? S.Process->socket() : -1, POLLIN, 0});
    Watched.push_back({S.Process ? S.Process->standardError() : -1, POLLIN, 0});
    Next = std::min(Next, S.Deadline);
  }
  int Milliseconds = -1;
  if (Next != Clock::time_point::max()) {
    auto Left = std::chrono::ceil<std::chrono::milliseconds>(Next - Clock::now()).count();
    Milliseconds = static_cast<int>(std::clamp<long long>(Left, 0, 60000));
  }
  if (::poll(Watched.data(), Watched.size(), Milliseconds) < 0 && errno != EINTR)
    return createStringError("cannot wait for the workers");
  for (size_t I = 0; I < Seats.size(); ++I) {
    Seat &S = Seats[I];
    if (S.Process && Watched[2 * I + 2].revents)
      S.Process->drainStandardError();
    if (S.Process && Watched[2 * I + 1].revents)
      readFrom(S);
  }
  checkDeadlines();
  return Error::success();
}

Error Session::run() {
  while (!Note.signal()) {
    if (Error E = fill())
      return E;
    if (!busy())
      return Error::success();
    if (Error E = wait())
      return E;
  }
  // The destructors of the processes end them.
  Seats.clear();
  return Error::success();
}

} // namespace

Error WorkerPool::run(ArrayRef<extract::Command> Commands,
                      function_ref<void(size_t, ExtractResult)> Done) {
  Session S(Options, Commands, Done);
  Error E = S.run();
  Interrupted = S.interruptedBy();
  return E;
}

} // namespace heddle::driver
