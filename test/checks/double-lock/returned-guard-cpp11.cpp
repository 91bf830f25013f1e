// RUN: %check_heddle %s double-lock --std=c++11
//
// Before C++17 a copy stands between the call that gives back a guard object and
// the variable; it is elided, and the end of the variable gives the lock back.

#include <mutex>

template <typename Data> class Owned;

template <typename Data> class Acquired {
  friend class Owned<Data>;
  Acquired(std::mutex &M, Data *V) : Lock(M), Value(V) {}
  std::unique_lock<std::mutex> Lock;
  Data *Value;

public:
  Acquired(Acquired &&) = default;
  Data *operator->() { return Value; }
};

template <typename Data> class Owned {
  std::mutex Mu;
  Data Value;

public:
  Acquired<Data> acquire() { return {Mu, &Value}; }
};

struct Counts {
  int Hits;
  int Misses;
};

static Owned<Counts> Shared;

void okInTurn(bool Hit) {
  {
    auto Held = Shared.acquire();
    if (Hit)
      Held->Hits += 1;
  }
  auto Held = Shared.acquire();
  Held->Misses += Hit ? 0 : 1;
}

void okTemporaries() {
  Shared.acquire()->Hits = 0;
  Shared.acquire()->Misses = 0;
}

void badTwice() {
  auto Outer = Shared.acquire();
  Outer->Hits = 0;
  Shared.acquire()->Misses = 0; // heddle: double-lock@high
}

int main() {
  okInTurn(true);
  okTemporaries();
  badTwice();
}
