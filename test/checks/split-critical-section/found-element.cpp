// RUN: %check_heddle %s split-critical-section
//
// A state of one element, looked at through a method that locks, and changed under the lock
// when the element has been found again. Each worker is an object of its own; the board is one.

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

enum class Phase { Open, Claimed, Done };
struct Job {
  Phase State = Phase::Open;
  int Worker = 0;
};

class Board {
public:
  void add(int Id) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Jobs.emplace(Id, Job());
  }
  Phase phase(int Id) const {
    std::lock_guard<std::mutex> Guard(Mutex);
    const Job *J = find(Id);
    return J ? J->State : Phase::Done;
  }
  bool badClaim(int Id, int Worker) {
    if (phase(Id) != Phase::Open)
      return false;
    std::lock_guard<std::mutex> Guard(Mutex);
    Job *J = find(Id);
    if (!J)
      return false;
    J->State = Phase::Claimed; // heddle: split-critical-section@medium
    J->Worker = Worker;
    return true;
  }
  bool okClaim(int Id, int Worker) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Job *J = find(Id);
    if (!J || J->State != Phase::Open)
      return false;
    J->State = Phase::Claimed;
    J->Worker = Worker;
    return true;
  }
  // Asks first without the lock over both, but again with it.
  bool okClaimTwice(int Id, int Worker) {
    if (phase(Id) != Phase::Open)
      return false;
    return okClaim(Id, Worker);
  }
  void okFinish(int Id) {
    std::lock_guard<std::mutex> Guard(Mutex);
    if (Job *J = find(Id))
      J->State = Phase::Done;
  }

private:
  Job *find(int Id) {
    auto It = Jobs.find(Id);
    return It == Jobs.end() ? nullptr : &It->second;
  }
  const Job *find(int Id) const {
    auto It = Jobs.find(Id);
    return It == Jobs.end() ? nullptr : &It->second;
  }
  mutable std::mutex Mutex;
  std::map<int, Job> Jobs;
};

class Worker {
public:
  Worker(int N, Board &B) : Number(N), Jobs(B) {}
  void start() { Thread = std::thread(&Worker::run, this); }
  void join() { Thread.join(); }

private:
  void run() {
    if (Jobs.badClaim(1, Number))
      Jobs.okFinish(1);
    Jobs.okClaimTwice(2, Number);
  }
  int Number;
  Board &Jobs;
  std::thread Thread;
};

// Seats of a ferry behind a pointer; who has to wait does so elsewhere.
class Ferry {
public:
  Ferry() : I(std::make_unique<Inside>()) {}
  Ferry(const Ferry &) = delete;
  Ferry &operator=(const Ferry &) = delete;
  void board(int N) {
    std::unique_lock<std::mutex> Lock(I->Mutex);
    I->Landed.wait(Lock, [&] { return I->Free >= N; });
    I->take(N);
  }
  bool badTryBoard(int N) {
    std::unique_lock<std::mutex> Lock(I->Mutex);
    const int Left = I->Free - N;
    Lock.unlock();
    if (Left < 0)
      return false;
    Lock.lock();
    I->take(N); // heddle: split-critical-section@medium
    return true;
  }
  bool okTryBoard(int N) {
    std::unique_lock<std::mutex> Lock(I->Mutex);
    if (I->Free < N)
      return false;
    I->take(N);
    return true;
  }
  void land(int N) {
    {
      std::lock_guard<std::mutex> Guard(I->Mutex);
      I->Free += N;
    }
    I->Landed.notify_all();
  }

private:
  struct Inside {
    std::mutex Mutex;
    std::condition_variable Landed;
    int Free = 8;
    void take(int N) { Free -= N; }
  };
  std::unique_ptr<Inside> I;
};

static void passenger(Ferry &F) {
  if (!F.badTryBoard(2) && !F.okTryBoard(1))
    F.board(1);
  F.land(1);
}

int main() {
  Board B;
  B.add(1);
  B.add(2);
  std::vector<std::unique_ptr<Worker>> Workers;
  for (int I = 0; I != 3; ++I)
    Workers.push_back(std::make_unique<Worker>(I, B));
  for (auto &W : Workers)
    W->start();
  Ferry F;
  std::vector<std::thread> Passengers;
  for (int I = 0; I != 3; ++I)
    Passengers.emplace_back(passenger, std::ref(F));
  for (auto &W : Workers)
    W->join();
  for (std::thread &T : Passengers)
    T.join();
}
