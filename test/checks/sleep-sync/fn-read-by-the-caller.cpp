// RUN: %check_heddle %s sleep-sync
//
// A known miss: start() returns after its sleep, and it is the caller that reads.

#include <chrono>
#include <thread>
#include <vector>

class Service {
public:
  void start() {
    T = std::thread([this] { Table.resize(100); });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  int at(int I) const { return Table[I]; }
  void stop() { T.join(); }

private:
  std::vector<int> Table;
  std::thread T;
};

int main() {
  Service S;
  S.start();
  int N = S.at(3);
  S.stop();
  return N;
}
