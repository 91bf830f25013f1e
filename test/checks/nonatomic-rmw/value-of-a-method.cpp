// RUN: %check_heddle %s nonatomic-rmw
// A value that a method makes of the member is the member's old one.
#include <mutex>
#include <thread>

class Ring {
public:
  void bad_advance() {
    Head = next(); // heddle: nonatomic-rmw
  }
  void okAdvance() {
    std::lock_guard<std::mutex> Guard(Lock);
    Tail = after(Tail);
  }
  void okReset() {
    std::lock_guard<std::mutex> Guard(Lock);
    Tail = first();
  }

private:
  unsigned next() const { return Head == Last ? 0 : Head + 1; }
  unsigned after(unsigned N) const { return N == Last ? 0 : N + 1; }
  unsigned first() const { return Last; }

  std::mutex Lock;
  unsigned Head = 0, Tail = 0, Last = 7;
};

static Ring R;

static void run() {
  R.bad_advance();
  R.okAdvance();
  R.okReset();
}

int main() {
  std::thread A(run), B(run);
  A.join();
  B.join();
}
