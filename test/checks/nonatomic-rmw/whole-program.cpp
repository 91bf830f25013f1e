// RUN: %check_heddle %s nonatomic-rmw
//
// A program with one main: who calls a method that main can reach is seen, and it is
// not taken for one that any thread may call. One that nobody calls still is.

#include <mutex>
#include <thread>

class Fetcher {
public:
  void start() { Thread = std::thread(&Fetcher::fetch, this); }
  int stop() {
    Thread.join();
    ++Errors;
    return Errors;
  }

private:
  void fetch() { ++Errors; }
  std::thread Thread;
  int Errors = 0;
};

class Account {
public:
  void deposit(long Amount) {
    std::lock_guard Lock(Mu);
    Balance += Amount;
  }
  long balance() {
    std::lock_guard Lock(Mu);
    return Balance;
  }
  void payInterest(long Amount) {
    Balance += Amount; // heddle: nonatomic-rmw
  }

private:
  std::mutex Mu;
  long Balance = 0;
};

int main() {
  Fetcher F;
  F.start();
  Account A;
  std::thread T([&] { A.deposit(1); });
  A.deposit(2);
  T.join();
  return F.stop() + int(A.balance());
}
