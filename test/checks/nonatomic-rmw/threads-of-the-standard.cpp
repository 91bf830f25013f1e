// RUN: %check_heddle %s nonatomic-rmw
//
// jthread, async, packaged_task and barrier: what runs at once and what waits for what.

#include <barrier>
#include <future>
#include <stop_token>
#include <thread>
#include <vector>

int badJthread() {
  int Rounds = 0;
  std::jthread Worker([&](std::stop_token Stop) {
    while (!Stop.stop_requested())
      ++Rounds; // heddle: nonatomic-rmw@high
  });
  ++Rounds; // heddle: nonatomic-rmw@high
  Worker.request_stop();
  return 0;
}

int okJthreadEnds() {
  int Rounds = 0;
  {
    std::jthread Worker([&](std::stop_token Stop) {
      while (!Stop.stop_requested())
        ++Rounds;
    });
    Worker.request_stop();
  }
  return ++Rounds;
}

int badAsync() {
  int Parts = 0;
  auto Rest = std::async(std::launch::async, [&] { Parts++; }); // heddle: nonatomic-rmw@high
  Parts++;                                                      // heddle: nonatomic-rmw@high
  Rest.get();
  return Parts;
}

int okDeferred() {
  int Parts = 0;
  auto Rest = std::async(std::launch::deferred, [&] { Parts++; });
  Parts++;
  Rest.get();
  return Parts;
}

int okAsyncWaits() {
  int Parts = 0;
  auto Rest = std::async(std::launch::async, [&] { Parts++; });
  Rest.get();
  return ++Parts;
}

int badPackagedTask() {
  int Parts = 0;
  std::packaged_task<void()> Task([&] { Parts++; }); // heddle: nonatomic-rmw@high
  auto Done = Task.get_future();
  std::thread Runner(std::move(Task));
  Parts++; // heddle: nonatomic-rmw@high
  Done.get();
  Runner.join();
  return Parts;
}

// That the future of a task that a thread was given ends with it is not known.
int fpFutureOfPackagedTask() {
  int Parts = 0;
  std::packaged_task<void()> Task([&] { Parts++; }); // heddle: nonatomic-rmw
  auto Done = Task.get_future();
  std::thread Runner(std::move(Task));
  Done.get();
  Parts++; // heddle: nonatomic-rmw
  Runner.join();
  return Parts;
}

int okTaskRunHere() {
  int Parts = 0;
  std::packaged_task<void()> Task([&] { Parts++; });
  Task();
  return ++Parts;
}

void okCompletion() {
  int Rounds = 0;
  auto Next = [&]() noexcept { ++Rounds; };
  std::barrier Meet(4, Next);
  std::vector<std::thread> All;
  for (int I = 0; I < 4; ++I)
    All.emplace_back([&] { Meet.arrive_and_wait(); });
  for (auto &T : All)
    T.join();
}

void badBesideCompletion() {
  int Rounds = 0;
  auto Next = [&]() noexcept { ++Rounds; };
  std::barrier Meet(4, Next);
  std::vector<std::thread> All;
  for (int I = 0; I < 4; ++I)
    All.emplace_back([&] {
      Meet.arrive_and_wait();
      Rounds++; // heddle: nonatomic-rmw@high
    });
  for (auto &T : All)
    T.join();
}
