// RUN: %check_heddle %s nonatomic-rmw
//
// Workers are objects of their own and keep a reference, a pointer or a
// shared_ptr to what they share. What is theirs alone may be changed freely.

#include <memory>
#include <thread>

struct Progress {
  long Done = 0, Failed = 0, Bytes = 0;
};

class ByReference {
public:
  explicit ByReference(Progress &P) : Shared(P) {}
  void runBad() {
    Shared.Done++; // heddle: nonatomic-rmw@high
    ++Own;
  }

private:
  Progress &Shared;
  long Own = 0;
};

class ByPointer {
public:
  explicit ByPointer(Progress *P) : Shared(P) {}
  void runBad() {
    Shared->Failed++; // heddle: nonatomic-rmw@high
    ++Own;
  }

private:
  Progress *Shared;
  long Own = 0;
};

class BySharedPtr {
public:
  explicit BySharedPtr(std::shared_ptr<Progress> P) : Shared(std::move(P)) {}
  void runBad() {
    Shared->Bytes += 512; // heddle: nonatomic-rmw@high
    ++Own;
  }

private:
  std::shared_ptr<Progress> Shared;
  long Own = 0;
};

static void threeKinds() {
  Progress P;
  ByReference R1(P), R2(P);
  ByPointer P1(&P), P2(&P);
  auto Q = std::make_shared<Progress>();
  BySharedPtr S1(Q), S2(Q);
  std::thread A([&] {
    R1.runBad();
    P1.runBad();
    S1.runBad();
  });
  std::thread B([&] {
    R2.runBad();
    P2.runBad();
    S2.runBad();
  });
  A.join();
  B.join();
}

// Each worker has a Quota of its own behind its pointer.
struct Quota {
  long Left = 10;
};

class OkOwner {
public:
  OkOwner() : Mine(std::make_unique<Quota>()) {}
  void run() { Mine->Left--; }

private:
  std::unique_ptr<Quota> Mine;
};

static void okOwnedOnes() {
  OkOwner A, B;
  std::thread T([&A] { A.run(); });
  std::thread U([&B] { B.run(); });
  T.join();
  U.join();
}

int main() {
  threeKinds();
  okOwnedOnes();
}
