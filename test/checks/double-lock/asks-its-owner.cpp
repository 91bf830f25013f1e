// RUN: %check_heddle %s double-lock
//
// Who asks first whether it is the thread that has the lock does not wait for itself.
// An assertion is no such question.

#include <cstdlib>
#include <mutex>
#include <thread>

namespace ok_recursive_by_hand {
class Recursive {
public:
  void lock() {
    if (Owner == std::this_thread::get_id()) {
      ++Depth;
      return;
    }
    Mu.lock();
    Owner = std::this_thread::get_id();
    Depth = 1;
  }
  void unlock() {
    if (--Depth == 0) {
      Owner = std::thread::id();
      Mu.unlock();
    }
  }

private:
  std::mutex Mu;
  std::thread::id Owner;
  int Depth = 0;
};

static Recursive R;
static int Count = 0;

static void inner() {
  std::lock_guard<Recursive> G(R);
  ++Count;
}
void outer() {
  std::lock_guard<Recursive> G(R);
  inner();
}
} // namespace ok_recursive_by_hand

namespace asked_by_a_method {
class Document {
public:
  void okEdit() {
    std::lock_guard<std::mutex> G(Mu);
    Owner = std::this_thread::get_id();
    okSave();
    Owner = std::thread::id();
  }
  void badEdit() {
    std::lock_guard<std::mutex> G(Mu);
    badSave();
  }
  void okSave() {
    if (isMine()) {
      ++Saves;
      return;
    }
    std::lock_guard<std::mutex> G(Mu);
    ++Saves;
  }
  // Nothing is decided by what it asks here.
  void badSave() {
    std::lock_guard<std::mutex> G(Mu); // heddle: double-lock@high
    if (isMine())
      ++Saves;
  }

private:
  bool isMine() const { return Owner == std::this_thread::get_id(); }
  std::mutex Mu;
  std::thread::id Owner;
  int Saves = 0;
};

void use(Document &D) {
  D.okEdit();
  D.badEdit();
}
} // namespace asked_by_a_method

namespace bad_asserted {
class Checked {
public:
  void lock() {
    if (Owner == std::this_thread::get_id())
      std::abort();
    Mu.lock();
    Owner = std::this_thread::get_id();
  }
  void unlock() {
    Owner = std::thread::id();
    Mu.unlock();
  }

private:
  std::mutex Mu;
  std::thread::id Owner;
};

static Checked C;

static void badInner() {
  C.lock(); // heddle: double-lock@high
  C.unlock();
}
void outer() {
  C.lock();
  badInner();
  C.unlock();
}
} // namespace bad_asserted

// The question is asked further up, by a function that says so with a constant.
namespace asked_on_the_way {
class Heap {
public:
  void okTake() {
    if (!isMine())
      okFill();
  }
  void badTake() { badFill(); }

private:
  bool isMine() const {
    if (Owner == std::this_thread::get_id()) {
      ++Nested;
      return true;
    }
    return false;
  }
  void okFill() {
    std::lock_guard<std::mutex> G(Mu);
    Owner = std::this_thread::get_id();
    okTake();
    Owner = std::thread::id();
  }
  void badFill() {
    std::lock_guard<std::mutex> G(Mu); // heddle: double-lock@high
    if (++Fills < 8)
      badTake();
  }
  mutable int Nested = 0;
  int Fills = 0;
  std::mutex Mu;
  std::thread::id Owner;
};

void use(Heap &H) {
  H.okTake();
  H.badTake();
}
} // namespace asked_on_the_way
