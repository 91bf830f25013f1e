// RUN: %check_heddle %s data-race nonatomic-rmw double-checked-locking
//
// Parts of services that keep state for many threads, each once wrong and once right, in
// several files.

//--- sessions.h
#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

struct Session {
  std::string User;
  int Requests = 0;
};

class BadSessions {
public:
  void add(int Id, std::string User);
  void remove(int Id);
  std::string userOf(int Id) const;
  size_t badCount() const;

private:
  mutable std::mutex Mu;
  std::map<int, Session> Table;
};

class OkSessions {
public:
  void add(int Id, std::string User);
  void remove(int Id);
  std::string userOf(int Id) const;
  size_t count() const;

private:
  mutable std::mutex Mu;
  std::map<int, Session> Table;
};

//--- sessions.cpp
#include "sessions.h"

void BadSessions::add(int Id, std::string User) {
  std::lock_guard<std::mutex> Hold(Mu);
  Table[Id].User = std::move(User);
}
void BadSessions::remove(int Id) {
  std::lock_guard<std::mutex> Hold(Mu);
  Table.erase(Id);
}
std::string BadSessions::userOf(int Id) const {
  std::lock_guard<std::mutex> Hold(Mu);
  auto It = Table.find(Id);
  return It == Table.end() ? std::string() : It->second.User;
}
size_t BadSessions::badCount() const {
  return Table.size(); // heddle: data-race@high
}

void OkSessions::add(int Id, std::string User) {
  std::lock_guard<std::mutex> Hold(Mu);
  Table[Id].User = std::move(User);
}
void OkSessions::remove(int Id) {
  std::lock_guard<std::mutex> Hold(Mu);
  Table.erase(Id);
}
std::string OkSessions::userOf(int Id) const {
  std::lock_guard<std::mutex> Hold(Mu);
  auto It = Table.find(Id);
  return It == Table.end() ? std::string() : It->second.User;
}
size_t OkSessions::count() const {
  std::lock_guard<std::mutex> Hold(Mu);
  return Table.size();
}

//--- config.h
#pragma once
#include <atomic>
#include <memory>
#include <mutex>
#include <string>

struct Settings {
  int Verbosity = 0;
  std::string Name;
};

class BadConfig {
public:
  void badReload(const std::string &Name);
  std::shared_ptr<const Settings> get() const;

private:
  std::shared_ptr<const Settings> Now = std::make_shared<Settings>();
};

class OkConfig {
public:
  void reload(const std::string &Name);
  std::shared_ptr<const Settings> get() const;

private:
  mutable std::mutex Mu;
  std::shared_ptr<const Settings> Now = std::make_shared<Settings>();
};

class BadInPlace {
public:
  void badReload(const std::string &Name);
  const Settings &get() const { return Now; }
  bool isVerbose() const;

private:
  Settings Now;
};

//--- config.cpp
#include "config.h"

void BadConfig::badReload(const std::string &Name) {
  auto New = std::make_shared<Settings>();
  New->Name = Name;
  New->Verbosity = 2;
  Now = New; // heddle: data-race@high
}
std::shared_ptr<const Settings> BadConfig::get() const { return Now; }

void OkConfig::reload(const std::string &Name) {
  auto New = std::make_shared<Settings>();
  New->Name = Name;
  New->Verbosity = 2;
  std::lock_guard<std::mutex> Hold(Mu);
  Now = New;
}
std::shared_ptr<const Settings> OkConfig::get() const {
  std::lock_guard<std::mutex> Hold(Mu);
  return Now;
}

void BadInPlace::badReload(const std::string &Name) {
  Now.Name = Name; // heddle: data-race@high
  Now.Verbosity = 1;
}
bool BadInPlace::isVerbose() const { return Now.Verbosity > 0 && !Now.Name.empty(); }

//--- cache.h
#pragma once
#include <list>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>

// A read that moves the entry to the front changes the list.
class BadCache {
public:
  std::optional<int> badGet(const std::string &Key);
  void put(const std::string &Key, int Value);

private:
  std::shared_mutex Mu;
  std::unordered_map<std::string, int> Values;
  std::list<std::string> Recent;
};

class OkCache {
public:
  std::optional<int> get(const std::string &Key);
  void put(const std::string &Key, int Value);

private:
  std::mutex Mu;
  std::unordered_map<std::string, int> Values;
  std::list<std::string> Recent;
};

//--- cache.cpp
#include "cache.h"

std::optional<int> BadCache::badGet(const std::string &Key) {
  std::shared_lock<std::shared_mutex> Hold(Mu);
  auto It = Values.find(Key);
  if (It == Values.end())
    return std::nullopt;
  Recent.remove(Key); // heddle: data-race@high
  Recent.push_front(Key);
  return It->second;
}
void BadCache::put(const std::string &Key, int Value) {
  std::unique_lock<std::shared_mutex> Hold(Mu);
  Values[Key] = Value;
  Recent.push_front(Key);
}

std::optional<int> OkCache::get(const std::string &Key) {
  std::lock_guard<std::mutex> Hold(Mu);
  auto It = Values.find(Key);
  if (It == Values.end())
    return std::nullopt;
  Recent.remove(Key);
  Recent.push_front(Key);
  return It->second;
}
void OkCache::put(const std::string &Key, int Value) {
  std::lock_guard<std::mutex> Hold(Mu);
  Values[Key] = Value;
  Recent.push_front(Key);
}

//--- main.cpp
#include "cache.h"
#include "config.h"
#include "sessions.h"
#include <thread>
#include <vector>

struct Service {
  BadSessions Bad;
  OkSessions Ok;
  BadConfig BadNow;
  OkConfig OkNow;
  BadInPlace InPlace;
  BadCache BadEntries;
  OkCache OkEntries;
};

static size_t handle(Service &S, int Id) {
  S.Bad.add(Id, "u");
  S.Ok.add(Id, "u");
  size_t N = S.Bad.userOf(Id).size() + S.Ok.userOf(Id).size();
  N += S.BadNow.get()->Verbosity + S.OkNow.get()->Verbosity + S.InPlace.isVerbose();
  S.BadEntries.put("k", Id);
  S.OkEntries.put("k", Id);
  N += S.BadEntries.badGet("k").value_or(0) + S.OkEntries.get("k").value_or(0);
  S.Bad.remove(Id);
  S.Ok.remove(Id);
  return N;
}

int main() {
  Service S;
  std::vector<std::thread> Workers;
  for (int I = 0; I != 4; ++I)
    Workers.emplace_back([&S, I] { handle(S, I); });
  S.BadNow.badReload("a");
  S.OkNow.reload("a");
  S.InPlace.badReload("a");
  size_t N = S.Bad.badCount() + S.Ok.count();
  for (std::thread &T : Workers)
    T.join();
  return N != 0;
}
