// RUN: %check_heddle %s nonatomic-rmw
//
// Nothing of this is shared: locals, thread_local, copies, what each thread
// makes for itself, an object before and after its threads.

#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

static thread_local long Depth = 0;

static void okThreadLocal() {
  ++Depth;
  if (Depth < 4)
    okThreadLocal();
  --Depth;
}

struct Parser {
  long Line = 1, Column = 0;
  void feed(char C) {
    ++Column;
    if (C == '\n') {
      ++Line;
      Column = 0;
    }
  }
};

static void okObjectOfEachThread(const std::string &Text) {
  Parser P;
  for (char C : Text)
    P.feed(C);
  auto Heap = std::make_unique<Parser>();
  Heap->feed('x');
  auto *Raw = new Parser;
  Raw->feed('y');
  delete Raw;
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

static std::shared_ptr<Parser> okFactory() {
  auto P = std::make_shared<Parser>();
  P->Line += 10;
  P->feed('a');
  return P;
}

int main() {
  std::thread A(okThreadLocal), B(okThreadLocal);
  std::thread C(okObjectOfEachThread, "some\ntext"), D(okObjectOfEachThread, "more");
  okCopies();
  ServerOk Server(3);
  std::thread E([] { okFactory(); }), F([] { okFactory(); });
  for (std::thread *T : {&A, &B, &C, &D, &E, &F})
    T->join();
}
