// RUN: %check_heddle %s nonatomic-rmw
//
// What the initialiser of a static local does, one thread does, once: the compiler's
// own guard keeps the others waiting. It does not guard what other places do.

#include <string>
#include <thread>
#include <vector>

static int Tables, Lambdas, Direct, Objects, Mixed, Late;

static std::vector<int> okMake(int N) {
  ++Tables;
  return std::vector<int>(N, 1);
}
static const std::vector<int> &okTable() {
  static const std::vector<int> Table = okMake(100);
  return Table;
}

static bool okByLambda() {
  static const bool Done = [] {
    ++Lambdas;
    return true;
  }();
  return Done;
}

static int okDirect() {
  static int Id = ++Direct;
  return Id;
}

struct Service {
  explicit Service(int N) : Name(N, 'x') { Objects += N; }
  std::string Name;
};
static Service &okSingleton() {
  static Service Only(3);
  return Only;
}

static int badPrepare() {
  Mixed += 1; // heddle: nonatomic-rmw
  return Mixed;
}
static int badOtherPlace() {
  static int First = badPrepare();
  Mixed += First; // heddle: nonatomic-rmw
  return First;
}

static int badByHand() {
  static bool Done = false;
  if (!Done) {
    Late += 1; // heddle: nonatomic-rmw
    Done = true; // heddle: nonatomic-rmw
  }
  return Late;
}

static void worker() {
  okTable();
  okByLambda();
  okDirect();
  okSingleton();
  badOtherPlace();
  badByHand();
}

int main() {
  std::thread A(worker), B(worker);
  A.join();
  B.join();
}
