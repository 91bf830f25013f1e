// RUN: %check_heddle %s guard-annotation
//
// Guarded by one lock, and not offered.

class __attribute__((capability("mutex"))) Lock {
public:
  void lock() __attribute__((acquire_capability()));
  bool try_lock() __attribute__((try_acquire_capability(true)));
  void unlock() __attribute__((release_capability()));
};

class Limits {
public:
  // A lock that is tried is not followed.
  bool fnTried() {
    if (!lock_.try_lock())
      return false;
    ++tried_;
    lock_.unlock();
    return true;
  }
  // A guard that is not annotated, though Clang could be told of it.
  struct Guard {
    explicit Guard(Lock &l) : l(l) { l.lock(); }
    ~Guard() { l.unlock(); }
    Lock &l;
  };
  int fnGuard() {
    Guard guard(lock_);
    return ++plain_;
  }
  // Which element's lock guards an element cannot be said where they are declared.
  int fnElement(int i) {
    locks_[i].lock();
    int n = ++values_[i];
    locks_[i].unlock();
    return n;
  }

private:
  Lock lock_, locks_[4];
  int tried_ = 0, plain_ = 0, values_[4] = {};
};

int use(Limits &l) { return l.fnTried() + l.fnGuard() + l.fnElement(1); }
