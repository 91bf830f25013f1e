// RUN: %check_heddle %s thread-lifetime
//
// The thread is started, and let go, by a helper of another file.

//--- background.h
#include <functional>
void inBackground(std::function<void()> job);
void inTurn(std::function<void()> job);

//--- background.cpp
#include "background.h"
#include <thread>
void inBackground(std::function<void()> job) {
  std::thread(job).detach(); // heddle: thread-lifetime@high
  // CHECK: [[@LINE-1]]:{{.*}}uses the local 'bad_sum' of 'add', and nobody waits for it before 'add' returns
}
void inTurn(std::function<void()> job) {
  std::thread t(job);
  t.join();
}

//--- main.cpp
#include "background.h"

void add() {
  int bad_sum = 0;
  inBackground([&bad_sum] { ++bad_sum; });
}

void addInTurn() {
  int ok_sum = 0;
  inTurn([&ok_sum] { ++ok_sum; });
}

int main() {
  add();
  addInTurn();
}
