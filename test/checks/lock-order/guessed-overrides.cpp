// RUN: %check_heddle %s lock-order --confidence=low
//
// Which of two overrides an object has may be guessed once on the way to a lock; that two
// guesses in a row are right is not likely.

#include <mutex>

namespace {
template <class Of> class Store {
public:
  void add() {
    std::lock_guard<std::mutex> Lock(Mu);
    ++Entries;
  }
  template <class User> void flush(User &S) {
    std::lock_guard<std::mutex> Lock(Mu);
    S.clear();
  }

private:
  std::mutex Mu;
  int Entries = 0;
};
Store<class Notes> J;
Store<class Files> A;

struct Handler {
  virtual ~Handler() = default;
  virtual void handle() = 0;
};
struct Sender {
  virtual ~Sender() = default;
  virtual void send(Handler &H) = 0;
};
struct Direct : Sender {
  void send(Handler &H) override { H.handle(); }
};
struct Counting : Sender {
  void send(Handler &) override { ++Sent; }
  int Sent = 0;
};
struct Noting : Handler {
  void handle() override { J.add(); }
};
struct Silent : Handler {
  void handle() override { ++Handled; }
  int Handled = 0;
};
struct Storing : Handler {
  void handle() override { A.add(); }
};

class OneGuess {
public:
  void run(Sender &S) {
    std::lock_guard<std::mutex> Lock(Mu);
    Noting N;
    S.send(N);
  }
  void clear() {
    std::lock_guard<std::mutex> Lock(Mu); // heddle: lock-order@medium
    Runs = 0;
  }

private:
  std::mutex Mu;
  int Runs = 0;
};

class TwoGuesses {
public:
  void run(Sender &S, Handler &H) {
    std::lock_guard<std::mutex> Lock(Mu);
    S.send(H);
  }
  void clear() {
    std::lock_guard<std::mutex> Lock(Mu); // heddle: lock-order@low
    Runs = 0;
  }

private:
  std::mutex Mu;
  int Runs = 0;
};

OneGuess One;
TwoGuesses Two;
} // namespace

void runOne(Sender &S) { One.run(S); }
void runTwo(Sender &S, Handler &H) { Two.run(S, H); }
void flushOne() { J.flush(One); }
void flushTwo() { A.flush(Two); }
