// RUN: %check_heddle %s double-lock
//
// The same lock by its name, but of another object: a virtual call that cannot
// reach the class that locks, a function that is entered anew and makes its own
// locals, a lock that is none.

#include <memory>
#include <mutex>
#include <string>

namespace ok_impl_behind_a_lock {
static std::mutex TheLock;

class Environment {
public:
  virtual ~Environment() = default;
  virtual std::string get(const std::string &Key) const = 0;
};

// Takes no lock: it runs under that of the stack.
class Impl : public Environment {
public:
  std::string get(const std::string &Key) const override;
};

class Stack : public Environment {
public:
  std::string get(const std::string &Key) const override {
    std::lock_guard<std::mutex> Lock(TheLock);
    return Inner.get(Key);
  }

private:
  Impl Inner;
};

static std::string sessionOf(const Environment &Vars) { return Vars.get("session"); }

std::string Impl::get(const std::string &Key) const {
  return Key == "history" ? sessionOf(*this) : Key;
}

std::string use(Stack &S) { return S.get("history"); }
} // namespace ok_impl_behind_a_lock

namespace ok_entered_anew {
// To put itself in order, a store opens another one, which may do the same.
class Store {
public:
  bool open(int Depth) {
    std::lock_guard<std::mutex> Lock(Mu);
    return Depth == 0 || reorganise(Depth);
  }
  void close() {
    std::lock_guard<std::mutex> Lock(Mu);
    Open = false;
  }

private:
  bool reorganise(int Depth) {
    Store Copy;
    if (!Copy.open(Depth - 1))
      return false;
    Copy.close();
    return Open;
  }
  std::mutex Mu;
  bool Open = true;
};

bool use() {
  Store S;
  return S.open(3);
}
} // namespace ok_entered_anew

namespace ok_null_lock {
struct NullMutex {
  void lock() {}
  void unlock() {}
};

template <class Mutex> class Sink {
public:
  void log() {
    std::lock_guard<Mutex> Lock(Mu);
    ++Lines;
    flush();
  }
  void flush() {
    std::lock_guard<Mutex> Lock(Mu); // heddle: double-lock@high
    Lines = 0;
  }

private:
  Mutex Mu;
  int Lines = 0;
};

void use(Sink<NullMutex> &Quiet, Sink<std::mutex> &Loud) {
  Quiet.log();
  Loud.log();
}
} // namespace ok_null_lock

namespace ok_walk {
// Hand over hand: the pointer moves on between the two locks.
struct Node {
  std::mutex Mu;
  Node *Next = nullptr;
  int Value = 0;
};

class List {
public:
  int walk() {
    int Sum = 0;
    Here = Head;
    while (Here) {
      Here->Mu.lock();
      Sum += Here->Value;
      Node *Old = Here;
      Here = Here->Next;
      if (Here)
        Sum += peek();
      Old->Mu.unlock();
    }
    return Sum;
  }

private:
  int peek() {
    std::lock_guard<std::mutex> Lock(Here->Mu);
    return Here->Value;
  }
  Node *Head = nullptr, *Here = nullptr;
};

int use(List &L) { return L.walk(); }
} // namespace ok_walk
