// RUN: %check_heddle %s double-lock --confidence=low
//
// What only the last owner does, told by a function that counts for it or by a plain
// counter, and what is done once in the program: who comes there with the lock held is
// mostly not the one.

#include <atomic>
#include <mutex>

static std::mutex Mu, badMu;
static int Released, Loads;

class Count {
public:
  bool drop() {
    const int Before = Refs.fetch_sub(1, std::memory_order_acq_rel);
    return Before == 1;
  }
  bool badAdd() { return Refs.fetch_add(1) > 0; }

private:
  std::atomic<int> Refs{1};
};

template <class T> class Shared {
public:
  void drop() {
    if (__builtin_expect(!!Refs.drop(), 0))
      delete static_cast<T *>(this);
  }
  void badAdd() {
    if (Refs.badAdd())
      static_cast<T *>(this)->added();
  }

private:
  Count Refs;
};

class Session : public Shared<Session> {
public:
  ~Session() {
    std::lock_guard<std::mutex> Lock(Mu); // heddle: double-lock@low
    ++Released;
  }
  void added() {
    std::lock_guard<std::mutex> Lock(badMu); // heddle: double-lock@high
    ++Loads;
  }
};

void close(Session &S) {
  std::lock_guard<std::mutex> Lock(Mu);
  S.drop();
}
void badOpen(Session &S) {
  std::lock_guard<std::mutex> Lock(badMu);
  S.badAdd();
}

// A counter under a lock of its own.
static std::mutex InitMu;
static int Users;
static void finish() {
  std::lock_guard<std::mutex> Lock(Mu); // heddle: double-lock@low
  ++Released;
}
static void detach() {
  std::lock_guard<std::mutex> Lock(InitMu);
  if (--Users == 0)
    finish();
}
void drain() {
  std::lock_guard<std::mutex> Lock(Mu);
  detach();
}

// The first use may have been elsewhere.
static int load() {
  std::lock_guard<std::mutex> Lock(Mu); // heddle: double-lock@low
  return Loads;
}
static int folder() {
  static int Found = load();
  return Found;
}
int open() {
  std::lock_guard<std::mutex> Lock(Mu);
  return folder();
}

static int badLoad() {
  std::lock_guard<std::mutex> Lock(badMu); // heddle: double-lock@high
  return Loads;
}
// Whoever makes it does so with the lock: the wait is in the making itself.
static int badOnce() {
  std::lock_guard<std::mutex> Lock(badMu);
  return badLoad();
}
int badFolder() {
  static int Found = badOnce();
  return Found;
}

// The same calls without the lock.
void okClose(Session &S) { S.drop(); }
int okOpen() { return folder(); }
void okDrain() { detach(); }
