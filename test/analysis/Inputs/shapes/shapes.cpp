#include <mutex>
#include <shared_mutex>

class Ledger {
public:
  std::unique_lock<std::mutex> acquire();
  bool tryAcquire();
  void acquireBoth(Ledger &Other);
  void giveBack();
  int read() const;
  void pause(std::unique_lock<std::mutex> &Held);

private:
  std::mutex mu_;
  mutable std::shared_mutex Index;
  int Value = 0;
};

/// A guard that moves out.
std::unique_lock<std::mutex> Ledger::acquire() {
  std::unique_lock<std::mutex> L(mu_);
  ++Value;
  return L;
}

/// Held if the result says so.
bool Ledger::tryAcquire() { return mu_.try_lock(); }

/// Two at once, held when it returns.
void Ledger::acquireBoth(Ledger &Other) { std::lock(mu_, Other.mu_); }

void Ledger::giveBack() { mu_.unlock(); }

/// As it was, but taken in between.
int Ledger::read() const {
  std::shared_lock<std::shared_mutex> L(Index);
  return Value;
}

/// What the guard has, whatever it is, is given back for a while.
void Ledger::pause(std::unique_lock<std::mutex> &Held) {
  Held.unlock();
  Value = read();
  Held.lock();
}

/// On one way only.
bool enter(std::mutex &M, bool Wanted) {
  if (Wanted)
    M.lock();
  return Wanted;
}
