// RUN: %check_heddle %s nonatomic-rmw
//
// A local that is handed to a thread by one way and changed by another: its own
// name, a reference to it, a closure that two run.

#include <functional>
#include <thread>

static void add(long &Sum) {
  Sum += 1; // heddle: nonatomic-rmw@high
}

static long badReferenceWrapper() {
  long Sum = 0;
  std::thread T(add, std::ref(Sum));
  Sum += 1; // heddle: nonatomic-rmw@high
  T.join();
  return Sum;
}

static long badOtherName() {
  long Sum = 0;
  long &Alias = Sum;
  std::thread T([&Alias] { Alias += 1; }); // heddle: nonatomic-rmw@high
  Sum += 1; // heddle: nonatomic-rmw@high
  T.join();
  return Sum;
}

static long badClosure() {
  long Sum = 0;
  auto Add = [&Sum] { Sum += 1; }; // heddle: nonatomic-rmw@high
  std::thread T(Add);
  Add();
  T.join();
  return Sum;
}

template <class Work> static void twice(Work W) {
  std::thread A(W), B(W);
  A.join();
  B.join();
}

static long badByValue() {
  long Sum = 0;
  twice([&Sum] { Sum += 1; }); // heddle: nonatomic-rmw@high
  return Sum;
}

struct Totals {
  long Ended = 0;
};
static Totals All;

class Counted {
public:
  explicit Counted(Totals &T) : T_(T) {}
  ~Counted() {
    T_.Ended += 1; // heddle: nonatomic-rmw@high
  }

private:
  Totals &T_;
};

static void task() { Counted C(All); }

static void badDestructor() {
  std::thread A(task), B(task);
  A.join();
  B.join();
}

// A copy is the thread's own.
static long okCopy() {
  long Sum = 0;
  twice([Sum]() mutable { Sum += 1; });
  std::thread T([](long Mine) { Mine += 1; }, Sum);
  Sum += 1;
  T.join();
  return Sum;
}

static long okCopyOfObject() {
  Totals Mine;
  twice([Mine]() mutable { Mine.Ended += 1; });
  return Mine.Ended;
}

static long badPointerInCopy() {
  Totals Mine;
  Totals *Where = &Mine;
  twice([Where] { Where->Ended += 1; }); // heddle: nonatomic-rmw@high
  return Mine.Ended;
}

static long okOneAfterTheOther() {
  long Sum = 0;
  auto Add = [&Sum] { Sum += 1; };
  std::thread T(Add);
  T.join();
  Add();
  std::thread Other([](long &Given) { Given += 1; }, std::ref(Sum));
  Other.join();
  Sum += 1;
  return Sum;
}

int main() {
  badDestructor();
  long Sum = badReferenceWrapper() + badOtherName() + badClosure() + badByValue();
  Sum += okCopyOfObject() + badPointerInCopy();
  return Sum + okCopy() + okOneAfterTheOther() > 9 ? 0 : 1;
}
