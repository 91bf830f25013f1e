// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// Nearly all places hold the object's own lock, and one does not: whichever the objects are,
// that one is wrong. One of a few places says less.

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

class Host {
public:
  void add() {
    std::lock_guard<std::mutex> Lock(Mu);
    ++Open;
    Open += 2;
    ++okFew;
  }
  bool isOpen() {
    std::lock_guard<std::mutex> Lock(Mu);
    return Open != 0;
  }
  void badForget() {
    --Open; // heddle: nonatomic-rmw@medium
    --okFew;
  }
  void okForget() {
    std::lock_guard<std::mutex> Lock(Mu);
    --Open;
    --okNever;
  }
  // Once it is closed it is the caller's alone.
  int okTake() {
    std::lock_guard<std::mutex> Lock(Mu);
    return okNever;
  }

private:
  std::mutex Mu;
  int Open = 0, okFew = 0, okNever = 0;
};

class Pool {
public:
  explicit Pool(int N) {
    for (int I = 0; I != N; ++I)
      Hosts.push_back(std::make_unique<Host>());
  }
  Host *pick(const char *Name) { return Hosts[Name[0] % Hosts.size()].get(); }

private:
  std::vector<std::unique_ptr<Host>> Hosts;
};

struct Client {
  Client(Pool &P, const char *Name) : H(P.pick(Name)) {}
  Host *H;
};

static void work(Pool &P, const char *Name) {
  Client C(P, Name);
  C.H->add();
  if (C.H->isOpen())
    C.H->badForget();
  C.H->okForget();
  C.H->okTake();
}

int main() {
  Pool P(4);
  std::thread A([&] { work(P, "a"); }), B([&] { work(P, "b"); });
  A.join();
  B.join();
}
