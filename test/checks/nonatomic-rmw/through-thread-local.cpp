// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// A thread_local pointer names an object of its thread: what it leads to is another one in
// each, unless it was handed out.

#include <thread>
#include <vector>

class Scope {
public:
  Scope() : Outer(Here) { Here = this; }
  ~Scope() { Here = Outer; }
  static Scope *current() { return Here; }
  void add() { ++Entries; } // heddle: nonatomic-rmw@low

private:
  static thread_local Scope *Here;
  Scope *Outer;
  int Entries = 0;
};
thread_local Scope *Scope::Here = nullptr;

struct Totals {
  void add() { ++badEntries; } // heddle: nonatomic-rmw@high
  int badEntries = 0;
};
static Totals *All = new Totals;

static void log() {
  Scope::current()->add();
  All->add();
}

static void work() {
  Scope S;
  log();
}

static void okWork() {
  Scope S;
  S.add();
}

int main() {
  std::vector<std::thread> Threads;
  for (int I = 0; I < 4; ++I) {
    Threads.emplace_back(work);
    Threads.emplace_back(okWork);
  }
  for (std::thread &T : Threads)
    T.join();
}
