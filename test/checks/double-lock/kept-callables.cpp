// RUN: %check_heddle %s double-lock
//
// A callable that takes the lock is kept somewhere and run with the lock held: as
// a member of a temporary, in a local, in a closure. Run after the lock is given
// back, each of them is right.

#include <functional>
#include <mutex>
#include <vector>

static std::mutex Mu;
static int Count;

static void takesIt() {
  std::lock_guard<std::mutex> Hold(Mu); // heddle: double-lock@high
  ++Count;
}

struct Timer {
  int Id;
  std::function<void()> Run;
};
static std::vector<Timer> Timers;
static Timer Next;

static void badInTemporary() {
  Timers.push_back(Timer{1, takesIt});
  std::lock_guard<std::mutex> Hold(Mu);
  for (Timer &T : Timers)
    T.Run();
}

static void badInAssigned() {
  Next = Timer{2, takesIt};
  std::lock_guard<std::mutex> Hold(Mu);
  Next.Run();
}

static void badInLocal() {
  std::function<void()> Later = [] { takesIt(); };
  std::vector<std::function<void()>> More;
  More.push_back([] { takesIt(); });
  std::lock_guard<std::mutex> Hold(Mu);
  Later();
  for (auto &Run : More)
    Run();
}

static std::vector<std::function<void()>> Hooks;

static void badInCopy() {
  Hooks.push_back(takesIt);
  std::lock_guard<std::mutex> Hold(Mu);
  auto Run = Hooks[0];
  Run();
}

template <class Work> static void badInClosure(Work W) {
  auto Run = [W] { W(); };
  std::lock_guard<std::mutex> Hold(Mu);
  Run();
}

static std::mutex Other;
static void takesOther() {
  std::lock_guard<std::mutex> Hold(Other);
  ++Count;
}

struct Job {
  int Id;
  std::function<void()> Run;
};
static std::vector<Job> Jobs;

static void okOtherLock() {
  Jobs.push_back(Job{1, takesOther});
  std::function<void()> Later = takesOther;
  std::lock_guard<std::mutex> Hold(Mu);
  for (Job &J : Jobs)
    J.Run();
  Later();
}

static void okAfterwards() {
  std::vector<std::function<void()>> More;
  {
    std::lock_guard<std::mutex> Hold(Mu);
    More.push_back([] { takesIt(); });
  }
  for (auto &Run : More)
    Run();
}

// Calls itself by the name that it is kept under.
static void okAgain(int N) {
  std::function<void()> Again = [&] {
    if (N-- > 0)
      Again();
  };
  std::lock_guard<std::mutex> Hold(Mu);
  Again();
}

int main() {
  badInTemporary();
  badInAssigned();
  badInLocal();
  badInCopy();
  badInClosure(takesIt);
  okOtherLock();
  okAfterwards();
  okAgain(2);
}
