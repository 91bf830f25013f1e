// RUN: %check_heddle %s lock-order
//
// The bus copies its listeners under the lock and calls them without it.

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
  std::vector<std::function<void(int)>> Copy;
  {
    std::lock_guard<std::mutex> Lock(mu_);
    Copy = Listeners;
  }
  for (auto &F : Copy)
    F(Event);
}

//--- main.cpp
#include "bus.h"
#include <thread>
class Session {
public:
  explicit Session(Bus &B) : TheBus(B) {}
  void open() {
    std::lock_guard<std::mutex> Lock(mu_);
    TheBus.subscribe([this](int Event) { onEvent(Event); });
  }

private:
  void onEvent(int Event) {
    std::lock_guard<std::mutex> Lock(mu_);
    Last = Event;
  }
  Bus &TheBus;
  std::mutex mu_;
  int Last = 0;
};
int main() {
  Bus TheBus;
  Session S(TheBus);
  std::thread Opener([&] { S.open(); });
  std::thread Publisher([&] { TheBus.publish(1); });
  Opener.join();
  Publisher.join();
}
