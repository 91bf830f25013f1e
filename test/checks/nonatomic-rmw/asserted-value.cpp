// RUN: %check_heddle %s nonatomic-rmw
//
// What is asserted before it is set anew decides nothing: the author says that nobody else
// is there. What is answered by an exception is a decision.

#include <cassert>
#include <cstdlib>
#include <mutex>
#include <stdexcept>
#include <thread>

[[noreturn]] static void fail(const char *What) {
  (void)What;
  std::abort();
}
#define CHECK_THAT(X)                                                                              \
  do {                                                                                             \
    if (!(X))                                                                                      \
      fail(#X);                                                                                    \
  } while (false)

class Reader {
public:
  void okStart(int Wanted) {
    CHECK_THAT(Waiting == 0);
    Waiting = Wanted;
    std::lock_guard G(Mu);
    Starts++;
  }
  void badStart(int Wanted) {
    if (Busy)
      throw std::logic_error("busy");
    Busy = true; // heddle: nonatomic-rmw@high
    std::lock_guard G(Mu);
    Starts++;
    Last = Wanted;
  }
  void done() {
    std::lock_guard G(Mu);
    Waiting = 0;
    Busy = false;
  }

private:
  std::mutex Mu;
  int Waiting = 0, Starts = 0, Last = 0;
  bool Busy = false;
};

static Reader TheReader;
static void run() {
  TheReader.okStart(1);
  TheReader.badStart(2);
  TheReader.done();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
