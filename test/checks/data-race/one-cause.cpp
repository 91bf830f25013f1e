// RUN: %check_heddle %s data-race nonatomic-rmw
//
// One finding for one cause.

#include <string>
#include <thread>
#include <vector>

// What is lost is told as that, and not as a race besides.
static long Hits;
static void badCount() {
  ++Hits; // heddle: nonatomic-rmw@high
}
static long okReadOfHits() { return Hits; }

// Several variables that one function shares without any guard.
static int Line;
static const char *File;
static std::string Text;
static void badTrace(int L, const char *F) {
  Line = L; // heddle: data-race@high
  File = F;
  Text = "trace";
}

// CHECK: one-cause.cpp:[[@LINE-5]]:3: warning: 'Line' is written here
// CHECK: note: the same goes for 'File' (one-cause.cpp:[[@LINE-5]])
// CHECK: note: the same goes for 'Text' (one-cause.cpp:[[@LINE-5]])

// One writer that counts, and a reader: nothing is lost, but the read is a race.
static long Served;
static void badServe() {
  ++Served; // heddle: data-race@high
}
static long lookAtServed() { return Served; }

static thread_local long OkOwn;
static void okOwnCount() { ++OkOwn; }

// Elements that are chosen by a number: nothing says that they are the same.
static std::vector<int> Table(100);
static void okElement(int I) { Table[I] = I; }

static const std::vector<int> Constant{1, 2};
static int okConstant() { return Constant[0]; }

// A helper that starts as many threads as it is told.
template <class Body> static void parallel(int Threads, Body B) {
  std::vector<std::thread> All;
  for (int I = 0; I != Threads; ++I)
    All.emplace_back([B] { B(); });
  for (std::thread &T : All)
    T.join();
}
static int Alone, Together;
static void okOne() {
  parallel(1, [] { Alone = 1; });
}
static void badTwo() {
  parallel(2, [] { Together = 1; }); // heddle: data-race@high
}

static void work(int N) {
  badCount();
  badTrace(N, "a");
  okOwnCount();
  okElement(N);
  okConstant();
}

int main() {
  std::thread A(work, 1);
  std::thread B(work, 2);
  std::thread C([] { badServe(); });
  long N = okReadOfHits() + lookAtServed() + okConstant();
  A.join();
  B.join();
  C.join();
  okOne();
  badTwo();
  return N;
}
