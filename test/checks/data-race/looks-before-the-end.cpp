// RUN: %check_heddle %s data-race
//
// Who has started threads, one for each element, looks at all elements while they run; and
// what is given to a task by reference is changed for the next one.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

struct Tally {
  long Seen = 0;
};
static void count(Tally &T) {
  for (int I = 0; I != 1000; ++I)
    ++T.Seen; // heddle: data-race
}
static void countWell(Tally &T) {
  for (int I = 0; I != 1000; ++I)
    ++T.Seen;
}

static long badTotal() {
  std::vector<Tally> Each(4);
  std::vector<std::thread> Crew;
  long Sum = 0;
  for (Tally &T : Each)
    Crew.emplace_back([&T] { count(T); });
  for (const Tally &T : Each)
    Sum += T.Seen;
  for (std::thread &T : Crew)
    T.join();
  return Sum;
}

static long okTotal() {
  std::vector<Tally> Each(4);
  std::vector<std::thread> Crew;
  long Sum = 0;
  for (Tally &T : Each)
    Crew.emplace_back([&T] { countWell(T); });
  for (std::thread &T : Crew)
    T.join();
  for (const Tally &T : Each)
    Sum += T.Seen;
  return Sum;
}

// They are joined where the vector ends.
static long okEndOfScope() {
  std::vector<Tally> Each(4);
  long Sum = 0;
  {
    std::vector<std::jthread> Crew;
    for (Tally &T : Each)
      Crew.emplace_back(countWell, std::ref(T));
  }
  for (const Tally &T : Each)
    Sum += T.Seen;
  return Sum;
}

// Each is made ready just before its own thread starts.
static void okOneByOne() {
  std::vector<Tally> Each(4);
  std::vector<std::thread> Crew;
  for (Tally &T : Each) {
    T.Seen = 1;
    Crew.emplace_back([&T] { countWell(T); });
  }
  for (std::thread &T : Crew)
    T.join();
}

// Two halves of one array.
static void okHalves() {
  std::vector<int> Data(100);
  std::thread Upper([&Data] {
    for (int I = 50; I != 100; ++I)
      Data[I] = I;
  });
  for (int I = 0; I != 50; ++I)
    Data[I] = I;
  Upper.join();
}

class Pool {
public:
  Pool() : Worker([this] { run(); }) {}
  ~Pool() {
    {
      std::lock_guard<std::mutex> Hold(Mu);
      Ended = true;
    }
    Wake.notify_all();
    Worker.join();
  }
  void post(std::function<void()> F) {
    std::lock_guard<std::mutex> Hold(Mu);
    Tasks.push_back(std::move(F));
    ++Open;
    Wake.notify_all();
  }
  void waitForAll() {
    std::unique_lock<std::mutex> Hold(Mu);
    Done.wait(Hold, [this] { return Open == 0; });
  }

private:
  void run() {
    std::unique_lock<std::mutex> Hold(Mu);
    for (;;) {
      Wake.wait(Hold, [this] { return Ended || !Tasks.empty(); });
      if (Tasks.empty())
        return;
      std::function<void()> F = std::move(Tasks.front());
      Tasks.pop_front();
      Hold.unlock();
      F();
      Hold.lock();
      if (--Open == 0)
        Done.notify_all();
    }
  }
  std::mutex Mu;
  std::condition_variable Wake, Done;
  std::deque<std::function<void()>> Tasks;
  int Open = 0;
  bool Ended = false;
  std::thread Worker;
};

static std::atomic<int> Drawn{0};

static void badNextFrame(Pool &P) {
  int First = 0;
  for (int I = 0; I != 8; ++I) {
    P.post([&First] { Drawn += First; });
    First += 10; // heddle: data-race
  }
  P.waitForAll();
}

static void okNextFrame(Pool &P) {
  int First = 0;
  for (int I = 0; I != 8; ++I) {
    P.post([First] { Drawn += First; });
    First += 10;
  }
  P.waitForAll();
}

static int okWaitsFirst(Pool &P) {
  int Result = 0;
  P.post([&Result] { Result = Drawn; });
  P.waitForAll();
  return Result + 1;
}

// Each visit has a number and a listener of its own.
static void okOwnNumber(int &Sum) {
  for (int Round = 0; Round != 3; ++Round) {
    int Heard = 0;
    std::thread Listener([&Heard] {
      for (int I = 0; I != 5; ++I)
        ++Heard;
    });
    Listener.join();
    Sum += Heard;
  }
}

int main() {
  badTotal();
  okTotal();
  okEndOfScope();
  okOneByOne();
  okHalves();
  Pool P;
  badNextFrame(P);
  okNextFrame(P);
  okWaitsFirst(P);
  std::vector<int> Sums(3);
  std::vector<std::thread> Visits;
  for (int &Sum : Sums)
    Visits.emplace_back([&Sum] { okOwnNumber(Sum); });
  for (std::thread &V : Visits)
    V.join();
}
