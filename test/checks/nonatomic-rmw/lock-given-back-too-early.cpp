// RUN: %check_heddle %s nonatomic-rmw
//
// A class of a library, no thread in sight. A method that takes the lock which a
// reader of the field holds, but not where it counts, expects company. One that takes
// no lock at all may belong to one thread.

#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

class Cache {
public:
  int badGet(const std::string &Key) {
    int Result = 0;
    {
      std::lock_guard<std::mutex> Lock(Mutex);
      if (auto It = Index.find(Key); It != Index.end())
        Result = It->second;
    }
    if (!Result)
      ++Misses; // heddle: nonatomic-rmw@medium
    return Result;
  }
  int okGet(const std::string &Key) {
    std::lock_guard<std::mutex> Lock(Mutex);
    auto It = Index.find(Key);
    if (It != Index.end())
      return It->second;
    ++Cold;
    return 0;
  }
  long misses() {
    std::lock_guard<std::mutex> Lock(Mutex);
    return Misses + Cold;
  }

private:
  std::mutex Mutex;
  std::unordered_map<std::string, int> Index;
  long Misses = 0, Cold = 0;
};

class Loop {
public:
  void post(int Job) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Jobs.push_back(Job);
  }
  void okRunOnce() {
    std::vector<int> Now;
    {
      std::lock_guard<std::mutex> Lock(Mutex);
      Now.swap(Jobs);
    }
    for (int Job : Now)
      Sum += Job;
    ++Rounds;
  }
  long okRounds() const { return Rounds + Sum; }

private:
  std::mutex Mutex;
  std::vector<int> Jobs;
  long Rounds = 0, Sum = 0;
};
