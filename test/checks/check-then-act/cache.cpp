// RUN: %check_heddle %s check-then-act
//
// A cache that locks inside, asked first and filled or used then.

//--- cache.h
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>

struct Page {
  std::string Text;
};

class Cache {
public:
  bool contains(const std::string &Key) const {
    std::shared_lock<std::shared_mutex> Guard(Mutex);
    return Pages.find(Key) != Pages.end();
  }
  void put(const std::string &Key, std::shared_ptr<Page> P) {
    std::unique_lock<std::shared_mutex> Guard(Mutex);
    Pages[Key] = P;
  }
  std::shared_ptr<Page> at(const std::string &Key) const {
    std::shared_lock<std::shared_mutex> Guard(Mutex);
    return Pages.at(Key);
  }
  std::shared_ptr<Page> find(const std::string &Key) const {
    std::shared_lock<std::shared_mutex> Guard(Mutex);
    auto It = Pages.find(Key);
    return It == Pages.end() ? nullptr : It->second;
  }
  void drop(const std::string &Key) {
    std::unique_lock<std::shared_mutex> Guard(Mutex);
    Pages.erase(Key);
  }
  std::shared_ptr<Page> getOrPut(const std::string &Key, std::shared_ptr<Page> P) {
    std::unique_lock<std::shared_mutex> Guard(Mutex);
    auto It = Pages.find(Key);
    if (It == Pages.end())
      It = Pages.emplace(Key, P).first;
    return It->second;
  }

private:
  mutable std::shared_mutex Mutex;
  std::map<std::string, std::shared_ptr<Page>> Pages;
};

std::shared_ptr<Page> render(const std::string &Key);

//--- server.cpp
#include "cache.h"
#include <thread>

class Server {
public:
  std::shared_ptr<Page> badGetOrCreate(const std::string &Key) {
    if (!Shared.contains(Key))
      Shared.put(Key, render(Key)); // heddle: check-then-act@medium
    return Shared.find(Key);
  }
  std::shared_ptr<Page> badUse(const std::string &Key) {
    if (Shared.contains(Key))
      return Shared.at(Key); // heddle: check-then-act@medium
    return nullptr;
  }
  std::shared_ptr<Page> okGetOrPut(const std::string &Key) {
    if (auto Known = Shared.find(Key))
      return Known;
    return Shared.getOrPut(Key, render(Key));
  }
  std::shared_ptr<Page> okFind(const std::string &Key) { return Shared.find(Key); }
  // Who comes second finds nothing to erase.
  void okDrop(const std::string &Key) {
    if (Shared.contains(Key))
      Shared.drop(Key);
  }
  // Another page.
  void okOtherKey(const std::string &Key, const std::string &Index) {
    if (Shared.contains(Key))
      Shared.put(Index, render(Index));
  }
  // Nothing is ever taken out of it.
  std::shared_ptr<Page> okOnlyGrows(const std::string &Key) {
    if (Grows.contains(Key))
      return Grows.at(Key);
    return Grows.getOrPut(Key, render(Key));
  }

private:
  Cache Shared, Grows;
};

static void serve(Server &S) {
  S.badGetOrCreate("a");
  S.badUse("a");
  S.okGetOrPut("a");
  S.okFind("a");
  S.okDrop("a");
  S.okOtherKey("a", "b");
  S.okOnlyGrows("c");
}

int main() {
  Server S;
  std::thread A(serve, std::ref(S)), B(serve, std::ref(S));
  A.join();
  B.join();
}
