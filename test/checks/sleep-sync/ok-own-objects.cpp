// RUN: %check_heddle %s sleep-sync
//
// What is read after the sleep belongs to this thread, was copied, or is
// changed by nobody any more.

#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

static const std::string Greeting = "hello";
static thread_local int Turn = 0;

struct Batch {
  std::vector<int> Rows;
  int Limit = 3;
};

static size_t okLocal() {
  Batch Mine;
  Mine.Rows.push_back(1);
  std::this_thread::sleep_for(1ms);
  return Mine.Rows.size() + Mine.Limit;
}

static int okThreadLocal() {
  ++Turn;
  std::this_thread::sleep_for(1ms);
  return Turn;
}

static size_t okConstant() {
  std::this_thread::sleep_for(1ms);
  return Greeting.size();
}

static int okCopied() {
  int Budget = 5;
  std::thread T([Budget]() mutable { Budget = 0; });
  std::this_thread::sleep_for(1ms);
  int Left = Budget;
  T.join();
  return Left;
}

static int Config = 0;

static int okSetBefore() {
  Config = 4;
  std::thread T([] { std::this_thread::sleep_for(1ms); });
  std::this_thread::sleep_for(1ms);
  int Seen = Config;
  T.join();
  return Seen;
}

int main() {
  std::thread A([] { okLocal(); }), B([] { okThreadLocal(); });
  A.join();
  B.join();
  return okLocal() + okThreadLocal() + okConstant() + okCopied() + okSetBefore() > 3;
}
