// RUN: %check_heddle %s double-lock
//
// Who stores a callback in one object is not called by another of its class, which
// has a lock of its own. Where it is the same object, or where callbacks wander from
// object to object, the thread waits for itself.

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace ok_forwarded {
class Topic {
public:
  void onMessage(std::function<void(int)> F) {
    std::lock_guard<std::mutex> Lock(Mu);
    Handler = std::move(F);
  }
  void post(int Value) {
    std::lock_guard<std::mutex> Lock(Mu);
    Last = Value;
    if (Handler)
      Handler(Value);
  }

private:
  std::mutex Mu;
  std::function<void(int)> Handler;
  int Last = 0;
};

// Two members, two locals, two objects on the heap.
class Bridge {
public:
  Bridge() {
    In.onMessage([this](int Value) { Out.post(Value); });
  }
  void receive(int Value) { In.post(Value); }

private:
  Topic In, Out;
};

void locals() {
  Topic First, Second;
  First.onMessage([&](int Value) { Second.post(Value + 1); });
  First.post(1);
}

void link(const std::shared_ptr<Topic> &From, const std::shared_ptr<Topic> &To) {
  From->onMessage([To](int Value) { To->post(Value); });
}

void onTheHeap() {
  auto From = std::make_shared<Topic>(), To = std::make_shared<Topic>();
  link(From, To);
  From->post(2);
}

void use() {
  Bridge B;
  B.receive(1);
  locals();
  onTheHeap();
}
} // namespace ok_forwarded

namespace bad_same_topic {
class Topic {
public:
  void onMessage(std::function<void(int)> F) { Handler = std::move(F); }
  void post(int Value) {
    std::lock_guard<std::mutex> Lock(Mu); // heddle: double-lock@high
    Last = Value;
    if (Handler)
      Handler(Value);
  }

private:
  std::mutex Mu;
  std::function<void(int)> Handler;
  int Last = 0;
};

void use() {
  Topic Quiet, Loud;
  Quiet.onMessage([](int) {});
  Loud.onMessage([&](int Value) {
    Quiet.post(Value);
    Loud.post(Value);
  });
  Loud.post(1);
}
} // namespace bad_same_topic

namespace ok_tasks_of_two_queues {
class Executor {
public:
  void add(std::function<void()> Task) {
    std::lock_guard<std::mutex> Lock(Mu);
    Tasks.push_back(std::move(Task));
  }
  void run() {
    std::lock_guard<std::mutex> Lock(Mu);
    for (auto &Task : Tasks)
      Task();
    Tasks.clear();
  }

private:
  std::mutex Mu;
  std::vector<std::function<void()>> Tasks;
};

static Executor Disk, Screen;
static void draw() {}
static void loaded() { Screen.add(draw); }

void use() {
  Disk.add(loaded);
  Disk.run();
  Screen.run();
}
} // namespace ok_tasks_of_two_queues

namespace bad_handed_over {
// What one has is given to the other: then it is called there as well.
class Timer {
public:
  void set(std::function<void()> F) { Due = std::move(F); }
  void takeOver(Timer &Other) { std::swap(Due, Other.Due); }
  void fire() {
    std::lock_guard<std::mutex> Lock(Mu); // heddle: double-lock@high
    ++Fired;
    if (Due)
      Due();
  }

private:
  std::mutex Mu;
  std::function<void()> Due;
  int Fired = 0;
};

void use() {
  Timer Old, New;
  Old.set([&] { New.fire(); });
  New.takeOver(Old);
  New.fire();
}
} // namespace bad_handed_over
