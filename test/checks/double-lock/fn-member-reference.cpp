// RUN: %check_heddle %s double-lock
//
// A helper object keeps a reference to its owner and calls it back under the
// owner's lock. Not found: in the helper's methods, what its member refers to is not
// followed to the object that the caller bound it to.

#include <mutex>

namespace fn_ends_under_the_lock {
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
    std::lock_guard<std::mutex> Lock(mu_);
    Ticket Last(*this);
    Free = 0;
  }

private:
  std::mutex mu_;
  int Free = 8;
};
void serve(Pool &P) { P.reset(); }
} // namespace fn_ends_under_the_lock
