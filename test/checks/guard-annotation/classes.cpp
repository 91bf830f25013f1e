// RUN: %check_heddle %s guard-annotation
//
// Locks of bases and members, functions that only read, what carries attributes already.

class __attribute__((capability("mutex"))) RwLock {
public:
  void lock() __attribute__((acquire_capability()));
  void unlock() __attribute__((release_capability()));
  void lock_shared() __attribute__((acquire_shared_capability()));
  void unlock_shared() __attribute__((release_shared_capability()));
};

class __attribute__((scoped_lockable)) Writer {
public:
  explicit Writer(RwLock &l) __attribute__((acquire_capability(l)));
  void pause() __attribute__((release_capability()));
  void resume() __attribute__((acquire_capability()));
  ~Writer() __attribute__((release_capability()));
};

// The lock of the base, taken by the derived class.
class Base {
protected:
  RwLock lock_;
};
class Derived : public Base {
public:
  void add(int n) {
    lock_.lock();
    bad_sum_ += n;
    ok_leaked_ = n;
    lock_.unlock();
  }
  const int &okLeak() {
    Writer hold(lock_);
    return ok_leaked_; // the caller reads it without the lock
  }

private:
  int bad_sum_ = 0; // heddle: guard-annotation
  int ok_leaked_ = 0;
};
int use(Derived &d) {
  d.add(1);
  return d.okLeak();
}

// A lock in a member.
struct Shared {
  RwLock lock;
  int ok_unused = 0;
};
class Nested {
public:
  void set(int n) {
    state_.lock.lock();
    bad_value_ = n;
    state_.lock.unlock();
  }
  int get() {
    state_.lock.lock_shared();
    int n = bad_value_;
    state_.lock.unlock_shared();
    return n;
  }

private:
  Shared state_;
  int bad_value_ = 0; // heddle: guard-annotation
  // CHECK: help: declare it guarded_by(state_.lock)
};
int use(Nested &n) {
  n.set(1);
  return n.get();
}

class Readers {
public:
  int peek() {
    lock_.lock_shared();
    int n = badLook();
    lock_.unlock_shared();
    return n;
  }
  void poke() {
    lock_.lock();
    if (badLook() > 3)
      okSaysSo();
    lock_.unlock();
  }
  // Held again where it is used, but given back in between.
  void slowly() {
    Writer hold(lock_);
    ++bad_count_;
    hold.pause();
    ++ok_paused_;
    hold.resume();
    ++bad_count_;
  }
  int paused() {
    Writer hold(lock_);
    return ok_paused_;
  }
  // Whoever switches the analysis off does not hold the lock.
  void okTrustMe() __attribute__((no_thread_safety_analysis)) { ok_trusted_ = 1; }
  int trusted() {
    Writer hold(lock_);
    return ok_trusted_;
  }
  virtual void okHook(int n) { ok_hooked_ += n; }
  void hook() {
    Writer hold(lock_);
    okHook(1);
  }

private:
  int badLook() { return bad_count_; } // heddle: guard-annotation
  // CHECK: help: declare it requires_shared_capability(lock_)
  void okSaysSo() __attribute__((requires_capability(lock_))) { bad_count_ = 0; }

  RwLock lock_;
  int bad_count_ = 0; // heddle: guard-annotation
  int ok_paused_ = 0, ok_trusted_ = 0, ok_hooked_ = 0;
};
class Hooked : public Readers {
public:
  void okHook(int n) override; // overrides say for themselves what they need
};
void Hooked::okHook(int n) { Readers::okHook(n + 1); }

int use(Readers &r) {
  r.poke();
  r.slowly();
  r.okTrustMe();
  r.hook();
  return r.peek() + r.paused() + r.trusted();
}

// All data of the class is used with the lock, if each but once.
struct Job {
  RwLock *const lock;
  int bad_a = 0, bad_b = 0, bad_c = 0; // heddle: guard-annotation, guard-annotation, guard-annotation
};
void run(Job *j) {
  j->lock->lock();
  j->bad_a = 1;
  j->bad_b = 2;
  j->bad_c = 3;
  j->lock->unlock();
}
