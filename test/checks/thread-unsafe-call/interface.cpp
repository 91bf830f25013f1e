// RUN: %check_heddle %s thread-unsafe-call
//
// A class that is meant to be shared, by its lock.
#include <cstdio>
#include <ctime>
#include <mutex>
#include <string>

class Journal {
public:
  void note(const std::string &what) {
    std::time_t now = std::time(nullptr);
    std::string when = std::asctime(std::gmtime(&now)); // heddle: thread-unsafe-call@medium, thread-unsafe-call@medium
    std::lock_guard g(mu_);
    text_ += when + what;
  }
  std::string okTaken() {
    std::lock_guard g(mu_);
    return text_;
  }

private:
  std::mutex mu_;
  std::string text_;
};
