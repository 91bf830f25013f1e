// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// The threads of a pool take tasks from one place. An object that is made for each task
// is at hand in one thread; one that is made once is at hand in all.

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class Pool {
public:
  explicit Pool(int N) {
    for (int I = 0; I < N; ++I)
      Workers.emplace_back([this] { work(); });
  }
  ~Pool() {
    for (std::thread &T : Workers)
      T.join();
  }
  void post(std::function<void()> Task) {
    std::lock_guard<std::mutex> Lock(Mu);
    Tasks.push_back(std::move(Task));
    Ready.notify_one();
  }

private:
  void work() {
    for (;;) {
      std::function<void()> Task;
      {
        std::unique_lock<std::mutex> Lock(Mu);
        Ready.wait(Lock, [this] { return !Tasks.empty(); });
        Task = std::move(Tasks.front());
        Tasks.pop_front();
      }
      Task();
    }
  }
  std::mutex Mu;
  std::condition_variable Ready;
  std::deque<std::function<void()>> Tasks;
  std::vector<std::thread> Workers;
};

struct Request {
  int Bytes = 0;
  void read() { ++Bytes; } // heddle: nonatomic-rmw@low
};
struct Totals {
  int badBytes = 0;
  void read() { ++badBytes; } // heddle: nonatomic-rmw@high
};

class Server {
public:
  explicit Server(Pool &P) : P(P) {}
  void accept() {
    auto R = std::make_shared<Request>();
    P.post([R] { R->read(); });
  }

private:
  Pool &P;
};

int main() {
  Pool P(4);
  Server S(P);
  auto T = std::make_shared<Totals>();
  std::vector<std::thread> Listeners;
  for (int I = 0; I < 10; ++I) {
    Listeners.emplace_back([&] { S.accept(); });
    P.post([T] { T->read(); });
  }
  for (std::thread &L : Listeners)
    L.join();
}
