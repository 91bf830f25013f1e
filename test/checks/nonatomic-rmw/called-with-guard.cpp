// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// A public method that all who are seen to call it call with the lock held is meant to be
// called so; who else may call it is not known.

#include <mutex>

class Poller {
public:
  void poll() {
    std::lock_guard<std::mutex> Lock(Mu);
    Pending |= 1;
    handleLocked();
    badPending |= 1;
  }
  void handleLocked() {
    Pending |= 2; // heddle: nonatomic-rmw@low
  }
  void clear() {
    std::lock_guard<std::mutex> Lock(Mu);
    Pending = 0;
    badPending = 0;
  }
  // Nobody in sight says that the lock should be held.
  void handle() {
    badPending |= 2; // heddle: nonatomic-rmw@medium
  }

private:
  std::mutex Mu;
  int Pending = 0;
  int badPending = 0;
};
