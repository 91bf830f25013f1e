// RUN: %check_heddle %s nonatomic-rmw
//
// A guard that is released and whose mutex is unlocked by hand guards until then.

#include <mutex>
#include <thread>

class JournalBad {
public:
  void okAppend() {
    std::unique_lock<std::mutex> Hold(Mu);
    ++Lines;
    Hold.release()->unlock();
  }
  void badAfterRelease() {
    std::unique_lock<std::mutex> Hold(Mu);
    ++Lines;
    Hold.release()->unlock();
    ++Flushes; // heddle: nonatomic-rmw@high
  }

private:
  std::mutex Mu;
  long Lines = 0, Flushes = 0;
};

static JournalBad Journal;

static void writer() {
  Journal.okAppend();
  Journal.badAfterRelease();
}

int main() {
  std::thread A(writer), B(writer);
  A.join();
  B.join();
}
