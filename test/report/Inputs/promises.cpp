// Something to find for every check, on members, globals, locals, parameters and
// templates. What promises.py does to it changes no finding.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {
int Hidden;
}

struct Account {
  std::mutex mu_;
  long balance_ = 0;
  void deposit(long amount) {
    std::lock_guard guard(mu_);
    balance_ += amount;
  }
  void interest(long amount) { balance_ += amount; }
};

struct Pair {
  std::mutex a, b;
  void one() {
    std::lock_guard first(a);
    std::lock_guard second(b);
  }
  void two() {
    std::lock_guard first(b);
    std::lock_guard second(a);
  }
  void self() {
    std::lock_guard first(a);
    again();
  }
  void again() { std::lock_guard first(a); }
};

struct Board {
  std::mutex mu_;
  int score_ = 0;
  int *table_ = nullptr;
  void set(int points) {
    std::lock_guard guard(mu_);
    score_ = points;
  }
  int best() {
    std::lock_guard guard(mu_);
    return score_;
  }
  int peek() { return score_; }
  int *table() {
    if (!table_) {
      std::lock_guard guard(mu_);
      if (!table_)
        table_ = new int[8];
    }
    return table_;
  }
};

template <class T> struct Counter {
  T n;
  void hit() { n += 1; }
};

static void localLocks() {
  std::mutex left, right;
  std::thread other([&] {
    std::lock_guard first(left);
    std::lock_guard second(right);
  });
  {
    std::lock_guard first(right);
    std::lock_guard second(left);
  }
  other.join();
}

struct Stock {
  std::mutex mu_;
  int left_ = 9;
  int left() {
    std::lock_guard guard(mu_);
    return left_;
  }
  void set(int n) {
    std::lock_guard guard(mu_);
    left_ = n;
  }
  void take() {
    std::lock_guard guard(mu_);
    --left_;
  }
};

struct Place {
  std::atomic<int> x{0}, y{0};
  void move(int n) {
    x.store(n);
    y.store(n);
  }
  int sum() { return x.load() + y.load(); }
};

static void sell(Stock &stock) {
  if (stock.left() > 0)
    stock.take();
  stock.set(stock.left() + 1);
}

static void letGo(int amount) {
  int loose = amount;
  std::thread([&] { ++loose; }).detach();
}

static void names(const std::string &path) {
  if (!std::filesystem::exists(path))
    std::ofstream out(path);
}

static void tellTime(std::time_t when) { std::puts(std::ctime(&when)); }

static void spin() {
  bool warm = false;
  std::thread heater([&] { warm = true; });
  while (!warm)
    ;
  heater.join();
}

static void count(int &counter) { ++counter; }

class __attribute__((capability("mutex"))) Latch {
public:
  void take() __attribute__((acquire_capability()));
  void give() __attribute__((release_capability()));
};

struct Till {
  void drop(int coin) {
    latch.take();
    keep(coin);
    latch.give();
  }
  void keep(int coin) { coins += coin; }
  Latch latch;
  int coins = 0;
};

int main() {
  int local = 0, given = 0;
  bool ready = false;
  Account account;
  Pair pair;
  Stock stock;
  Place place;
  Board board;
  Counter<int> hits;
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back([&] {
      ++local;
      ++Hidden;
      count(given);
      account.interest(3);
      account.deposit(1);
      hits.hit();
      sell(stock);
      place.move(place.sum());
      board.set(local + board.best());
      board.table();
    });
  std::thread helper([&] { pair.one(); });
  std::thread setter([&] {
    pair.two();
    pair.self();
    ready = true;
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  bool early = ready || board.peek() > 0;
  while (!ready)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  for (auto &each : threads)
    each.join();
  helper.join();
  setter.join();
  localLocks();
  letGo(3);
  names("state");
  std::thread tellers[] = {std::thread(tellTime, 1), std::thread(tellTime, 2)};
  for (auto &each : tellers)
    each.join();
  spin();
  return local + early;
}
