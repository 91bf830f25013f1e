// RUN: %check_heddle %s lock-order
//
// A thread that is given a stop token by std::jthread itself: what follows are its arguments.
// The listener is called with the lock of the one who tells it.

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
  void badPut() {
    std::lock_guard<std::mutex> Guard(Mutex);
    ++Count;
    Told.changed(Count);
  }
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

class BadStore : public Listener {
public:
  void add(Shelf &S) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Shelves.push_back(&S);
  }
  void changed(int N) override {
    std::lock_guard<std::mutex> Guard(Mutex); // heddle: lock-order
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

static void counter(std::stop_token Stop, BadStore &Store) {
  while (!Stop.stop_requested())
    Store.count();
}

int main() {
  BadStore Store;
  Shelf One(Store);
  Store.add(One);
  std::jthread Counting(counter, std::ref(Store));
  for (int I = 0; I != 9; ++I)
    One.badPut();
}
