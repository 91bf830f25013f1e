#pragma once
#include <functional>
#include <mutex>
#include <thread>

class Pump {
public:
  explicit Pump(std::function<void(int)> F);
  ~Pump();
  void stop();

private:
  void run();
  std::mutex mu_;
  bool Stopped = false;
  std::function<void(int)> Deliver;
  std::thread Runner;
};
