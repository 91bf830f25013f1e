// RUN: %check_heddle %s busy-wait
//
// The flag is asked for by a method of another file, and set by a third.

//--- engine.h
class Engine {
public:
  bool isWarm() const;
  void warmUp();

private:
  bool warm_ = false;
};

//--- engine.cpp
#include "engine.h"
bool Engine::isWarm() const { return warm_; }
void Engine::warmUp() { warm_ = true; }

//--- main.cpp
#include "engine.h"
#include <thread>

static Engine TheEngine;
static void heat() { TheEngine.warmUp(); }

int main() {
  std::thread heater(heat);
  while (!TheEngine.isWarm()) { // heddle: busy-wait@high
  }
  // CHECK: [[@LINE-2]]:{{.*}}spins until 'heat' changes 'warm_', which the compiler need not read again
  heater.join();
  return 0;
}
