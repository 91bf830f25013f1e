// RUN: %check_heddle %s double-lock
//
// A constant at the call says whether the callee takes the lock, here or further
// down.

#include <mutex>

class Journal {
public:
  void okAppend() {
    std::lock_guard<std::mutex> Lock(Mu);
    ++Pending;
    flush(true);
    trim(false);
    sync(0);
    tidy(true);
  }
  void badAppend() {
    std::lock_guard<std::mutex> Lock(Mu);
    ++Pending;
    badFlush(false);
    badTidy(false);
  }
  void okUnknown(bool Locked) { flush(Locked); }

  // A guard that is deferred.
  void flush(bool Locked = false) {
    std::unique_lock<std::mutex> Lock(Mu, std::defer_lock);
    if (!Locked)
      Lock.lock();
    Pending = 0;
  }
  void badFlush(bool Locked) {
    std::unique_lock<std::mutex> Lock(Mu, std::defer_lock);
    if (!Locked)
      Lock.lock(); // heddle: double-lock@high
    Pending = 0;
  }
  // A guard in a block of its own.
  void trim(bool NeedsLock) {
    if (NeedsLock) {
      std::lock_guard<std::mutex> Lock(Mu);
      Pending /= 2;
    } else {
      Pending /= 2;
    }
  }
  // Another function takes it.
  void sync(int Mode) {
    if (Mode != 0)
      flush();
    ++Synced;
  }
  // The flag is handed on.
  void tidy(bool Locked) {
    ++Synced;
    flush(Locked);
  }
  void badTidy(bool Locked) {
    ++Synced;
    badFlush(Locked);
  }

private:
  std::mutex Mu;
  int Pending = 0, Synced = 0;
};

void use(Journal &J) {
  J.okAppend();
  J.badAppend();
  J.okUnknown(false);
}
