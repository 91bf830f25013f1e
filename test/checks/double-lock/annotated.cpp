// RUN: %check_heddle %s double-lock
//
// Clang's attributes say who holds the lock.

#include <mutex>

#define CAPABILITY(X) __attribute__((capability(X)))
#define REQUIRES(...) __attribute__((requires_capability(__VA_ARGS__)))
#define EXCLUDES(...) __attribute__((locks_excluded(__VA_ARGS__)))
#define ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))

// Made elsewhere, of something that is not seen here.
class CAPABILITY("mutex") Gate {
public:
  void enter() ACQUIRE();
  void leave() RELEASE();

private:
  int Word = 0;
};

class BadTimers {
public:
  void cancelAll() REQUIRES(mu_) {
    std::lock_guard<std::mutex> Lock(mu_); // heddle: double-lock@high
    Timers = 0;
  }

private:
  std::mutex mu_;
  int Timers = 0;
};

class OkTimers {
public:
  void cancelAll() EXCLUDES(mu_) {
    mu_.enter();
    cancelLocked();
    mu_.leave();
  }
  void restart() REQUIRES(mu_) {
    cancelLocked();
    mu_.leave();
    cancelAll();
    mu_.enter();
  }

private:
  void cancelLocked() REQUIRES(mu_) { Timers = 0; }
  Gate mu_;
  int Timers = 0;
};
