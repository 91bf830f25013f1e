// RUN: %check_heddle %s double-lock
//
// A guard is told by a flag whether to take the lock for writing or for reading.
// The flag is known where the guard is made, or one call further out.

#include <shared_mutex>

class FlaggedGuard {
public:
  FlaggedGuard(std::shared_mutex *M, bool Writer) : Held(M), Writes(Writer) {
    if (Writer)
      Held->lock();
    else
      Held->lock_shared();
  }
  ~FlaggedGuard() {
    if (Writes)
      Held->unlock();
    else
      Held->unlock_shared();
  }

private:
  std::shared_mutex *Held;
  bool Writes;
};

// Hands the flag on.
class Section {
public:
  Section(std::shared_mutex &M, bool Writer) : Guard(&M, Writer) {}

private:
  FlaggedGuard Guard;
};

class Store {
public:
  int okSize() {
    FlaggedGuard Lock(&Mu, false);
    return Size;
  }
  int okSumOfReads() {
    FlaggedGuard Lock(&Mu, false);
    Section Inner(Mu, false);
    return Size + Size;
  }
  void badGrow() {
    FlaggedGuard Lock(&Mu, true);
    Size = sizeForBadGrow() + 1;
  }
  void badUpgrade() {
    Section Outer(Mu, false);
    FlaggedGuard Lock(&Mu, true); // heddle: double-lock@high
    ++Size;
  }

private:
  int sizeForBadGrow() {
    Section Lock(Mu, true); // heddle: double-lock@high
    return Size;
  }
  std::shared_mutex Mu;
  int Size = 0;
};

int use(Store &S) {
  S.badGrow();
  S.badUpgrade();
  return S.okSize() + S.okSumOfReads();
}
