// RUN: %check_heddle %s thread-unsafe-call
//
// Under the lock of each object, of which there may be several (low).
#include <ctime>
#include <mutex>
#include <string>

class Diary {
public:
  void okNote(const std::string &what) {
    std::lock_guard g(mu_);
    std::time_t now = std::time(nullptr);
    text_ += std::ctime(&now) + what;
  }

private:
  std::mutex mu_;
  std::string text_;
};
