// RUN: %check_heddle %s nonatomic-rmw
//
// Elements of a vector<bool> that lie in one word share a memory location:
// writing one reads and writes its neighbours.

#include <mutex>
#include <thread>
#include <vector>

static std::vector<bool> Done(128);

static void badMarkEven() { Done[2] = true; } // heddle: nonatomic-rmw@high
static void badMarkOdd() { Done[3] = true; }  // heddle: nonatomic-rmw@high

// A word for each thread.
static std::vector<bool> Apart(128);

static void okFirstWord() { Apart[1] = true; }
static void okSecondWord() { Apart[64] = true; }

static std::vector<char> Marks(64);

static void okMarkEven() { Marks[2] = 1; }
static void okMarkOdd() { Marks[3] = 1; }

static std::mutex PageMu;
static std::vector<bool> Page(64);

static void okUnderOneLock(bool First) {
  std::lock_guard<std::mutex> Hold(PageMu);
  if (First)
    Page[2] = true;
  else
    Page[3] = true;
}

static void receiver() {
  badMarkEven();
  okFirstWord();
  okMarkEven();
  okUnderOneLock(true);
}

static void timer() {
  badMarkOdd();
  okSecondWord();
  okMarkOdd();
  okUnderOneLock(false);
}

int main() {
  std::thread Receiver(receiver);
  std::thread Timer(timer);
  Receiver.join();
  Timer.join();
}
