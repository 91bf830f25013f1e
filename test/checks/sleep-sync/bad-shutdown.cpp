// RUN: %check_heddle %s sleep-sync
//
// A service counts its workers down and waits for zero by sleeping; another one
// does so in its destructor.

//--- service.h
#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>

class ServiceBad {
public:
  void start();
  void badStop();

private:
  void work();
  std::atomic<int> Running{0};
  std::atomic<bool> Stopping{false};
};

class ServiceOk {
public:
  void start();
  void okStop();

private:
  void work();
  std::mutex Mu;
  std::condition_variable Idle;
  int Running = 0;
  bool Stopping = false;
};

//--- service.cpp
#include "service.h"
#include <chrono>
#include <thread>

void ServiceBad::start() {
  ++Running;
  std::thread([this] { work(); }).detach();
}

void ServiceBad::work() {
  while (!Stopping)
    std::this_thread::yield();
  --Running;
}

void ServiceBad::badStop() {
  Stopping = true;
  while (Running > 0)
    std::this_thread::sleep_for(std::chrono::milliseconds(10)); // heddle: sleep-sync@high
}

void ServiceOk::start() {
  {
    std::lock_guard<std::mutex> Hold(Mu);
    ++Running;
  }
  std::thread([this] { work(); }).detach();
}

void ServiceOk::work() {
  std::unique_lock<std::mutex> Hold(Mu);
  Idle.wait(Hold, [this] { return Stopping; });
  --Running;
  Idle.notify_all();
}

void ServiceOk::okStop() {
  std::unique_lock<std::mutex> Hold(Mu);
  Stopping = true;
  Idle.notify_all();
  Idle.wait(Hold, [this] { return Running == 0; });
}
