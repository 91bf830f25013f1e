// RUN: %check_heddle %s data-race
//
// What is done for all, or before others have the object.

#include <mutex>
#include <string>
#include <thread>
#include <vector>

// The initialiser of a static local runs once, whoever comes first.
static int Limit = -1;
static int maxFiles() {
  if (Limit >= 0)
    return Limit;
  Limit = 50;
  return Limit;
}
struct Environment {
  Environment() : Files(maxFiles()) {}
  int Files;
};
static int okStaticInitialiser() {
  static Environment Only;
  return Only.Files;
}

static std::vector<int> Primes;
static std::once_flag Sieved;
static int okOnce() {
  std::call_once(Sieved, [] { Primes.assign(100, 1); });
  return Primes[1];
}

static std::vector<int> Squares;
static int badNotOnce(bool First) {
  if (First)
    Squares.assign(100, 1); // heddle: data-race@high
  return Squares.size();
}

// Its name says that nobody uses the object then.
class Ring {
public:
  void okInit(int N) { initialise(N); }
  void push(int V) {
    std::lock_guard<std::mutex> Hold(Mu);
    Slots.push_back(V);
    ++Head;
  }
  int head() {
    std::lock_guard<std::mutex> Hold(Mu);
    return Slots.empty() ? 0 : Head;
  }

private:
  void initialise(int N) {
    Slots.clear();
    Head = N;
  }
  std::mutex Mu;
  std::vector<int> Slots;
  int Head = 0;
};

class Ring2 {
public:
  void reset() { Head = 0; } // ok
  void badRewind() { Head = 0; } // heddle: data-race@medium
  void push() {
    std::lock_guard<std::mutex> Hold(Mu);
    ++Head;
  }
  int head() {
    std::lock_guard<std::mutex> Hold(Mu);
    return Head;
  }
  bool full() {
    std::lock_guard<std::mutex> Hold(Mu);
    return Head == 10;
  }
  bool empty() {
    std::lock_guard<std::mutex> Hold(Mu);
    return Head == 0;
  }

private:
  std::mutex Mu;
  int Head = 0;
};

// The threads of a class of the program's own are joined one by one.
class Runner {
public:
  virtual ~Runner() = default;
  void start() {
    Thread = std::thread([this] { run(); });
  }
  void join() { Thread.join(); }
  virtual void run() = 0;

private:
  std::thread Thread;
};

struct File {
  int Descriptor = 3;
  void close() { Descriptor = -1; }
};

class Reader : public Runner {
public:
  void run() override { Seen = F->Descriptor; }
  File *F = nullptr;
  int Seen = 0;
};

static void okJoinedOneByOne(int N) {
  File F;
  Reader Readers[8];
  for (int I = 0; I < N; ++I) {
    Readers[I].F = &F;
    Readers[I].start();
  }
  for (int I = 0; I < N; ++I)
    Readers[I].join();
  F.close();
}

// The starter holds the lock that others would need, until the thread has ended.
class Index {
public:
  void okScan() {
    std::lock_guard<std::mutex> Hold(Mu);
    std::thread Helper([this] { Sum = Root; });
    Helper.join();
  }
  void rebuild(int R) {
    std::lock_guard<std::mutex> Hold(Mu);
    Root = R;
  }
  int root() {
    std::lock_guard<std::mutex> Hold(Mu);
    return Root;
  }

private:
  std::mutex Mu;
  int Root = 0, Sum = 0;
};

int main() {
  std::thread Other([] {
    okStaticInitialiser();
    okOnce();
    badNotOnce(true);
  });
  okStaticInitialiser();
  okOnce();
  badNotOnce(false);
  Other.join();
  okJoinedOneByOne(4);
}
