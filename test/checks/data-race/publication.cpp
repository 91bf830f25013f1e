// RUN: %check_heddle %s data-race
//
// What a function has made is its own until it gives it to somebody.

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

// Tasks that a pool's thread runs.
class Pool {
public:
  Pool() : Worker([this] { run(); }) {}
  ~Pool() {
    submit([this] { Ended = true; });
    Worker.join();
  }
  void submit(std::function<void()> Task) {
    {
      std::lock_guard<std::mutex> Hold(Mu);
      Tasks.push_back(std::move(Task));
    }
    Wake.notify_one();
  }

private:
  void run() {
    while (!Ended) {
      std::function<void()> Task;
      {
        std::unique_lock<std::mutex> Hold(Mu);
        Wake.wait(Hold, [this] { return !Tasks.empty(); });
        Task = std::move(Tasks.front());
        Tasks.pop_front();
      }
      Task();
    }
  }
  std::mutex Mu;
  std::condition_variable Wake;
  std::deque<std::function<void()>> Tasks;
  bool Ended = false;
  std::thread Worker;
};

struct Job {
  std::string Text;
  int Priority = 0, Status = 0;
};

static int used(const Job &J) { return J.Priority + J.Text.size(); }

static void okMadeForTask(Pool &P, const std::string &Text) {
  auto J = std::make_shared<Job>();
  J->Text = Text;
  if (Text.empty()) {
    J->Status = 1;
    return;
  }
  J->Priority = 3;
  P.submit([J] { J->Status = used(*J); });
}

static void badChangedAfter(Pool &P, const std::string &Text) {
  auto J = std::make_shared<Job>();
  J->Text = Text;
  P.submit([J] { used(*J); });
  J->Priority = 4; // heddle: data-race@high
}

static void okMadeInLoop(Pool &P) {
  for (int I = 0; I != 10; ++I) {
    Job *J = new Job;
    J->Priority = I;
    J->Text = "turn";
    P.submit([J] {
      used(*J);
      delete J;
    });
  }
}

// A request on the stack, that its maker waits for.
struct Request {
  int Level = 0;
  bool Served = false;
};

class Server {
public:
  Server() : Worker([this] { run(); }) {}
  ~Server() { Worker.join(); }
  void okServe(int Level) {
    Request R;
    R.Level = Level;
    std::unique_lock<std::mutex> Hold(Mu);
    Pending = &R;
    Wake.notify_one();
    Done.wait(Hold, [&] { return R.Served; });
  }

private:
  void run() {
    std::unique_lock<std::mutex> Hold(Mu);
    Wake.wait(Hold, [&] { return Pending != nullptr; });
    if (Pending->Level > 0)
      Pending->Served = true;
    Pending = nullptr;
    Done.notify_one();
  }
  std::mutex Mu;
  std::condition_variable Wake, Done;
  Request *Pending = nullptr;
  std::thread Worker;
};

// A thread that the constructor starts has the object before it is made.
class BadStartsTooEarly {
public:
  BadStartsTooEarly() {
    Worker = std::thread([this] { run(); });
    Limit = 100; // heddle: data-race@high
  }
  ~BadStartsTooEarly() { Worker.join(); }

private:
  void run() { Seen = Limit; }
  int Limit = 0, Seen = 0;
  std::thread Worker;
};

class OkStartsLast {
public:
  OkStartsLast() {
    Limit = 100;
    Worker = std::thread([this] { run(); });
  }
  ~OkStartsLast() { Worker.join(); }

private:
  void run() { Seen = Limit; }
  int Limit = 0, Seen = 0;
  std::thread Worker;
};

int main() {
  Pool P;
  okMadeForTask(P, "a");
  badChangedAfter(P, "b");
  okMadeInLoop(P);
  Server S;
  S.okServe(3);
  BadStartsTooEarly Early;
  OkStartsLast Late;
}
