// RUN: %check_heddle %s double-lock
//
// Destructors that take a lock, when it is free.

#include <mutex>

namespace ok_lock_ends_first {
class Pool {
public:
  class Ticket {
  public:
    explicit Ticket(Pool &P) : Owner(P) {}
    ~Ticket() { Owner.giveBack(); }

  private:
    Pool &Owner;
  };
  void giveBack() {
    std::lock_guard<std::mutex> Lock(mu_);
    ++Free;
  }
  void reset() {
    Ticket Last(*this);
    std::lock_guard<std::mutex> Lock(mu_);
    Free = 0;
  }

private:
  std::mutex mu_;
  int Free = 8;
};
void serve(Pool &P) { P.reset(); }
} // namespace ok_lock_ends_first

namespace ok_private_destructor_of_ones_own_lock {
class Channel {
public:
  ~Channel() { close(); }
  void close() {
    std::lock_guard<std::mutex> Lock(mu_);
    Open = false;
  }

private:
  std::mutex mu_;
  bool Open = true;
};
} // namespace ok_private_destructor_of_ones_own_lock
