// RUN: %check_heddle %s double-lock
//
// Who has the lock when it is asked for.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

static std::mutex Mu;
static int Value;
static void lockAndCount() {
  std::lock_guard<std::mutex> Lock(Mu); // heddle: double-lock@high
  ++Value;
}

void bad_held_in_the_caller() {
  std::unique_lock<std::mutex> Lock(Mu);
  lockAndCount();
}

namespace bad_two_guards {
std::mutex Mu;
int Value;
void set(int V) {
  std::scoped_lock Lock(Mu);
  if (V > Value) {
    std::unique_lock<std::mutex> Again(Mu); // heddle: double-lock@high
    Value = V;
  }
}
} // namespace bad_two_guards

namespace bad_accessor {
class Shard {
public:
  std::mutex &mutex() { return mu_; }
  int size() {
    std::lock_guard<std::mutex> Lock(mutex()); // heddle: double-lock@high
    return Size;
  }
  void grow() {
    std::lock_guard<std::mutex> Lock(mu_);
    Size = size() + 1;
  }

private:
  std::mutex mu_;
  int Size = 0;
};
void serve(Shard &S) { S.grow(); }
} // namespace bad_accessor

namespace bad_returned_guard {
class Shard {
public:
  [[nodiscard]] std::unique_lock<std::mutex> hold() { return std::unique_lock<std::mutex>(mu_); }
  void grow() {
    auto Lock = hold();
    ++Size;
    shrink();
  }
  void shrink() {
    auto Lock = hold(); // heddle: double-lock@high
    --Size;
  }

private:
  std::mutex mu_;
  int Size = 0;
};
void serve(Shard &S) { S.grow(); }
} // namespace bad_returned_guard

namespace bad_guard_kept_in_a_member {
class Transaction {
public:
  explicit Transaction(std::mutex &M) : Lock(M) {}
  int Steps = 0;

private:
  std::unique_lock<std::mutex> Lock;
};
class Database {
public:
  void commit() {
    Transaction T(mu_);
    ++T.Steps;
    vacuum();
  }
  void vacuum() {
    std::lock_guard<std::mutex> Lock(mu_); // heddle: double-lock@high
    ++Vacuums;
  }

private:
  std::mutex mu_;
  int Vacuums = 0;
};
void serve(Database &D) { D.commit(); }
} // namespace bad_guard_kept_in_a_member

void ok_given_back_by_the_end_of_the_block() {
  {
    std::lock_guard<std::mutex> Lock(Mu);
    ++Value;
  }
  lockAndCount();
}

void ok_deferred() {
  std::unique_lock<std::mutex> Lock(Mu, std::defer_lock);
  lockAndCount();
  Lock.lock();
  ++Value;
}

void ok_unlocked_and_locked() {
  std::unique_lock<std::mutex> Lock(Mu);
  ++Value;
  Lock.unlock();
  lockAndCount();
  Lock.lock();
  ++Value;
}

void ok_adopted() {
  Mu.lock();
  {
    std::lock_guard<std::mutex> Lock(Mu, std::adopt_lock);
    ++Value;
  }
  lockAndCount();
}

void ok_moved_to_an_ended_guard() {
  std::unique_lock<std::mutex> Lock(Mu);
  {
    std::unique_lock<std::mutex> Taken = std::move(Lock);
    ++Value;
  }
  lockAndCount();
}

void ok_tried_and_failed() {
  if (Mu.try_lock()) {
    ++Value;
    Mu.unlock();
  } else {
    lockAndCount();
  }
}

void ok_tried_by_a_guard() {
  std::unique_lock<std::mutex> Lock(Mu, std::try_to_lock);
  if (!Lock.owns_lock()) {
    lockAndCount();
    return;
  }
  ++Value;
}

void ok_trying_again_does_not_wait() {
  std::lock_guard<std::mutex> Lock(Mu);
  if (Mu.try_lock())
    Mu.unlock();
}

void ok_another_thread_takes_it() {
  std::unique_lock<std::mutex> Lock(Mu);
  std::thread Helper([] { lockAndCount(); });
  Lock.unlock();
  Helper.join();
}

void ok_each_round_anew() {
  for (int I = 0; I < 3; ++I) {
    std::lock_guard<std::mutex> Lock(Mu);
    ++Value;
  }
}

void ok_correlated(bool Locked) {
  if (!Locked)
    Mu.lock();
  ++Value;
  if (!Locked)
    Mu.unlock();
}

void ok_reset_by_assignment() {
  std::unique_lock<std::mutex> Lock(Mu);
  ++Value;
  Lock = {};
  lockAndCount();
}

namespace ok_condition_variable {
class Mailbox {
public:
  int take() {
    std::unique_lock<std::mutex> Lock(mu_);
    Filled.wait(Lock, [this] { return !Letters.empty(); });
    int Letter = Letters.front();
    Letters.pop_front();
    return Letter;
  }
  void put(int Letter) {
    {
      std::lock_guard<std::mutex> Lock(mu_);
      Letters.push_back(Letter);
    }
    Filled.notify_one();
  }

private:
  std::mutex mu_;
  std::condition_variable Filled;
  std::deque<int> Letters;
};
void serve(Mailbox &M) {
  std::thread Postman([&] { M.put(1); });
  M.take();
  Postman.join();
}
} // namespace ok_condition_variable

namespace ok_other_object {
class Node {
public:
  void link(Node &Next) {
    std::lock_guard<std::mutex> Lock(mu_);
    Links += Next.count();
  }
  int count() {
    std::lock_guard<std::mutex> Lock(mu_);
    return Links;
  }

private:
  std::mutex mu_;
  int Links = 0;
};
void serve(Node &A, Node &B) { A.link(B); }
} // namespace ok_other_object

namespace ok_table_of_locks {
std::mutex Locks[16];
int Values[16];
void copy(unsigned From, unsigned To) {
  std::lock_guard<std::mutex> A(Locks[From]);
  std::lock_guard<std::mutex> B(Locks[To]);
  Values[To] = Values[From];
}
} // namespace ok_table_of_locks
