// RUN: %check_heddle %s data-race nonatomic-rmw double-checked-locking
//
// More parts of services, each once wrong and once right, in several files.

//--- metrics.h
#pragma once
#include <atomic>
#include <map>
#include <mutex>
#include <string>

// The exporter walks through a registry that grows.
class BadMetrics {
public:
  void count(const std::string &Name);
  std::string badExport() const;

private:
  mutable std::mutex Mu;
  std::map<std::string, long> Values;
};

class OkMetrics {
public:
  void count(const std::string &Name);
  std::string exported() const;

private:
  mutable std::mutex Mu;
  std::map<std::string, long> Values;
};

//--- metrics.cpp
#include "metrics.h"

void BadMetrics::count(const std::string &Name) {
  std::lock_guard<std::mutex> Hold(Mu);
  ++Values[Name];
}
std::string BadMetrics::badExport() const {
  std::string Out;
  for (const auto &[Name, Value] : Values) // heddle: data-race@high
    Out += Name + std::to_string(Value);
  return Out;
}
void OkMetrics::count(const std::string &Name) {
  std::lock_guard<std::mutex> Hold(Mu);
  ++Values[Name];
}
std::string OkMetrics::exported() const {
  std::map<std::string, long> Copy;
  {
    std::lock_guard<std::mutex> Hold(Mu);
    Copy = Values;
  }
  std::string Out;
  for (const auto &[Name, Value] : Copy)
    Out += Name + std::to_string(Value);
  return Out;
}

//--- logger.h
#pragma once
#include <atomic>
#include <mutex>
#include <string>
#include <vector>

// The level is set by an operator while requests are logged.
class BadLogger {
public:
  void setLevel(int L);
  void log(int L, const std::string &Line);
  bool badEnabled(int L) const;

private:
  mutable std::mutex Mu;
  int Level = 1;
  std::vector<std::string> Lines;
};

class OkLogger {
public:
  void setLevel(int L) { Level.store(L, std::memory_order_relaxed); }
  void log(int L, const std::string &Line);
  bool enabled(int L) const { return L >= Level.load(std::memory_order_relaxed); }

private:
  std::mutex Mu;
  std::atomic<int> Level = 1;
  std::vector<std::string> Lines;
};

//--- logger.cpp
#include "logger.h"

void BadLogger::setLevel(int L) {
  std::lock_guard<std::mutex> Hold(Mu);
  Level = L;
}
void BadLogger::log(int L, const std::string &Line) {
  std::lock_guard<std::mutex> Hold(Mu);
  if (L >= Level)
    Lines.push_back(Line);
}
bool BadLogger::badEnabled(int L) const {
  return L >= Level; // heddle: data-race@high
}
void OkLogger::log(int L, const std::string &Line) {
  if (!enabled(L))
    return;
  std::lock_guard<std::mutex> Hold(Mu);
  Lines.push_back(Line);
}

//--- connections.h
#pragma once
#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct Connection {
  int Descriptor = -1;
};

// The pool is closed while others take from it.
class BadConnections {
public:
  std::shared_ptr<Connection> take();
  void give(std::shared_ptr<Connection> C);
  void badShutdown();

private:
  std::mutex Mu;
  std::vector<std::shared_ptr<Connection>> Free;
};

class OkConnections {
public:
  std::shared_ptr<Connection> take();
  void give(std::shared_ptr<Connection> C);
  void shutdown();

private:
  std::mutex Mu;
  std::vector<std::shared_ptr<Connection>> Free;
};

//--- connections.cpp
#include "connections.h"

std::shared_ptr<Connection> BadConnections::take() {
  std::lock_guard<std::mutex> Hold(Mu);
  if (Free.empty())
    return std::make_shared<Connection>();
  auto C = Free.back();
  Free.pop_back();
  return C;
}
void BadConnections::give(std::shared_ptr<Connection> C) {
  std::lock_guard<std::mutex> Hold(Mu);
  Free.push_back(std::move(C));
}
void BadConnections::badShutdown() {
  Free.clear(); // heddle: data-race@high
}
std::shared_ptr<Connection> OkConnections::take() {
  std::lock_guard<std::mutex> Hold(Mu);
  if (Free.empty())
    return std::make_shared<Connection>();
  auto C = Free.back();
  Free.pop_back();
  return C;
}
void OkConnections::give(std::shared_ptr<Connection> C) {
  std::lock_guard<std::mutex> Hold(Mu);
  Free.push_back(std::move(C));
}
void OkConnections::shutdown() {
  std::vector<std::shared_ptr<Connection>> Old;
  std::lock_guard<std::mutex> Hold(Mu);
  Old.swap(Free);
}

//--- limiter.h
#pragma once
#include <mutex>

// The statistics are read beside those who count.
class BadLimiter {
public:
  bool allow() {
    std::lock_guard<std::mutex> Hold(Mu);
    if (Tokens == 0) {
      Refused = Refused + 1;
      return false;
    }
    --Tokens;
    return true;
  }
  void refill(int N) {
    std::lock_guard<std::mutex> Hold(Mu);
    Tokens = N;
  }
  int badTokens() const { return Tokens; } // heddle: data-race@high

private:
  mutable std::mutex Mu;
  int Tokens = 10, Refused = 0;
};

class OkLimiter {
public:
  bool allow() {
    std::lock_guard<std::mutex> Hold(Mu);
    if (Tokens == 0)
      return false;
    --Tokens;
    return true;
  }
  void refill(int N) {
    std::lock_guard<std::mutex> Hold(Mu);
    Tokens = N;
  }
  int tokens() const {
    std::lock_guard<std::mutex> Hold(Mu);
    return Tokens;
  }

private:
  mutable std::mutex Mu;
  int Tokens = 10;
};

//--- plugins.h
#pragma once
#include <map>
#include <mutex>
#include <string>

struct Plugin {
  std::string Name;
};

// Loaded by who comes first.
class BadPlugins {
public:
  Plugin *badFind(const std::string &Name) {
    if (!Loaded) { // heddle: double-checked-locking@high
      std::lock_guard<std::mutex> Hold(Mu);
      if (!Loaded) {
        Table["a"].Name = "a";
        Loaded = true;
      }
    }
    auto It = Table.find(Name);
    return It == Table.end() ? nullptr : &It->second;
  }

private:
  std::mutex Mu;
  bool Loaded = false;
  std::map<std::string, Plugin> Table;
};

class OkPlugins {
public:
  Plugin *find(const std::string &Name) {
    std::call_once(Once, [this] { Table["a"].Name = "a"; });
    auto It = Table.find(Name);
    return It == Table.end() ? nullptr : &It->second;
  }

private:
  std::once_flag Once;
  std::map<std::string, Plugin> Table;
};

//--- main.cpp
#include "connections.h"
#include "limiter.h"
#include "logger.h"
#include "metrics.h"
#include "plugins.h"
#include <thread>

struct Service {
  BadMetrics M1;
  OkMetrics M2;
  BadLogger L1;
  OkLogger L2;
  BadConnections C1;
  OkConnections C2;
  BadLimiter R1;
  OkLimiter R2;
  BadPlugins P1;
  OkPlugins P2;
};

static bool serve(Service &S) {
  bool Logged = S.L1.badEnabled(1);
  S.M1.count("a");
  S.M2.count("a");
  S.L1.log(1, "line");
  S.L2.log(1, "line");
  S.C1.give(S.C1.take());
  S.C2.give(S.C2.take());
  return Logged && S.R1.allow() && S.R2.allow() && S.P1.badFind("a") && S.P2.find("a");
}

int main() {
  Service S;
  std::thread A(serve, std::ref(S)), B(serve, std::ref(S));
  S.L1.setLevel(2);
  S.L2.setLevel(2);
  S.R1.refill(3);
  S.R2.refill(3);
  size_t N = S.M1.badExport().size() + S.M2.exported().size();
  N += S.L2.enabled(2) + S.R1.badTokens() + S.R2.tokens();
  S.C1.badShutdown();
  S.C2.shutdown();
  A.join();
  B.join();
  return N != 0;
}
