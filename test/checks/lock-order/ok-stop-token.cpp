// RUN: %check_heddle %s lock-order
//
// A thread that is given a stop token by std::jthread itself: what follows are its arguments.
// The listener is called when the lock of the one who tells it is free again.

#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

class Listener {
public:
  virtual ~Listener() = default;
  virtual void changed(int N) = 0;
};

class Shelf {
public:
  explicit Shelf(Listener &L) : Told(L) {}
  void okPut() {
    int N;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      N = ++Count;
    }
    Told.changed(N);
  }
  int count() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Count;
  }

private:
  Listener &Told;
  mutable std::mutex Mutex;
  int Count = 0;
};

class Store : public Listener {
public:
  void add(Shelf &S) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Shelves.push_back(&S);
  }
  void changed(int N) override {
    std::lock_guard<std::mutex> Guard(Mutex);
    Last = N;
  }
  void count() {
    std::lock_guard<std::mutex> Guard(Mutex);
    Sum = 0;
    for (Shelf *S : Shelves)
      Sum += S->count();
  }

private:
  std::mutex Mutex;
  std::vector<Shelf *> Shelves;
  int Last = 0, Sum = 0;
};

static void counter(std::stop_token Stop, Store &All) {
  while (!Stop.stop_requested())
    All.count();
}

int main() {
  Store All;
  Shelf One(All);
  All.add(One);
  std::jthread Counting(counter, std::ref(All));
  for (int I = 0; I != 9; ++I)
    One.okPut();
}
