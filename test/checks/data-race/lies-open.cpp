// RUN: %check_heddle %s data-race
//
// A lock that is given back for a while, on purpose, and one that is given back too early.

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

class Log {
public:
  void append(const std::string &Line) {
    std::lock_guard<std::mutex> Hold(Mu);
    Lines.push_back(Line);
    Bytes = Bytes + Line.size();
  }
  // One writer at a time comes here: Writing keeps the others out.
  void okWriter() {
    std::unique_lock<std::mutex> Hold(Mu);
    while (Writing)
      Free.wait(Hold);
    Writing = true;
    Hold.unlock();
    write(Lines);
    Hold.lock();
    Writing = false;
    Free.notify_all();
  }
  size_t badTooEarly() {
    {
      std::lock_guard<std::mutex> Hold(Mu);
      Lines.clear();
    }
    return Bytes; // heddle: data-race@medium
  }
  size_t okBytes() {
    std::lock_guard<std::mutex> Hold(Mu);
    return Bytes;
  }
  void clear() {
    std::lock_guard<std::mutex> Hold(Mu);
    Bytes = 0;
  }

private:
  static void write(const std::vector<std::string> &);
  std::mutex Mu;
  std::condition_variable Free;
  bool Writing = false;
  std::vector<std::string> Lines;
  size_t Bytes = 0;
};

// The guard is given to a function that may give the lock back.
class Market {
public:
  int okPassedOn() {
    std::unique_lock<std::mutex> Hold(Mu);
    if (!addUser(Hold))
      Users = 1;
    return 0;
  }
  int users() {
    std::lock_guard<std::mutex> Hold(Mu);
    return Users;
  }
  void leave() {
    std::lock_guard<std::mutex> Hold(Mu);
    --Users;
  }

private:
  bool addUser(std::unique_lock<std::mutex> &Held) {
    if (Users == 0)
      return false;
    ++Users;
    Held.unlock();
    return true;
  }
  std::mutex Mu;
  int Users = 0;
};
