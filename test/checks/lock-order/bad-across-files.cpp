// RUN: %check_heddle %s lock-order
//
// A store writes to its log with its own lock held; the log asks the store for
// its size with the log's lock held. Each file is right by itself. The report
// takes each step in the order in which it happens: first the lock, then the
// call that leads to the other one.

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
  std::mutex StoreMu;
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
  std::mutex LogMu;
  std::string Text;
  Store *Watched = nullptr;
};

//--- store.cpp
#include "store.h"
#include "log.h"
void Store::put(const std::string &Key, int Value) {
  std::lock_guard<std::mutex> Lock(StoreMu);
  Values[Key] = Value;
  Out.line("put " + Key);
}
int Store::size() {
  std::lock_guard<std::mutex> Lock(StoreMu); // heddle: lock-order
  return static_cast<int>(Values.size());
}

//--- log.cpp
#include "log.h"
#include "store.h"
void Log::line(const std::string &T) {
  std::lock_guard<std::mutex> Lock(LogMu);
  Text += T;
}
void Log::report() {
  std::lock_guard<std::mutex> Lock(LogMu);
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

// CHECK:      store.cpp:52:31: warning: 'Store::StoreMu' is taken with 'Log::LogMu' held, and elsewhere the other way round: the threads can wait for each other for ever [heddle-lock-order]
// CHECK:        thread 1: {{.*}} thread 2:
// CHECK:        {{[0-9]}}. takes 'Log::LogMu'
// CHECK-NEXT:   {{[0-9]}}. calls 'Store::size' (log.cpp:65)
// CHECK:        {{[0-9]}}. takes 'Store::StoreMu'
// CHECK-NEXT:   {{[0-9]}}. calls 'Log::line' (store.cpp:49)
// CHECK:        {{[0-9]}}. waits for 'Store::StoreMu', which thread 2
// CHECK:        {{[0-9]}}. waits for 'Log::LogMu', which thread 1
// CHECK:        each thread waits for the other, for ever
// CHECK:        mutual exclusion: 'Log::LogMu' has one owner at a time (log.h:38)
// CHECK-NEXT:   hold and wait:    'Store::StoreMu' is waited for with 'Log::LogMu' held (store.cpp:52)
// CHECK-NEXT:   no preemption:    'Log::LogMu' is given back only by the thread that took it (log.cpp:64)
// CHECK-NEXT:   circular wait:    the order is the other way round here; one order everywhere breaks it (log.cpp:60); the cheapest to break
