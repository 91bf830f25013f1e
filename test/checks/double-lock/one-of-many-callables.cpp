// RUN: %check_heddle %s double-lock --confidence=low
//
// A lock is held while one of many stored callables runs. Where the object is known
// that keeps them, each of them is one that it runs; otherwise it may keep others.

#include <functional>
#include <mutex>
#include <vector>

namespace bad_own_queue {
class Pool {
public:
  void post(std::function<void()> Task) {
    std::lock_guard<std::mutex> Lock(Mutex); // heddle: double-lock
    Tasks.push_back(std::move(Task));
  }
  void drain() {
    std::lock_guard<std::mutex> Lock(Mutex);
    for (auto &Task : Tasks)
      Task();
    Tasks.clear();
  }

private:
  std::mutex Mutex;
  std::vector<std::function<void()>> Tasks;
};

Pool Background;
int A, B, C;
void run() { Background.drain(); }
void fill() {
  Background.post([] { A = 1; });
  Background.post([] { B = 1; });
  Background.post([] { C = 1; });
  Background.post([] { A = 2; });
  Background.post([] { Background.post([] { B = 2; }); });
}
} // namespace bad_own_queue

namespace bad_most_ask {
std::mutex Variables;
int Values[4];
int get(int I) {
  std::lock_guard<std::mutex> Lock(Variables); // heddle: double-lock
  return Values[I];
}
// Which of them is called, a key says.
struct Listener {
  int Key;
  void (*Call)();
};
int Seen;
void onPath() { Seen = get(0); }
void onHome() { Seen = get(1); }
void onTerm() { Seen = get(2); }
void onUser() { Seen = 0; }
struct Dispatch {
  std::vector<Listener> All;
  void add(int Key, void (*Call)()) { All.push_back({Key, Call}); }
};
Dispatch Table;
void install() {
  Table.add(0, onPath);
  Table.add(1, onHome);
  Table.add(2, onTerm);
  Table.add(3, onUser);
}
void set(int I, int Value) {
  std::lock_guard<std::mutex> Lock(Variables);
  Values[I] = Value;
  for (Listener &L : Table.All)
    if (L.Key == I)
      L.Call();
}
} // namespace bad_most_ask

namespace ok_not_sure {
// Iterators run what they were given when they end. Only those of the database lock it.
struct Iterator {
  ~Iterator() {
    if (Cleanup)
      Cleanup(Arg);
  }
  void (*Cleanup)(void *) = nullptr;
  void *Arg = nullptr;
};
struct State {
  std::mutex *Mutex;
  int References;
};
void forget(void *) {}
void remove(void *P) { delete static_cast<int *>(P); }
void close(void *P) { *static_cast<int *>(P) = -1; }
void unrefState(void *P) {
  auto *S = static_cast<State *>(P);
  std::lock_guard<std::mutex> Lock(*S->Mutex);
  --S->References;
}
Iterator *ofMemory() {
  auto *I = new Iterator;
  I->Cleanup = forget;
  return I;
}
Iterator *ofNumbers() {
  auto *I = new Iterator;
  I->Cleanup = remove;
  I->Arg = new int;
  return I;
}
Iterator *ofFile() {
  auto *I = new Iterator;
  I->Cleanup = close;
  I->Arg = new int;
  return I;
}
class Database {
public:
  Iterator *iterate() {
    auto *I = new Iterator;
    I->Cleanup = unrefState;
    I->Arg = new State{&Mutex, 1};
    return I;
  }
  int size() {
    std::lock_guard<std::mutex> Lock(Mutex);
    Iterator *I = ofFile();
    delete I;
    return 1;
  }

private:
  std::mutex Mutex;
};
} // namespace ok_not_sure
