// RUN: %check_heddle %s nonatomic-rmw
//
// The object lies in one file, its threads start in another, and the update in
// a third. Two sessions share one registry; each one's own counter is its own.

//--- registry.h
#pragma once
#include <map>
#include <mutex>
#include <string>

class RegistryBad {
public:
  void opened(const std::string &User);
  void closed(const std::string &User);
  void heartbeat();
  long beats();

private:
  std::mutex Mu;
  std::map<std::string, int> Sessions;
  long Beats = 0;
};

//--- registry.cpp
#include "registry.h"

void RegistryBad::opened(const std::string &User) {
  std::lock_guard<std::mutex> Hold(Mu);
  ++Sessions[User];
}

void RegistryBad::closed(const std::string &User) {
  std::lock_guard<std::mutex> Hold(Mu);
  if (--Sessions[User] == 0)
    Sessions.erase(User);
}

void RegistryBad::heartbeat() {
  Beats++; // heddle: nonatomic-rmw@high
}

long RegistryBad::beats() {
  std::lock_guard<std::mutex> Hold(Mu);
  return Beats;
}

//--- session.h
#pragma once
#include "registry.h"

class OkSession {
public:
  OkSession(RegistryBad &R, std::string U) : Registry(R), User(std::move(U)) {}
  void run();

private:
  RegistryBad &Registry;
  std::string User;
  long Turns = 0;
};

//--- session.cpp
#include "session.h"

void OkSession::run() {
  Registry.opened(User);
  while (Turns < 1000) {
    ++Turns;
    Registry.heartbeat();
  }
  Registry.closed(User);
}

//--- main.cpp
#include "session.h"
#include <thread>

int main() {
  RegistryBad Registry;
  std::thread Ann([&Registry] {
    OkSession S(Registry, "ann");
    S.run();
  });
  std::thread Bob([&Registry] {
    OkSession S(Registry, "bob");
    S.run();
  });
  Ann.join();
  Bob.join();
  return Registry.beats() == 2000 ? 0 : 1;
}

// CHECK:      registry.cpp:{{[0-9]+}}:{{[0-9]+}}: warning: 'Beats' is read, changed and written back in separate steps, and two threads can do so at once [heddle-nonatomic-rmw]
// CHECK:      thread 1: main::lambda#1, started at{{ *}}thread 2: main::lambda#2, started at
// CHECK-NEXT: main.cpp:81{{ *}}main.cpp:85
// CHECK:      the update of step 7 is lost
