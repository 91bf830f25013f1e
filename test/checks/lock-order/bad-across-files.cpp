// RUN: %check_heddle %s lock-order
//
// A store writes to its log with its own lock held; the log asks the store for
// its size with the log's lock held. Each file is right by itself.

// CHECK: store.cpp:[[@LINE+42]]:{{[0-9]+}}: warning: 'Log::mu_' is taken with 'Store::mu_' held, and elsewhere the other way round: the threads can wait for each other for ever [heddle-lock-order]

//--- store.h
#pragma once
#include <map>
#include <mutex>
#include <string>
class Log;
class Store {
public:
  explicit Store(Log &L) : Out(L) {}
  void put(const std::string &Key, int Value);
  int size();

private:
  std::mutex mu_;
  std::map<std::string, int> Values;
  Log &Out;
};

//--- log.h
#pragma once
#include <mutex>
#include <string>
class Store;
class Log {
public:
  void attach(Store *S) { Watched = S; }
  void line(const std::string &Text);
  void report();

private:
  std::mutex mu_;
  std::string Text;
  Store *Watched = nullptr;
};

//--- store.cpp
#include "store.h"
#include "log.h"
void Store::put(const std::string &Key, int Value) {
  std::lock_guard<std::mutex> Lock(mu_);
  Values[Key] = Value;
  Out.line("put " + Key);
}
int Store::size() {
  std::lock_guard<std::mutex> Lock(mu_);
  return static_cast<int>(Values.size());
}

//--- log.cpp
#include "log.h"
#include "store.h"
void Log::line(const std::string &T) {
  std::lock_guard<std::mutex> Lock(mu_);
  Text += T;
}
void Log::report() {
  std::lock_guard<std::mutex> Lock(mu_);
  Text += std::to_string(Watched->size());
}

//--- main.cpp
#include "log.h"
#include "store.h"
#include <thread>
int main() {
  Log TheLog;
  Store TheStore(TheLog);
  TheLog.attach(&TheStore);
  std::thread Writer([&] { TheStore.put("a", 1); });
  std::thread Reporter([&] { TheLog.report(); });
  Writer.join();
  Reporter.join();
}
