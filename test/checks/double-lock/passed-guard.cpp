// RUN: %check_heddle %s double-lock
//
// A guard that is passed to a helper, which gives the lock back before it calls out.

#include <functional>
#include <mutex>

namespace ok_given_back {
class Listener {
public:
  virtual ~Listener() = default;
  virtual void changed() = 0;
};

class Model {
public:
  void okSet(int Value) {
    std::unique_lock<std::mutex> Lock(Mu);
    Current = Value;
    tell(Lock);
  }
  int get() {
    std::lock_guard<std::mutex> Lock(Mu);
    return Current;
  }
  void onChange(std::function<void()> F) { Changed = std::move(F); }
  void listen(Listener *L) { Listens = L; }

private:
  void tell(std::unique_lock<std::mutex> &Lock) {
    Lock.unlock();
    if (Changed)
      Changed();
    if (Listens)
      Listens->changed();
    Lock.lock();
  }
  std::mutex Mu;
  int Current = 0;
  std::function<void()> Changed;
  Listener *Listens = nullptr;
};

class View : public Listener {
public:
  explicit View(Model &M) : Of(M) {}
  void changed() override { Shown = Of.get(); }

private:
  Model &Of;
  int Shown = 0;
};

void use() {
  Model M;
  View V(M);
  M.listen(&V);
  M.onChange([&] { M.get(); });
  M.okSet(3);
}
} // namespace ok_given_back

namespace bad_kept {
class Model {
public:
  void badSet(int Value) {
    std::unique_lock<std::mutex> Lock(Mu);
    Current = Value;
    tell(Lock);
  }
  int get() {
    std::lock_guard<std::mutex> Lock(Mu); // heddle: double-lock@high
    return Current;
  }
  void onChange(std::function<void()> F) { Changed = std::move(F); }

private:
  // Takes it back too early.
  void tell(std::unique_lock<std::mutex> &Lock) {
    Lock.unlock();
    ++Told;
    Lock.lock();
    if (Changed)
      Changed();
  }
  std::mutex Mu;
  int Current = 0, Told = 0;
  std::function<void()> Changed;
};

void use() {
  Model M;
  M.onChange([&] { M.get(); });
  M.badSet(3);
}
} // namespace bad_kept
