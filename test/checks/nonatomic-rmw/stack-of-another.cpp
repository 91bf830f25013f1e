// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// A variable on the stack of one thread is found by others only if they were started with
// it, or if it was handed to them: a pointer that names it in one object names others in
// others.

#include <thread>
#include <vector>

struct Progress {
  int Seen = 0;
};

class Watch {
public:
  explicit Watch(Progress *P) : P(P) {}
  void look() { ++P->Seen; } // heddle: nonatomic-rmw@low

private:
  Progress *P;
};

static Watch *Current;

static void waitForOne() {
  Progress P;
  Watch W(&P);
  W.look();
}
static void tick() { Current->look(); }

// It was started with the variable.
struct Totals {
  int badSeen = 0;
};
class Counter {
public:
  explicit Counter(Totals *T) : T(T) {}
  void look() { ++T->badSeen; } // heddle: nonatomic-rmw@high

private:
  Totals *T;
};

int main() {
  std::thread A(waitForOne), B(tick), C(tick);
  Totals T;
  Counter Count(&T);
  std::thread D([&] { Count.look(); });
  Count.look();
  A.join();
  B.join();
  C.join();
  D.join();
}
