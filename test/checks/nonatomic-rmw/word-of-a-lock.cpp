// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// A home-made lock of one atomic word. Who unlocks it has it, and while it is had the
// others' compare-exchanges fail. Who takes it has nothing yet.

#include <atomic>
#include <cstdint>
#include <thread>

class Word {
public:
  void lock() {
    for (;;) {
      uint32_t Seen = State.load();
      if ((Seen & Readers) == 0 && State.compare_exchange_strong(Seen, Seen | Locked))
        return;
    }
  }
  void unlock() {
    uint32_t Seen = State.load();
    State.store(Seen & ~Locked); // heddle: nonatomic-rmw@low
  }
  void announce() {
    uint32_t Seen = State.load();
    State.store(Seen | Pending); // heddle: nonatomic-rmw@high
  }

private:
  static constexpr uint32_t Readers = 0xFF, Locked = 0xFF, Pending = 0x100;
  std::atomic<uint32_t> State{0};
};

class Broken {
public:
  void lock() {
    while (Taken.load())
      ;
    Taken.store(true); // heddle: nonatomic-rmw@high
  }
  void unlock() { Taken.store(false); }

private:
  std::atomic<bool> Taken{false};
};

static Word TheWord;
static Broken TheBroken;
static void run() {
  TheWord.announce();
  TheWord.lock();
  TheWord.unlock();
  TheBroken.lock();
  TheBroken.unlock();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
