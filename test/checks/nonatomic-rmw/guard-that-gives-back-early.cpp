// RUN: %check_heddle %s nonatomic-rmw double-lock
//
// Home-made guards that can give back early ask themselves whether they still have the
// lock. Behind that nobody has it.

#include <mutex>
#include <thread>

class ByPointer {
public:
  explicit ByPointer(std::mutex &M) : Of(&M) { Of->lock(); }
  ~ByPointer() { giveBack(); }
  void giveBack() {
    if (Of) {
      Of->unlock();
      Of = nullptr;
    }
  }

private:
  std::mutex *Of;
};

class ByFlag {
public:
  explicit ByFlag(std::mutex &M) : Of(M), Has(true) { Of.lock(); }
  ~ByFlag() { giveBack(); }
  void giveBack() {
    if (!Has)
      return;
    Of.unlock();
    Has = false;
  }
  void takeAgain() {
    Of.lock();
    Has = true;
  }

private:
  std::mutex &Of;
  bool Has;
};

static std::mutex Mu;
static long Uses = 0, Frees = 0, Kept = 0, Again = 0;

static void badAfterPointer() {
  ByPointer G(Mu);
  Kept++;
  G.giveBack();
  Uses--; // heddle: nonatomic-rmw@high
}

static void badAfterFlag() {
  ByFlag G(Mu);
  Kept++;
  G.giveBack();
  Frees--; // heddle: nonatomic-rmw@high
}

static void okToTheEnd() {
  ByPointer G(Mu);
  Kept++;
  Uses++;
  Frees++;
}

// It is free by then.
static void okNext() {
  ByPointer G(Mu);
  Kept++;
  G.giveBack();
  ByFlag H(Mu);
  Again++;
}

static void okTakenAgain() {
  ByFlag G(Mu);
  Kept++;
  G.giveBack();
  G.takeAgain();
  Again++;
}

static void run() {
  badAfterPointer();
  badAfterFlag();
  okToTheEnd();
  okNext();
  okTakenAgain();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
