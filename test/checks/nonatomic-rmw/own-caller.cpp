// RUN: %check_heddle %s nonatomic-rmw
//
// A program with a main, and functions for others beside it: a public method that only
// its own class calls is called on the threads of the class alone.

#include <memory>
#include <mutex>
#include <thread>

class Router {
public:
  void start() {
    Worker = std::thread([this] { run(); });
  }
  void stop() {
    {
      std::lock_guard<std::mutex> Lock(Mu);
      Stopping = true;
    }
    Worker.join();
  }
  void okReply(int Token) {
    if (Expected == Token)
      Expected = 0;
  }
  void badReset() {
    if (Failures > 3)
      Failures = 0; // heddle: nonatomic-rmw
  }

private:
  void run() {
    for (int I = 0; !stopping(); ++I) {
      Expected = I;
      okReply(I);
      ++Failures; // heddle: nonatomic-rmw
    }
  }
  bool stopping() {
    std::lock_guard<std::mutex> Lock(Mu);
    return Stopping;
  }
  std::mutex Mu;
  bool Stopping = false;
  int Expected = 0;
  int Failures = 0;
  std::thread Worker;
};

static Router TheRouter;

int main() {
  TheRouter.start();
  TheRouter.badReset();
  TheRouter.stop();
}

// For those who link this in.
void startRouter() {
  TheRouter.start();
  TheRouter.badReset();
}
