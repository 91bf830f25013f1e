// RUN: %check_heddle %s double-lock
//
// The attribute says that the lock is held, and nothing more is known of the object
// than that it is one for the whole call.

#define CAPABILITY(X) __attribute__((capability(X)))
#define REQUIRES(...) __attribute__((requires_capability(__VA_ARGS__)))
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

class TimerQueue {
public:
  void cancelAll() REQUIRES(mu_) {
    mu_.enter(); // heddle: double-lock@medium
    Timers = 0;
    mu_.leave();
  }

private:
  Gate mu_;
  int Timers = 0;
};
