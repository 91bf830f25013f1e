// RUN: %check_heddle %s lock-order
//
// A bus calls its listeners under its own lock; a listener takes a lock under
// which, elsewhere, it talks to the bus.

//--- bus.h
#pragma once
#include <functional>
#include <mutex>
#include <vector>
class Bus {
public:
  void subscribe(std::function<void(int)> F);
  void publish(int Event);

private:
  std::mutex mu_;
  std::vector<std::function<void(int)>> Listeners;
};

//--- bus.cpp
#include "bus.h"
void Bus::subscribe(std::function<void(int)> F) {
  std::lock_guard<std::mutex> Lock(mu_);
  Listeners.push_back(std::move(F));
}
void Bus::publish(int Event) {
  std::lock_guard<std::mutex> Lock(mu_);
  for (auto &F : Listeners)
    F(Event);
}

//--- session.h
#pragma once
#include "bus.h"
class Session {
public:
  explicit Session(Bus &B) : TheBus(B) {}
  void open();
  void close();

private:
  void onEvent(int Event);
  Bus &TheBus;
  std::mutex mu_;
  int Last = 0;
};

//--- session.cpp
#include "session.h"
void Session::open() {
  std::lock_guard<std::mutex> Lock(mu_);
  TheBus.subscribe([this](int Event) { onEvent(Event); });
}
void Session::close() {
  std::lock_guard<std::mutex> Lock(mu_);
  Last = -1;
}
void Session::onEvent(int Event) {
  std::lock_guard<std::mutex> Lock(mu_); // heddle: lock-order
  Last = Event;
}

//--- main.cpp
#include "session.h"
#include <thread>
int main() {
  Bus TheBus;
  Session S(TheBus);
  std::thread Opener([&] { S.open(); });
  std::thread Publisher([&] { TheBus.publish(1); });
  Opener.join();
  Publisher.join();
}
