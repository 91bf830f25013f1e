#include "pump.h"
#include <future>
#include <vector>

static int Delivered;
static void deliver(int N) { Delivered += N; }
static int sum(int N) { return N; }

struct Scratch {
  int Used = 0;
  void fill() { ++Used; }
};

int main() {
  Pump P(deliver);
  std::future<int> Sum = std::async(std::launch::async, sum, 3);
  std::vector<Scratch> Own(4);
  std::vector<std::thread> Workers;
  for (Scratch &S : Own)
    Workers.emplace_back(&Scratch::fill, &S);
  for (std::thread &W : Workers)
    W.join();
  return Sum.get();
}
