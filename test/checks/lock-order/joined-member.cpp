// RUN: %check_heddle %s lock-order
//
// A thread that is a member has ended when stop() takes the locks the other way
// round. flush() does not wait for it.

#include <mutex>
#include <thread>

class Joins {
public:
  void start() {
    T_ = std::thread([this] { okWork(); });
  }
  void stop() {
    T_.join();
    std::lock_guard<std::mutex> O(Out_);
    std::lock_guard<std::mutex> I(In_);
  }

private:
  void okWork() {
    std::lock_guard<std::mutex> I(In_);
    std::lock_guard<std::mutex> O(Out_);
  }
  std::thread T_;
  std::mutex In_, Out_;
};

class Flushes {
public:
  void start() {
    T_ = std::thread([this] { badWork(); });
  }
  void flush() {
    std::lock_guard<std::mutex> O(Out_);
    std::lock_guard<std::mutex> I(In_); // heddle: lock-order@high
  }
  void stop() { T_.join(); }

private:
  void badWork() {
    std::lock_guard<std::mutex> I(In_);
    std::lock_guard<std::mutex> O(Out_);
  }
  std::thread T_;
  std::mutex In_, Out_;
};

int main() {
  Joins J;
  J.start();
  J.stop();
  Flushes F;
  F.start();
  F.flush();
  F.stop();
}
