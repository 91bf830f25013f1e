// RUN: %check_heddle %s split-critical-section check-then-act nonatomic-rmw
//
// A shop: stock is looked up under the lock of a lower layer, and booked under it again.

//--- stock.h
#include <map>
#include <mutex>
#include <string>
class Stock {
public:
  int available() const;
  void setAvailable(int N);
  bool reserve(int N);
  void badOrder(int N);
  void okOrder(int N);
  void badAverage(double Sample);
  void okAverage(double Sample);
  void okAverageLoop(double Sample);
  void okReserved(int N);

private:
  int availableLocked() const { return Available; }
  mutable std::mutex Mutex;
  int Available = 100, Sold = 0;
  int Booked = 0, Shipped = 0, Most = 1000;
  double Mean = 0, Other = 0;
};

//--- stock.cpp
#include "stock.h"
void charge(int N);
int Stock::available() const {
  std::lock_guard<std::mutex> Guard(Mutex);
  return availableLocked();
}
void Stock::setAvailable(int N) {
  std::lock_guard<std::mutex> Guard(Mutex);
  Available = N;
}
bool Stock::reserve(int N) {
  std::lock_guard<std::mutex> Guard(Mutex);
  if (availableLocked() < N)
    return false;
  Available -= N;
  return true;
}
void Stock::badOrder(int N) {
  if (available() < N)
    return;
  charge(N);
  std::lock_guard<std::mutex> Guard(Mutex);
  Available -= N; // heddle: split-critical-section@medium
  ++Sold;
}
void Stock::okOrder(int N) {
  if (available() < N)
    return;
  if (!reserve(N))
    return;
  charge(N);
}
// What is booked counts for all who come after.
void Stock::okReserved(int N) {
  {
    std::lock_guard<std::mutex> Guard(Mutex);
    if (Shipped + Booked + N > Most)
      return;
    Booked += N;
  }
  charge(N);
  std::lock_guard<std::mutex> Guard(Mutex);
  Booked -= N;
  Shipped += N;
}
void Stock::badAverage(double Sample) {
  double Old;
  {
    std::lock_guard<std::mutex> Guard(Mutex);
    Old = Mean;
  }
  double New = Old * 0.9 + Sample * 0.1;
  std::lock_guard<std::mutex> Guard(Mutex);
  Mean = New; // heddle: split-critical-section@medium
}
void Stock::okAverage(double Sample) {
  std::lock_guard<std::mutex> Guard(Mutex);
  Other = Other * 0.9 + Sample * 0.1;
}
void Stock::okAverageLoop(double Sample) {
  for (;;) {
    double Old;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      Old = Mean;
    }
    double New = Old * 0.9 + Sample * 0.1;
    std::lock_guard<std::mutex> Guard(Mutex);
    if (Mean == Old) {
      Mean = New;
      return;
    }
  }
}

//--- till.cpp
#include "stock.h"
#include <thread>
static Stock Shop;
static void badRefund(int N) {
  int Now = Shop.available();
  Shop.setAvailable(Now + N); // heddle: split-critical-section@medium
}
static void till() {
  Shop.badOrder(1);
  Shop.okOrder(1);
  Shop.badAverage(1);
  Shop.okAverage(1);
  Shop.okAverageLoop(1);
  Shop.okReserved(1);
  badRefund(1);
}
int main() {
  std::thread A(till), B(till);
  A.join();
  B.join();
}
