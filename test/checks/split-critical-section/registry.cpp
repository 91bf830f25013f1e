// RUN: %check_heddle %s split-critical-section check-then-act
//
// A registry of a library, no thread in sight: all its methods lock, so they are meant to be
// called by several threads.

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct Plugin {
  std::string Name;
  const std::string &name() const { return Name; }
};
std::shared_ptr<Plugin> load(const std::string &Name);

class Registry {
public:
  std::shared_ptr<Plugin> badGet(const std::string &Name) {
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      auto It = Plugins.find(Name);
      if (It != Plugins.end())
        return It->second;
    }
    std::shared_ptr<Plugin> New = load(Name);
    std::lock_guard<std::mutex> Guard(Mutex);
    Plugins[Name] = New; // heddle: split-critical-section@medium
    return New;
  }
  std::shared_ptr<Plugin> get(const std::string &Name) {
    std::lock_guard<std::mutex> Guard(Mutex);
    auto It = Plugins.find(Name);
    return It == Plugins.end() ? nullptr : It->second;
  }
  // The key is the result of a call, twice the same one.
  void badRegister(std::shared_ptr<Plugin> New) {
    if (get(New->name()))
      return;
    std::lock_guard<std::mutex> Guard(Mutex);
    Plugins[New->name()] = New; // heddle: split-critical-section@medium
  }
  void okOtherName(std::shared_ptr<Plugin> New, std::shared_ptr<Plugin> Old) {
    if (get(Old->name()))
      return;
    std::lock_guard<std::mutex> Guard(Mutex);
    Plugins[New->name()] = New;
  }
  std::shared_ptr<Plugin> okGetLooksAgain(const std::string &Name) {
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      auto It = Plugins.find(Name);
      if (It != Plugins.end())
        return It->second;
    }
    std::shared_ptr<Plugin> New = load(Name);
    std::lock_guard<std::mutex> Guard(Mutex);
    auto It = Plugins.find(Name);
    if (It != Plugins.end())
      return It->second;
    Plugins[Name] = New;
    return New;
  }
  // Who comes second gets what the first one has put there.
  std::shared_ptr<Plugin> okGetEmplaces(const std::string &Name) {
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      auto It = Plugins.find(Name);
      if (It != Plugins.end())
        return It->second;
    }
    std::shared_ptr<Plugin> New = load(Name);
    std::lock_guard<std::mutex> Guard(Mutex);
    return Plugins.emplace(Name, New).first->second;
  }
  void badLimit(const std::string &Name) {
    bool Full;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      Full = Order.size() >= 16;
    }
    if (Full)
      return;
    std::lock_guard<std::mutex> Guard(Mutex);
    Order.push_back(Name); // heddle: split-critical-section@medium
  }
  void okLimit(const std::string &Name) {
    std::lock_guard<std::mutex> Guard(Mutex);
    if (Order.size() >= 16)
      return;
    Order.push_back(Name);
  }
  // The work is done outside of the lock, and put back only if nothing has changed.
  void okVersioned() {
    long Then;
    std::vector<std::string> Copy;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      Then = Version;
      Copy = Sorted;
    }
    Copy.push_back("last");
    std::lock_guard<std::mutex> Guard(Mutex);
    if (Version != Then)
      return;
    Sorted = Copy;
    ++Version;
  }
  void badPutBack() {
    std::vector<std::string> Copy;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      Copy = Names;
    }
    Copy.push_back("last");
    std::lock_guard<std::mutex> Guard(Mutex);
    Names = Copy; // heddle: split-critical-section@medium
  }
  void okNames(std::string N) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Names.push_back(N);
  }
  // Goes one way.
  void okClose() {
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      if (Closed)
        return;
    }
    load("goodbye");
    std::lock_guard<std::mutex> Guard(Mutex);
    Closed = true;
  }
  // Two flushers are started.
  void badStart() {
    bool Started;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      Started = Flushing;
    }
    if (!Started) {
      std::thread([] { load("flusher"); }).detach();
      std::lock_guard<std::mutex> Guard(Mutex);
      Flushing = true; // heddle: split-critical-section@medium
    }
  }
  void okStart() {
    std::lock_guard<std::mutex> Guard(Mutex);
    if (Cleaning)
      return;
    Cleaning = true;
    std::thread([] { load("cleaner"); }).detach();
  }
  void okLoop() {
    for (;;) {
      std::unique_lock<std::mutex> Lock(Mutex);
      if (Order.empty())
        return;
      Order.pop_back();
      Lock.unlock();
      load("next");
    }
  }

private:
  std::mutex Mutex;
  std::map<std::string, std::shared_ptr<Plugin>> Plugins;
  std::vector<std::string> Order, Sorted, Names;
  long Version = 0;
  bool Closed = false, Flushing = false, Cleaning = false;
};
