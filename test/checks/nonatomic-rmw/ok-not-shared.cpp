// RUN: %check_heddle %s nonatomic-rmw
//
// Nothing of this is shared: locals, thread_local, copies, an object
// before and after its threads.

#include <mutex>
#include <thread>
#include <vector>

static thread_local long Depth = 0;

static void okThreadLocal() {
  ++Depth;
  if (Depth < 4)
    okThreadLocal();
  --Depth;
}

static void okCopies() {
  long Budget = 100;
  std::vector<std::thread> Pool;
  for (int I = 0; I != 4; ++I)
    Pool.emplace_back([Budget]() mutable { Budget -= 10; });
  Budget += 5;
  for (std::thread &T : Pool)
    T.join();
}

class ServerOk {
public:
  explicit ServerOk(int Ports) {
    for (int I = 0; I != Ports; ++I)
      ++Listeners;
    Worker = std::thread([this] { okRun(); });
  }
  ~ServerOk() {
    Worker.join();
    --Listeners;
    ++Stops;
  }

private:
  void okRun() {
    std::lock_guard<std::mutex> Hold(Mu);
    ++Requests;
  }
  int Listeners = 0, Stops = 0;
  std::mutex Mu;
  long Requests = 0;
  std::thread Worker;
};

int main() {
  std::thread A(okThreadLocal), B(okThreadLocal);
  okCopies();
  ServerOk Server(3);
  for (std::thread *T : {&A, &B})
    T->join();
}
