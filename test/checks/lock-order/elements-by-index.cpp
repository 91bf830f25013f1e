// RUN: %check_heddle %s lock-order
//
// The locks of two elements that are chosen at run time: how their indices are written tells
// that they are two, and whether anything puts them in order.

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

template <class Function> static void two(Function F) {
  std::thread A(F), B(F);
  A.join();
  B.join();
}

namespace philosophers {
constexpr int N = 5;
static std::array<std::mutex, N> Forks;

static void bad(int I) {
  for (int Meal = 0; Meal != 100; ++Meal) {
    std::lock_guard<std::mutex> Left(Forks[I]);
    // CHECK: [[@LINE+1]]:33: warning: 'philosophers::Forks' of the element '(I + 1) % N' is taken with that of 'I' held, and other threads can take the same elements in another order
    std::lock_guard<std::mutex> Right(Forks[(I + 1) % N]); // heddle: lock-order@medium
    // CHECK: takes 'philosophers::Forks' of one element
    // CHECK: takes 'philosophers::Forks' of another
    // CHECK: waits for 'philosophers::Forks' of
    // CHECK: each thread waits for an element that another one holds, for ever
    // CHECK: circular wait: nothing fixes which of two elements is locked first
  }
}

/// Every other one begins with the other fork.
static void okOddAndEven(int I) {
  if (I % 2 == 0) {
    std::lock_guard<std::mutex> Left(Forks[I]);
    std::lock_guard<std::mutex> Right(Forks[(I + 1) % N]);
  } else {
    std::lock_guard<std::mutex> Right(Forks[(I + 1) % N]);
    std::lock_guard<std::mutex> Left(Forks[I]);
  }
}

static void okLastIsDifferent(int I) {
  int First = I, Second = (I + 1) % N;
  if (I == N - 1)
    std::swap(First, Second);
  std::lock_guard<std::mutex> A(Forks[First]);
  std::lock_guard<std::mutex> B(Forks[Second]);
}

static void okLesserFirst(int I) {
  int Right = (I + 1) % N;
  std::lock_guard<std::mutex> A(Forks[std::min(I, Right)]);
  std::lock_guard<std::mutex> B(Forks[std::max(I, Right)]);
}

static void okPair(int I) {
  auto [First, Second] = std::minmax({I, (I + 1) % N});
  std::lock_guard<std::mutex> A(Forks[First]);
  std::lock_guard<std::mutex> B(Forks[Second]);
}

static void okChosen(int I) {
  int Right = (I + 1) % N;
  int First = I < Right ? I : Right, Second = I < Right ? Right : I;
  std::lock_guard<std::mutex> A(Forks[First]);
  std::lock_guard<std::mutex> B(Forks[Second]);
}

static void okBothAtOnce(int I) { std::scoped_lock Both(Forks[I], Forks[(I + 1) % N]); }

static void okOneAfterTheOther(int I) {
  { std::lock_guard<std::mutex> Left(Forks[I]); }
  { std::lock_guard<std::mutex> Right(Forks[(I + 1) % N]); }
}

static void okHandOverHand() {
  for (int I = 0; I + 1 != N; ++I) {
    std::lock_guard<std::mutex> A(Forks[I]);
    std::lock_guard<std::mutex> B(Forks[I + 1]);
  }
}

static void okAllInOrder() {
  for (int I = 0; I != N; ++I)
    for (int J = I + 1; J != N; ++J) {
      std::lock_guard<std::mutex> A(Forks[I]);
      std::lock_guard<std::mutex> B(Forks[J]);
    }
}

static void all() {
  std::vector<std::thread> Threads;
  for (int I = 0; I != N; ++I)
    Threads.emplace_back(bad, I);
  for (int I = 0; I != N; ++I)
    Threads.emplace_back([I] {
      okOddAndEven(I);
      okLastIsDifferent(I);
      okLesserFirst(I);
      okPair(I);
      okChosen(I);
      okBothAtOnce(I);
      okOneAfterTheOther(I);
      okHandOverHand();
      okAllInOrder();
    });
  for (std::thread &T : Threads)
    T.join();
}
} // namespace philosophers

namespace accounts {
struct Account {
  std::mutex Mu;
  long Balance = 0;
};

class Bank {
public:
  explicit Bank(size_t N) : Accounts(N) {}

  void badTransfer(size_t From, size_t To, long Amount) {
    if (From >= Accounts.size() || To >= Accounts.size() || From == To)
      return;
    std::lock_guard<std::mutex> A(Accounts[From].Mu);
    std::lock_guard<std::mutex> B(Accounts[To].Mu); // heddle: lock-order@medium
    Accounts[From].Balance -= Amount;
    Accounts[To].Balance += Amount;
  }

private:
  std::vector<Account> Accounts;
};

class OrderedBank {
public:
  explicit OrderedBank(size_t N) : Accounts(N) {}

  void okCompared(size_t From, size_t To) {
    if (From < To) {
      std::lock_guard<std::mutex> A(Accounts[From].Mu);
      std::lock_guard<std::mutex> B(Accounts[To].Mu);
    } else if (To < From) {
      std::lock_guard<std::mutex> A(Accounts[To].Mu);
      std::lock_guard<std::mutex> B(Accounts[From].Mu);
    }
  }
  void okSwapped(size_t From, size_t To) {
    if (From > To)
      std::swap(From, To);
    std::lock_guard<std::mutex> A(Accounts[From].Mu);
    std::lock_guard<std::mutex> B(Accounts[To].Mu);
  }
  void okByAddress(size_t From, size_t To) {
    Account *A = &Accounts[From], *B = &Accounts[To];
    if (std::less<Account *>{}(B, A))
      std::swap(A, B);
    std::lock_guard<std::mutex> First(A->Mu);
    std::lock_guard<std::mutex> Second(B->Mu);
  }
  void okByReferences(size_t From, size_t To) {
    Account &A = Accounts[From], &B = Accounts[To];
    std::unique_lock<std::mutex> First(&A < &B ? A.Mu : B.Mu);
    std::unique_lock<std::mutex> Second(&A < &B ? B.Mu : A.Mu);
  }
  void okOrderedByTheCaller(size_t From, size_t To) {
    if (From < To)
      both(From, To);
    else
      both(To, From);
  }

private:
  void both(size_t Lesser, size_t Greater) {
    std::lock_guard<std::mutex> A(Accounts[Lesser].Mu);
    std::lock_guard<std::mutex> B(Accounts[Greater].Mu);
  }
  std::vector<Account> Accounts;
};

static void use() {
  Bank B(8);
  OrderedBank O(8);
  std::thread One([&] { B.badTransfer(1, 2, 5); }), Two([&] { B.badTransfer(2, 1, 7); });
  One.join();
  Two.join();
  two([&] {
    O.okCompared(1, 2);
    O.okSwapped(2, 1);
    O.okByAddress(2, 1);
    O.okByReferences(1, 2);
    O.okOrderedByTheCaller(2, 1);
  });
}
} // namespace accounts

namespace references {
struct Shard {
  std::mutex Mu;
  int Keys = 0;
};
static std::vector<std::unique_ptr<Shard>> Shards;

static size_t shardOf(const std::string &Key) { return std::hash<std::string>{}(Key) % 16; }

static void badMove(const std::string &Old, const std::string &New) {
  Shard &From = *Shards[shardOf(Old)];
  Shard &To = *Shards[shardOf(New)];
  std::lock_guard<std::mutex> A(From.Mu);
  std::lock_guard<std::mutex> B(To.Mu); // heddle: lock-order@medium
  --From.Keys;
  ++To.Keys;
}

static void okTheSameTwice(const std::string &Key) {
  { std::lock_guard<std::mutex> A(Shards[shardOf(Key)]->Mu); }
  std::lock_guard<std::mutex> B(Shards[shardOf(Key)]->Mu);
}

static void use() {
  two([] {
    badMove("a", "b");
    okTheSameTwice("a");
  });
}
} // namespace references

namespace maps {
struct Room {
  std::mutex Mu;
  int Guests = 0;
};
static std::map<std::string, Room> Rooms;
static std::mutex Gate;

static void badMove(const std::string &From, const std::string &To) {
  auto Old = Rooms.find(From);
  auto New = Rooms.find(To);
  if (Old == Rooms.end() || New == Rooms.end())
    return;
  std::lock_guard<std::mutex> A(Old->second.Mu);
  std::lock_guard<std::mutex> B(New->second.Mu); // heddle: lock-order@medium
  --Old->second.Guests;
  ++New->second.Guests;
}
static void use() { two([] { badMove("a", "b"); }); }
} // namespace maps

namespace gated {
struct Slot {
  std::mutex Mu;
  int N = 0;
};
static std::array<Slot, 8> Slots;
static std::mutex Gate;

static void okUnderAGate(unsigned From, unsigned To) {
  std::lock_guard<std::mutex> G(Gate);
  std::lock_guard<std::mutex> A(Slots[From].Mu);
  std::lock_guard<std::mutex> B(Slots[To].Mu);
}
static void use() { two([] { okUnderAGate(1, 2); }); }
} // namespace gated

int main() {
  philosophers::all();
  accounts::use();
  references::use();
  maps::use();
  gated::use();
}
