#include "pump.h"

Pump::Pump(std::function<void(int)> F) : Deliver(std::move(F)) {
  Runner = std::thread(&Pump::run, this);
}

Pump::~Pump() {
  stop();
  Runner.join();
}

void Pump::stop() {
  std::lock_guard<std::mutex> Lock(mu_);
  Stopped = true;
}

void Pump::run() {
  for (int N = 0;; ++N) {
    {
      std::lock_guard<std::mutex> Lock(mu_);
      if (Stopped)
        return;
    }
    Deliver(N);
  }
}
