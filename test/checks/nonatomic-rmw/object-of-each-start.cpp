// RUN: %check_heddle %s nonatomic-rmw
//
// Threads that one place starts, on an object of their own each, or on one for all.

#include <functional>
#include <memory>
#include <thread>
#include <vector>

class Session {
public:
  void okRun() { ++Bytes; }
  void badRun() {
    ++Shared; // heddle: nonatomic-rmw
  }

private:
  long Bytes = 0, Shared = 0;
};

static void okOneForEach() {
  for (int I = 0; I != 4; ++I) {
    auto S = std::make_shared<Session>();
    std::thread([S] { S->okRun(); }).detach();
  }
}

static void okFromAFunction() {
  auto S = std::make_shared<Session>();
  std::thread([S] { S->okRun(); }).detach();
}

static void badOneForAll() {
  auto S = std::make_shared<Session>();
  for (int I = 0; I != 4; ++I)
    std::thread([S] { S->badRun(); }).detach();
}

// Changed before it is handed over, each time.
struct Request {
  int Count = 0, After = 0;
};

static void handOver() {
  for (int I = 0; I != 3; ++I) {
    auto R = std::make_shared<Request>();
    R->Count++;
    std::thread T([R] {
      R->Count++;
      R->After++; // heddle: nonatomic-rmw
    });
    R->After++; // heddle: nonatomic-rmw
    T.detach();
  }
}

// A pointer member that names one object, whichever worker it is of.
struct Statistics {
  long Done = 0, Own = 0;
};

class Worker {
public:
  Worker(Statistics &All, Statistics *Each) : All(All), Each(Each) {}
  void run() {
    ++All.Done; // heddle: nonatomic-rmw
    ++Each->Own;
  }

private:
  Statistics &All;
  Statistics *Each;
};

static void pool() {
  Statistics All;
  std::vector<Statistics> Each(4);
  std::vector<std::unique_ptr<Worker>> Workers;
  for (Statistics &S : Each)
    Workers.push_back(std::make_unique<Worker>(All, &S));
  std::vector<std::thread> Threads;
  for (auto &W : Workers)
    Threads.emplace_back([&W] { W->run(); });
  for (std::thread &T : Threads)
    T.join();
}

// Two objects that each start their own thread.
class Runner {
public:
  Runner() : Thread([this] { ++Rounds; }) {}
  ~Runner() { Thread.join(); }

private:
  long Rounds = 0;
  std::thread Thread;
};

int main() {
  okOneForEach();
  for (int I = 0; I != 4; ++I)
    okFromAFunction();
  badOneForAll();
  handOver();
  pool();
  Runner A, B;
}
